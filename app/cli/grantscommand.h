// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/reportcommand.h"

namespace kubewake {

// `kubewake grants`: which binding allowed which requests; with --changes what changes of RBAC were
// used for; with --least-privilege the roles that one identity needs. Made for one run.
class GrantsCommand : public ReportCommand
{
public:
    explicit GrantsCommand(const Console &console);

protected:
    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] QString queryDescription() const override;
    [[nodiscard]] Result<void> readOptions(const QCommandLineParser &parser) override;
    [[nodiscard]] Result<void> print(const EventSnapshot &snapshot, const RowBitmap &rows,
                                     OutputTarget &output, std::size_t width) const override;

private:
    [[nodiscard]] Result<void> printUses(const EventSnapshot &snapshot, const RowBitmap &rows,
                                         OutputTarget &output, std::size_t width) const;
    [[nodiscard]] Result<void> printChanges(const EventSnapshot &snapshot, const RowBitmap &rows,
                                            OutputTarget &output, std::size_t width) const;
    [[nodiscard]] Result<void> printLeastPrivilege(const EventSnapshot &snapshot,
                                                   const RowBitmap &rows,
                                                   OutputTarget &output) const;

    QString m_user; // of --least-privilege
    bool m_changes = false;
};

} // namespace kubewake
