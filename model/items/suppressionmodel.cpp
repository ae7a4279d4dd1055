// SPDX-License-Identifier: Apache-2.0
#include "model/items/suppressionmodel.h"

#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

std::size_t SuppressionModel::Line::count() const
{
    std::size_t count = 0;
    for (const SuppressedMatches &ofRule : matches)
        count += ofRule.rows.size();
    return count;
}

SuppressionModel::SuppressionModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SuppressionModel::setSuppressions(const std::vector<SuppressionPtr> &suppressions,
                                       const std::vector<SuppressedMatches> &suppressed)
{
    beginResetModel();
    m_lines.clear();
    for (const SuppressionPtr &suppression : suppressions) {
        Line line {suppression, {}};
        for (const SuppressedMatches &matches : suppressed) {
            if (matches.suppression == suppression)
                line.matches.push_back(matches);
        }
        m_lines.push_back(std::move(line));
    }
    endResetModel();
}

void SuppressionModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_lines.empty())
        emit dataChanged(index(0, ExpiresColumn), index(rowCount() - 1, ExpiresColumn));
}

SuppressionPtr SuppressionModel::suppressionAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_lines[static_cast<std::size_t>(row)].suppression
                                        : nullptr;
}

std::vector<SuppressedMatches> SuppressionModel::matchesAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_lines[static_cast<std::size_t>(row)].matches
                                        : std::vector<SuppressedMatches>();
}

std::size_t SuppressionModel::total() const
{
    std::size_t total = 0;
    for (const Line &line : m_lines)
        total += line.count();
    return total;
}

int SuppressionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int SuppressionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString SuppressionModel::text(const Line &line, int column) const
{
    const Suppression &suppression = *line.suppression;
    switch (column) {
    case CountColumn:
        return suppression.expired ? tr("expired")
                                   : QLocale().toString(static_cast<qulonglong>(line.count()));
    case TitleColumn:
        return displayLine(std::string_view(suppression.title));
    case ReasonColumn:
        return displayLine(std::string_view(suppression.reason));
    case ExpiresColumn:
        return suppression.expires ? m_timeFormat.toDisplay(*suppression.expires) : tr("never");
    case FileColumn:
        return displayLine(std::string_view(suppression.sourceFile));
    default:
        return {};
    }
}

QVariant SuppressionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return text(m_lines[static_cast<std::size_t>(index.row())], index.column());
}

QVariant SuppressionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case CountColumn:
        return tr("Suppressed");
    case TitleColumn:
        return tr("What is expected");
    case ReasonColumn:
        return tr("Reason");
    case ExpiresColumn:
        return tr("Expires");
    case FileColumn:
        return tr("File");
    default:
        return {};
    }
}

} // namespace kubewake
