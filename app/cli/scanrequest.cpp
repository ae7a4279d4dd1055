// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scanrequest.h"

#include "app/cli/clitext.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/visibletext.h"
#include "model/core/timestamp.h"
#include "model/export/findingorigins.h"
#include "model/items/origintext.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kubewake {

std::vector<SignalPtr> atLeast(const std::vector<SignalPtr> &all, Severity minimum)
{
    std::vector<SignalPtr> some;
    std::ranges::copy_if(all, std::back_inserter(some), [minimum](const SignalPtr &signal) {
        return signal->rule->severity >= minimum;
    });
    return some;
}

Result<DetectionOptions> detectionOptions(const ScanRequest &request, const EventSnapshot &snapshot,
                                          const std::function<bool()> &cancelled)
{
    DetectionOptions options;
    options.workers = request.load.workers;
    if (!request.query && !request.range)
        return options;
    RowBitmap rows = rowsWithin(snapshot, allRows(snapshot, RowKind::Events), request.range);
    if (request.query) {
        EvaluationControl control;
        control.cancelled = cancelled;
        Result<FilterResult> filtered =
            CompiledFilter(request.query).evaluate(snapshot, rows, control);
        if (!filtered)
            return tl::unexpected<Error>(filtered.error());
        rows = std::move(filtered->matched);
    }
    options.candidates = std::move(rows);
    return options;
}

std::vector<std::string> coverageLines(const DetectionResult &result)
{
    std::vector<std::string> lines;
    for (const RuleCoverage &coverage : result.coverage) {
        QString state;
        switch (coverage.state) {
        case RuleCoverage::State::Evaluated:
            continue;
        case RuleCoverage::State::Partly:
            state = CliText::tr("partly evaluated");
            break;
        case RuleCoverage::State::Disabled:
            state = CliText::tr("disabled");
            break;
        case RuleCoverage::State::NotEvaluable:
            state = CliText::tr("not evaluated");
            break;
        case RuleCoverage::State::Failed:
            state = CliText::tr("failed");
            break;
        }
        if (lines.empty()) {
            lines.push_back({});
            lines.push_back(CliText::tr("Could not be evaluated:").toStdString());
        }
        lines.push_back("  " + visibleText(coverage.rule ? coverage.rule->title : std::string())
                        + " (" + state.toStdString() + "): " + visibleText(coverage.reason));
    }
    return lines;
}

std::vector<std::string> suppressedLines(const DetectionResult &result,
                                         const std::vector<SuppressionPtr> &suppressions)
{
    std::vector<std::string> lines;
    for (const SuppressedMatches &matches : result.suppressed) {
        if (lines.empty()) {
            lines.push_back({});
            lines.push_back(CliText::tr("Suppressed, because they are expected:").toStdString());
        }
        const Suppression &suppression = *matches.suppression;
        lines.push_back(
            "  " + std::to_string(matches.rows.size()) + "  " + visibleText(matches.rule->title)
            + ": "
            + visibleText(suppression.reason.empty() ? suppression.title : suppression.reason)
            + " (" + visibleText(suppression.sourceFile) + ")");
    }
    for (const SuppressionPtr &suppression : suppressions) {
        if (suppression->expired)
            lines.push_back(
                CliText::tr("A suppression has expired at %1: %2")
                    .arg(QString::fromStdString(formatTimestampUtc(*suppression->expires)),
                         QString::fromStdString(visibleText(suppression->title)))
                    .toStdString());
    }
    return lines;
}

std::string tracedLines(FindingOrigins &finder, const EventSnapshot &snapshot, const Signal &signal)
{
    constexpr std::size_t kMaximumLines = 10; // exports have all
    const auto time = [](MicrosecondsUtc at) {
        return QString::fromStdString(formatTimestampUtc(at));
    };
    std::string text;
    for (const QString &line : originLines(snapshot, finder.of(signal), time, kMaximumLines))
        text += "  " + visibleText(line.toStdString()) + '\n';
    return text;
}

QString totalsLine(std::size_t signalCount, const EventSnapshot &snapshot)
{
    return CliText::tr("Signals: %1, in %2 events of %3 requests, %4 to %5")
        .arg(signalCount)
        .arg(snapshot.eventCount())
        .arg(snapshot.requestCount())
        .arg(QString::fromStdString(formatTimestampUtc(snapshot.firstTime())),
             QString::fromStdString(formatTimestampUtc(snapshot.lastTime())));
}

} // namespace kubewake
