// SPDX-License-Identifier: Apache-2.0
#include "app/cli/evidencesummary.h"

#include "app/cli/filedigest.h"
#include "detections/detection.h"
#include "model/store/fieldstorage.h"
#include "model/store/fieldvalues.h"

namespace kubewake {
namespace {

// Distinct requests per source: a request counts for each source that has an event of it.
std::vector<std::uint64_t> auditIdsPerSource(const EventSnapshot &snapshot)
{
    std::vector<std::uint64_t> counts(snapshot.sourceCount());
    // Rows are committed file by file, so the last source seen is enough to remember.
    std::vector<std::uint32_t> lastSource(snapshot.requestCount(), UINT32_MAX);
    for (Row row = 0; row < snapshot.eventCount(); ++row) {
        const auto source = static_cast<std::uint32_t>(snapshot.sourceIdOf(row));
        std::uint32_t &last = lastSource[static_cast<std::size_t>(snapshot.requestOf(row))];
        if (std::exchange(last, source) != source)
            ++counts[source];
    }
    return counts;
}

std::string hashOf(const std::string &path, const Console &console)
{
    constexpr std::string_view kStandardInput = "-"; // cannot be read twice
    return path == kStandardInput
        ? std::string()
        : sha256OfFile(path, [&console] { return console.interrupted(); });
}

void addFiles(EvidenceSummary &summary, const EvidenceInput &input, const Console &console)
{
    const EventSnapshot &snapshot = *input.snapshot;
    const std::vector<std::uint64_t> counts = auditIdsPerSource(snapshot);
    std::map<std::string, std::uint64_t> auditIds;
    for (std::size_t i = 0; i < counts.size(); ++i)
        auditIds[snapshot.source(SourceId {static_cast<std::uint16_t>(i)}).displayName()] +=
            counts[i];
    std::map<std::string, std::string> hashes; // archives have many members
    for (const SourceReport &source : input.report.sources) {
        const auto [hash, isNew] = hashes.try_emplace(source.path);
        if (isNew)
            hash->second = hashOf(source.path, console);
        summary.files.push_back({hash->second, auditIds[source.displayName()]});
    }
}

void addLevels(EvidenceSummary &summary, const EventSnapshot &snapshot)
{
    const FieldStorage level = storageOf(FieldId::Level);
    const FieldStorage stage = storageOf(FieldId::Stage);
    const FieldStorage resource = storageOf(FieldId::ResourcePath);
    // By code first: names are looked up once per distinct value.
    std::map<Code, std::uint64_t> levels;
    std::map<Code, std::uint64_t> stages;
    std::map<Code, std::map<Code, std::uint64_t>> resources;
    for (Row row = 0; row < snapshot.eventCount(); ++row) {
        const Code levelCode = fieldCode(snapshot, level, row);
        ++levels[levelCode];
        ++stages[fieldCode(snapshot, stage, row)];
        ++resources[fieldCode(snapshot, resource, row)][levelCode];
        summary.truncated += snapshot.hasFlag(row, kTruncatedBodies) ? 1 : 0;
    }
    const auto name = [&snapshot](const FieldStorage &storage, Code code) {
        return code == kMissing ? std::string()
                                : std::string(snapshot.value(storage.dictionary, code));
    };
    for (const auto &[code, count] : levels)
        summary.levels[name(level, code)] = count;
    for (const auto &[code, count] : stages)
        summary.stages[name(stage, code)] = count;
    for (const auto &[code, perLevel] : resources) {
        for (const auto &[levelCode, count] : perLevel)
            summary.resources[name(resource, code)][name(level, levelCode)] += count;
    }
}

} // namespace

EvidenceSummary summarize(const EvidenceInput &input, const RuleSet &rules, int workers,
                          const Console &console)
{
    EvidenceSummary summary;
    addFiles(summary, input, console);
    addLevels(summary, *input.snapshot);
    const auto cancelled = [&console] { return console.interrupted(); };
    EvaluationControl evaluation;
    evaluation.cancelled = cancelled;
    summary.timeSeries =
        findTimeGaps(*input.snapshot, evaluation).value_or(std::vector<TimeSeries>());
    DetectionOptions options;
    options.workers = workers;
    DetectionControl detection;
    detection.cancelled = cancelled;
    summary.coverage = detect(rules, input.snapshot, options, detection).coverage;
    return summary;
}

} // namespace kubewake
