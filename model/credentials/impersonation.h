// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialuses.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace kubewake {

// Who acted as whom, and what came of it.
struct Impersonation
{
    static constexpr std::size_t kMaximumMinted = 100;

    std::string cluster {};
    std::string user {}; // who authenticated
    std::string as {};
    CredentialUses uses {}; // requests made so
    std::vector<std::string> credentials {}; // that `user` authenticated with
    std::vector<std::string> minted {}; // tokens and certificates that were asked for so
    QString kql {}; // asks for the same requests
};

} // namespace kubewake
