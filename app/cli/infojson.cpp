// SPDX-License-Identifier: Apache-2.0
#include "app/cli/infojson.h"

#include "model/ingest/envelopes.h"

#include <nlohmann/json.hpp>

namespace kubewake {
namespace {

using Json = nlohmann::ordered_json;

Json timeJson(MicrosecondsUtc time)
{
    return time == kNoTime ? Json() : Json(formatTimestampUtc(time));
}

Json fileJson(const SourceReport &source, const EvidenceSummary::File &file)
{
    Json rejected = Json::array();
    for (const RejectedLine &line : source.rejected) {
        rejected.push_back({{"line", line.line},
                            {"offset", line.offset},
                            {"reason", line.reason},
                            {"head", line.head}});
    }
    return {
        {"path", source.path},
        {"member", source.member},
        {"format", source.isRecognised() ? source.format() : std::string()},
        {"confidence", source.confidence()},
        {"chosen_format", source.choice.format},
        {"chosen_cluster", source.choice.cluster},
        {"framing", source.framing},
        {"wrapped_in", source.formats.counts()},
        {"encoding", source.encoding},
        {"clusters", source.clusters.counts()},
        {"other_records", source.others.counts()},
        {"cut_off_events", source.salvaged},
        {"left_out", source.leftOut},
        {"compression", source.compression},
        {"sha256", file.sha256.empty() ? Json() : Json(file.sha256)},
        {"bytes", source.fileBytes},
        {"text_bytes", source.textBytes},
        {"lines", source.lines},
        {"events", source.events},
        {"audit_ids", file.auditIds},
        {"duplicates", source.duplicates},
        {"rejected_lines", source.rejectedCount()},
        {"rejected", std::move(rejected)},
        {"core_events", source.coreEvents},
        {"noise_lines", source.noiseLines},
        {"first", timeJson(source.firstTime)},
        {"last", timeJson(source.lastTime)},
        {"error", source.error.empty() ? Json() : Json(source.error)},
    };
}

Json timeSeriesJson(const std::vector<TimeSeries> &all)
{
    constexpr double kMicroseconds = kMicrosecondsPerSecond;
    Json json = Json::array();
    for (const TimeSeries &series : all) {
        Json gaps = Json::array();
        for (const TimeGap &gap : series.gaps)
            gaps.push_back({{"from", timeJson(gap.from)},
                            {"to", timeJson(gap.to)},
                            {"seconds", static_cast<double>(gap.to - gap.from) / kMicroseconds}});
        json.push_back({
            {"cluster", series.cluster},
            {"name", series.name},
            {"files", series.files},
            {"events", series.events},
            {"first", timeJson(series.first)},
            {"last", timeJson(series.last)},
            {"usual_seconds", static_cast<double>(series.usual) / kMicroseconds},
            // Null: too few events to call anything a gap.
            {"limit_seconds",
             series.limit == 0 ? Json() : Json(static_cast<double>(series.limit) / kMicroseconds)},
            {"gaps", std::move(gaps)},
        });
    }
    return json;
}

Json coverageJson(const std::vector<RuleCoverage> &coverage)
{
    constexpr std::array<std::string_view, 5> kStates {"evaluable", "partly", "disabled", "blind",
                                                       "failed"};
    Json json = Json::array();
    for (const RuleCoverage &entry : coverage)
        json.push_back({{"id", entry.rule->id},
                        {"title", entry.rule->title},
                        {"state", kStates[static_cast<std::size_t>(entry.state)]},
                        {"unknown_events", entry.unknownRows},
                        {"reason", entry.reason},
                        {"note", entry.note}});
    return json;
}

} // namespace

std::string infoJson(const EvidenceInput &input, const EvidenceSummary &summary)
{
    const EventSnapshot &snapshot = *input.snapshot;
    Json files = Json::array();
    for (std::size_t i = 0; i < input.report.sources.size(); ++i)
        files.push_back(fileJson(input.report.sources[i], summary.files[i]));
    const Json document = {
        {"files", std::move(files)},
        {"events", input.report.eventCount()},
        {"requests", snapshot.requestCount()},
        {"audit_ids", snapshot.requestCount()},
        {"rejected_lines", input.report.rejectedCount()},
        {"first", timeJson(snapshot.firstTime())},
        {"last", timeJson(snapshot.lastTime())},
        {"duplicates", snapshot.duplicateCount()},
        {"import_filter", input.report.importFilter},
        {"left_out", input.report.leftOutCount()},
        {"levels", summary.levels},
        {"stages", summary.stages},
        {"resources", summary.resources},
        {"truncated_events", summary.truncated},
        {"time_series", timeSeriesJson(summary.timeSeries)},
        {"rules", coverageJson(summary.coverage)},
        {"unopened", input.report.unopened},
    };
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string formatsJson()
{
    return Json(formatNames()).dump(2) + '\n';
}

} // namespace kubewake
