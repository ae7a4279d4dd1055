// SPDX-License-Identifier: Apache-2.0
#include "views/entities/entitypage.h"

#include "model/core/utf8.h"
#include "model/export/entitylistexport.h"
#include "model/items/displaytext.h"
#include "views/common/flatlist.h"
#include "views/common/keyaction.h"
#include "views/common/progressstrip.h"
#include "views/entities/entityheader.h"
#include "views/entities/heatdelegate.h"
#include "views/entities/numberdelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr int kHourWidth = 13; // pixels at least; 24 of them
constexpr int kDaysAtOnce = 12; // then it scrolls
constexpr int kRowPadding = 4;
constexpr int kMatrixShare = 400; // to kListShare
constexpr int kListShare = 560;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

EntityPage::EntityPage(QWidget *parent)
    : QWidget(parent)
    , m_lists(new EntityListModel(this))
    , m_matrix(new EntityMatrixModel(this))
    , m_hours(new EntityHoursModel(this))
    , m_header(new EntityHeader(this))
    , m_hoursView(new QTableView(this))
    , m_matrixView(new QTableView(this))
    , m_listView(new QTreeView(this))
    , m_hoursNote(plainLabel(this))
    , m_matrixNote(plainLabel(this))
    , m_notice(plainLabel(this))
    , m_progress(new ProgressStrip(this))
    , m_buttons(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_parts(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(plainLabel(this))
{
    buildListView();
    m_parts->setChildrenCollapsible(false);
    m_parts->addWidget(buildFacts());
    m_parts->addWidget(buildMatrix());
    m_parts->addWidget(m_listView);
    m_parts->setSizes({1, kMatrixShare, kListShare}); // the facts at their narrowest
    m_parts->setStretchFactor(0, 0);
    m_parts->setStretchFactor(1, 2);
    m_parts->setStretchFactor(2, 3);
    m_empty->setText(tr("No page is open. Press Alt+Enter on a user, an address, a credential, a "
                        "namespace or an object in the table, on a signal or on a value: its page "
                        "is then shown here."));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setObjectName(QStringLiteral("empty"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_parts);
    connect(m_progress, &ProgressStrip::cancelRequested, this, &EntityPage::cancelRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_stack, 1);
    setFocusProxy(m_listView);
    clear();
}

QWidget *EntityPage::buildFacts()
{
    setUpTable(m_hoursView, m_hours, tr("Requests by day and hour"));
    m_hoursView->setItemDelegate(
        new HeatDelegate(Outcome::Open, EntityHoursModel::ShareRole, m_hoursView));
    QHeaderView *hours = m_hoursView->horizontalHeader();
    hours->setMinimumSectionSize(kHourWidth);
    QFont small = hours->font();
    small.setPointSizeF(small.pointSizeF() * 0.75);
    hours->setFont(small);
    m_hoursView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    hours->setSectionResizeMode(QHeaderView::Stretch);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_progress);
    auto *facts = new QWidget(this);
    auto *layout = new QVBoxLayout(facts);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(4);
    layout->addLayout(m_buttons);
    layout->addWidget(m_header);
    layout->addWidget(m_notice);
    layout->addWidget(m_hoursView, 1);
    layout->addWidget(m_hoursNote);
    layout->addStretch(0);
    facts->setMinimumWidth(fontMetrics().averageCharWidth() * 14 + 24 * kHourWidth);
    connect(m_header, &EntityHeader::filterRequested, this, &EntityPage::filterRequested);
    connect(m_header, &EntityHeader::entityRequested, this, &EntityPage::entityRequested);
    return facts;
}

QWidget *EntityPage::buildMatrix()
{
    setUpTable(m_matrixView, m_matrix, tr("Verbs on resources"));
    m_matrixView->setItemDelegate(
        new HeatDelegate(Outcome::Denied, EntityMatrixModel::ShareRole, m_matrixView));
    m_matrixView->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_matrixView->verticalHeader()->setMaximumWidth(fontMetrics().averageCharWidth() * 26);
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_matrixView, 1);
    layout->addWidget(m_matrixNote);
    return part;
}

void EntityPage::setUpTable(QTableView *table, QAbstractItemModel *model, const QString &name)
{
    table->setModel(model);
    table->setAccessibleName(name);
    // The current cell has a frame; a selection would hide what it is painted over.
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    for (QHeaderView *header : {table->horizontalHeader(), table->verticalHeader()}) {
        header->setHighlightSections(true);
        header->setSectionsClickable(false);
    }
    QHeaderView *rows = table->verticalHeader();
    rows->setMinimumSectionSize(fontMetrics().height());
    rows->setDefaultSectionSize(fontMetrics().height() + kRowPadding);
    connect(table, &QTableView::clicked, this, &EntityPage::ask);
    QAction *show = addKeyAction(table, tr("Show these requests"),
                                 {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space});
    connect(show, &QAction::triggered, this, [this, table] { ask(table->currentIndex()); });
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void EntityPage::buildListView()
{
    m_listView->setModel(m_lists);
    m_listView->setAccessibleName(tr("What it did and has to do with"));
    m_listView->setUniformRowHeights(true);
    m_listView->setAlternatingRowColors(true);
    m_listView->setExpandsOnDoubleClick(false);
    m_listView->setTextElideMode(Qt::ElideRight);
    m_listView->setMouseTracking(true);
    for (const int column : {EntityListModel::RequestsColumn, EntityListModel::RefusedColumn})
        m_listView->setItemDelegateForColumn(column, new NumberDelegate(m_listView));
    QHeaderView *header = m_listView->header();
    header->setStretchLastSection(false);
    setColumnWidths(m_listView, std::array {44, 10, 11, 36, 28, 28});
    connect(m_listView, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        const bool isNumber = index.column() == EntityListModel::RequestsColumn
            || index.column() == EntityListModel::RefusedColumn;
        if (isNumber && !index.data().toString().isEmpty())
            ask(index);
        else if (m_lists->isMore(index))
            activate(index);
    });
    connect(m_listView, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!m_lists->isMore(index)) // a click has done it
            activate(index);
    });
    buildListActions();
}

