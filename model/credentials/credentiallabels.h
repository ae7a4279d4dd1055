// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentiallineage.h"

#include <QString>

namespace kubewake {

// What tables, in the window and on the command line, say about credentials: one line of plain text
// per cell. It quotes evidence: whoever shows it makes it visible. Any thread.

[[nodiscard]] QString credentialKindText(CredentialKind kind);
// `JTI=…`, `Secret shop/token`, `certificate of request csr-1`
[[nodiscard]] QString credentialName(const Credential &credential);
// `token request`, `request csr-1 (by name and time)`, `before this log`
[[nodiscard]] QString originText(const CredentialOrigin &origin);
// `bob`, `alice as bob`; empty: not in the log
[[nodiscard]] QString madeByText(const CredentialOrigin &origin);
// `Pod shop/web-1 on worker-2`
[[nodiscard]] QString boundText(const BoundObject &bound);
// `3600 s asked for, 3600 s granted; audiences: …`; empty: not in the log
[[nodiscard]] QString lifetimeText(const CredentialOrigin &origin);

// `alice ×3, bob ×1, and 4 more`
[[nodiscard]] QString usersText(const CredentialUses &uses);
[[nodiscard]] QString addressesText(const CredentialUses &uses);
[[nodiscard]] QString agentsText(const CredentialUses &uses);

// `used from outside its pod or node`
[[nodiscard]] QString findingName(CredentialFinding::Kind kind);
// The names of all findings of a credential.
[[nodiscard]] QString findingsText(const Credential &credential);
// With the addresses or identities, the requests and the time.
[[nodiscard]] QString findingText(const CredentialFinding &finding, const TimeFormat &format);

// What `untraceable` and `anonymous` of a lineage count.
[[nodiscard]] QString untraceableText();
[[nodiscard]] QString anonymousText();

// The first few of `values`, and how many more there are of `total`.
[[nodiscard]] QString valuesText(const std::vector<std::string> &values, std::size_t total);

} // namespace kubewake
