// SPDX-License-Identifier: Apache-2.0
#include "views/rules/rulespage.h"

#include "model/core/utf8.h"
#include "views/common/keyaction.h"
#include "views/rules/ruledetail.h"
#include "views/signals/severitydelegate.h"

#include <QAction>
#include <QComboBox>
#include <QDataStream>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIODevice>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>

namespace kubewake {

RulesPage::RulesPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new RuleListModel(this))
    , m_filter(new RuleFilterModel(this))
    , m_search(new QLineEdit(this))
    , m_severity(new QComboBox(this))
    , m_shown(new QComboBox(this))
    , m_counts(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_list(new QTreeView(this))
    , m_detail(new RuleDetail(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_signals(new QPushButton(tr("Show its signals"), this))
    , m_run(new QPushButton(tr("Run this rule"), this))
    , m_toggle(new QPushButton(tr("Disable"), this))
    , m_folder(new QPushButton(tr("Open folder"), this))
    , m_reload(new QPushButton(tr("Reload"), this))
{
    m_filter->setSourceModel(m_model);
    for (QLabel *label : {m_counts, m_empty})
        label->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    buildFilters();
    buildList();
    buildButtons();
    layOut();
    setFocusProxy(m_list);
    refresh();
}

void RulesPage::buildFilters()
{
    m_search->setPlaceholderText(tr("Title, description, id, ATT&CK or tag"));
    m_search->setAccessibleName(tr("Search the rules"));
    m_search->setClearButtonEnabled(true);
    m_severity->setAccessibleName(tr("Least severity"));
    for (std::size_t i = 0; i < kSeverityNames.size(); ++i) {
        const QString text = severityText(static_cast<Severity>(i));
        m_severity->addItem(i == 0 ? tr("Any severity") : tr("%1 and above").arg(text));
    }
    m_shown->setAccessibleName(tr("State"));
    m_shown->addItems({tr("All rules"), tr("Matched"), tr("Not fully evaluable"), tr("Disabled"),
                       tr("Refused")}); // in the order of RuleFilterModel::Show
    for (QComboBox *box : {m_severity, m_shown})
        connect(box, &QComboBox::currentIndexChanged, this, &RulesPage::applyFilters);
    connect(m_search, &QLineEdit::textChanged, this, &RulesPage::applyFilters);
}

void RulesPage::buildList()
{
    m_list->setModel(m_filter);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(RuleListModel::SeverityColumn, Qt::DescendingOrder);
    m_list->setItemDelegateForColumn(RuleListModel::SeverityColumn,
                                     new SeverityDelegate(m_list, RuleListModel::SeverityRole));
    m_list->setAccessibleName(tr("Rules"));
    const int character = fontMetrics().averageCharWidth();
    const std::array<int, RuleListModel::ColumnCount> widths {6, 14, 42, 10, 10, 12, 15, 16, 30};
    for (int column = 0; column < RuleListModel::ColumnCount; ++column)
        m_list->header()->resizeSection(column,
                                        character * widths[static_cast<std::size_t>(column)]);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RulesPage::refreshCurrent);
    connect(m_model, &RuleListModel::enabledChanged, this,
            [this](const QString &id, bool enabled) { emit enableRequested({id}, enabled); });
    for (auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, change, this, &RulesPage::refresh);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &RulesPage::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RulesPage::refresh);
}

void RulesPage::buildButtons()
{
    const auto add = [this](QPushButton *button, const QKeySequence &key, auto slot) {
        connect(button, &QPushButton::clicked, this, slot);
        QAction *action = addKeyAction(m_list, button->text(), {key});
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(m_signals, Qt::Key_Return, &RulesPage::askForSignals);
    add(m_run, Qt::Key_R, &RulesPage::askForRun);
    add(m_toggle, Qt::Key_Space, &RulesPage::toggleSelected)->setText(tr("Enable or disable"));
    add(m_folder, Qt::Key_O, &RulesPage::askForFolder);
    connect(m_reload, &QPushButton::clicked, this, &RulesPage::reloadRequested);
    connect(m_list, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != RuleListModel::EnabledColumn)
            askForSignals();
    });
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setToolTip(tr("Enter: signals, R: run, Space: enable or disable, O: folder, "
                          "F5: reload"));
    m_signals->setToolTip(tr("In the list of signals (Enter)"));
    m_run->setToolTip(tr("Reads the rule again and runs it alone, with what it rests on; the table "
                         "then shows the events that it matched (R)"));
    m_toggle->setToolTip(tr("Disabled rules do not run. Correlations that rest on one still get "
                            "its matches (Space)"));
    m_folder->setToolTip(tr("Where its file is; bundled rules have none (O)"));
    m_reload->setToolTip(tr("Reads the rule files again and runs all rules (F5)"));
}

