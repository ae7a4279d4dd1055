// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/credentials/credentialfinding.h"
#include "model/credentials/credentialkey.h"
#include "model/credentials/credentialorigin.h"
#include "model/credentials/credentialuses.h"
#include "model/credentials/impersonation.h"
#include "model/query/compiledfilter.h"

#include <cstdint>
#include <vector>

namespace kubewake {

// One credential: how it came to be, what was done with it, and what is odd about that.
struct Credential
{
    CredentialKey key {};
    CredentialOrigin origin {};
    BoundObject bound {};
    std::vector<std::string> boundAddresses {}; // of the pod and its node; empty: not in the log
    CredentialUses uses {};
    std::vector<CredentialFinding> findings {}; // in the order of CredentialFinding::Kind
    QString kql {}; // asks for its uses

    // How many findings are more than a note.
    [[nodiscard]] std::size_t alarmCount() const;
};

// Where the credentials of a log came from, and where they were used.
struct CredentialLineage
{
    // More are not told apart: hostile evidence has as many as rows.
    static constexpr std::size_t kMaximumCredentials = 50'000;
    static constexpr std::size_t kMaximumImpersonations = 20'000;

    // Those with findings first, then by use.
    std::vector<Credential> credentials {};
    std::vector<Impersonation> impersonations {}; // most requests first
    std::uint32_t leftOutRequests = 0; // whose credential was one too many
    std::uint32_t leftOutImpersonations = 0; // requests, whose pair of users was one too many
    // Tokens that were handed out by an API server that does not log which (before 1.29).
    Counted untraceable {};
    // Requests by service accounts that name no credential.
    Counted anonymous {};
};

// The credentials that requests among `rows` used or made, and who was impersonated in them. What
// is said of each credential is about all of the snapshot. One pass over the columns; reads the
// JSON of requests for tokens and certificates, of one use of each token, and of what tells the
// addresses of their pods. Any thread. Error: cancelled.
[[nodiscard]] Result<CredentialLineage> credentialLineage(const EventSnapshot &snapshot,
                                                          const RowBitmap &rows,
                                                          const EvaluationControl &control = {});

} // namespace kubewake
