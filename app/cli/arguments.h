// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "model/core/result.h"
#include "model/query/expression.h"
#include "model/query/histogram.h"
#include "model/signals/signal.h"

#include <QStringList>

#include <optional>
#include <vector>

class QCommandLineParser;

namespace kubewake {

// Reads `arguments` (without program and command) into `parser`, to which --help is added.
// An exit code if there is nothing more to do: help was asked for, or something is wrong.
[[nodiscard]] std::optional<int> readArguments(QCommandLineParser &parser, const QString &command,
                                               const QStringList &arguments,
                                               const Console &console);

// Says what is wrong and where to read on.
[[nodiscard]] int usageError(const Console &console, const QString &command,
                             const QString &message);

// The value of an option; each Error is a whole sentence.
[[nodiscard]] Result<int> readJobs(const QCommandLineParser &parser);
[[nodiscard]] Result<std::optional<Severity>> readSeverity(const QCommandLineParser &parser,
                                                           const QString &option);
// --from and --to: RFC 3339, without a zone UTC; a date alone is its first or last microsecond.
// Nothing if neither was given.
[[nodiscard]] Result<std::optional<TimeRange>> readTimeRange(const QCommandLineParser &parser);
[[nodiscard]] Result<QString> readFormat(const QCommandLineParser &parser,
                                         const QStringList &formats);
// The catalogue fields shown by default if `list` is empty.
[[nodiscard]] Result<std::vector<FieldPath>> readFields(const QString &list);

} // namespace kubewake
