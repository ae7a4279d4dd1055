// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace kubewake {

// Translations of what is said about two times.
class CompareText
{
    Q_DECLARE_TR_FUNCTIONS(Compare)
};

} // namespace kubewake
