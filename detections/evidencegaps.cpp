// SPDX-License-Identifier: Apache-2.0
#include "detections/evidencegaps.h"

#include "model/query/columnscan.h"
#include "model/query/leftoutscan.h"
#include "model/store/missingmembers.h"

#include <algorithm>
#include <memory>

namespace kubewake {
namespace {

bool isOfQuery(FieldId field)
{
    return field == FieldId::Command || field == FieldId::Container || field == FieldId::Tty;
}

bool areDisjoint(ConstChunkBits a, ConstChunkBits b, const EventChunk &chunk)
{
    std::uint64_t both = 0;
    for (std::size_t w = 0; w < wordsOf(chunk); ++w)
        both |= a[w] & b[w];
    return both == 0;
}

} // namespace

EvidenceGaps::EvidenceGaps(const EventSnapshot &snapshot, const RowBitmap &candidates,
                           RunControl &control)
{
    if (!LeftOutScan::isNeeded(snapshot))
        return;
    LeftOutScan leftOut(snapshot);
    std::array<std::unique_ptr<ColumnScan>, kFieldCount> present;
    for (const FieldInfo &field : fieldCatalogue()) {
        const auto member = memberOfEveryEvent(field.id);
        if (member)
            present[index(field.id)] =
                ColumnScan::bind(snapshot, isOfQuery(field.id) ? field.id : *member, {},
                                 ColumnScan::Quantifier::Exists);
    }
    std::vector<std::uint64_t> rows(kChunkWords);
    std::vector<std::uint64_t> found(kChunkWords);
    for (const auto &chunk : snapshot.chunks()) {
        if (control.cancelled())
            return;
        for (std::size_t w = 0; w < wordsOf(*chunk); ++w)
            rows[w] = candidates.words()[chunk->firstRow / 64 + w];
        for (std::size_t f = 0; f < kFieldCount; ++f) {
            if (present[f] == nullptr)
                continue;
            m_leftOut[f] = m_leftOut[f]
                || !areDisjoint(rows, leftOut.of(*chunk, static_cast<FieldId>(f)), *chunk);
            if (!m_present[f]) {
                present[f]->scan(*chunk, rows, found);
                m_present[f] = !areDisjoint(rows, found, *chunk);
            }
            m_isEmpty = m_isEmpty && !m_leftOut[f];
        }
    }
}

std::vector<FieldId> EvidenceGaps::among(const Expression &expression) const
{
    std::vector<FieldId> fields;
    if (!m_isEmpty) {
        for (const FieldId field : testedFields(expression)) {
            if (m_leftOut[index(field)])
                fields.push_back(field);
        }
    }
    return fields;
}

std::string EvidenceGaps::nameOf(FieldId field)
{
    if (isOfQuery(field))
        return "the query of requestURI";
    return std::string(fieldInfo(memberOfEveryEvent(field).value_or(field)).path);
}

} // namespace kubewake
