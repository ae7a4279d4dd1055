// SPDX-License-Identifier: Apache-2.0
#include "detections/tuplekeys.h"

#include "model/store/fieldvalues.h"

#include <algorithm>
#include <utility>

namespace kubewake {
namespace {

constexpr std::uint32_t kNotAsked = TextNumbers::kNone - 1;

bool isCodedValue(const FieldStorage &storage)
{
    return storage.kind == FieldStorage::Kind::Value
        || storage.kind == FieldStorage::Kind::Coalesce;
}

} // namespace

TupleKeys::TupleKeys(const EventSnapshot &snapshot, const MatchValues &values,
                     const std::vector<std::vector<FieldPath>> &fields)
    : m_snapshot(snapshot)
    , m_values(values)
    , m_fields(fields)
{
    for (std::size_t place = 0; place < fields.front().size(); ++place) {
        const std::optional<FieldId> field = fields.front()[place].field;
        const bool same = field && std::ranges::all_of(fields, [&](const auto &ofRule) {
                              return ofRule[place].field == field;
                          });
        m_places.emplace_back();
        if (same) {
            m_places.back().column.emplace(snapshot, *field);
            continue;
        }
        for (const std::vector<FieldPath> &ofRule : fields) {
            const FieldPath &path = ofRule[place];
            m_places.back().coded.emplace_back();
            if (path.field && isCodedValue(storageOf(*path.field)))
                m_places.back().coded.back().storage = storageOf(*path.field);
        }
    }
}

void TupleKeys::read(std::size_t base, std::span<const Row> rows, Texts texts)
{
    for (std::size_t index = 0; index < m_places.size(); ++index) {
        Place &place = m_places[index];
        place.keys.resize(rows.size());
        if (place.column) {
            place.column->of(rows, place.keys);
            continue;
        }
        readTexts(base, index, rows, texts);
    }
}

void TupleKeys::readTexts(std::size_t base, std::size_t index, std::span<const Row> rows,
                          Texts texts)
{
    Place &place = m_places[index];
    const auto numberOf = [&](std::string_view text) {
        return texts == Texts::Find ? place.texts.find(text) : place.texts.of(text);
    };
    CodedTexts &coded = place.coded[base];
    if (!coded.storage) {
        std::ranges::transform(rows, place.keys.begin(), [&](Row row) {
            return numberOf(m_values.text(m_fields[base][index], row));
        });
        return;
    }
    if (texts == Texts::Find
        && std::exchange(coded.texts, place.texts.size()) != place.texts.size())
        std::ranges::replace(coded.numbers, TextNumbers::kNone, kNotAsked);
    fieldCodes(m_snapshot, *coded.storage, rows, place.keys);
    for (std::uint32_t &key : place.keys) {
        const Code code = key;
        if (code >= coded.numbers.size())
            coded.numbers.resize(std::size_t {code} + 1, kNotAsked);
        std::uint32_t &number = coded.numbers[code];
        if (number == kNotAsked || (number == TextNumbers::kNone && texts == Texts::Number))
            number = numberOf(code == kMissing ? std::string_view()
                                               : m_snapshot.value(coded.storage->dictionary, code));
        key = number;
    }
}

std::uint64_t TupleKeys::pairAt(std::size_t index) const
{
    std::uint64_t pair = 0;
    for (const Place &place : m_places)
        pair = pair << 32 | place.keys[index];
    return pair;
}

const std::string &TupleKeys::tupleAt(std::size_t index)
{
    m_tuple.clear();
    for (const Place &place : m_places)
        m_tuple.append(reinterpret_cast<const char *>(&place.keys[index]),
                       sizeof place.keys[index]);
    return m_tuple;
}

bool TupleKeys::isCompleteAt(std::size_t index) const
{
    return std::ranges::none_of(m_places,
                                [index](const Place &place) { return place.keys[index] == 0; });
}

std::span<const TupleKeys::Key> TupleKeys::of(std::size_t base, std::span<const Row> rows)
{
    read(base, rows, Texts::Number);
    m_keys.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto next = static_cast<std::uint32_t>(m_pairs.size() + m_tuples.size());
        const std::uint32_t number = isShort()
            ? m_pairs.try_emplace(pairAt(i), next).first->second
            : m_tuples.try_emplace(tupleAt(i), next).first->second;
        m_keys[i] = {number, isCompleteAt(i)};
    }
    return m_keys;
}

void TupleKeys::keepKnown(std::size_t base, std::vector<Row> &rows)
{
    if (m_pairs.empty() && m_tuples.empty()) {
        rows.clear();
        return;
    }
    read(base, rows, Texts::Find);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (isShort() ? m_pairs.contains(pairAt(i)) : m_tuples.contains(tupleAt(i)))
            rows[kept++] = rows[i];
    }
    rows.resize(kept);
}

} // namespace kubewake
