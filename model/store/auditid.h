// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

class Dictionary;

// An auditID in 16 bytes. Kubernetes writes lower-case UUIDs, but a client may send any text in
// the Audit-ID header: such a text is kept in a dictionary and named by its code.
struct AuditId
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    // No auditID in the event. Such an event is a request of its own.
    [[nodiscard]] bool isMissing() const { return high == 0 && low == 0; }

    [[nodiscard]] bool isText() const { return high == kTextMark; }
    [[nodiscard]] Code textCode() const { return static_cast<Code>(low); }
    [[nodiscard]] static AuditId fromTextCode(Code code) { return {kTextMark, code}; }

    // Exactly the canonical form (8-4-4-4-12, lower case); anything else must be kept as text.
    [[nodiscard]] static std::optional<AuditId> fromUuid(std::string_view text);

    // `texts` holds the audit IDs that are no UUID. Empty if missing.
    [[nodiscard]] std::string toString(const Dictionary &texts) const;

    friend auto operator<=>(const AuditId &, const AuditId &) = default;

private:
    static constexpr std::uint64_t kTextMark = ~std::uint64_t {0};
};

} // namespace kubewake
