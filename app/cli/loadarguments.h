// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/ingest/loader.h"

#include <QStringList>

class QCommandLineParser;

namespace kubewake {

// The options of every command that loads evidence: which threads, and what of it.
void addLoadOptions(QCommandLineParser &parser);

// What they, and --from and --to, ask for. Error: a whole sentence.
[[nodiscard]] Result<LoadOptions> readLoadOptions(const QCommandLineParser &parser,
                                                  const QStringList &paths);

} // namespace kubewake
