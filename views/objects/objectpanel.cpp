// SPDX-License-Identifier: Apache-2.0
#include "views/objects/objectpanel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "views/common/flatlist.h"
#include "views/common/keyaction.h"
#include "views/objects/ownerlist.h"
#include "views/objects/riskdelegate.h"
#include "views/objects/sidebyside.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

void setUpList(QTreeView *list, const QString &name, const std::array<int, 4> &widths)
{
    setUpFlatList(list, name, widths);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

bool isOfStatus(const ObjectVersion &version)
{
    return version.subresource == "status";
}

} // namespace

ObjectPanel::ObjectPanel(QWidget *parent)
    : QWidget(parent)
    , m_versions(new ObjectVersionModel(this))
    , m_changes(new ObjectFieldModel(tr("Before"), tr("After"), this))
    , m_blame(new ObjectFieldModel(tr("Value"), tr("Set by"), this))
    , m_text(new QLabel(this))
    , m_note(new QLabel(this))
    , m_withStatus(new QCheckBox(tr("Show what only changed the stat&us"), this))
    , m_versionList(new QTreeView(this))
    , m_changeList(fieldList(m_changes, tr("What changed")))
    , m_blameList(fieldList(m_blame, tr("Who set what")))
    , m_texts(new SideBySide(this))
    , m_owners(new OwnerList(this))
    , m_tabs(new QTabWidget(this))
    , m_job(nullptr)
{
    for (QLabel *label : {m_text, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_versionList->setModel(m_versions);
    m_versionList->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setUpList(m_versionList, tr("Versions of the object"), {30, 34, 34, 20});
    m_versionList->setToolTip(
        tr("Enter: its event. Alt+Enter: the page of the object. Select two to compare them."));
    m_tabs->addTab(m_changeList, tr("&What changed"));
    m_tabs->addTab(m_blameList, tr("Who &set what"));
    m_tabs->addTab(m_texts, tr("Side &by side"));
    m_tabs->addTab(m_owners, tr("O&wners"));
    m_tabs->setDocumentMode(true);
    auto *right = new QWidget(this);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(3);
    rightLayout->addWidget(m_note);
    rightLayout->addWidget(m_tabs, 1);
    auto *left = new QWidget(this);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(3);
    leftLayout->addWidget(m_withStatus);
    leftLayout->addWidget(m_versionList, 1);
    connect(m_withStatus, &QCheckBox::toggled, this, &ObjectPanel::hideStatus);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addWidget(splitter, 1);
    setFocusProxy(m_versionList);
    connect(m_versionList->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ObjectPanel::showSelected);
    buildActions();
    clear();
}

QTreeView *ObjectPanel::fieldList(ObjectFieldModel *model, const QString &name)
{
    auto *list = new QTreeView(this);
    list->setModel(model);
    list->setItemDelegate(new RiskDelegate(list));
    setUpList(list, name, {42, 26, 26, 40});
    return list;
}

void ObjectPanel::buildActions()
{
    const auto add = [](QTreeView *list, const QString &text, const QList<QKeySequence> &keys,
                        auto act) {
        connect(addKeyAction(list, text, keys), &QAction::triggered, list, act);
    };
    const QList<QKeySequence> enter {Qt::Key_Return, Qt::Key_Enter};
    add(m_versionList, tr("Show its event"), enter,
        [this] { requestEvent(m_versionList->currentIndex().row()); });
    add(m_versionList, tr("Show the events of all versions"), {Qt::SHIFT | Qt::Key_Return},
        [this] { requestAllEvents(); });
    add(m_versionList, tr("Open the page of the object"),
        {QKeySequence(Qt::ALT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::Key_Enter)},
        [this] { requestPage(); });
    connect(m_owners, &OwnerList::eventRequested, this, &ObjectPanel::eventRequested);
    connect(m_owners, &OwnerList::historyRequested, this, &ObjectPanel::historyRequested);
    connect(m_versionList, &QTreeView::doubleClicked, this,
            [this](const QModelIndex &index) { requestEvent(index.row()); });
    for (QTreeView *list : {m_changeList, m_blameList}) {
        const auto request = [this, list] {
            requestEvent(list->currentIndex().data(ObjectFieldModel::VersionRole).toInt());
        };
        add(list, tr("Show the event that set it"), enter, request);
        add(list, tr("Copy"), {QKeySequence::Copy}, [list] {
            QApplication::clipboard()->setText(
                list->currentIndex().data(ObjectFieldModel::WholeRole).toString());
        });
        connect(list, &QTreeView::doubleClicked, this, request);
    }
}

void ObjectPanel::requestAllEvents()
{
    if (!m_history || m_history->versions.empty())
        return;
    std::vector<Row> rows;
    for (const ObjectVersion &version : m_history->versions)
        rows.push_back(version.row);
    std::ranges::sort(rows);
    emit eventsRequested(rows, displayLine(objectText(m_history->key)));
}

void ObjectPanel::requestPage()
{
    if (!m_history)
        return;
    const ObjectKey &key = m_history->key;
    const auto given = [](const std::string &text) {
        return text.empty() ? std::nullopt : std::optional(text);
    };
    if (const auto entity =
            objectEntity(key.resource, given(key.apiGroup), given(key.namespaceName), key.name))
        emit entityRequested(*entity);
}

void ObjectPanel::requestEventsWith(Row row)
{
    std::vector<Row> owners;
    for (const OwnerLink &link : m_owners->model()->chain().links)
        owners.push_back(link.row);
    const bool isVersion = m_history
        && std::ranges::find(m_history->versions, row, &ObjectVersion::row)
            != m_history->versions.end();
    if (isVersion || std::ranges::find(owners, row) == owners.end()) {
        requestAllEvents();
        return;
    }
    std::ranges::sort(owners);
    emit eventsRequested(owners, tr("Owners of %1").arg(displayLine(objectText(m_history->key))));
}

void ObjectPanel::setReading(const ObjectKey &key)
{
    clear();
    m_reading = true;
    m_text->setText(tr("Reading the history of %1…").arg(displayLine(objectText(key))));
}

void ObjectPanel::setProblem(const QString &problem)
{
    clear();
    m_text->setText(problem);
}

void ObjectPanel::clear()
{
    m_job.cancel();
    m_reading = false;
    m_history.reset();
    m_versions->setHistory(nullptr);
    m_owners->clear();
    showPage({});
    m_text->setText(
        tr("Select an event about an object and press Ctrl+H: every version of the object "
           "that the log shows, what each request changed, and who set which field."));
}

void ObjectPanel::setHistory(ObjectHistoryPtr history, OwnerChain owners,
                             std::optional<Row> current)
{
    m_reading = false;
    m_history = std::move(history);
    m_versions->setHistory(m_history);
    m_owners->setChain(std::move(owners));
    m_text->setText(describe());
    const auto &versions = m_history->versions;
    const auto found = std::ranges::find_if(
        versions, [current](const ObjectVersion &version) { return version.row == current; });
    if (found != versions.end() && isOfStatus(*found))
        m_withStatus->setChecked(true);
    hideStatus();
    if (!versions.empty())
        select(static_cast<int>((found == versions.end() ? versions.end() - 1 : found)
                                - versions.begin()));
}

// Controllers report what is so all the time; what was asked for is elsewhere.
void ObjectPanel::hideStatus()
{
    const bool isShown = m_withStatus->isChecked();
    int hidden = 0;
    for (int row = 0; row < m_versions->rowCount(); ++row) {
        const bool hides = !isShown && isOfStatus(*m_versions->versionAt(row));
        m_versionList->setRowHidden(row, {}, hides);
        hidden += hides ? 1 : 0;
    }
    m_withStatus->setText(hidden > 0 ? tr("Show what only changed the stat&us (%1)").arg(hidden)
                                     : tr("Show what only changed the stat&us"));
}

QString ObjectPanel::describe() const
{
    const QString name = displayLine(objectText(m_history->key));
    const auto withText = std::ranges::count_if(
        m_history->versions, [](const ObjectVersion &version) { return !version.object.empty(); });
    QString text = m_history->versions.empty()
        ? tr("%1: the log shows no change of it.").arg(name)
        : tr("%1: %n version(s), %2 of them with the object as it was.", nullptr,
             static_cast<int>(m_history->versions.size()))
              .arg(name)
              .arg(withText);
    if (m_history->failed > 0)
        text += QLatin1Char(' ')
            + tr("%n request(s) to change it failed, were denied or were dry runs.", nullptr,
                 static_cast<int>(m_history->failed));
    return text;
}

void ObjectPanel::select(int version)
{
    const QModelIndex index = m_versions->index(version, 0);
    // Not by the view: Ctrl may still be down, and would add to what is selected.
    m_versionList->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_versionList->scrollTo(index);
}

void ObjectPanel::showSelected()
{
    std::vector<int> selected;
    for (const QModelIndex &index : m_versionList->selectionModel()->selectedRows())
        selected.push_back(index.row());
    std::ranges::sort(selected);
    if (selected.empty() || !m_history) {
        m_job.cancel();
        showPage({});
        return;
    }
    const int base = selected.size() == 2 ? selected.front() : -1;
    m_job.start([history = m_history, version = selected.back(),
                 base](const JobSlot::Cancelled &) { return objectPage(*history, version, base); },
                [this](const ObjectPage &page) { showPage(page); });
}

void ObjectPanel::showPage(const ObjectPage &page)
{
    m_changes->setFields(page.changes);
    m_blame->setFields(page.blame);
    const ObjectVersion *version = m_versions->versionAt(page.version);
    const ObjectVersion *base = m_versions->versionAt(page.base);
    QString note;
    if (version != nullptr) {
        note = version->note;
        if (base == nullptr && !version->object.empty())
            note = tr("Nothing of the object before this is in the log: all of it is new here.");
        else if (base != nullptr && version->body == ObjectVersion::Body::Sent)
            note = tr("As the client sent it, without what the API server added.");
        if (version->patch && !version->isPatchCertain)
            note += QLatin1Char(' ') + tr("It may have been a merge patch.");
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (page.isTooLong)
        m_texts->setNotice(tr("The object is too long to be shown side by side. What changed is "
                              "listed under “What changed”."));
    else
        m_texts->setTexts(page.before, page.after, page.isChanged);
    m_tabs->setTabText(0,
                       page.changes.empty() ? tr("&What changed")
                                            : tr("&What changed (%1)").arg(page.changes.size()));
}

void ObjectPanel::requestEvent(int version)
{
    if (const ObjectVersion *asked = m_versions->versionAt(version))
        emit eventRequested(asked->row);
}

void ObjectPanel::setTimeFormat(const TimeFormat &format)
{
    m_versions->setTimeFormat(format);
    m_owners->setTimeFormat(format);
}

QString ObjectPanel::plainText() const
{
    return m_text->text();
}

} // namespace kubewake
