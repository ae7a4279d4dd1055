// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include "app/cli/visibletext.h"

#include <sys/ioctl.h>

#include <cstdio>
#include <unistd.h>

namespace kubewake {
namespace {

constexpr std::size_t kDefaultWidth = 120;

} // namespace

Console::Console()
    : m_outputIsTerminal(isatty(STDOUT_FILENO) != 0)
    , m_errorIsTerminal(isatty(STDERR_FILENO) != 0)
{
}

std::size_t Console::terminalWidth() const
{
    winsize size {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return kDefaultWidth;
}

void Console::message(const QString &text) const
{
    const std::string line = visibleText(text.toStdString());
    std::fprintf(stderr, "kubewake: %s\n", line.c_str());
}

} // namespace kubewake
