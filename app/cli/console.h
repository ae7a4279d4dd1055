// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/interruptwatch.h"

#include <QString>

#include <cstddef>

namespace kubewake {

// What a command shares with its surroundings: is a person looking, where messages go, has Ctrl+C
// been pressed. Owned by runCommandLine; messages from the main thread only.
class Console
{
public:
    Console();

    [[nodiscard]] bool outputIsTerminal() const { return m_outputIsTerminal; }
    [[nodiscard]] bool errorIsTerminal() const { return m_errorIsTerminal; }
    // Characters in a row of the terminal.
    [[nodiscard]] std::size_t terminalWidth() const;
    [[nodiscard]] bool interrupted() const { return m_interrupts.interrupted(); }

    // One line on standard error, made safe for a terminal.
    void message(const QString &text) const;

private:
    bool m_outputIsTerminal = false;
    bool m_errorIsTerminal = false;
    InterruptWatch m_interrupts;
};

} // namespace kubewake
