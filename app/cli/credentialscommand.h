// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/reportcommand.h"

namespace kubewake {

// `kubewake credentials`: how tokens and certificates came to be, where they were used, and who
// acted as whom. Made for one run.
class CredentialsCommand : public ReportCommand
{
public:
    explicit CredentialsCommand(const Console &console);

protected:
    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] QString queryDescription() const override;
    [[nodiscard]] Result<void> print(const EventSnapshot &snapshot, const RowBitmap &rows,
                                     OutputTarget &output, std::size_t width) const override;
};

} // namespace kubewake
