// SPDX-License-Identifier: Apache-2.0
#include "model/items/sourcereportmodel.h"

#include "model/core/utf8.h"
#include "model/ingest/envelopes.h"
#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"

#include <QLocale>

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

namespace kubewake {
namespace {

using Model = SourceReportModel;

constexpr qsizetype kLongestName = 253; // of a cluster: as long as a name in Kubernetes

// Of the columns that are counts.
std::optional<std::uint64_t> numberOf(const SourceReport &source, int column)
{
    switch (column) {
    case Model::LinesColumn:
        return source.lines;
    case Model::EventsColumn:
        return source.events;
    case Model::LeftOutColumn:
        return source.leftOut;
    case Model::CutOffColumn:
        return source.salvaged;
    case Model::DuplicatesColumn:
        return source.duplicates;
    case Model::RejectedColumn:
        return source.rejected.size();
    case Model::CoreEventsColumn:
        return source.coreEvents;
    case Model::OtherRecordsColumn:
        return source.others.total();
    case Model::OtherLinesColumn:
        return source.noiseLines;
    default:
        return std::nullopt;
    }
}

MicrosecondsUtc timeOf(const SourceReport &source, int column)
{
    return column == Model::FirstColumn ? source.firstTime : source.lastTime;
}

bool isTime(int column)
{
    return column == Model::FirstColumn || column == Model::LastColumn;
}

QString recognisedFormat(const SourceReport &source)
{
    QString text = source.isRecognised()
        ? toQString(source.format())
        : SourceReportModel::tr("not recognised (%1)").arg(toQString(source.framing));
    for (const std::string &layer : {source.encoding, source.compression}) {
        if (!layer.empty())
            text += QStringLiteral(", ") + toQString(layer);
    }
    return text;
}

QString asToolTip(const QStringList &lines)
{
    QStringList shown;
    for (const QString &line : lines)
        shown << displayLine(line);
    return plainToolTip(shown.join(QLatin1Char('\n')));
}

QStringList countLines(const CountsByName &counts)
{
    QStringList lines;
    for (const auto &[name, count] : counts.counts())
        lines << QLocale().toString(static_cast<qulonglong>(count)) + QStringLiteral("  ")
                + toQString(name);
    return lines;
}

// Sorts `order` by what `keyOf` says of a source, made once for each.
template<typename KeyOf>
void sortBy(std::vector<std::size_t> &order, const std::vector<SourceReport> &sources,
            Qt::SortOrder direction, KeyOf keyOf)
{
    std::vector<decltype(keyOf(sources.front()))> keys;
    keys.reserve(sources.size());
    for (const SourceReport &source : sources)
        keys.push_back(keyOf(source));
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return direction == Qt::AscendingOrder ? keys[a] < keys[b] : keys[b] < keys[a];
    });
}

} // namespace

SourceReportModel::SourceReportModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_report(std::make_shared<const LoadReport>())
{
}

void SourceReportModel::setReport(std::shared_ptr<const LoadReport> report,
                                  const SourceChoices &choices, const TimeFormat &timeFormat)
{
    beginResetModel();
    m_report = std::move(report);
    if (choices != m_loaded)
        m_choices = choices;
    m_loaded = choices;
    std::set<std::string> names;
    for (const SourceReport &source : m_report->sources)
        names.insert(source.displayName());
    std::erase_if(m_choices.ofSource, [&](const auto &entry) {
        return !names.contains(entry.first) && !m_loaded.ofSource.contains(entry.first);
    });
    m_timeFormat = timeFormat;
    m_order.resize(m_report->sources.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t {0});
    endResetModel();
}

int SourceReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int SourceReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString SourceReportModel::automaticText()
{
    return tr("Automatic");
}

QString SourceReportModel::chosen(const SourceReport &source, int column) const
{
    if (column != FormatColumn && column != ClusterColumn)
        return {};
    const SourceChoice choice = m_choices.of(source.displayName());
    return toQString(column == FormatColumn ? choice.format : choice.cluster);
}

QString SourceReportModel::text(const SourceReport &source, int column) const
{
    if (const QString choice = chosen(source, column); !choice.isEmpty())
        return displayLine(choice);
    if (const auto number = numberOf(source, column))
        return QLocale().toString(static_cast<qulonglong>(*number));
    if (isTime(column))
        return m_timeFormat.toDisplay(timeOf(source, column));
    switch (column) {
    case FileColumn:
        return displayLine(toQString(source.displayName()));
    case FormatColumn:
        // What a choice that was taken back will give is not known before the next load.
        return source.choice.format.empty() ? displayLine(recognisedFormat(source))
                                            : automaticText();
    case UnderstoodColumn:
        // Rounded down: 100 % is said only of what is whole.
        return tr("%1 %").arg(static_cast<int>(source.confidence() * 100));
    case ClusterColumn:
        return source.choice.cluster.empty() ? displayLine(toQString(source.clusterText()))
                                             : QString();
    case ProblemColumn:
        return displayLine(toQString(source.error));
    default:
        return {};
    }
}

