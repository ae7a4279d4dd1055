// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/evidenceinput.h"
#include "model/core/result.h"

#include <QStringList>

class QCommandLineParser;

namespace kubewake {

// The options of every command that loads evidence: which threads, what of it, and where the
// addresses in it are. With --known-network, which rules know too.
void addLoadOptions(QCommandLineParser &parser);

// What they, and --from and --to, ask for. Error: a whole sentence.
[[nodiscard]] Result<EvidenceOptions> readLoadOptions(const QCommandLineParser &parser,
                                                      const QStringList &paths);

} // namespace kubewake
