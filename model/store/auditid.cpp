// SPDX-License-Identifier: Apache-2.0
#include "model/store/auditid.h"

#include "model/store/dictionary.h"

namespace kubewake {
namespace {

constexpr std::size_t kUuidLength = 36;

bool isDashPosition(std::size_t at)
{
    return at == 8 || at == 13 || at == 18 || at == 23;
}

} // namespace

std::optional<AuditId> AuditId::fromUuid(std::string_view text)
{
    if (text.size() != kUuidLength)
        return std::nullopt;
    AuditId id;
    unsigned digits = 0;
    for (std::size_t i = 0; i < kUuidLength; ++i) {
        const char c = text[i];
        if (isDashPosition(i)) {
            if (c != '-')
                return std::nullopt;
            continue;
        }
        unsigned value = 0;
        if (c >= '0' && c <= '9')
            value = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            value = static_cast<unsigned>(c - 'a') + 10;
        else
            return std::nullopt;
        std::uint64_t &half = digits < 16 ? id.high : id.low;
        half = (half << 4) | value;
        ++digits;
    }
    if (id.isMissing() || id.high == kTextMark)
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
