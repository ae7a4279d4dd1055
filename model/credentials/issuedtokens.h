// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialkey.h"
#include "model/credentials/credentialorigin.h"
#include "model/query/compiledfilter.h"

#include <vector>

namespace kubewake {

// A token that a request for serviceaccounts/token was answered with.
struct IssuedToken
{
    CredentialKey key {};
    CredentialOrigin origin {};
    BoundObject bound {};
};

struct IssuedTokens
{
    std::vector<IssuedToken> tokens {}; // in order of time
    // Whose event does not name the token: API servers before 1.29.
    Counted untraceable {};
};

// Of `rows`, which are such requests that were allowed; no more than `maximum` tokens. Reads the
// JSON of the rows. Any thread. Error: cancelled.
[[nodiscard]] Result<IssuedTokens> issuedTokens(const EventSnapshot &snapshot,
                                                const std::vector<Row> &rows, std::size_t maximum,
                                                const EvaluationControl &control = {});

// Who asked, from where and when: what the columns tell of the request in this row.
[[nodiscard]] CredentialOrigin originOf(const EventSnapshot &snapshot, Row row,
                                        CredentialOrigin::Kind kind);

// Do filters have to say which cluster they mean?
[[nodiscard]] bool severalClusters(const EventSnapshot &snapshot);

} // namespace kubewake
