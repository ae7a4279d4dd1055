// SPDX-License-Identifier: Apache-2.0
#include "views/events/columnlayout.h"

#include "model/core/utf8.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr int kMinimumWidth = 24; // pixels
constexpr int kMaximumWidth = 4'000;

std::string_view nameOf(const EventTableModel &model, int section)
{
    const auto field = model.fieldAt(section);
    return field ? fieldInfo(*field).path : rowColumnInfo(*model.rowColumnAt(section)).name;
}

int sectionOf(const EventTableModel &model, std::string_view name)
{
    if (const FieldInfo *field = findField(name))
        return model.columnOf(field->id);
    const auto columns = rowColumns();
    const auto found = std::ranges::find(columns, name, &RowColumnInfo::name);
    return found == columns.end() ? -1 : model.columnOf(found->id);
}

} // namespace

QByteArray columnState(const QHeaderView &header, const EventTableModel &model)
{
    QJsonArray columns;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        const bool hidden = header.isSectionHidden(section);
        if (!hidden)
            columns.append(
                QJsonObject {{QStringLiteral("field"), toQString(nameOf(model, section))},
                             {QStringLiteral("width"), header.sectionSize(section)}});
    }
    return QJsonDocument(QJsonObject {{QStringLiteral("columns"), columns}})
        .toJson(QJsonDocument::Compact);
}

bool applyColumnState(QHeaderView &header, const EventTableModel &model, const QByteArray &state)
{
    const QJsonArray columns =
        QJsonDocument::fromJson(state).object().value(QLatin1String("columns")).toArray();
    QList<std::pair<int, int>> wanted; // section, width
    QSet<int> seen;
    for (const QJsonValue &value : columns) {
        const QString path = value[QLatin1String("field")].toString();
        const int section = sectionOf(model, path.toStdString());
        if (section < 0 || seen.contains(section))
            continue;
        seen.insert(section);
        wanted.append(
            {section, qBound(kMinimumWidth, value[QLatin1String("width")].toInt(), kMaximumWidth)});
    }
    if (wanted.isEmpty())
        return false;
    for (int section = 0; section < header.count(); ++section)
        header.setSectionHidden(section, !seen.contains(section));
    for (int i = 0; i < wanted.size(); ++i) {
        header.moveSection(header.visualIndex(wanted[i].first), i);
        header.resizeSection(wanted[i].first, wanted[i].second);
    }
    return true;
}

void applyDefaultColumns(QHeaderView &header, const EventTableModel &model)
{
    // Who did what, in a sentence, comes first; every other field keeps its place in the catalogue.
    constexpr std::array kFirst {FieldId::Time, FieldId::Outcome, FieldId::EffectiveUser,
                                 FieldId::Summary};
    const int letter = header.fontMetrics().averageCharWidth();
    const int digit = header.fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (int section = 0; section < header.count(); ++section) {
        const auto id = model.fieldAt(section);
        const FieldInfo *field = id ? &fieldInfo(*id) : nullptr;
        // Times are nothing but digits, which are wider than the average letter.
        const int character = field != nullptr && field->type == FieldType::Time ? digit : letter;
        const int width =
            field != nullptr ? field->width : rowColumnInfo(*model.rowColumnAt(section)).width;
        header.moveSection(header.visualIndex(section), section);
        header.setSectionHidden(section, false);
        header.resizeSection(section,
                             qBound(kMinimumWidth, (width + 2) * character, kMaximumWidth));
        header.setSectionHidden(section, field == nullptr || !field->shownByDefault);
    }
    for (std::size_t place = 0; place < kFirst.size(); ++place) {
        const int section = model.columnOf(kFirst[place]);
        if (section >= 0)
            header.moveSection(header.visualIndex(section),
                               std::min(static_cast<int>(place), header.count() - 1));
    }
}

} // namespace kubewake