QString SourceReportModel::toolTip(const SourceReport &source, int column) const
{
    QStringList lines;
    if (!chosen(source, column).isEmpty())
        lines << tr("This is your choice. It counts when the evidence is loaded.");
    switch (column) {
    case FileColumn:
        lines << toQString(source.displayName());
        break;
    case FormatColumn:
        if (!source.choice.format.empty())
            lines << tr("It was read as: %1").arg(recognisedFormat(source));
        lines << countLines(source.formats);
        break;
    case ClusterColumn:
        lines << countLines(source.clusters);
        break;
    case OtherRecordsColumn:
        lines << countLines(source.others);
        break;
    case ProblemColumn:
        if (!source.error.empty())
            lines << toQString(source.error);
        break;
    default:
        break;
    }
    return asToolTip(lines);
}

QVariant SourceReportModel::plain(const SourceReport &source, int column) const
{
    if (const auto number = numberOf(source, column))
        return static_cast<qulonglong>(*number);
    if (isTime(column)) {
        const MicrosecondsUtc time = timeOf(source, column);
        return time == kNoTime ? QString() : QString::fromStdString(formatTimestampUtc(time));
    }
    return column == FileColumn ? toQString(source.displayName()) : text(source, column);
}

QVariant SourceReportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const SourceReport &of = source(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(of, column);
    case Qt::EditRole:
        return chosen(of, column);
    case Qt::ToolTipRole:
        return toolTip(of, column);
    case Qt::TextAlignmentRole:
        return column == UnderstoodColumn || numberOf(of, column)
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant();
    case ChosenRole:
        return !chosen(of, column).isEmpty();
    case PlainRole:
        return plain(of, column);
    default:
        return {};
    }
}

QVariant SourceReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case FileColumn:
        return tr("File");
    case FormatColumn:
        return tr("Format");
    case UnderstoodColumn:
        return tr("Understood");
    case ClusterColumn:
        return tr("Cluster");
    case LinesColumn:
        return tr("Lines");
    case EventsColumn:
        return tr("Events");
    case LeftOutColumn:
        return tr("Left out");
    case CutOffColumn:
        return tr("Cut off");
    case DuplicatesColumn:
        return tr("Duplicates");
    case RejectedColumn:
        return tr("Rejected");
    case CoreEventsColumn:
        return tr("Core events");
    case OtherRecordsColumn:
        return tr("Other records");
    case OtherLinesColumn:
        return tr("Other lines");
    case FirstColumn:
        return tr("First");
    case LastColumn:
        return tr("Last");
    case ProblemColumn:
        return tr("Problem");
    default:
        return {};
    }
}

Qt::ItemFlags SourceReportModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool editable =
        index.isValid() && (index.column() == FormatColumn || index.column() == ClusterColumn);
    return editable ? flags | Qt::ItemIsEditable : flags;
}

bool SourceReportModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !checkIndex(index)
        || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    return choose({index.row()}, index.column(), value.toString());
}

bool SourceReportModel::choose(const std::vector<int> &rows, int column, const QString &value)
{
    const bool isFormat = column == FormatColumn;
    const std::string text = toUtf8(value.trimmed().left(kLongestName));
    if (rows.empty() || (!isFormat && column != ClusterColumn)
        || (isFormat && !text.empty() && !isFormatName(text)))
        return false;
    for (const int row : rows) {
        const std::string name = source(row).displayName();
        SourceChoice &choice = m_choices.ofSource[name];
        (isFormat ? choice.format : choice.cluster) = text;
        if (choice.isEmpty())
            m_choices.ofSource.erase(name);
    }
    // All rows: the same file may have been opened twice.
    emit dataChanged(index(0, column), index(rowCount() - 1, column));
    return true;
}

void SourceReportModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || m_order.empty())
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const std::vector<std::size_t> before = m_order;
    std::iota(m_order.begin(), m_order.end(), std::size_t {0});
    const auto &sources = m_report->sources;
    if (isTime(column))
        sortBy(m_order, sources, order,
               [column](const SourceReport &source) { return timeOf(source, column); });
    else if (column == UnderstoodColumn)
        sortBy(m_order, sources, order,
               [](const SourceReport &source) { return source.confidence(); });
    else if (numberOf(sources.front(), column))
        sortBy(m_order, sources, order,
               [column](const SourceReport &source) { return *numberOf(source, column); });
    else
        sortBy(m_order, sources, order, [this, column](const SourceReport &source) {
            return text(source, column).toCaseFolded();
        });
    std::vector<int> rowOf(m_order.size());
    for (std::size_t row = 0; row < m_order.size(); ++row)
        rowOf[m_order[row]] = static_cast<int>(row);
    const QModelIndexList old = persistentIndexList();
    QModelIndexList moved;
    moved.reserve(old.size());
    for (const QModelIndex &index : old)
        moved << this->index(rowOf[before[static_cast<std::size_t>(index.row())]], index.column());
    changePersistentIndexList(old, moved);
    emit layoutChanged({}, VerticalSortHint);
}

} // namespace kubewake
