// SPDX-License-Identifier: Apache-2.0
#include "views/filter/filterbar.h"

#include "views/filter/filterlineedit.h"
#include "views/filter/filtermenu.h"
#include "views/filter/filtersuggestions.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace kubewake {
namespace {

constexpr qsizetype kMaximumButtonText = 60; // characters
constexpr int kMaximumHistoryInMenu = 20;

QString shortened(const QString &text, qsizetype length)
{
    return text.size() > length ? text.left(length) + QChar(0x2026) : text;
}

// UTF-8 offsets of the parser as positions in the text.
qsizetype positionOf(const QByteArray &utf8, std::size_t offset)
{
    return QString::fromUtf8(utf8.left(static_cast<qsizetype>(offset))).size();
}

} // namespace

FilterBar::FilterBar(QSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_history(settings)
    , m_saved(settings)
    , m_edit(new FilterLineEdit(this))
    , m_suggestions(new FilterSuggestions(m_edit))
    , m_viewsMenu(new FilterMenu(m_saved, this))
    , m_historyMenu(new QMenu(this))
    , m_viewsButton(new QToolButton(this))
    , m_historyButton(new QToolButton(this))
    , m_clearButton(new QToolButton(this))
    , m_applyButton(new QToolButton(this))
    , m_messageRow(new QWidget(this))
    , m_message(new QLabel(m_messageRow))
    , m_fixButton(new QPushButton(m_messageRow))
    , m_current(parseKql({}))
    , m_appliedExpression(Expression::all())
{
    buildField();
    buildButtons();
    layOut();
    connectField();
    validate();
}

FilterBar::~FilterBar() = default;

void FilterBar::buildField()
{
    m_edit->setObjectName(QStringLiteral("filterField"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setPlaceholderText(
        tr("Filter (KQL, Kibana syntax), as in verb: delete and not user: system*"));
    m_edit->setMaxLength(static_cast<int>(kMaximumKqlLength));
    setFocusProxy(m_edit);
    m_message->setObjectName(QStringLiteral("filterMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_fixButton->setObjectName(QStringLiteral("filterFix"));
}

void FilterBar::buildButtons()
{
    m_viewsButton->setObjectName(QStringLiteral("filterViews"));
    m_viewsButton->setText(tr("Views"));
    m_viewsButton->setAccessibleName(tr("Saved views"));
    m_viewsButton->setToolTip(tr("Saved views"));
    m_viewsButton->setMenu(m_viewsMenu);
    m_historyButton->setObjectName(QStringLiteral("filterHistory"));
    m_historyButton->setText(tr("History"));
    m_historyButton->setAccessibleName(tr("Filters applied before"));
    m_historyButton->setToolTip(tr("Filters applied before (Up and Down in the field)"));
    m_historyButton->setMenu(m_historyMenu);
    for (QToolButton *button : {m_viewsButton, m_historyButton})
        button->setPopupMode(QToolButton::InstantPopup);
    m_clearButton->setObjectName(QStringLiteral("filterClear"));
    m_clearButton->setText(tr("Clear"));
    m_clearButton->setAccessibleName(tr("Clear the filter"));
    m_clearButton->setToolTip(tr("Show all rows again"));
    m_applyButton->setObjectName(QStringLiteral("filterApply"));
    m_applyButton->setText(tr("Apply"));
    m_applyButton->setAccessibleName(tr("Apply the filter"));
    m_applyButton->setToolTip(tr("Apply the filter (Enter)"));
    for (QToolButton *button : {m_viewsButton, m_historyButton, m_clearButton, m_applyButton})
        button->setFocusPolicy(Qt::StrongFocus);
    connect(m_clearButton, &QToolButton::clicked, this, &FilterBar::clearFilter);
    connect(m_applyButton, &QToolButton::clicked, this, &FilterBar::apply);
    connect(m_historyMenu, &QMenu::aboutToShow, this, &FilterBar::fillHistoryMenu);
    connect(m_fixButton, &QPushButton::clicked, this, [this] {
        setFilterText(QString(m_fix));
        m_edit->setFocus();
    });
    connect(m_viewsMenu, &FilterMenu::chosen, this, [this](const QString &kql) {
        setFilterText(kql);
        apply();
    });
    connect(m_viewsMenu, &FilterMenu::saveRequested, this, [this] {
        askForName(tr("Save Filter"), {}, [this](const QString &name) { saveFilterAs(name); });
    });
    connect(m_viewsMenu, &FilterMenu::renameRequested, this, [this](const QString &old) {
        askForName(tr("Rename Filter"), old,
                   [this, old](const QString &name) { m_saved.rename(old, name); });
    });
    connect(m_viewsMenu, &FilterMenu::removeRequested, this,
            [this](const QString &name) { m_saved.remove(name); });
}

void FilterBar::layOut()
{
    auto *field = new QHBoxLayout;
    field->setContentsMargins(0, 0, 0, 0);
    field->addWidget(m_viewsButton);
    field->addWidget(m_edit, 1);
    field->addWidget(m_applyButton);
    field->addWidget(m_clearButton);
    field->addWidget(m_historyButton);
    auto *message = new QHBoxLayout(m_messageRow);
    message->setContentsMargins(0, 0, 0, 0);
    message->addWidget(m_message, 1);
    message->addWidget(m_fixButton);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(field);
    all->addWidget(m_messageRow);
    m_messageRow->hide();
    setTabOrder(m_viewsButton, m_edit);
    setTabOrder(m_edit, m_fixButton);
    setTabOrder(m_fixButton, m_applyButton);
    setTabOrder(m_applyButton, m_clearButton);
    setTabOrder(m_clearButton, m_historyButton);
}

void FilterBar::connectField()
{
    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::validate);
    connect(m_edit, &FilterLineEdit::typed, this, [this] {
        m_historyIndex = -1;
        m_suggestions->update(false);
    });
    connect(m_edit, &FilterLineEdit::applyRequested, this, &FilterBar::apply);
    connect(m_edit, &FilterLineEdit::restoreRequested, this, &FilterBar::restoreApplied);
    connect(m_edit, &FilterLineEdit::historyRequested, this, &FilterBar::stepHistory);
    connect(m_edit, &FilterLineEdit::suggestionsRequested, this,
            [this] { m_suggestions->update(true); });
    connect(m_suggestions, &FilterSuggestions::valuesRequested, this, &FilterBar::valuesRequested);
    // After a field its values are wanted. Queued, as the list is just closing.
    connect(
        m_suggestions, &FilterSuggestions::accepted, this, [this] { m_suggestions->update(false); },
        Qt::QueuedConnection);
}

QString FilterBar::text() const
{
    return m_edit->text();
}

QString FilterBar::message() const
{
    return m_message->text();
}

void FilterBar::setFilterText(const QString &kql)
{
    m_historyIndex = -1;
    m_edit->replaceText(kql);
    m_suggestions->hide();
}

bool FilterBar::apply()
{
    m_suggestions->hide();
    validate(); // `now` is this moment
    if (!m_current)
        return false;
    m_historyIndex = -1;
    m_appliedText = text();
    m_appliedExpression = m_current->expression;
    m_history.add(m_appliedText);
    validate();
    emit filterApplied(m_appliedText, m_appliedExpression);
    return true;
}

QString FilterBar::conjunctionWith(const QString &term) const
{
    // What is being typed and not valid yet is no part of the result.
    return kqlAnd(m_current ? text() : m_appliedText, term);
}

void FilterBar::includeTerm(const QString &term)
{
    setFilterText(conjunctionWith(term));
    apply();
}

void FilterBar::excludeTerm(const QString &term)
{
    const QString trimmed = term.trimmed();
    if (trimmed.isEmpty())
        return;
    setFilterText(conjunctionWith(QStringLiteral("not (") + trimmed + QLatin1Char(')')));
    apply();
}

void FilterBar::clearFilter()
{
    setFilterText({});
    apply();
    m_edit->setFocus();
}

void FilterBar::setTimeFormat(const TimeFormat &format)
{
    if (m_options.timeFormat == format)
        return;
    m_options.timeFormat = format;
    validate();
    if (m_appliedText.isEmpty())
        return;
    if (auto filter = parseKql(m_appliedText.toStdString(), m_options)) {
        m_appliedExpression = std::move(filter->expression);
        emit filterApplied(m_appliedText, m_appliedExpression);
    }
}

void FilterBar::setValues(FieldId field, const QString &prefix,
                          const std::vector<ValueCount> &values)
{
    m_suggestions->setValues(field, prefix, values);
}

void FilterBar::saveFilterAs(const QString &name)
{
    m_saved.save(name, m_current ? text() : m_appliedText);
}

void FilterBar::focusField()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::validate()
{
    m_current = parseKql(text().toStdString(), m_options);
    m_fix.clear();
    m_message->clear();
    m_edit->setErrorRange(0, -1);
    m_fixButton->hide();
    m_validity = Validity::Valid;
    if (!m_current)
        showError(m_current.error());
    else if (!m_current->hints.empty())
        showHint(m_current->hints.front());
    m_messageRow->setVisible(!m_message->text().isEmpty());
    m_edit->setAccessibleDescription(m_message->text());
    m_applyButton->setEnabled(m_current.has_value());
    updateColors();
}

void FilterBar::showError(const KqlError &error)
{
    m_validity = Validity::Invalid;
    const QByteArray utf8 = text().toUtf8();
    const qsizetype from = positionOf(utf8, error.offset);
    const qsizetype to = positionOf(utf8, error.offset + error.length);
    m_edit->setErrorRange(from, to - from);
    m_message->setText(from >= text().size() ? tr("Not applied: %1 (at the end)").arg(error.message)
                                             : tr("Not applied: %1 (at character %2)")
                                                   .arg(error.message, QString::number(from + 1)));
}

void FilterBar::showHint(const KqlHint &hint)
{
    m_validity = Validity::Suspicious;
    m_message->setText(hint.message);
    m_fix = hint.replacement;
    m_fixButton->setVisible(!m_fix.isEmpty());
    m_fixButton->setText(tr("Use: %1").arg(withoutMnemonic(shortened(m_fix, kMaximumButtonText))));
    m_fixButton->setAccessibleName(tr("Change the filter to %1").arg(m_fix));
}

void FilterBar::updateColors()
{
    QPalette colors = palette();
    if (!text().trimmed().isEmpty())
        colors.setColor(QPalette::Base, validityBackground(m_validity, palette()));
    m_edit->setPalette(colors);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

void FilterBar::restoreApplied()
{
    m_suggestions->hide();
    if (text() != m_appliedText)
        setFilterText(m_appliedText);
}

void FilterBar::stepHistory(int step)
{
    const QStringList &entries = m_history.entries();
    const qsizetype index = m_historyIndex + step;
    if (index < -1 || index >= entries.size())
        return;
    if (m_historyIndex < 0)
        m_draft = text();
    // Where the field shows the newest entry already, the first step is to the one before.
    const bool same = m_historyIndex < 0 && step > 0 && entries[0] == text() && entries.size() > 1;
    m_historyIndex = same ? 1 : index;
    m_edit->replaceText(m_historyIndex < 0 ? m_draft : entries[m_historyIndex]);
    m_suggestions->hide();
}

void FilterBar::fillHistoryMenu()
{
    m_historyMenu->clear();
    for (const QString &entry : m_history.entries().mid(0, kMaximumHistoryInMenu)) {
        QAction *action =
            m_historyMenu->addAction(withoutMnemonic(shortened(entry, kMaximumButtonText)));
        connect(action, &QAction::triggered, this, [this, entry] {
            setFilterText(entry);
            apply();
        });
    }
    if (m_history.entries().isEmpty()) {
        m_historyMenu->addAction(tr("No filter has been applied yet"))->setEnabled(false);
        return;
    }
    m_historyMenu->addSeparator();
    connect(m_historyMenu->addAction(tr("&Forget All")), &QAction::triggered, this,
            [this] { m_history.clear(); });
}

void FilterBar::askForName(const QString &title, const QString &name,
                           const std::function<void(const QString &)> &accepted)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name:"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, accepted);
    dialog->open();
}

} // namespace kubewake
