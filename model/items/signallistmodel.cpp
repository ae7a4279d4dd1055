// SPDX-License-Identifier: Apache-2.0
#include "model/items/signallistmodel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"

namespace kubewake {
namespace {

QString searchText(const Signal &signal)
{
    const RuleInfo &rule = *signal.rule;
    QString text = toQString(rule.title) + QLatin1Char('\n') + toQString(signal.entity)
        + QLatin1Char('\n') + toQString(signal.summary) + QLatin1Char('\n') + toQString(rule.id);
    for (const auto *list : {&rule.attack, &rule.tactics, &rule.cis}) {
        for (const std::string &item : *list)
            text += QLatin1Char('\n') + toQString(item);
    }
    return text;
}

} // namespace

SignalListModel::SignalListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SignalListModel::setSignals(std::vector<SignalPtr> list)
{
    beginResetModel();
    m_signals.clear();
    m_rowOfId.clear();
    for (SignalPtr &signal : list) {
        if (signal && signal->rule
            && m_rowOfId.try_emplace(signal->id, static_cast<int>(m_signals.size())).second)
            m_signals.push_back(std::move(signal));
    }
    endResetModel();
}

void SignalListModel::addSignals(const std::vector<SignalPtr> &list)
{
    std::vector<SignalPtr> fresh;
    const int firstNew = static_cast<int>(m_signals.size());
    for (const SignalPtr &signal : list) {
        if (!signal || !signal->rule)
            continue;
        const int next = firstNew + static_cast<int>(fresh.size());
        const auto [place, isNew] = m_rowOfId.try_emplace(signal->id, next);
        if (isNew) {
            fresh.push_back(signal);
        } else if (place->second >= firstNew) {
            fresh[static_cast<std::size_t>(place->second - firstNew)] = signal;
        } else {
            m_signals[static_cast<std::size_t>(place->second)] = signal;
            emit dataChanged(index(place->second, 0), index(place->second, ColumnCount - 1));
        }
    }
    if (fresh.empty())
        return;
    beginInsertRows({}, firstNew, firstNew + static_cast<int>(fresh.size()) - 1);
    m_signals.insert(m_signals.end(), fresh.begin(), fresh.end());
    endInsertRows();
}

int SignalListModel::rowOf(const std::string &id) const
{
    const auto found = m_rowOfId.find(id);
    return found == m_rowOfId.end() ? -1 : found->second;
}

void SignalListModel::setTriage(SignalTriage triage)
{
    m_triage = std::move(triage);
    if (!m_signals.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void SignalListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_signals.empty())
        emit dataChanged(index(0, FirstColumn), index(rowCount() - 1, LastColumn));
    emit headerDataChanged(Qt::Horizontal, FirstColumn, LastColumn);
}

int SignalListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_signals.size());
}

int SignalListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString SignalListModel::text(const Signal &signal, int column) const
{
    switch (column) {
    case SeverityColumn:
        return severityText(signal.rule->severity);
    case RuleColumn:
        return displayLine(signal.rule->title);
    case EntityColumn:
        return signal.entity.empty() ? tr("(unknown)") : displayLine(signal.entity);
    case CountColumn:
        return QString::number(signal.count());
    case FirstColumn:
        return m_timeFormat.toDisplay(signal.first);
    case LastColumn:
        return m_timeFormat.toDisplay(signal.last);
    case StatusColumn:
        return statusText(m_triage.decisionFor(signal).status);
    default:
        return {};
    }
}

QVariant SignalListModel::sortValue(const Signal &signal, int column) const
{
    switch (column) {
    case SeverityColumn:
        return static_cast<int>(signal.rule->severity);
    case CountColumn:
        return static_cast<qulonglong>(signal.count());
    case FirstColumn:
        return static_cast<qlonglong>(signal.first);
    case LastColumn:
        return static_cast<qlonglong>(signal.last);
    case StatusColumn:
        return static_cast<int>(m_triage.decisionFor(signal).status);
    default:
        return text(signal, column);
    }
}

QVariant SignalListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SignalPtr &signal = m_signals[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(*signal, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(*signal, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == CountColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                             : QVariant();
    case SignalRole:
        return QVariant::fromValue(signal);
    case SeverityRole:
        return static_cast<int>(signal->rule->severity);
    case TacticsRole: {
        QStringList tactics;
        for (const std::string &tactic : signal->rule->tactics)
            tactics << toQString(tactic);
        return tactics;
    }
    case StatusRole:
        return static_cast<int>(m_triage.decisionFor(*signal).status);
    case SortRole:
        return sortValue(*signal, index.column());
    case SearchRole:
        return searchText(*signal);
    default:
        return {};
    }
}

QVariant SignalListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case RuleColumn:
        return tr("Rule");
    case EntityColumn:
        return tr("Entity");
    case CountColumn:
        return tr("Events");
    case FirstColumn:
        return tr("First (%1)").arg(m_timeFormat.zoneName());
    case LastColumn:
        return tr("Last (%1)").arg(m_timeFormat.zoneName());
    case StatusColumn:
        return tr("Status");
    default:
        return {};
    }
}

} // namespace kubewake
