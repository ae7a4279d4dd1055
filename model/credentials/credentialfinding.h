// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entitylist.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kubewake {

// Something about a credential that an investigation asks for. A fact of the log, no verdict.
struct CredentialFinding
{
    enum class Kind : std::uint8_t {
        OutsideBinding, // used from an address that neither its pod nor its node has
        AfterDeletion, // used after what it was bound to was deleted
        OtherIdentity, // used as somebody else than it was made for, or as several
        SeveralAtOnce, // used from two addresses in the same time
        RequestedByPerson,
        RequestedByServiceAccount, // which is no controller of the control plane
        SelfApproved, // the certificate was asked for and approved by the same user
        LongLivedSecret,
        TiedByNameOnly, // certificate and request have only the name in common
        NeverUsed, // in this log
    };

    Kind kind = Kind::NeverUsed;
    // Addresses, identities or objects that it is about.
    std::vector<std::string> values {};
    MicrosecondsUtc from = kNoTime; // of the uses that it is about, where that is a time
    MicrosecondsUtc until = kNoTime;
    Counted requests {}; // that show it
};

} // namespace kubewake
