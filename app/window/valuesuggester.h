// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/rowquery.h"
#include "views/common/jobslot.h"

#include <QObject>

namespace kubewake {

class FilterBar;

// Answers the filter bar's questions for the values of a field, with their counts among all rows
// of the kind shown. Counts in the background. UI thread.
class ValueSuggester : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMaximumValues = 200;

    ValueSuggester(FilterBar *filter, const RowQuery *query, QObject *parent);

private:
    void count(FieldId field, const QString &prefix);

    FilterBar *m_filter;
    const RowQuery *m_query;
    JobSlot m_job;
};

} // namespace kubewake
