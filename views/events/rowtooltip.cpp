// SPDX-License-Identifier: Apache-2.0
#include "views/events/rowtooltip.h"

#include "model/items/displaytext.h"
#include "model/items/eventtablemodel.h"
#include "model/items/plaintooltip.h"
#include "views/events/eventgridview.h"

namespace kubewake {

QStringList rowMarks(const QModelIndex &index)
{
    const auto *table = qobject_cast<const EventTableModel *>(index.model());
    if (table == nullptr)
        return {};
    const Row row = table->rowAt(index.row());
    QStringList lines;
    if (const QVariant severity = index.data(EventTableModel::SeverityRole); severity.isValid())
        lines << EventGridView::tr("Signal: %1")
                     .arg(severityText(static_cast<Severity>(severity.toInt())));
    if (index.data(EventTableModel::ReferenceRole).toBool())
        lines << EventGridView::tr("Time reference");
    const AnnotatedRowsPtr &notes = table->rowColumnValues().notes;
    if (const Annotation *note = notes ? notes->of(row) : nullptr) {
        if (note->bookmarked)
            lines << EventGridView::tr("Bookmarked");
        if (!note->tags.isEmpty())
            lines << EventGridView::tr("Tags: %1").arg(displayLine(tagsText(note->tags)));
        if (!note->note.isEmpty())
            lines << EventGridView::tr("Note: %1").arg(displayLine(note->note));
    }
    if (const ColouringRule *rule = table->colours() ? table->colours()->of(row) : nullptr)
        lines << EventGridView::tr("Colouring rule: %1").arg(displayLine(rule->name));
    return lines;
}

QString rowToolTip(const QModelIndex &index)
{
    return plainToolTip(rowMarks(index).join(QLatin1Char('\n')));
}

} // namespace kubewake
