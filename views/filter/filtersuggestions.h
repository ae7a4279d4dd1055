// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/kqlcompletion.h"
#include "model/query/valuecounts.h"

#include <QObject>

class QAbstractItemView;
class QCompleter;
class QStandardItemModel;

namespace kubewake {

class FilterLineEdit;

// The list of suggestions under the filter field: fields, operators, values with their counts.
// Values are counted elsewhere, in the background; answers to older questions are dropped. Owned by
// FilterBar.
class FilterSuggestions : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMaximumSuggestions = 200;

    explicit FilterSuggestions(FilterLineEdit *edit);

    // For what stands at the cursor. `asked`: show operators and an empty place's fields too.
    void update(bool asked);
    void hide();
    [[nodiscard]] QAbstractItemView *list() const;
    [[nodiscard]] const QStandardItemModel *model() const { return m_model; }

    // The answer to valuesRequested().
    void setValues(FieldId field, const QString &prefix, const std::vector<ValueCount> &values);

signals:
    void valuesRequested(kubewake::FieldId field, const QString &prefix);
    void accepted();

private:
    void accept(const QModelIndex &index);
    void add(const QString &text, const QString &shown, const QString &toolTip);
    void show();

    FilterLineEdit *m_edit;
    QStandardItemModel *m_model;
    QCompleter *m_completer;
    KqlCompletion m_completion;
    bool m_waiting = false; // for values of m_completion
};

} // namespace kubewake
