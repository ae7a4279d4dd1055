// SPDX-License-Identifier: Apache-2.0
#include "detections/signalbuilder.h"

#include "detections/cancellablesort.h"
#include "detections/groupkeys.h"
#include "detections/signalsummary.h"
#include "model/store/fieldvalues.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <unordered_map>

namespace kubewake {
namespace {

constexpr std::size_t kRowsPerPoll = 65'536;
constexpr qsizetype kIdLength = 32; // hexadecimal digits

void addText(QCryptographicHash &hash, std::string_view text)
{
    // With its length, so that no two lists of texts look alike.
    hash.addData(QByteArray::number(static_cast<qulonglong>(text.size())));
    hash.addData(QByteArrayLiteral(":"));
    hash.addData(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
}

} // namespace

SignalBuilder::SignalBuilder(const CompiledRule &rule, const EventSnapshot &snapshot,
                             const std::function<bool()> &cancelled)
    : m_rule(rule)
    , m_snapshot(snapshot)
    , m_cancelled(cancelled)
{
}

std::vector<SignalPtr> SignalBuilder::build(const std::vector<Row> &rows)
{
    FieldKeys keys(m_snapshot, m_rule.entityField());
    std::unordered_map<std::uint32_t, std::vector<TimedRow>> groups;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % kRowsPerPoll == 0 && m_cancelled())
            return {};
        groups[keys.of(rows[i])].push_back({m_snapshot.time(rows[i]), rows[i]});
    }
    std::vector<SignalPtr> signalList;
    for (auto &[key, group] : groups) {
        if (!sortCancellably(group, m_cancelled))
            return signalList;
        const std::string entity = fieldText(m_snapshot, m_rule.entityField(), group.front().row);
        for (auto first = group.begin(); first != group.end();) {
            auto last = first;
            while (last + 1 != group.end() && belongsTogether(*last, *(last + 1)))
                ++last;
            SignalPtr signal = signalOf({first, last + 1}, entity);
            if (m_cancelled())
                return signalList;
            signalList.push_back(std::move(signal));
            first = last + 1;
        }
    }
    return signalList;
}

bool SignalBuilder::belongsTogether(const TimedRow &earlier, const TimedRow &later) const
{
    if (earlier.time == kNoTime || later.time == kNoTime)
        return earlier.time == later.time;
    return later.time - earlier.time < m_rule.window();
}

SignalPtr SignalBuilder::signalOf(const std::vector<TimedRow> &rows, std::string entity,
                                  const std::vector<std::string> &identity)
{
    auto signal = std::make_shared<Signal>();
    signal->id = idOf(rows, entity, identity);
    signal->rule = m_rule.info();
    signal->entityField = m_rule.entityField();
    signal->entity = std::move(entity);
    signal->first = rows.front().time;
    signal->last = rows.back().time;
    signal->rows.reserve(rows.size());
    for (const TimedRow &row : rows)
        signal->rows.push_back(row.row);
    signal->matchedFields = m_rule.matchedFields();
    signal->summary = SignalSummary(m_snapshot, m_cancelled).textOf(*signal);
    return signal;
}

// Of several events at the first moment the one with the smallest audit ID counts: their order in
// the store depends on the order of the files.
std::string SignalBuilder::idOf(const std::vector<TimedRow> &rows, const std::string &entity,
                                const std::vector<std::string> &identity) const
{
    std::pair<std::string, std::string> first;
    for (std::size_t i = 0; i < rows.size() && rows[i].time == rows.front().time; ++i) {
        std::pair<std::string, std::string> event {
            m_snapshot.auditId(rows[i].row), fieldText(m_snapshot, FieldId::Stage, rows[i].row)};
        if (i == 0 || event < first)
            first = std::move(event);
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addText(hash, m_rule.info()->id);
    addText(hash, fieldInfo(m_rule.entityField()).path);
    addText(hash, entity);
    for (const std::string &text : identity)
        addText(hash, text);
    addText(hash, first.first);
    addText(hash, first.second);
    addText(hash, formatTimestampUtc(rows.front().time));
    return hash.result().toHex().left(kIdLength).toStdString();
}

} // namespace kubewake
