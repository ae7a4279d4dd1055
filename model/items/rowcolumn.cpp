// SPDX-License-Identifier: Apache-2.0
#include "model/items/rowcolumn.h"

#include "model/core/timedelta.h"
#include "model/core/utf8.h"
#include "model/items/displaytext.h"

#include <QCoreApplication>

#include <array>

namespace kubewake {
namespace {

using Kind = RowColumnInfo::Kind;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(RowColumns)
};

constexpr std::array kRowColumns {
    RowColumnInfo {
        RowColumn::SinceReference, "sinceReference", Kind::Delta,
        QT_TRANSLATE_NOOP("RowColumns", "Since reference"),
        QT_TRANSLATE_NOOP("RowColumns", "Time between the reference row (Ctrl+T) and this one"),
        17},
    RowColumnInfo {
        RowColumn::SincePrevious, "sincePrevious", Kind::Delta,
        QT_TRANSLATE_NOOP("RowColumns", "Since previous row"),
        QT_TRANSLATE_NOOP("RowColumns", "Time between the row above, in the order shown, and this"),
        17},
    RowColumnInfo {RowColumn::Bookmark, "bookmark", Kind::Boolean,
                   QT_TRANSLATE_NOOP("RowColumns", "Bookmark"),
                   QT_TRANSLATE_NOOP("RowColumns", "Whether you bookmarked the event (Ctrl+M)"), 9},
    RowColumnInfo {RowColumn::Tags, "tags", Kind::List, QT_TRANSLATE_NOOP("RowColumns", "Tags"),
                   QT_TRANSLATE_NOOP("RowColumns", "The tags you gave the event"), 16},
    RowColumnInfo {RowColumn::Note, "note", Kind::Text, QT_TRANSLATE_NOOP("RowColumns", "Note"),
                   QT_TRANSLATE_NOOP("RowColumns", "What you noted of the event"), 30},
};

} // namespace

std::span<const RowColumnInfo> rowColumns()
{
    return kRowColumns;
}

const RowColumnInfo &rowColumnInfo(RowColumn column)
{
    return kRowColumns[static_cast<std::size_t>(column)];
}

QString headerText(const RowColumnInfo &column)
{
    return Text::tr(column.header);
}

QString descriptionText(const RowColumnInfo &column)
{
    return Text::tr(column.description);
}

std::optional<std::int64_t> RowColumnValues::delta(RowColumn column, std::size_t position) const
{
    const MicrosecondsUtc time = snapshot->time((*order)[position]);
    if (column == RowColumn::SincePrevious)
        return position == 0 ? std::nullopt
                             : timeDelta(snapshot->time((*order)[position - 1]), time);
    return reference && *reference < snapshot->eventCount()
        ? timeDelta(snapshot->time(*reference), time)
        : std::nullopt;
}

std::vector<std::string> RowColumnValues::at(RowColumn column, std::size_t position) const
{
    const Annotation *note = notes ? notes->of((*order)[position]) : nullptr;
    switch (column) {
    case RowColumn::SinceReference:
    case RowColumn::SincePrevious:
        if (const auto since = delta(column, position))
            return {timeDeltaSeconds(*since)};
        return {};
    case RowColumn::Bookmark:
        if (note != nullptr && note->bookmarked)
            return {"true"};
        return {};
    case RowColumn::Tags: {
        std::vector<std::string> tags;
        for (const QString &tag : note == nullptr ? QStringList() : note->tags)
            tags.push_back(toUtf8(tag));
        return tags;
    }
    case RowColumn::Note:
        break;
    }
    if (note != nullptr && !note->note.isEmpty())
        return {toUtf8(note->note)};
    return {};
}

QString RowColumnValues::shownAt(RowColumn column, std::size_t position) const
{
    const Row row = (*order)[position];
    switch (rowColumnInfo(column).kind) {
    case Kind::Delta: {
        if (column == RowColumn::SinceReference && row == shownReference)
            return Text::tr("Reference");
        const auto since = delta(column, position);
        return since ? timeDeltaText(*since) : QString();
    }
    case Kind::Boolean:
        return at(column, position).empty() ? QString() : Text::tr("★", "bookmarked");
    case Kind::List:
    case Kind::Text:
        break;
    }
    QStringList all;
    for (const std::string &value : at(column, position))
        all << toQString(value);
    return displayLine(tagsText(all));
}

void RowColumnValues::findReference()
{
    shownReference.reset();
    if (!reference || *reference >= snapshot->eventCount())
        return;
    const auto isThere = [this](Row row) { return order->positionOf(row) < order->size(); };
    if (isThere(*reference))
        shownReference = *reference;
    else if (const Row shown = snapshot->representativeOf(*reference); isThere(shown))
        shownReference = shown;
}

} // namespace kubewake
