// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/kql.h"
#include "model/query/valuecounts.h"
#include "views/common/semanticcolors.h"
#include "views/filter/filterhistory.h"
#include "views/filter/savedfilters.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QSettings;
class QToolButton;

namespace kubewake {

class FilterLineEdit;
class FilterMenu;
class FilterSuggestions;

// The line that the filter is typed into: colours it as valid or not while one types, suggests
// fields and values, and keeps history and saved views. A filter takes effect when it is applied;
// while the text is not valid, the last applied one stays in effect and the bar says so. UI
// thread; parses on every key, at most some milliseconds.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    // `settings` keeps history and saved filters and has to outlive the bar; may be null.
    explicit FilterBar(QSettings *settings, QWidget *parent = nullptr);
    ~FilterBar() override;

    [[nodiscard]] QString text() const;
    // What is in effect, and its expression; match-all at first.
    [[nodiscard]] const QString &appliedText() const { return m_appliedText; }
    [[nodiscard]] const ExpressionPtr &appliedExpression() const { return m_appliedExpression; }
    [[nodiscard]] Validity validity() const { return m_validity; }
    // What is said under the field; empty if nothing.
    [[nodiscard]] QString message() const;

    // Replaces the text (undoable) without applying it.
    void setFilterText(const QString &kql);
    // False: the text is not valid, nothing has changed.
    bool apply();
    // Narrows the filter in effect by one more term and applies it.
    void includeTerm(const QString &term);
    void excludeTerm(const QString &term);
    void clearFilter();

    // The zone that times in the filter are read in; applies again if that may matter.
    void setTimeFormat(const TimeFormat &format);
    // The answer to valuesRequested(); dropped if the user has typed on meanwhile.
    void setValues(FieldId field, const QString &prefix, const std::vector<ValueCount> &values);

    void saveFilterAs(const QString &name);
    [[nodiscard]] const SavedFilters &savedFilters() const { return m_saved; }
    [[nodiscard]] const FilterHistory &history() const { return m_history; }

public slots:
    // Puts the cursor into the field and selects what is in it.
    void focusField();

signals:
    void filterApplied(const QString &kql, const kubewake::ExpressionPtr &expression);
    // Values of `field` that hold `prefix` are wanted, with their counts.
    void valuesRequested(kubewake::FieldId field, const QString &prefix);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildField();
    void buildButtons();
    void layOut();
    void connectField();
    void validate();
    void showError(const KqlError &error);
    void showHint(const KqlHint &hint);
    void updateColors();
    void restoreApplied();
    void stepHistory(int step);
    void fillHistoryMenu();
    void askForName(const QString &title, const QString &name,
                    const std::function<void(const QString &)> &accepted);
    [[nodiscard]] QString conjunctionWith(const QString &term) const;

    FilterHistory m_history;
    SavedFilters m_saved;
    KqlOptions m_options;

    FilterLineEdit *m_edit;
    FilterSuggestions *m_suggestions;
    FilterMenu *m_viewsMenu;
    QMenu *m_historyMenu;
    QToolButton *m_viewsButton;
    QToolButton *m_historyButton;
    QToolButton *m_clearButton;
    QToolButton *m_applyButton;
    QWidget *m_messageRow;
    QLabel *m_message;
    QPushButton *m_fixButton;

    tl::expected<KqlFilter, KqlError> m_current; // of the text as it stands
    QString m_appliedText;
    ExpressionPtr m_appliedExpression;
    Validity m_validity = Validity::Valid;
    QString m_fix; // replaces the text when the button is clicked
    QString m_draft; // what stood in the field before walking through the history
    qsizetype m_historyIndex = -1;
};

} // namespace kubewake
