// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/boundobjects.h"
#include "model/credentials/credentiallineage.h"

namespace kubewake {

// What is odd about one credential. The lists of its uses have to be whole. Requests of a time
// (SeveralAtOnce, AfterDeletion) are not counted yet: their count is 0. Any thread.
[[nodiscard]] std::vector<CredentialFinding> credentialFindings(const Credential &credential,
                                                                const BoundObjects &objects);

// The addresses that the pod or node of a token has, as far as the log tells; of a pod without an
// address of its own in the log: none, since one that only its node has says nothing.
[[nodiscard]] std::vector<std::string> addressesOf(const Credential &credential,
                                                   const BoundObjects &objects);

} // namespace kubewake
