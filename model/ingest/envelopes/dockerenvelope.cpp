// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/dockerenvelope.h"

#include "model/core/jsonescape.h"
#include "model/core/jsonview.h"

namespace kubewake {

// By the members that Docker writes, in its order, and no others: collectors add theirs.
std::optional<ContainerLine> DockerEnvelope::readLine(std::string_view line) const
{
    if (!line.starts_with(R"({"log":")"))
        return std::nullopt;
    const JsonObjectView members(line);
    const std::string_view text = members.string("log");
    const std::string_view stream = members.string("stream");
    const bool attributes = members.has("attrs");
    if (!members.isWhole() || members.members().size() != (attributes ? 4U : 3U)
        || text.data() == nullptr || !members.has("time")
        || (stream != "stdout" && stream != "stderr"))
        return std::nullopt;
    const std::uint8_t number = stream == "stderr" ? 1 : 0;
    return ContainerLine {text, number, !text.ends_with("\\n")};
}

void DockerEnvelope::appendText(std::string_view text, std::string &to) const
{
    appendUnescaped(text, to);
}

void DockerEnvelope::readText(std::string_view text, const RecordPlace &place,
                              EventSink &sink) const
{
    sink.addString(text, place);
}

} // namespace kubewake
