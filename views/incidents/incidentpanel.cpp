// SPDX-License-Identifier: Apache-2.0
#include "views/incidents/incidentpanel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "views/common/flatlist.h"
#include "views/common/rowactivation.h"
#include "views/signals/severitydelegate.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace kubewake {
namespace {

constexpr int kNamedLinks = 200; // of the many that a large incident has; the rest is counted

QString linkText(const IncidentLink &link)
{
    const QString value = toQString(link.value);
    switch (link.kind) {
    case IncidentLink::Kind::Actor:
        return IncidentPanel::tr("Actor: %1").arg(value);
    case IncidentLink::Kind::Credential:
        return IncidentPanel::tr("Credential: %1").arg(value);
    case IncidentLink::Kind::Address:
        return IncidentPanel::tr("Address: %1").arg(value);
    case IncidentLink::Kind::Object:
        return IncidentPanel::tr("Object: %1").arg(value);
    case IncidentLink::Kind::Grant:
        return IncidentPanel::tr("Binding that was made, then used: %1").arg(value);
    case IncidentLink::Kind::Identity:
        return IncidentPanel::tr("Identity that was made or entered, then used: %1").arg(value);
    }
    return value;
}

void setUpList(QTreeView *list, const QString &name, std::span<const int> widths)
{
    list->setUniformRowHeights(true);
    list->setAlternatingRowColors(true);
    list->setAccessibleName(name);
    list->header()->setStretchLastSection(false);
    setColumnWidths(list, widths);
}

QWidget *below(const QString &heading, QWidget *widget, QWidget *parent)
{
    auto *part = new QWidget(parent);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->setSpacing(3);
    auto *label = new QLabel(heading, part);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(widget);
    layout->addWidget(label);
    layout->addWidget(widget, 1);
    return part;
}

} // namespace

