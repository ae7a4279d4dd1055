// SPDX-License-Identifier: Apache-2.0
#include "model/store/packedcodes.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace kubewake {

template<typename T>
void PackedCodes::fill(std::span<const std::uint32_t> codes, StoreMemoryPtr memory)
{
    m_width = sizeof(T);
    m_bytes = StoreBytes(codes.size() * sizeof(T), std::move(memory));
    std::ranges::transform(codes, reinterpret_cast<T *>(m_bytes.data()),
                           [](std::uint32_t code) { return static_cast<T>(code); });
}

PackedCodes::PackedCodes(std::span<const std::uint32_t> codes, StoreMemoryPtr memory)
{
    if (codes.empty())
        return;
    const auto [smallest, largest] = std::ranges::minmax(codes);
    m_maximum = largest;
    if (smallest == largest)
        m_constant = largest;
    else if (largest <= std::numeric_limits<std::uint8_t>::max())
        fill<std::uint8_t>(codes, std::move(memory));
    else if (largest <= std::numeric_limits<std::uint16_t>::max())
        fill<std::uint16_t>(codes, std::move(memory));
    else
        fill<std::uint32_t>(codes, std::move(memory));
}

} // namespace kubewake
