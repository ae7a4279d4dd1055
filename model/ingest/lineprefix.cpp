// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/lineprefix.h"

#include "model/core/timestamp.h"

#include <algorithm>

namespace kubewake {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// `Nov 23 09:40:39 `, as RFC 3164 and `journalctl` write it.
bool startsWithBsdTime(std::string_view text)
{
    constexpr std::string_view kShape = "Aaa dd dd:dd:dd ";
    if (text.size() < kShape.size())
        return false;
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        const char c = text[i];
        const char shape = kShape[i];
        const bool fits = shape == 'A' ? c >= 'A' && c <= 'Z'
            : shape == 'a'             ? c >= 'a' && c <= 'z'
            : shape == 'd'             ? isDigit(c) || (i == 4 && c == ' ')
                                       : c == shape;
        if (!fits)
            return false;
    }
    return true;
}

} // namespace

std::string_view formatOfPrefix(std::string_view prefix)
{
    const std::size_t end = std::min(prefix.find_first_of(" \t"), prefix.size());
    const std::string_view first = prefix.substr(0, end);
    const bool only = prefix.find_first_not_of(" \t", end) == std::string_view::npos;
    if (prefix.size() > 2 && prefix.front() == '<' && isDigit(prefix[1]))
        return "syslog";
    if (startsWithBsdTime(prefix))
        return "syslog or journal text";
    if (only && parseTimestamp(first))
        return "JSON behind a time (CloudWatch export to S3)";
    if (!first.empty() && std::ranges::all_of(first, isDigit) && prefix.ends_with('\t'))
        return "Grafana Loki (text)";
    if (only && !first.empty() && end < prefix.size())
        return "JSON behind a host name (oc adm node-logs)";
    return "JSON behind other text";
}

} // namespace kubewake