void EntityPage::buildListActions()
{
    const auto add = [this](const QString &text, const QList<QKeySequence> &keys, auto act) {
        connect(addKeyAction(m_listView, text, keys), &QAction::triggered, this, act);
    };
    add(tr("Show these requests"), {Qt::Key_Return, Qt::Key_Enter},
        [this] { activate(m_listView->currentIndex()); });
    add(tr("Open its page"),
        {QKeySequence(Qt::ALT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::Key_Enter)},
        [this] { openPage(m_listView->currentIndex()); });
    add(tr("History of the object"), {QKeySequence(Qt::CTRL | Qt::Key_H)},
        [this] { requestHistory(m_listView->currentIndex()); });
    add(tr("Copy cell"), {QKeySequence::Copy}, [this] { copyCell(); });
    add(tr("Copy the whole list as TSV"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
        [this] { copyList(); });
    add(tr("Export the whole list as CSV…"), {Qt::Key_E}, [this] { exportList(); });
    m_listView->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void EntityPage::addHistory(QAction *back, QAction *forward)
{
    int place = 0;
    for (const auto &[action, arrow] :
         {std::pair(back, Qt::LeftArrow), std::pair(forward, Qt::RightArrow)}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setArrowType(arrow); // drawn in the palette's colour
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAutoRaise(true);
        m_buttons->insertWidget(place++, button);
    }
}

void EntityPage::clear()
{
    m_entity.reset();
    m_lists->setSignals({});
    setProfile(nullptr);
}

void EntityPage::setRunning(const EntityRef &entity)
{
    if (m_entity != entity) {
        m_entity = entity;
        m_profile = nullptr;
        m_listView->setCurrentIndex({});
        m_lists->setSignals({});
        showContents();
    }
    m_header->setEntity(entity);
    m_stack->setCurrentWidget(m_parts);
    m_notice->hide();
    if (!m_progress->isActive())
        m_progress->begin(tr("Counting…"));
}

void EntityPage::setProgress(quint32 done, quint32 total)
{
    if (m_progress->isActive())
        m_progress->update(done, total, tr("Counting…"));
}

void EntityPage::setStopped(const QString &message)
{
    m_progress->end();
    m_notice->setText(message);
    m_notice->setVisible(!message.isEmpty());
}

void EntityPage::setProfile(const EntityProfilePtr &profile)
{
    if (profile)
        m_entity = profile->entity;
    m_profile = profile;
    showContents();
    const bool isNothing = profile && profile->requests == 0;
    setStopped(isNothing ? tr("The evidence has no request that has to do with it.") : QString());
}

void EntityPage::showContents()
{
    if (m_entity)
        m_header->setEntity(*m_entity);
    m_header->setProfile(m_profile);
    m_hours->setProfile(m_profile);
    m_matrix->setProfile(m_profile);
    changeLists([this] { m_lists->setProfile(m_profile); });
    for (const auto &[label, text] : {std::pair(m_hoursNote, m_hours->leftOut()),
                                      std::pair(m_matrixNote, m_matrix->leftOut())}) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    }
    const int days = m_hours->rowCount();
    m_hoursView->setVisible(days > 0);
    // As high as its days: one is a strip.
    m_hoursView->setMaximumHeight(
        m_hoursView->horizontalHeader()->sizeHint().height() + 2 * m_hoursView->frameWidth()
        + std::min(days, kDaysAtOnce) * m_hoursView->verticalHeader()->defaultSectionSize());
    m_stack->setCurrentWidget(m_entity ? static_cast<QWidget *>(m_parts) : m_empty);
}

// The lists are made anew: what is read stays where it is.
void EntityPage::changeLists(const std::function<void()> &change)
{
    const QModelIndex current = m_listView->currentIndex();
    const int section = current.parent().isValid() ? current.parent().row() : current.row();
    const int row = current.parent().isValid() ? current.row() : -1;
    const int scrolled = m_listView->verticalScrollBar()->value();
    change();
    m_listView->expandAll();
    const QModelIndex heading = m_lists->index(std::max(section, 0), 0);
    const QModelIndex place = row < 0 ? heading : m_lists->index(row, 0, heading);
    m_listView->setCurrentIndex(place.isValid() ? place : m_lists->index(0, 0));
    m_listView->verticalScrollBar()->setValue(scrolled);
}

void EntityPage::setSignals(const std::vector<SignalPtr> &signalList)
{
    changeLists([&] { m_lists->setSignals(signalList); });
}

void EntityPage::setTimeFormat(const TimeFormat &format)
{
    m_header->setTimeFormat(format);
    m_lists->setTimeFormat(format);
}

QString EntityPage::notice() const
{
    return m_notice->isHidden() ? QString() : m_notice->text();
}

void EntityPage::ask(const QModelIndex &index)
{
    const QString filter = index.data(EntityListModel::FilterRole).toString();
    if (!filter.isEmpty())
        emit filterRequested(filter, RowKind::Requests);
}

void EntityPage::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (const auto signal = index.data(EntityListModel::SignalRole).value<SignalPtr>())
        emit signalRequested(signal);
    else if (m_lists->isMore(index))
        showMore(index);
    else
        ask(index);
}

