// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kubewake {

// What a script can rely on; the manual page lists them.
enum ExitCode : int {
    kExitDone = 0,
    kExitSignals = 1, // signals at or above --fail-level
    kExitUsage = 2,
    kExitIo = 3, // input that could not be read (what could be is printed), output not written
    kExitInterrupted = 130, // Ctrl+C, as shells count it
};

} // namespace kubewake
