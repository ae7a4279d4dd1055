// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentiallineage.h"
#include "model/export/bytesink.h"

#include <cstddef>
#include <string>

namespace kubewake {

// `kubewake credentials` for people: a table of credentials, one of impersonations if there were
// any, and what is not in them. `maximumWidth` as of TablePrinter.
[[nodiscard]] Result<void> writeCredentials(const CredentialLineage &lineage, ByteSink &sink,
                                            std::size_t maximumWidth);

// The same as one JSON document, keys in snake_case, with all values that were kept.
[[nodiscard]] std::string credentialsJson(const CredentialLineage &lineage);

} // namespace kubewake
