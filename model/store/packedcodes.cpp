// SPDX-License-Identifier: Apache-2.0
#include "model/store/packedcodes.h"

#include <algorithm>
#include <limits>

namespace kubewake {

PackedCodes::PackedCodes(std::span<const std::uint32_t> codes)
{
    if (codes.empty())
        return;
    const auto [smallest, largest] = std::ranges::minmax(codes);
    m_maximum = largest;
    if (smallest == largest) {
        m_constant = largest;
    } else if (largest <= std::numeric_limits<std::uint8_t>::max()) {
        m_width = 1;
        m_bytes.resize(codes.size());
        std::ranges::transform(codes, m_bytes.begin(),
                               [](std::uint32_t c) { return static_cast<std::uint8_t>(c); });
    } else if (largest <= std::numeric_limits<std::uint16_t>::max()) {
        m_width = 2;
        m_shorts.resize(codes.size());
        std::ranges::transform(codes, m_shorts.begin(),
                               [](std::uint32_t c) { return static_cast<std::uint16_t>(c); });
    } else {
        m_width = 4;
        m_words.assign(codes.begin(), codes.end());
    }
}

} // namespace kubewake
