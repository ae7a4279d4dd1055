// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/requestselection.h"
#include "model/core/result.h"

#include "model/query/compiledfilter.h"

#include <QStringList>

#include <optional>

namespace kubewake {

// `kubewake credentials`: how tokens and certificates came to be, where they were used, and who
// acted as whom. Made for one run.
class CredentialsCommand
{
public:
    explicit CredentialsCommand(const Console &console)
        : m_console(console)
    {
    }

    // The exit code. Blocks.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    // An exit code if the arguments leave nothing to do.
    [[nodiscard]] std::optional<int> read(const QStringList &arguments);
    [[nodiscard]] EvaluationControl control() const;
    [[nodiscard]] Result<void> print(const EvidenceInput &input, const RowBitmap &rows) const;
    [[nodiscard]] int failed(const Error &error) const;

    const Console &m_console;
    RequestSelection m_selection;
    QString m_format;
    QString m_outputPath;
    EvidenceOptions m_load;
};

} // namespace kubewake
