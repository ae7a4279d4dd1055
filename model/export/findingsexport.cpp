// SPDX-License-Identifier: Apache-2.0
#include "model/export/findingsexport.h"

#include "model/audit/fieldcatalogue.h"
#include "model/core/utf8.h"
#include "model/export/atomicfile.h"
#include "model/export/findingorigins.h"
#include "model/signals/threatmatrix.h"
#include "model/store/fieldvalues.h"

#include <nlohmann/json.hpp>

#include <unordered_set>

namespace kubewake {
namespace {

std::string joined(const std::vector<std::string> &parts, std::string_view separator)
{
    std::string text;
    for (const std::string &part : parts)
        text.append(text.empty() ? std::string_view {} : separator).append(part);
    return text;
}

std::string_view statusName(SignalStatus status)
{
    switch (status) {
    case SignalStatus::Open:
        return "open";
    case SignalStatus::UnderReview:
        return "under review";
    case SignalStatus::Archived:
        break;
    }
    return "archived";
}

std::string evidencePointers(const EventSnapshot &snapshot, const Signal &signal)
{
    std::string text;
    for (const Row row : signal.rows) {
        if (!text.empty())
            text += "; ";
        text.append(snapshot.source(snapshot.sourceIdOf(row)).displayName())
            .append(":")
            .append(std::to_string(snapshot.line(row)))
            .append(" ")
            .append(snapshot.auditId(row));
    }
    return text;
}

// `bob create deployments shop/web 2026-… (ownerReferences)`, one a line.
std::string originTexts(const FindingsExport &what, const ChangeOrigins &origins)
{
    const EventSnapshot &snapshot = *what.snapshot;
    std::string text;
    for (const ChangeOrigin &origin : origins.origins) {
        const auto field = [&](FieldId id) { return fieldText(snapshot, id, origin.row); };
        text.append(text.empty() ? "" : "\n")
            .append(field(FieldId::EffectiveUser) + ' ' + field(FieldId::Verb) + ' '
                    + field(FieldId::ResourcePath) + ' ' + field(FieldId::Namespace) + '/'
                    + field(FieldId::ObjectName) + ' ')
            .append(what.timeFormat.toIso(snapshot.time(origin.row)).toStdString())
            .append(" (")
            .append(kLinkEvidenceNames[static_cast<std::size_t>(origin.how)])
            .append(")");
    }
    return text;
}

nlohmann::ordered_json pointerTo(const EventSnapshot &snapshot, Row row)
{
    return nlohmann::ordered_json::object(
        {{"file", snapshot.source(snapshot.sourceIdOf(row)).displayName()},
         {"line", snapshot.line(row)},
         {"audit_id", snapshot.auditId(row)}});
}

nlohmann::ordered_json threatMatrixIds(const RuleInfo &rule)
{
    nlohmann::ordered_json ids = nlohmann::ordered_json::array();
    for (const ThreatMatrixTechnique &technique : threatMatrixTechniques(rule))
        ids.push_back(technique.id);
    return ids;
}

nlohmann::ordered_json originsJson(const FindingsExport &what, const ChangeOrigins &origins)
{
    using Json = nlohmann::ordered_json;
    const EventSnapshot &snapshot = *what.snapshot;
    Json list = Json::array();
    for (const ChangeOrigin &origin : origins.origins) {
        const auto field = [&](FieldId id) { return fieldText(snapshot, id, origin.row); };
        Json chain = Json::array();
        for (const Row row : origin.chain)
            chain.push_back(pointerTo(snapshot, row));
        list.push_back(
            Json::object({{"user", field(FieldId::EffectiveUser)},
                          {"verb", field(FieldId::Verb)},
                          {"resource", field(FieldId::ResourcePath)},
                          {"namespace", field(FieldId::Namespace)},
                          {"name", field(FieldId::ObjectName)},
                          {"time", what.timeFormat.toIso(snapshot.time(origin.row)).toStdString()},
                          {"by", kLinkEvidenceNames[static_cast<std::size_t>(origin.how)]},
                          {"guess", origin.how != LinkEvidence::OwnerReferences},
                          {"candidates", origin.candidates},
                          {"events", origin.events},
                          {"chain", std::move(chain)}}));
    }
    return list;
}

Annotation noteOf(const FindingsExport &what, const Signal &signal)
{
    return what.annotations ? what.annotations->ofSignal(signal.id) : Annotation {};
}

const std::vector<std::string> &csvHeader()
{
    static const std::vector<std::string> names {
        "rule_id",      "title",    "severity", "status",      "archive_reason",
        "entity_field", "entity",   "first",    "last",        "count",
        "attack",       "cis",      "summary",  "remediation", "evidence",
        "traced_to",    "bookmark", "tags",     "note"};
    return names;
}

Result<void> writeCsv(const FindingsExport &what, CsvWriter &csv, const Signal &signal,
                      const ChangeOrigins &origins)
{
    const RuleInfo &rule = *signal.rule;
    csv.addText(rule.id);
    csv.addText(rule.title);
    csv.addText(kSeverityNames[static_cast<std::size_t>(rule.severity)]);
    csv.addText(statusName(signal.status));
    csv.addText(signal.archiveReason.toStdString());
    csv.addText(fieldInfo(signal.entityField).path);
    csv.addText(signal.entity);
    csv.addNumber(what.timeFormat.toIso(signal.first).toStdString());
    csv.addNumber(what.timeFormat.toIso(signal.last).toStdString());
    csv.addNumber(std::to_string(signal.count()));
    csv.addText(joined(rule.attack, ", "));
    csv.addText(joined(rule.cis, ", "));
    csv.addText(signal.summary);
    csv.addText(joined(rule.remediation, "\n"));
    csv.addText(evidencePointers(*what.snapshot, signal));
    csv.addText(originTexts(what, origins));
    const Annotation note = noteOf(what, signal);
    csv.addNumber(note.bookmarked ? "true" : "");
    csv.addText(toUtf8(tagsText(note.tags)));
    csv.addText(toUtf8(note.note));
    return csv.endRecord();
}

Result<void> writeJson(const FindingsExport &what, ByteSink &sink, const Signal &signal,
                       const ChangeOrigins &origins)
{
    using Json = nlohmann::ordered_json;
    const EventSnapshot &snapshot = *what.snapshot;
    const RuleInfo &rule = *signal.rule;
    Json auditIds = Json::array();
    Json evidence = Json::array();
    std::unordered_set<std::string> seen;
    for (const Row row : signal.rows) {
        const std::string id = snapshot.auditId(row);
        if (seen.insert(id).second)
            auditIds.push_back(id);
        evidence.push_back(pointerTo(snapshot, row));
    }
    const Annotation note = noteOf(what, signal);
    Json tags = Json::array();
    for (const QString &tag : note.tags)
        tags.push_back(toUtf8(tag));
    const Json finding = {
        {"rule_id", rule.id},
        {"rule", rule.title},
        {"level", kSeverityNames[static_cast<std::size_t>(rule.severity)]},
        {"attack", rule.attack},
        {"cis", rule.cis},
        {"threat_matrix", threatMatrixIds(rule)},
        {"entity_field", fieldInfo(signal.entityField).path},
        {"entity", signal.entity},
        {"first", what.timeFormat.toIso(signal.first).toStdString()},
        {"last", what.timeFormat.toIso(signal.last).toStdString()},
        {"count", signal.count()},
        {"audit_ids", std::move(auditIds)},
        {"summary", signal.summary},
        {"remediation", rule.remediation},
        {"status", statusName(signal.status)},
        {"archive_reason", signal.archiveReason.toStdString()},
        {"signal_id", signal.id},
        {"evidence", std::move(evidence)},
        {"traced_to", originsJson(what, origins)},
        {"bookmark", note.bookmarked},
        {"tags", std::move(tags)},
        {"note", toUtf8(note.note)},
    };
    return sink.write(finding.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
}

} // namespace

Result<void> exportFindings(const FindingsExport &what, FindingsFormat format, ByteSink &sink,
                            const ExportControl &control)
{
    CsvWriter csv(sink, what.csv);
    Result<void> done;
    if (format == FindingsFormat::Csv)
        done = csv.writeHeader(csvHeader());
    const std::size_t total = what.signalList.size();
    FindingOrigins finder(what.snapshot, control.cancelled);
    for (std::size_t i = 0; done && i < total; ++i) {
        done = control.check(i, total);
        if (!done)
            break;
        const Signal &signal = *what.signalList[i];
        const ChangeOrigins origins = finder.of(signal);
        done = format == FindingsFormat::Csv ? writeCsv(what, csv, signal, origins)
                                             : writeJson(what, sink, signal, origins);
    }
    return done ? control.check(total, total) : done;
}

Result<void> exportFindingsToFile(const FindingsExport &what, FindingsFormat format,
                                  const QString &path, const ExportControl &control)
{
    AtomicFile file(path);
    Result<void> done = file.open();
    if (done)
        done = exportFindings(what, format, file, control);
    return done ? file.commit() : done;
}

std::size_t findingsColumnCount()
{
    return csvHeader().size();
}

} // namespace kubewake
