// SPDX-License-Identifier: Apache-2.0
#include "detections/timedrows.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::size_t kBlock = 65'536;

} // namespace

bool sortByTime(std::vector<TimedRow> &rows, const std::function<bool()> &cancelled)
{
    if (std::ranges::is_sorted(rows)) // usual: logs are written in the order of time
        return true;
    const std::size_t size = rows.size();
    const auto at = [&rows, size](std::size_t i) {
        return rows.begin() + static_cast<std::ptrdiff_t>(std::min(i, size));
    };
    for (std::size_t i = 0; i < size; i += kBlock) {
        if (cancelled())
            return false;
        std::sort(at(i), at(i + kBlock));
    }
    for (std::size_t width = kBlock; width < size; width *= 2) {
        for (std::size_t i = 0; i + width < size; i += 2 * width) {
            if (cancelled())
                return false;
            std::inplace_merge(at(i), at(i + width), at(i + 2 * width));
        }
    }
    return true;
}

} // namespace kubewake