IncidentPanel::IncidentPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new IncidentListModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_story(new IncidentStoryModel(this))
    , m_counts(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_list(new QTreeView(this))
    , m_storyView(new QTreeView(this))
    , m_text(new QPlainTextEdit(this))
{
    buildLists();
    for (QLabel *label : {m_counts, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_empty->setObjectName(QStringLiteral("empty"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("The incident in short, and what ties it together"));

    auto *top = new QWidget(this);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(6, 4, 6, 2);
    layout->setSpacing(4);
    layout->addWidget(m_counts);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(top);
    splitter->addWidget(below(tr("Its story, in the order of ATT&&CK"), m_storyView, this));
    splitter->addWidget(below(tr("In short"), m_text, this));
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 4);
    splitter->setStretchFactor(2, 3);
    splitter->setChildrenCollapsible(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(splitter);
    setFocusProxy(m_list);
    buildActions();
    refresh();
    refreshStory();
}

void IncidentPanel::buildLists()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(IncidentListModel::SortRole);
    m_list->setModel(m_sorted);
    setUpList(m_list, tr("Incidents"), std::array {17, 9, 26, 30, 30, 60});
    m_list->setRootIsDecorated(false);
    sortOnDemand(m_list);
    m_list->setItemDelegateForColumn(IncidentListModel::SeverityColumn,
                                     new SeverityDelegate(m_list));
    m_storyView->setModel(m_story);
    setUpList(m_storyView, tr("Story of the incident"), std::array {44, 17, 24, 30, 8});
    m_storyView->setItemDelegateForColumn(IncidentStoryModel::SeverityColumn,
                                          new SeverityDelegate(m_storyView));
}

void IncidentPanel::buildActions()
{
    onRowActivated(m_list, tr("Show the events of all its signals"), [this] {
        if (const IncidentPtr incident = currentIncident())
            emit showEventsRequested(incident);
    });
    m_list->setToolTip(tr("Enter: the events of all its signals"));
    onRowActivated(m_storyView, tr("Go to the signal"), [this] {
        const auto signal =
            m_storyView->currentIndex().data(IncidentStoryModel::SignalRole).value<SignalPtr>();
        if (signal)
            emit signalRequested(signal);
    });
    m_storyView->setToolTip(tr("Enter: go to the signal"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &IncidentPanel::refreshStory);
}

IncidentPtr IncidentPanel::currentIncident() const
{
    return m_model->incidentAt(m_sorted->mapToSource(m_list->currentIndex()).row());
}

void IncidentPanel::setRunning()
{
    m_running = true;
    refresh();
}

void IncidentPanel::setStopped()
{
    m_running = false;
    refresh();
}

void IncidentPanel::setIncidents(std::vector<IncidentPtr> incidents)
{
    const IncidentPtr before = currentIncident();
    m_running = false;
    m_done = true;
    m_model->setIncidents(std::move(incidents));
    select(before ? before->id : std::string());
    refresh();
}

void IncidentPanel::setArchived(int signalCount)
{
    m_archived = signalCount;
    refresh();
}

void IncidentPanel::clear()
{
    m_archived = 0;
    m_running = false;
    m_done = false;
    m_model->setIncidents({});
    refreshStory();
    refresh();
}

// The most severe one is where reading starts.
void IncidentPanel::select(const std::string &id)
{
    const int row = m_model->rowOf(id);
    m_list->setCurrentIndex(row >= 0 ? m_sorted->mapFromSource(m_model->index(row, 0))
                                     : m_sorted->index(0, 0));
    refreshStory();
}

void IncidentPanel::setTimeFormat(const TimeFormat &format)
{
    m_model->setTimeFormat(format);
    m_story->setTimeFormat(format);
    refreshStory();
}

QString IncidentPanel::plainText() const
{
    return m_text->toPlainText();
}

QString IncidentPanel::emptyText() const
{
    return m_empty->text();
}

void IncidentPanel::refresh()
{
    const int total = m_model->rowCount();
    QString counts = tr("%n incident(s)", nullptr, total);
    if (m_archived > 0)
        counts += QStringLiteral(" · ") + tr("%n archived signal(s) left out", nullptr, m_archived);
    m_counts->setText(counts);
    m_counts->setVisible(total > 0 || m_archived > 0);
    QString empty;
    if (total == 0 && m_running)
        empty = tr("The rules are running. What they find is linked into incidents when they are "
                   "done.");
    else if (total == 0 && m_archived > 0)
        empty = tr("No incidents: what is left of medium severity or above is archived. R in the "
                   "panel Signals opens a signal again.");
    else if (total == 0 && m_done)
        empty = tr("No incidents: the rules found nothing of medium severity or above. What they "
                   "found is in the panel Signals.");
    else if (total == 0)
        empty = tr("No incidents yet. Open audit logs with Ctrl+O, or run the rules with F5: "
                   "signals of the same actor, credential, address or object are then linked "
                   "here.");
    m_empty->setText(empty);
    m_empty->setVisible(!empty.isEmpty());
}

void IncidentPanel::refreshStory()
{
    const IncidentPtr incident = currentIncident();
    if (incident != m_story->incident()) {
        const auto before =
            m_storyView->currentIndex().data(IncidentStoryModel::SignalRole).value<SignalPtr>();
        m_story->setIncident(incident);
        m_storyView->expandAll();
        const QModelIndex place = before ? m_story->indexOf(before->id) : QModelIndex();
        m_storyView->setCurrentIndex(place.isValid() ? place : m_story->index(0, 0));
    }
    const QString text = incident ? displayLines(describe(*incident)) : QString();
    // What is read stays where it is, with its selection.
    if (text != plainText())
        m_text->setPlainText(text);
}

QString IncidentPanel::describe(const Incident &incident) const
{
    QString text = toQString(incident.summary);
    // It is written in UTC; this window may show another zone.
    for (const MicrosecondsUtc time : {incident.first, incident.last})
        text.replace(toQString(formatTimestampUtc(time)), m_model->timeFormat().toIso(time));
    if (incident.links.empty())
        return text + QStringLiteral("\n\n") + tr("A single signal: nothing ties it to another.");
    text += QStringLiteral("\n\n") + tr("WHAT TIES IT TOGETHER");
    int named = 0;
    for (const IncidentLink &link : incident.links) {
        if (named++ == kNamedLinks)
            break;
        text += QLatin1Char('\n')
            + tr("%1 — %n signal(s)", nullptr, static_cast<int>(link.signalCount))
                  .arg(linkText(link));
    }
    const auto more = static_cast<int>(incident.links.size()) - kNamedLinks;
    if (more > 0)
        text += QLatin1Char('\n') + tr("and %n more", nullptr, more);
    return text;
}

} // namespace kubewake
