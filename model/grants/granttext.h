// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace kubewake {

// Translations of what is said about grants.
class GrantText
{
    Q_DECLARE_TR_FUNCTIONS(Grants)
};

} // namespace kubewake
