// SPDX-License-Identifier: Apache-2.0
#include "detections/matchvalues.h"

#include "model/query/eventdocument.h"
#include "model/query/rawreader.h"
#include "model/store/fieldvalues.h"

#include <algorithm>

namespace kubewake {
namespace {

std::string joined(const std::vector<std::string> &values)
{
    std::string text;
    for (const std::string &value : values)
        text.append(text.empty() ? "" : ", ").append(value);
    return text;
}

} // namespace

std::uint32_t MatchValues::numberOf(const std::string &text)
{
    const std::uint32_t number = m_numbers.of(text);
    if (number == m_texts.size())
        m_texts.push_back(text);
    return number;
}

bool MatchValues::read(std::vector<Row> rows, const std::vector<FieldPath> &fields,
                       const std::function<bool()> &cancelled)
{
    std::vector<RawPath> paths;
    for (const FieldPath &field : fields) {
        const auto isField = [&field](const RawField &known) { return known.path == field.path; };
        if (field.field || std::ranges::any_of(m_fields, isField))
            continue;
        m_fields.push_back({field.path, {}});
        paths.push_back(RawPath::of(field));
    }
    if (paths.empty())
        return true;
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    m_rows = std::move(rows);
    for (RawField &field : m_fields)
        field.texts.resize(m_rows.size());
    RawReader reader(m_snapshot);
    EventDocument document;
    return reader.read(m_rows, cancelled, [&](Row row, std::optional<std::string_view> json) {
        if (!json) {
            ++m_unreadable;
            return;
        }
        document.reset(*json);
        const auto at =
            static_cast<std::size_t>(std::ranges::lower_bound(m_rows, row) - m_rows.begin());
        for (std::size_t i = 0; i < paths.size(); ++i)
            m_fields[i].texts[at] = numberOf(joined(document.valuesAt(paths[i])));
        if (document.takeFailure())
            ++m_unreadable;
    });
}

std::string MatchValues::text(const FieldPath &field, Row row) const
{
    if (field.field)
        return fieldText(m_snapshot, *field.field, row);
    const auto known = std::ranges::find(m_fields, field.path, &RawField::path);
    const auto place = std::ranges::lower_bound(m_rows, row);
    if (known == m_fields.end() || place == m_rows.end() || *place != row)
        return {};
    return m_texts[known->texts[static_cast<std::size_t>(place - m_rows.begin())]];
}

} // namespace kubewake
