// SPDX-License-Identifier: Apache-2.0
#include "model/store/auditid.h"

#include "model/store/dictionary.h"

#include <array>

namespace kubewake {
namespace {

constexpr std::size_t kUuidLength = 36;

bool isDashPosition(std::size_t at)
{
    return at == 8 || at == 13 || at == 18 || at == 23;
}

constexpr std::uint8_t kNoDigit = 0x80;

// Lower case only: an audit ID in upper case is another text.
constexpr std::array<std::uint8_t, 256> kHexDigits = [] {
    std::array<std::uint8_t, 256> digits {};
    digits.fill(kNoDigit);
    for (std::uint8_t i = 0; i < 10; ++i)
        digits[static_cast<std::size_t>('0') + i] = i;
    for (std::uint8_t i = 0; i < 6; ++i)
        digits[static_cast<std::size_t>('a') + i] = static_cast<std::uint8_t>(10 + i);
    return digits;
}();

} // namespace

std::optional<AuditId> AuditId::fromUuid(std::string_view text)
{
    if (text.size() != kUuidLength || text[8] != '-' || text[13] != '-' || text[18] != '-'
        || text[23] != '-')
        return std::nullopt;
    AuditId id;
    std::uint8_t invalid = 0;
    const auto read = [&](std::uint64_t &half, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const std::uint8_t digit = kHexDigits[static_cast<unsigned char>(text[i])];
            invalid |= digit;
            half = (half << 4) | (digit & 15U);
        }
    };
    read(id.high, 0, 8);
    read(id.high, 9, 13);
    read(id.high, 14, 18);
    read(id.low, 19, 23);
    read(id.low, 24, kUuidLength);
    if ((invalid & kNoDigit) != 0 || id.isMissing() || id.high == kTextMark)
        return std::nullopt;
    return id;
}

std::string AuditId::toString(const Dictionary &texts) const
{
    if (isMissing())
        return {};
    if (isText())
        return std::string(texts.value(textCode()));
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text(kUuidLength, '-');
    unsigned digits = 0;
    for (std::size_t i = 0; i < kUuidLength; ++i) {
        if (isDashPosition(i))
            continue;
        const std::uint64_t half = digits < 16 ? high : low;
        text[i] = kHex[(half >> (60 - 4 * (digits % 16))) & 15];
        ++digits;
    }
    return text;
}

} // namespace kubewake
