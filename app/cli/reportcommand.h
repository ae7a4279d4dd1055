// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/requestselection.h"
#include "model/core/result.h"

#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace kubewake {

class OutputTarget;

// A command that loads evidence and prints a report, as a table or JSON, about the requests that
// --query, --from and --to leave. What the report is, derived classes know. Made for one run.
class ReportCommand
{
public:
    ReportCommand(const Console &console, QString name);
    virtual ~ReportCommand();

    // The exit code. Blocks.
    [[nodiscard]] int run(const QStringList &arguments);

protected:
    // What the command does, its positional arguments and the options that others do not have.
    virtual void describe(QCommandLineParser &parser) const = 0;
    [[nodiscard]] virtual QString queryDescription() const = 0; // of --query
    // Reads the own options. Error: what is wrong with them, a sentence.
    [[nodiscard]] virtual Result<void> readOptions(const QCommandLineParser &parser);
    // `width`: of the terminal in characters; 0: it is none. Error: why there is no report.
    [[nodiscard]] virtual Result<void> print(const EventSnapshot &snapshot, const RowBitmap &rows,
                                             OutputTarget &output, std::size_t width) const = 0;

    [[nodiscard]] const Console &console() const { return m_console; }
    [[nodiscard]] const QString &queryText() const { return m_queryText; }
    [[nodiscard]] bool isJson() const { return m_format == QLatin1String("json"); }
    // Ends what runs when the user interrupts it.
    [[nodiscard]] EvaluationControl control() const;

private:
    // An exit code if the arguments leave nothing to do.
    [[nodiscard]] std::optional<int> read(const QStringList &arguments);
    void addOptions(QCommandLineParser &parser) const;
    [[nodiscard]] Result<void> write(const EventSnapshot &snapshot, const RowBitmap &rows) const;
    [[nodiscard]] int failed(const Error &error) const;

    const Console &m_console;
    const QString m_name;
    QString m_queryText;
    RequestSelection m_selection;
    QString m_format;
    QString m_outputPath;
    EvidenceOptions m_load;
};

} // namespace kubewake
