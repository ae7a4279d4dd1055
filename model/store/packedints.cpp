// SPDX-License-Identifier: Apache-2.0
#include "model/store/packedints.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace kubewake {

PackedInts::PackedInts(std::span<const std::int64_t> values, StoreMemoryPtr memory)
{
    if (values.empty())
        return;
    const auto [smallest, largest] = std::ranges::minmax(values);
    m_base = smallest;
    const std::uint64_t spread =
        static_cast<std::uint64_t>(largest) - static_cast<std::uint64_t>(smallest);
    if (spread > std::numeric_limits<std::uint32_t>::max()) {
        m_wide = StoreBytes(values.size_bytes(), std::move(memory));
        std::memcpy(m_wide.data(), values.data(), values.size_bytes());
        return;
    }
    std::vector<std::uint32_t> distances(values.size());
    std::ranges::transform(values, distances.begin(), [base = m_base](std::int64_t value) {
        return static_cast<std::uint32_t>(value - base);
    });
    m_distance = PackedCodes(distances, std::move(memory));
}

} // namespace kubewake
