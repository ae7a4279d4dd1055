// SPDX-License-Identifier: Apache-2.0
#include "model/annotations/eventkey.h"

#include "model/store/fieldvalues.h"

#include <QCryptographicHash>

#include <algorithm>
#include <unordered_set>

namespace kubewake {
namespace {

constexpr qsizetype kHashDigits = 16;

// Part of what is stored: another list finds nothing of what was annotated before.
constexpr std::array kContent {
    FieldId::AuditId,          FieldId::Verb,      FieldId::RequestUri, FieldId::Username,
    FieldId::ImpersonatedUser, FieldId::SourceIps, FieldId::StatusCode};

void addText(QCryptographicHash &hash, std::string_view text)
{
    hash.addData(QByteArray::number(static_cast<qulonglong>(text.size())));
    hash.addData(QByteArrayLiteral(":"));
    hash.addData(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
}

} // namespace

EventKey eventKeyOf(const EventSnapshot &snapshot, Row row)
{
    EventKey key;
    key.auditId = snapshot.auditId(row);
    if (key.auditId.size() > EventKey::kMaximumAuditId)
        key.auditId.resize(EventKey::kMaximumAuditId);
    // Cut in the middle of a character, or not written by a Kubernetes: JSON could not hold it.
    std::replace_if(
        key.auditId.begin(), key.auditId.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    key.stage = fieldText(snapshot, FieldId::Stage, row);
    key.time = snapshot.time(row);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const FieldId field : kContent)
        addText(hash, fieldText(snapshot, field, row));
    key.content = hash.result().toHex().left(kHashDigits).toStdString();
    return key;
}

Result<FoundEvents> findEvents(const EventSnapshot &snapshot, std::vector<EventKey> keys, Row first,
                               const EvaluationControl &control)
{
    std::ranges::sort(keys);
    std::unordered_set<MicrosecondsUtc> times;
    for (const EventKey &key : keys)
        times.insert(key.time);
    FoundEvents found;
    if (keys.empty())
        return found;
    for (Row row = first; row < snapshot.eventCount(); ++row) {
        const std::uint32_t inChunk = EventSnapshot::indexInChunk(row);
        if ((inChunk == 0 || row == first) && control.cancelled && control.cancelled())
            return failure(QStringLiteral("cancelled"));
        if (!times.contains(snapshot.chunkOf(row).time[inChunk]))
            continue;
        EventKey key = eventKeyOf(snapshot, row);
        if (std::ranges::binary_search(keys, key))
            found.emplace_back(std::move(key), row);
    }
    std::ranges::sort(found);
    const auto same = [](const auto &a, const auto &b) { return a.first == b.first; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
}

} // namespace kubewake