void RulesPage::layOut()
{
    auto *filters = new QHBoxLayout;
    filters->addWidget(m_search, 3);
    filters->addWidget(m_severity);
    filters->addWidget(m_shown);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_signals, m_run, m_toggle, m_folder, m_reload})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(6, 4, 6, 2);
    layout->setSpacing(4);
    layout->addLayout(filters);
    layout->addLayout(buttons);
    layout->addWidget(m_counts);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_splitter);
}

// Beside the list while the page is low, as at the bottom of the window; else below it.
void RulesPage::resizeEvent(QResizeEvent *event)
{
    const Qt::Orientation wanted = width() > height() * 3 / 2 ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted)
        m_splitter->setOrientation(wanted);
    QWidget::resizeEvent(event);
}

void RulesPage::setRules(std::vector<RuleHealth> rules, std::vector<RuleError> refused)
{
    const RuleHealth *before = currentRule();
    const std::string id = before != nullptr ? before->coverage.rule->id : std::string();
    m_model->setRules(std::move(rules), std::move(refused));
    const int row = m_model->rowOf(id);
    QModelIndex current = m_list->currentIndex();
    if (!current.isValid() && row >= 0)
        current = m_filter->mapFromSource(m_model->index(row, RuleListModel::RuleColumn));
    if (!current.isValid())
        current = m_filter->index(0, RuleListModel::RuleColumn);
    if (current != m_list->currentIndex())
        m_list->setCurrentIndex(current);
    refresh();
}

void RulesPage::updateRule(const RuleHealth &health)
{
    m_model->updateRule(health);
}

void RulesPage::forgetRun()
{
    m_model->forgetRun();
}

void RulesPage::setRulesEnabled(const QStringList &ids, bool enabled)
{
    for (const QString &id : ids)
        m_model->setEnabled(toUtf8(id), enabled);
}

void RulesPage::setHasEvidence(bool hasEvidence)
{
    m_hasEvidence = hasEvidence;
    refresh();
}

void RulesPage::setBusyText(const QString &text)
{
    m_busyText = text;
    refresh();
}

void RulesPage::showOnly(RuleFilterModel::Show shown)
{
    m_search->clear();
    m_severity->setCurrentIndex(0);
    m_shown->setCurrentIndex(static_cast<int>(shown));
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_filter->index(0, RuleListModel::RuleColumn));
}

void RulesPage::select(const QString &id)
{
    const int row = m_model->rowOf(toUtf8(id));
    if (row < 0)
        return;
    const QModelIndex rule = m_model->index(row, RuleListModel::RuleColumn);
    if (!m_filter->mapFromSource(rule).isValid())
        showOnly(RuleFilterModel::Show::All);
    m_list->setCurrentIndex(m_filter->mapFromSource(rule));
    m_list->scrollTo(m_list->currentIndex());
}

QByteArray RulesPage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_list->header()->saveState() << m_splitter->saveState() << m_detail->currentIndex();
    return state;
}

void RulesPage::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    QByteArray header;
    QByteArray splitter;
    int tab = 0;
    stream >> header >> splitter >> tab;
    if (stream.status() != QDataStream::Ok)
        return;
    m_list->header()->restoreState(header);
    m_splitter->restoreState(splitter);
    m_detail->setCurrentIndex(tab);
}

