// SPDX-License-Identifier: Apache-2.0
#include "model/objects/objectrows.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {
namespace {

// Which codes of Column::ObjectType are the key's resource.
std::vector<bool> typesOf(const EventSnapshot &snapshot, const ObjectKey &key)
{
    const auto is = [&snapshot](Code type, ObjectTypePart part, const std::string &text) {
        const auto index = static_cast<std::size_t>(part);
        const Code code = snapshot.tupleElement(Column::ObjectType, type, index);
        return code == kMissing ? text.empty()
                                : snapshot.value(kObjectTypeDictionaries[index], code) == text;
    };
    std::vector<bool> types(snapshot.tupleCount(Column::ObjectType), false);
    for (Code type = 0; type < types.size(); ++type)
        types[type] = type != kMissing && is(type, ObjectTypePart::Resource, key.resource)
            && is(type, ObjectTypePart::ApiGroup, key.apiGroup);
    return types;
}

Code codeOf(const EventSnapshot &snapshot, DictionaryId id, const std::string &text)
{
    for (Code code = 1; !text.empty() && code < snapshot.dictionarySize(id); ++code) {
        if (snapshot.value(id, code) == text)
            return code;
    }
    return kMissing;
}

} // namespace

MicrosecondsUtc answeredTime(const EventSnapshot &snapshot, Row row)
{
    const std::int64_t duration = snapshot.duration(row);
    return duration == kNoDuration || snapshot.time(row) == kNoTime ? snapshot.time(row)
                                                                    : snapshot.time(row) + duration;
}

Result<std::vector<Row>> objectRows(const EventSnapshot &snapshot, const ObjectKey &key,
                                    const EvaluationControl &control)
{
    std::vector<Row> rows;
    const std::vector<bool> types = typesOf(snapshot, key);
    const Code space = codeOf(snapshot, DictionaryId::Namespaces, key.namespaceName);
    const Code name = codeOf(snapshot, DictionaryId::Names, key.name);
    if (name == kMissing || (space == kMissing) != key.namespaceName.empty())
        return rows;
    const RowBitmap &requests = snapshot.representatives();
    for (Row row = 0; row < snapshot.eventCount(); ++row) {
        if (EventSnapshot::indexInChunk(row) == 0 && control.cancelled && control.cancelled())
            return failure(QCoreApplication::translate("Objects", "Cancelled."));
        if (snapshot.code(Column::Name, row) != name
            && (snapshot.code(Column::Name, row) != kMissing
                || snapshot.code(Column::GeneratedName, row) != name))
            continue;
        if (types[snapshot.code(Column::ObjectType, row)]
            && snapshot.code(Column::Namespace, row) == space && requests.test(row)
            && snapshot.source(snapshot.sourceIdOf(row)).cluster == key.cluster)
            rows.push_back(row);
    }
    std::ranges::stable_sort(rows, {}, [&](Row row) { return answeredTime(snapshot, row); });
    return rows;
}

} // namespace kubewake
