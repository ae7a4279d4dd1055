// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentiallineage.h"

#include <QString>

#include <optional>
#include <vector>

namespace kubewake {

// One thing that is known of a credential, and the filter for the requests that show it.
struct CredentialFact
{
    enum class Kind : std::uint8_t {
        Finding,
        Made,
        Approved,
        Signed,
        Lifetime,
        Bound,
        BoundAddresses,
        Uses,
        Refused,
        User,
        Address,
        UserAgent,
    };

    Kind kind = Kind::Uses;
    QString value {}; // evidence as it stands
    Counted requests {}; // an empty filter: there is none to ask with
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
    std::optional<EntityRef> entity {}; // what the value names
};

// All that is known of a credential, findings first. Any thread.
[[nodiscard]] std::vector<CredentialFact> credentialFacts(const Credential &credential);
[[nodiscard]] QString factName(CredentialFact::Kind kind); // translated

// The page to open for it; nothing for a certificate that the log does not show.
[[nodiscard]] std::optional<EntityRef> entityOf(const Credential &credential);

} // namespace kubewake
