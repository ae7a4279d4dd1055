// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/reportcommand.h"
#include "model/compare/rangecomparison.h"

namespace kubewake {

// `kubewake compare`: what is new in one time, has vanished, or is more frequent than in another.
// Made for one run.
class CompareCommand : public ReportCommand
{
public:
    explicit CompareCommand(const Console &console);

protected:
    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] QString queryDescription() const override;
    [[nodiscard]] Result<void> readOptions(const QCommandLineParser &parser) override;
    [[nodiscard]] Result<void> print(const EventSnapshot &snapshot, const RowBitmap &rows,
                                     OutputTarget &output, std::size_t width) const override;

private:
    [[nodiscard]] Result<void> readRanges(const QCommandLineParser &parser);
    [[nodiscard]] Result<void> readLimit(const QString &limit);

    ComparedRanges m_ranges;
    std::size_t m_limit = ComparedLines::kMaximum;
};

} // namespace kubewake
