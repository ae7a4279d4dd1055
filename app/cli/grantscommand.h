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

class OutputTarget;

// `kubewake grants`: which binding allowed which requests; with --changes what changes of RBAC were
// used for; with --least-privilege the roles that one identity needs. Made for one run.
class GrantsCommand
{
public:
    explicit GrantsCommand(const Console &console)
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
    [[nodiscard]] Result<void> printUses(const EvidenceInput &input, const RowBitmap &rows,
                                         OutputTarget &output, std::size_t width) const;
    [[nodiscard]] Result<void> printChanges(const EvidenceInput &input, const RowBitmap &rows,
                                            OutputTarget &output, std::size_t width) const;
    [[nodiscard]] Result<void> printLeastPrivilege(const EvidenceInput &input,
                                                   const RowBitmap &rows,
                                                   OutputTarget &output) const;
    [[nodiscard]] int failed(const Error &error) const;

    const Console &m_console;
    QString m_queryText;
    RequestSelection m_selection;
    QString m_format;
    QString m_outputPath;
    QString m_user; // of --least-privilege
    EvidenceOptions m_load;
    bool m_changes = false;
};

} // namespace kubewake
