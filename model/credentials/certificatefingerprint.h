// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// What user.extra will call the certificate in `status.certificate` of a CertificateSigningRequest:
// `X509SHA256=…` of the first certificate (the client's own) in base64 of PEM. Nothing for what is
// no such text. Any thread; linear.
[[nodiscard]] std::optional<std::string> certificateFingerprint(std::string_view base64);

} // namespace kubewake
