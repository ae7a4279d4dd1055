// SPDX-License-Identifier: Apache-2.0
#include "model/objects/linediff.h"

#include <algorithm>
#include <cstdint>

namespace kubewake {
namespace {

using Lines = std::vector<std::string_view>;

// Lines that differ stand beside each other as far as both sides have some.
void addChanged(std::vector<LineRow> &rows, int before, int beforeEnd, int after, int afterEnd)
{
    while (before < beforeEnd || after < afterEnd) {
        rows.push_back({before < beforeEnd ? before : -1, after < afterEnd ? after : -1, true});
        before += before < beforeEnd ? 1 : 0;
        after += after < afterEnd ? 1 : 0;
    }
}

// Rows of what is between the common beginning and end.
void addMiddle(std::vector<LineRow> &rows, const Lines &before, const Lines &after, int begin,
               int beforeEnd, int afterEnd)
{
    const auto height = static_cast<std::size_t>(beforeEnd - begin) + 1;
    const auto width = static_cast<std::size_t>(afterEnd - begin) + 1;
    if (height * width > kMaximumCells || height == 1 || width == 1) {
        addChanged(rows, begin, beforeEnd, begin, afterEnd);
        return;
    }
    const auto first = static_cast<std::size_t>(begin);
    std::vector<std::uint32_t> common(height * width, 0); // from here to the end
    for (std::size_t b = height - 1; b-- > 0;) {
        for (std::size_t a = width - 1; a-- > 0;) {
            std::uint32_t &cell = common[b * width + a];
            if (before[first + b] == after[first + a])
                cell = common[(b + 1) * width + a + 1] + 1;
            else
                cell = std::max(common[(b + 1) * width + a], common[b * width + a + 1]);
        }
    }
    std::size_t b = 0;
    std::size_t a = 0;
    int changedBefore = begin;
    int changedAfter = begin;
    const auto at = [begin](std::size_t offset) { return begin + static_cast<int>(offset); };
    while (b + 1 < height && a + 1 < width) {
        if (before[first + b] == after[first + a]) {
            addChanged(rows, changedBefore, at(b), changedAfter, at(a));
            rows.push_back({at(b), at(a), false});
            changedBefore = at(++b);
            changedAfter = at(++a);
        } else if (common[(b + 1) * width + a] >= common[b * width + a + 1]) {
            ++b;
        } else {
            ++a;
        }
    }
    addChanged(rows, changedBefore, beforeEnd, changedAfter, afterEnd);
}

} // namespace

std::vector<std::string_view> linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<LineRow> lineDiff(std::string_view before, std::string_view after)
{
    const Lines was = linesOf(before);
    const Lines is = linesOf(after);
    const auto [wasMiddle, isMiddle] = std::ranges::mismatch(was, is);
    const auto begin = static_cast<int>(wasMiddle - was.begin());
    auto beforeEnd = static_cast<int>(was.size());
    auto afterEnd = static_cast<int>(is.size());
    const auto lineOf = [](const Lines &lines, int at) {
        return lines[static_cast<std::size_t>(at)];
    };
    while (beforeEnd > begin && afterEnd > begin
           && lineOf(was, beforeEnd - 1) == lineOf(is, afterEnd - 1)) {
        --beforeEnd;
        --afterEnd;
    }
    std::vector<LineRow> rows;
    for (int i = 0; i < begin; ++i)
        rows.push_back({i, i, false});
    addMiddle(rows, was, is, begin, beforeEnd, afterEnd);
    for (int i = 0; beforeEnd + i < static_cast<int>(was.size()); ++i)
        rows.push_back({beforeEnd + i, afterEnd + i, false});
    return rows;
}

} // namespace kubewake
