// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "model/core/result.h"
#include "model/ingest/loader.h"

#include <QStringList>

namespace kubewake {

struct EvidenceInput;
struct EvidenceSummary;
class OutputTarget;

// `kubewake info`: what the evidence is, how much of it could be read, and what its audit policy
// recorded. Made for one run.
class InfoCommand
{
public:
    explicit InfoCommand(const Console &console)
        : m_console(console)
    {
    }

    // The exit code. Blocks.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    [[nodiscard]] int inform(const LoadOptions &load, const QString &format,
                             const QString &outputPath);
    [[nodiscard]] bool write(const std::string &text, const QString &outputPath);
    [[nodiscard]] std::string textOf(const EvidenceInput &input,
                                     const EvidenceSummary &summary) const;

    const Console &m_console;
};

} // namespace kubewake
