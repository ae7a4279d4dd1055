// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <optional>

namespace kubewake {

// The program without a window: `scan`, `query`, `rules`, `info`, `--help`, `--version`.
// `arguments` as in argv, program name first. Runs to the end and returns the exit code, or
// nothing if the arguments ask for the window. Call it on the main thread before any other thread
// exists (it takes over Ctrl+C); it needs a QCoreApplication or none at all, never a display.
[[nodiscard]] std::optional<int> runCommandLine(const QStringList &arguments);

} // namespace kubewake
