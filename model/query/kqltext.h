// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace kubewake {

// Translations of what the filter language says.
class KqlText
{
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

} // namespace kubewake
