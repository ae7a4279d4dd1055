// SPDX-License-Identifier: Apache-2.0
#include "model/items/incidentstorymodel.h"

#include "model/items/displaytext.h"
#include "model/signals/attacktactics.h"

#include <QLocale>

#include <algorithm>

namespace kubewake {
namespace {

constexpr quintptr kChapter = 0; // internal id; that of a signal is the place of its chapter + 1

} // namespace

IncidentStoryModel::IncidentStoryModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void IncidentStoryModel::setIncident(IncidentPtr incident)
{
    beginResetModel();
    m_incident = std::move(incident);
    m_chapters.clear();
    if (m_incident) {
        // The signals come in the order of their tactics.
        for (const SignalPtr &signal : m_incident->signalList) {
            std::string tactic = firstTactic(*signal->rule);
            if (m_chapters.empty() || m_chapters.back().tactic != tactic)
                m_chapters.push_back({std::move(tactic), {}, Severity::Informational, 0});
            Chapter &chapter = m_chapters.back();
            chapter.signalList.push_back(signal);
            chapter.severity = std::max(chapter.severity, signal->rule->severity);
            chapter.eventCount += signal->count();
        }
    }
    endResetModel();
}

QModelIndex IncidentStoryModel::indexOf(const std::string &signalId) const
{
    for (int chapter = 0; chapter < rowCount(); ++chapter) {
        const auto &list = m_chapters[static_cast<std::size_t>(chapter)].signalList;
        const auto found =
            std::ranges::find(list, signalId, [](const SignalPtr &one) { return one->id; });
        if (found != list.end())
            return index(static_cast<int>(found - list.begin()), 0, index(chapter, 0));
    }
    return {};
}

void IncidentStoryModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex chapter = index(row, TimeColumn);
        const QModelIndex tactic = index(row, 0);
        emit dataChanged(chapter, chapter);
        emit dataChanged(index(0, TimeColumn, tactic),
                         index(rowCount(tactic) - 1, TimeColumn, tactic));
    }
    emit headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
}

QModelIndex IncidentStoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kChapter);
}

QModelIndex IncidentStoryModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kChapter)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kChapter);
}

int IncidentStoryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_chapters.size());
    if (parent.internalId() != kChapter || parent.column() != 0)
        return 0;
    return static_cast<int>(chapterOf(parent).signalList.size());
}

int IncidentStoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() && parent.internalId() != kChapter ? 0 : int {ColumnCount};
}

const IncidentStoryModel::Chapter &IncidentStoryModel::chapterOf(const QModelIndex &index) const
{
    const auto place = index.internalId() == kChapter ? static_cast<std::size_t>(index.row())
                                                      : std::size_t {index.internalId() - 1};
    return m_chapters[place];
}

SignalPtr IncidentStoryModel::signalOf(const QModelIndex &index) const
{
    if (index.internalId() == kChapter)
        return nullptr;
    return chapterOf(index).signalList[static_cast<std::size_t>(index.row())];
}

QString IncidentStoryModel::chapterText(const Chapter &chapter, int column) const
{
    switch (column) {
    case TitleColumn: {
        const QString name =
            chapter.tactic.empty() ? tr("No tactic") : displayLine(tacticName(chapter.tactic));
        return tr("%1 (%2)").arg(
            name, QLocale().toString(static_cast<qulonglong>(chapter.signalList.size())));
    }
    case SeverityColumn:
        return severityText(chapter.severity);
    case TimeColumn:
        return m_timeFormat.toDisplay(chapter.signalList.front()->first);
    case CountColumn:
        return QLocale().toString(static_cast<qulonglong>(chapter.eventCount));
    default:
        return {};
    }
}

QString IncidentStoryModel::signalText(const Signal &signal, int column) const
{
    switch (column) {
    case TitleColumn:
        return displayLine(signal.rule->title);
    case SeverityColumn:
        return severityText(signal.rule->severity);
    case EntityColumn:
        return signal.entity.empty() ? tr("(unknown)") : displayLine(signal.entity);
    case TimeColumn:
        return m_timeFormat.toDisplay(signal.first);
    case CountColumn:
        return QLocale().toString(static_cast<qulonglong>(signal.count()));
    default:
        return {};
    }
}

QString IncidentStoryModel::text(const QModelIndex &index) const
{
    const SignalPtr signal = signalOf(index);
    return signal ? signalText(*signal, index.column())
                  : chapterText(chapterOf(index), index.column());
}

QVariant IncidentStoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text(index));
    case Qt::TextAlignmentRole:
        return index.column() == CountColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                             : QVariant();
    case SignalRole:
        return QVariant::fromValue(signalOf(index));
    case SeverityRole: {
        const SignalPtr signal = signalOf(index);
        return static_cast<int>(signal ? signal->rule->severity : chapterOf(index).severity);
    }
    default:
        return {};
    }
}

QVariant IncidentStoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (section) {
    case TitleColumn:
        return tr("Tactic and rule");
    case SeverityColumn:
        return tr("Severity");
    case EntityColumn:
        return tr("Entity");
    case TimeColumn:
        return tr("First (%1)").arg(m_timeFormat.zoneName());
    case CountColumn:
        return tr("Events");
    default:
        return {};
    }
}

} // namespace kubewake
