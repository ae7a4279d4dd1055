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
        {"format", source.format()},
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
        {"unopened", input.report.unopened},
    };
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string formatsJson()
{
    return Json(formatNames()).dump(2) + '\n';
}

} // namespace kubewake
