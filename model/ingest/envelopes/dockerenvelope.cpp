// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/dockerenvelope.h"

#include "model/core/jsonview.h"

namespace kubewake {

namespace {

constexpr std::string_view kTextStart = R"({"log":")";

} // namespace

// By the members that Docker writes, in its order, and no others: collectors add theirs.
std::optional<ContainerLine> DockerEnvelope::readLine(std::string_view line) const
{
    if (!line.starts_with(kTextStart))
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

std::optional<ContainerLine> DockerEnvelope::readFirstLine(std::string_view rest) const
{
    auto read = readLine(std::string(kTextStart).append(rest));
    if (read) // now of what was given
        read->text = rest.substr(0, read->text.size());
    return read;
}

std::optional<ContainerLine> DockerEnvelope::readLastLine(std::string_view start) const
{
    if (!start.starts_with(kTextStart))
        return std::nullopt;
    return ContainerLine {start.substr(kTextStart.size()), kNoStream, false};
}

void DockerEnvelope::readText(std::string_view text, const RecordPlace &place,
                              EventSink &sink) const
{
    sink.addString(text, place);
}

} // namespace kubewake
