// SPDX-License-Identifier: Apache-2.0
#include "views/filter/filtersuggestions.h"

#include "model/items/plaintooltip.h"
#include "views/filter/filterlineedit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLocale>
#include <QStandardItemModel>

namespace kubewake {
namespace {

constexpr int kInsertedText = Qt::UserRole;
constexpr qsizetype kLongestShown = 120; // characters

QString shortened(const QString &text)
{
    QString line = text.left(kLongestShown);
    for (QChar &c : line) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar(QChar::ReplacementCharacter);
    }
    return text.size() > kLongestShown ? line + QChar(0x2026) : line;
}

} // namespace

FilterSuggestions::FilterSuggestions(FilterLineEdit *edit)
    : QObject(edit)
    , m_edit(edit)
    , m_model(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_model, this))
{
    m_completer->setWidget(edit);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setAccessibleName(tr("Suggestions"));
    m_edit->setSuggestionList(m_completer->popup());
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &FilterSuggestions::accept);
}

QAbstractItemView *FilterSuggestions::list() const
{
    return m_completer->popup();
}

void FilterSuggestions::hide()
{
    m_waiting = false;
    list()->hide();
}

void FilterSuggestions::update(bool asked)
{
    using Kind = KqlCompletion::Kind;
    m_completion = completeKql(m_edit->text(), m_edit->cursorPosition());
    m_model->clear();
    m_waiting = false;
    const bool wanted = asked || m_completion.kind == Kind::Value
        || (m_completion.kind == Kind::Field && !m_completion.prefix.isEmpty());
    if (!wanted) {
        list()->hide();
        return;
    }
    for (const KqlCandidate &candidate : m_completion.candidates) {
        const QString name = candidate.text.trimmed();
        add(candidate.text,
            candidate.description.isEmpty()
                ? name
                : tr("%1   %2", "suggestion, description").arg(name, candidate.description),
            candidate.description);
    }
    show();
    if (m_completion.field) {
        m_waiting = true;
        emit valuesRequested(*m_completion.field, m_completion.prefix);
    }
}

void FilterSuggestions::setValues(FieldId field, const QString &prefix,
                                  const std::vector<ValueCount> &values)
{
    if (!m_waiting || m_completion.field != field || m_completion.prefix != prefix)
        return;
    m_waiting = false;
    m_model->clear();
    for (const ValueCount &value : values) {
        const QString text = kqlValue(value.value);
        add(text + QLatin1Char(' '),
            tr("%1   %2", "value, number of rows")
                .arg(shortened(QString::fromStdString(value.value)),
                     QLocale().toString(value.rows)),
            {});
    }
    show();
}

void FilterSuggestions::add(const QString &text, const QString &shown, const QString &toolTip)
{
    if (static_cast<std::size_t>(m_model->rowCount()) >= kMaximumSuggestions)
        return;
    auto *item = new QStandardItem(shown);
    item->setData(text, kInsertedText);
    item->setToolTip(plainToolTip(toolTip));
    item->setEditable(false);
    m_model->appendRow(item);
}

void FilterSuggestions::show()
{
    if (m_model->rowCount() == 0 || !m_edit->isVisible()) {
        list()->hide();
        return;
    }
    m_completer->setCompletionPrefix(QString());
    m_completer->complete();
}

void FilterSuggestions::accept(const QModelIndex &index)
{
    const QString text = index.data(kInsertedText).toString();
    const QString after = m_edit->text().mid(m_completion.replaceFrom + m_completion.replaceLength);
    // Before a closing parenthesis no space is wanted.
    m_edit->replaceRange(m_completion.replaceFrom, m_completion.replaceLength,
                         after.startsWith(u')') || after.startsWith(u' ') ? text.trimmed() : text);
    hide();
    emit accepted();
}

} // namespace kubewake
