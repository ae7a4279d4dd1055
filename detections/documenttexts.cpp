// SPDX-License-Identifier: Apache-2.0
#include "detections/documenttexts.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool isMarker(std::string_view line)
{
    return (line.starts_with("---") || line.starts_with("..."))
        && (line.size() == 3 || kBlanks.find(line[3]) != std::string_view::npos);
}

std::string_view withoutEmptyLines(std::string_view text)
{
    const std::size_t last = text.find_last_not_of(kBlanks);
    if (last == std::string_view::npos)
        return {};
    text = text.substr(0, last + 1);
    const std::size_t first = text.find_first_not_of(kBlanks);
    const std::size_t feed = text.rfind('\n', first);
    return feed == std::string_view::npos ? text : text.substr(feed + 1);
}

} // namespace

DocumentTexts::DocumentTexts(std::string_view text)
    : m_text(text)
{
    int number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const std::size_t feed = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, feed - begin);
        const std::size_t end = std::min(feed + 1, text.size());
        if (isMarker(line)) {
            const bool hasContent = line.find_first_not_of(kBlanks, 3) != std::string_view::npos;
            m_markers.push_back({number, begin, end, hasContent});
        }
        begin = end;
    }
}

std::string DocumentTexts::at(int line) const
{
    const auto after =
        std::ranges::upper_bound(m_markers, line, std::ranges::less {}, &Marker::line);
    std::size_t begin = 0;
    if (after != m_markers.begin()) {
        const Marker &before = *std::prev(after);
        begin = before.hasContent ? before.begin : before.end;
    }
    const std::size_t end = after != m_markers.end() ? after->begin : m_text.size();
    return std::string(withoutEmptyLines(m_text.substr(begin, end - begin)));
}

} // namespace kubewake
