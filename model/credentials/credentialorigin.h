// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entitylist.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// What a token stops being valid with.
struct BoundObject
{
    std::string kind {}; // Pod, Node, Secret; empty: not bound, or not in the log
    std::string space {};
    std::string name {};
    std::string uid {};
    std::string node {}; // of a pod
};

// How a credential came to be, as far as the log tells. A value.
struct CredentialOrigin
{
    enum class Kind : std::uint8_t { Unknown, TokenRequest, CertificateRequest, Secret };
    enum class Tie : std::uint8_t {
        Exact, // by the fingerprint, or the name of the Secret
        NameAndTime, // the certificate's name is that of the user, and it was signed before
    };

    Kind kind = Kind::Unknown;
    Tie tie = Tie::Exact;
    Row row = 0; // of the request that it was asked for with
    MicrosecondsUtc time = kNoTime;
    MicrosecondsUtc issued = kNoTime; // when it was handed out
    std::string by {}; // effective user
    std::string actor {}; // who authenticated, if somebody else
    std::string address {}; // peer
    std::string issuedFor {}; // as whom it logs in; empty: not in the log
    std::vector<std::string> groups {}; // of a certificate
    bool hasBody = false; // else what follows is not in the log
    std::vector<std::string> audiences {};
    std::optional<std::int64_t> expirationSeconds {}; // that were asked for
    std::optional<std::int64_t> grantedSeconds {};
    // Of certificates.
    std::string request {}; // name of the CertificateSigningRequest
    std::string signerName {};
    std::string approvedBy {};
    std::string signedBy {};
    Counted requests {}; // that made it
};

} // namespace kubewake
