// SPDX-License-Identifier: Apache-2.0
#include "app/window/valuesuggester.h"

#include "model/core/utf8.h"
#include "model/query/valuecounts.h"
#include "views/filter/filterbar.h"

namespace kubewake {

ValueSuggester::ValueSuggester(FilterBar *filter, const RowQuery *query, QObject *parent)
    : QObject(parent)
    , m_filter(filter)
    , m_query(query)
    , m_job(nullptr)
{
    connect(filter, &FilterBar::valuesRequested, this, &ValueSuggester::count);
}

void ValueSuggester::count(FieldId field, const QString &prefix)
{
    m_job.start(
        [snapshot = m_query->result().snapshot, kind = m_query->rowKind(), field,
         text = toUtf8(prefix)](const JobSlot::Cancelled &cancelled) {
            return countValues(*snapshot, allRows(*snapshot, kind), field, text, kMaximumValues,
                               {cancelled, {}});
        },
        [this, field, prefix](const Result<std::vector<ValueCount>> &values) {
            // A field that has no countable values gets no suggestions.
            if (values)
                m_filter->setValues(field, prefix, *values);
        });
}

} // namespace kubewake
