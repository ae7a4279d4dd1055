// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace kubewake {

// Two texts side by side. `before` and `after` are line numbers from 0, -1 where a line has no
// partner; lines in one row are equal unless `isChanged`.
struct LineRow
{
    int before = -1;
    int after = -1;
    bool isChanged = false;

    friend bool operator==(const LineRow &, const LineRow &) = default;
};

// Longest common subsequence of the lines between the common beginning and end. Where that would
// need more than kMaximumCells, what is between is one changed piece. Pure; any thread.
inline constexpr std::size_t kMaximumCells = 16U << 20;
[[nodiscard]] std::vector<LineRow> lineDiff(std::string_view before, std::string_view after);

[[nodiscard]] std::vector<std::string_view> linesOf(std::string_view text);

} // namespace kubewake
