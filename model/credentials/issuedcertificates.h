// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialorigin.h"
#include "model/query/compiledfilter.h"

#include <string>
#include <vector>

namespace kubewake {

// What became of one CertificateSigningRequest.
struct IssuedCertificate
{
    std::string cluster {};
    std::string fingerprint {}; // `X509SHA256=…`; empty: the certificate is not in the log
    CredentialOrigin origin {};
    bool isRefused = false; // the last word on it was no
};

// Of `rows`, which are requests about such objects that were allowed, in order of time. Without a
// `create` in the log what can be said of it begins with the approval. After `maximum` requests no
// others are told apart. Reads the JSON of the rows. Any thread. Error: cancelled.
[[nodiscard]] Result<std::vector<IssuedCertificate>>
issuedCertificates(const EventSnapshot &snapshot, const std::vector<Row> &rows, std::size_t maximum,
                   const EvaluationControl &control = {});

} // namespace kubewake
