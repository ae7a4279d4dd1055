// SPDX-License-Identifier: Apache-2.0
#include "app/cli/comparereport.h"

#include "app/cli/clitext.h"
#include "app/cli/tableprinter.h"
#include "app/cli/visibletext.h"
#include "model/compare/comparelabels.h"
#include "model/core/durationtext.h"

#include <nlohmann/json.hpp>

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace kubewake {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kSides {ComparedSide::Baseline, ComparedSide::Incident};

Json timeJson(MicrosecondsUtc time)
{
    return time == kNoTime ? Json() : Json(formatTimestampUtc(time));
}

// Three decimals are more than a rate can tell.
double rounded(double value)
{
    constexpr double kDecimals = 1000;
    return std::round(value * kDecimals) / kDecimals;
}

std::string nameOf(CompareDimension dimension)
{
    return std::string(kCompareDimensionNames.at(static_cast<std::size_t>(dimension)));
}

std::string nameOf(RateChange change)
{
    return std::string(kRateChangeNames.at(static_cast<std::size_t>(change)));
}

std::string nameOf(ComparedSide side)
{
    return side == ComparedSide::Baseline ? "baseline" : "incident";
}

// Calls visit(dimension, change, lines) for every list, in the order in which they are printed.
template<typename Visit>
void forEachList(const RangeComparison &comparison, Visit visit)
{
    for (const ComparedDimension &dimension : comparison.dimensions) {
        for (std::size_t i = 0; i < kRateChanges; ++i)
            visit(dimension, static_cast<RateChange>(i), dimension.changes.at(i));
    }
}

std::size_t shownOf(const ComparedLines &lines, std::size_t limit)
{
    return std::min(lines.lines.size(), limit);
}

// lupdate knows no translation context in functions that return a std::string.
QStringList headLines(const RangeComparison &comparison)
{
    QStringList lines;
    for (const ComparedSide side : kSides) {
        const QString what =
            side == ComparedSide::Baseline ? CliText::tr("Baseline") : CliText::tr("Incident");
        const ComparedRange &observed = comparison.observed.of(side);
        lines << CliText::tr("%1: %2; %3 of it in the evidence, %4 requests")
                     .arg(what, rangeText(comparison.ranges.of(side), {}),
                          durationText(observed.to - observed.from))
                     .arg(comparison.requests.at(indexOf(side)));
    }
    for (const CoverageNote &note : comparison.notes)
        lines << CliText::tr("Note: %1").arg(noteText(note, {}));
    return lines << QString();
}

std::vector<std::string> cellsOf(const RangeComparison &comparison,
                                 const ComparedDimension &dimension, RateChange change,
                                 const ComparedLine &line)
{
    const Tally &tally = line.of(RangeComparison::sideOf(change));
    const QString ratio = change == RateChange::Rose
        ? QStringLiteral("×%1").arg(comparison.ratio(line), 0, 'f', 1)
        : QString();
    return {changeText(change).toStdString(),
            dimensionText(dimension.id).toStdString(),
            valueText(dimension.id, line).toStdString(),
            std::to_string(line.of(ComparedSide::Baseline).requests),
            std::to_string(line.of(ComparedSide::Incident).requests),
            change == RateChange::New ? std::string()
                                      : rateText(comparison.expected(line)).toStdString(),
            ratio.toStdString(),
            formatTimestampUtc(tally.first),
            formatTimestampUtc(tally.last),
            comparison.filterOf(line, change).toStdString()};
}

QStringList leftOutLines(const RangeComparison &comparison, std::size_t limit)
{
    QStringList lines;
    forEachList(
        comparison,
        [&](const ComparedDimension &dimension, RateChange change, const ComparedLines &list) {
            if (const std::size_t leftOut = list.total - shownOf(list, limit); leftOut > 0)
                lines << CliText::tr("Left out, %1, %2: %3 less significant ones")
                             .arg(dimensionText(dimension.id), changeText(change))
                             .arg(leftOut);
        });
    if (!lines.isEmpty())
        lines.prepend(QString());
    return lines;
}

std::string printed(const QStringList &lines)
{
    std::string text;
    for (const QString &line : lines)
        text += visibleText(line.toStdString()) + '\n';
    return text;
}

Json sideJson(const RangeComparison &comparison, ComparedSide side)
{
    const ComparedRange &range = comparison.ranges.of(side);
    const ComparedRange &observed = comparison.observed.of(side);
    const bool isObserved = observed.from < observed.to;
    return Json::object({{"from", timeJson(range.from)},
                         {"to", timeJson(range.to)},
                         {"observed_from", isObserved ? timeJson(observed.from) : Json()},
                         {"observed_to", isObserved ? timeJson(observed.to) : Json()},
                         {"observed_us", observed.to - observed.from},
                         {"requests", comparison.requests.at(indexOf(side))},
                         {"query", comparison.filterOf(side).toStdString()}});
}

Json noteJson(const CoverageNote &note)
{
    const auto kind = static_cast<std::size_t>(note.kind);
    return Json::object({{"kind", std::string(CoverageNote::kKindNames.at(kind))},
                         {"side", nameOf(note.side)},
                         {"names", note.names},
                         {"total", note.total},
                         {"from", timeJson(note.from)},
                         {"to", timeJson(note.to)},
                         {"text", noteText(note, {}).toStdString()}});
}

Json valuesJson(CompareDimension dimension, const ComparedLine &line)
{
    const std::vector<FieldId> fields = fieldsOf(dimension);
    Json json = Json::object();
    for (std::size_t i = 0; i < line.values.size(); ++i) {
        const std::string name =
            i < fields.size() ? std::string(fieldInfo(fields[i]).path) : nameOf(dimension);
        json[name] = line.values[i] ? Json(*line.values[i]) : Json();
    }
    return json;
}

Json lineJson(const RangeComparison &comparison, const ComparedDimension &dimension,
              RateChange change, const ComparedLine &line)
{
    Json json = Json::object(
        {{"change", nameOf(change)},
         {"dimension", nameOf(dimension.id)},
         {"values", valuesJson(dimension.id, line)},
         {"significance", rounded(line.significance)},
         {"ratio", change == RateChange::Rose ? Json(rounded(comparison.ratio(line))) : Json()},
         {"expected", rounded(comparison.expected(line))}});
    for (const ComparedSide side : kSides) {
        const Tally &tally = line.of(side);
        json[nameOf(side)] =
            Json::object({{"requests", tally.requests},
                          {"refused", tally.refused},
                          {"per_hour", rounded(comparison.rate(line, side))},
                          {"first", timeJson(tally.first)},
                          {"last", timeJson(tally.last)},
                          {"query", comparison.filterOf(line, side).toStdString()}});
    }
    return json;
}

} // namespace

