// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/crienvelope.h"

#include "model/core/timestamp.h"
#include "model/ingest/logline.h"

namespace kubewake {

std::optional<ContainerLine> CriEnvelope::readLine(std::string_view line) const
{
    constexpr std::size_t kLongestTime = 40;
    const std::size_t space = line.substr(0, kLongestTime).find(' ');
    if (space == std::string_view::npos || line.empty() || line.front() < '0' || line.front() > '9')
        return std::nullopt;
    std::string_view rest = line.substr(space + 1);
    ContainerLine read;
    read.stream = rest.starts_with("stderr ") ? 1 : 0;
    if (!rest.starts_with("stdout ") && read.stream == 0)
        return std::nullopt;
    rest.remove_prefix(std::string_view("stdout ").size());
    // Tags are separated by colons; the first says whether the line is whole.
    const std::size_t tags = rest.find(' ');
    const std::string_view first = rest.substr(0, std::min(tags, rest.find(':')));
    if ((first != "F" && first != "P") || !parseTimestamp(line.substr(0, space)))
        return std::nullopt;
    read.goesOn = first == "P";
    read.text = tags == std::string_view::npos ? rest.substr(rest.size()) : rest.substr(tags + 1);
    if (read.text.ends_with('\r'))
        read.text.remove_suffix(1);
    return read;
}

std::optional<ContainerLine> CriEnvelope::readFirstLine(std::string_view rest) const
{
    if (rest.ends_with('\r'))
        rest.remove_suffix(1);
    return ContainerLine {rest, kNoStream, true};
}

std::optional<ContainerLine> CriEnvelope::readLastLine(std::string_view start) const
{
    return readLine(start);
}

void CriEnvelope::readText(std::string_view text, const RecordPlace &place, EventSink &sink) const
{
    readLogLine(text, place, sink);
}

} // namespace kubewake
