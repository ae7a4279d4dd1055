// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace kubewake {

// The translation context of everything the command line says.
struct CliText
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace kubewake