Result<void> writeComparison(const RangeComparison &comparison, std::size_t limit, ByteSink &sink,
                             std::size_t maximumWidth)
{
    Result<void> done = sink.write(printed(headLines(comparison)));
    if (!done)
        return done;
    TablePrinter table(sink,
                       {"CHANGE", "WHAT", "VALUE", "BASELINE", "INCIDENT", "EXPECTED", "RATE",
                        "FIRST", "LAST", "QUERY"},
                       maximumWidth);
    forEachList(
        comparison,
        [&](const ComparedDimension &dimension, RateChange change, const ComparedLines &lines) {
            for (std::size_t i = 0; done && i < shownOf(lines, limit); ++i)
                done = table.add(cellsOf(comparison, dimension, change, lines.lines[i]));
        });
    if (done)
        done = table.finish();
    return done ? sink.write(printed(leftOutLines(comparison, limit))) : done;
}

std::string comparisonJson(const RangeComparison &comparison, std::size_t limit)
{
    Json json = Json::object({{"baseline", sideJson(comparison, ComparedSide::Baseline)},
                              {"incident", sideJson(comparison, ComparedSide::Incident)}});
    Json &notes = json["notes"] = Json::array();
    for (const CoverageNote &note : comparison.notes)
        notes.push_back(noteJson(note));
    Json totals = Json::array();
    Json changes = Json::array();
    forEachList(
        comparison,
        [&](const ComparedDimension &dimension, RateChange change, const ComparedLines &lines) {
            const std::size_t shown = shownOf(lines, limit);
            totals.push_back(Json::object({{"dimension", nameOf(dimension.id)},
                                           {"change", nameOf(change)},
                                           {"total", lines.total},
                                           {"left_out", lines.total - shown},
                                           {"complete", dimension.isComplete}}));
            for (std::size_t i = 0; i < shown; ++i)
                changes.push_back(lineJson(comparison, dimension, change, lines.lines[i]));
        });
    json["totals"] = std::move(totals);
    json["changes"] = std::move(changes);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace kubewake
