// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace kubewake {

// Translations of what is said about credentials.
class CredentialText
{
    Q_DECLARE_TR_FUNCTIONS(Credentials)
};

} // namespace kubewake
