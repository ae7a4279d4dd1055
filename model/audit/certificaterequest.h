// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// As whom a client certificate would log in: its groups and its user name. A value.
struct CertificateSubject
{
    std::vector<std::string> organizations; // O: groups
    std::vector<std::string> commonNames; // CN: the user; Kubernetes takes the last
};

// The subject of `spec.request` of a CertificateSigningRequest: base64 of PEM of a PKCS#10 request
// (RFC 2986). Read as leniently as the API server reads it and more, since whoever made the request
// may want it overlooked; the texts are valid UTF-8. Nothing for what is no such request or is
// longer than kMaximumCertificateRequest. Any thread; linear, no recursion.
[[nodiscard]] std::optional<CertificateSubject> certificateRequestSubject(std::string_view base64);

// More than the API server takes as a whole request body (3 MiB).
inline constexpr std::size_t kMaximumCertificateRequest = std::size_t {4} << 20U;

} // namespace kubewake
