// SPDX-License-Identifier: Apache-2.0
// The command line without the window, for tst_cli.
#include "app/cli/commandline.h"

#include <QString>

#include <span>

int main(int argc, char **argv)
{
    QStringList arguments;
    for (const char *argument : std::span(argv, static_cast<std::size_t>(argc)))
        arguments.append(QString::fromLocal8Bit(argument));
    constexpr int kWantsWindow = 99;
    return kubewake::runCommandLine(arguments).value_or(kWantsWindow);
}
