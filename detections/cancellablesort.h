// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace kubewake {

// Sorts by `<`. False: cancelled, and the order is anything. Asks about every 10 ms.
template<typename T>
[[nodiscard]] bool sortCancellably(std::vector<T> &list, const std::function<bool()> &cancelled)
{
    constexpr std::size_t kBlock = 65'536;
    if (std::is_sorted(list.begin(), list.end())) // usual: logs are written in the order of time
        return true;
    const std::size_t size = list.size();
    const auto at = [&list, size](std::size_t i) {
        return list.begin() + static_cast<std::ptrdiff_t>(std::min(i, size));
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