// The first of the new rows becomes the current one. Where no more are kept, the table has them.
void EntityPage::showMore(const QModelIndex &index)
{
    const QPersistentModelIndex heading = index.parent();
    const int row = index.row();
    if (m_lists->showMore(index))
        m_listView->setCurrentIndex(m_lists->index(row, 0, heading));
    else
        ask(index);
}

void EntityPage::openPage(const QModelIndex &index)
{
    if (const auto entity = m_lists->entityAt(index))
        emit entityRequested(*entity);
}

// Of the object in the line, else of the one that the page is about.
void EntityPage::requestHistory(const QModelIndex &index)
{
    const auto isObject = [](const std::optional<EntityRef> &entity) {
        return entity && entity->kind == EntityKind::Object;
    };
    const std::optional<EntityRef> line = m_lists->entityAt(index);
    if (isObject(line) || isObject(m_entity))
        emit historyRequested(isObject(line) ? *line : *m_entity);
}

void EntityPage::copyCell()
{
    QGuiApplication::clipboard()->setText(m_listView->currentIndex().data().toString());
}

void EntityPage::copyList()
{
    if (const EntityList *list = m_lists->listAt(m_listView->currentIndex()))
        QGuiApplication::clipboard()->setText(
            toQString(entityListAsTsv(*list, m_lists->timeFormat())));
}

void EntityPage::exportList()
{
    if (const EntityList *list = m_lists->listAt(m_listView->currentIndex()))
        emit exportRequested(*list);
}

// Beside each other in a wide place, below each other in a tall one.
void EntityPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_parts->setOrientation(width() > height() ? Qt::Horizontal : Qt::Vertical);
}

} // namespace kubewake