QString RulesPage::statusLine() const
{
    return m_counts->text();
}

QString RulesPage::emptyText() const
{
    return m_empty->isHidden() ? QString() : m_empty->text();
}

void RulesPage::applyFilters()
{
    m_filter->setMinimumSeverity(static_cast<Severity>(std::max(0, m_severity->currentIndex())));
    m_filter->setShown(static_cast<RuleFilterModel::Show>(std::max(0, m_shown->currentIndex())));
    m_filter->setText(m_search->text());
    refresh();
}

void RulesPage::refresh()
{
    const int total = m_model->rowCount() - m_model->refusedCount();
    QStringList counts {tr("%n rule(s)", nullptr, total)};
    if (m_filter->hiddenCount() > 0)
        counts << tr("%n hidden by the filters", nullptr, m_filter->hiddenCount());
    if (m_model->refusedCount() > 0)
        counts << tr("%n refused", nullptr, m_model->refusedCount());
    if (!m_busyText.isEmpty())
        counts << m_busyText;
    m_counts->setText(counts.join(QStringLiteral(", ")));
    m_empty->setVisible(m_filter->rowCount() == 0);
    m_empty->setText(m_model->rowCount() == 0
                         ? tr("No rules have been read yet. Reload reads them.")
                         : tr("All rules are hidden by the filters."));
    refreshCurrent();
}

void RulesPage::refreshCurrent()
{
    const int row = currentRow();
    const RuleHealth *rule = m_model->ruleAt(row);
    const RuleError *refusal = m_model->refusalAt(row);
    if (rule != nullptr)
        m_detail->showRule(*rule, RuleListModel::stateText(m_model->stateAt(row)));
    else if (refusal != nullptr)
        m_detail->showRefusal(*refusal);
    else
        m_detail->clear();
    m_signals->setEnabled(rule != nullptr && rule->enabled && rule->signalCount > 0);
    m_run->setEnabled(rule != nullptr && m_hasEvidence);
    m_toggle->setEnabled(rule != nullptr);
    m_toggle->setText(rule != nullptr && !rule->enabled ? tr("Enable") : tr("Disable"));
    const std::string file = currentFile();
    m_folder->setEnabled(!file.empty() && !RuleListModel::isBundled(file));
}

int RulesPage::currentRow() const
{
    return m_filter->mapToSource(m_list->currentIndex()).row();
}

const RuleHealth *RulesPage::currentRule() const
{
    return m_model->ruleAt(currentRow());
}

std::string RulesPage::currentFile() const
{
    if (const RuleHealth *rule = currentRule())
        return rule->coverage.rule->sourceFile;
    const RuleError *refusal = m_model->refusalAt(currentRow());
    return refusal != nullptr ? refusal->file : std::string();
}

// All selected rules become what the current one was not.
void RulesPage::toggleSelected()
{
    const RuleHealth *current = currentRule();
    if (current == nullptr)
        return;
    const bool enable = !current->enabled;
    QStringList ids {toQString(current->coverage.rule->id)};
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows()) {
        const RuleHealth *rule = m_model->ruleAt(m_filter->mapToSource(index).row());
        if (rule != nullptr && rule != current)
            ids << toQString(rule->coverage.rule->id);
    }
    setRulesEnabled(ids, enable);
    emit enableRequested(ids, enable);
}

void RulesPage::askForSignals()
{
    if (m_signals->isEnabled())
        emit signalsRequested(toQString(currentRule()->coverage.rule->id));
}

void RulesPage::askForRun()
{
    if (m_run->isEnabled())
        emit runRequested(toQString(currentRule()->coverage.rule->id));
}

void RulesPage::askForFolder()
{
    if (!m_folder->isEnabled())
        return;
    const QFileInfo file(toQString(currentFile()));
    emit folderRequested(file.isDir() ? file.absoluteFilePath() : file.absolutePath());
}

} // namespace kubewake
