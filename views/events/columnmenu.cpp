// SPDX-License-Identifier: Apache-2.0
#include "views/events/columnmenu.h"

#include "views/events/eventgridview.h"

#include <QLineEdit>
#include <QMenu>
#include <QWidgetAction>

namespace kubewake {

void fillColumnMenu(QMenu &menu, EventGridView &view)
{
    menu.setObjectName(QStringLiteral("columnMenu"));
    auto *search = new QLineEdit(&menu);
    search->setPlaceholderText(EventGridView::tr("Search columns"));
    search->setAccessibleName(search->placeholderText());
    search->setClearButtonEnabled(true);
    auto *searchAction = new QWidgetAction(&menu);
    searchAction->setDefaultWidget(search);
    menu.addAction(searchAction);
    const QAction *reset = menu.addAction(EventGridView::tr("Reset columns"));
    QObject::connect(reset, &QAction::triggered, &view, &EventGridView::resetColumns);
    menu.addSeparator();

    QList<QAction *> fields;
    const EventTableModel *table = view.table();
    for (int section = 0; section < table->columnCount(); ++section) {
        const auto field = table->fieldAt(section);
        const auto other = table->rowColumnAt(section);
        // What is no field of the event comes behind them all, with a line between.
        if (other && section > 0 && table->fieldAt(section - 1))
            menu.addSeparator();
        QAction *action = menu.addAction(field ? headerText(fieldInfo(*field))
                                               : headerText(rowColumnInfo(*other)));
        action->setToolTip(field ? descriptionText(fieldInfo(*field))
                                 : descriptionText(rowColumnInfo(*other)));
        action->setCheckable(true);
        action->setChecked(!view.header()->isSectionHidden(section));
        QObject::connect(action, &QAction::toggled, &view, [&view, section](bool shown) {
            // The last column stays: an empty table could not be brought back.
            if (shown || view.header()->hiddenSectionCount() + 1 < view.header()->count())
                view.header()->setSectionHidden(section, !shown);
        });
        fields.append(action);
    }
    QObject::connect(search, &QLineEdit::textChanged, &menu, [fields](const QString &text) {
        for (QAction *action : fields)
            action->setVisible(action->text().contains(text, Qt::CaseInsensitive)
                               || action->toolTip().contains(text, Qt::CaseInsensitive));
    });
    QObject::connect(&menu, &QMenu::aboutToShow, search,
                     [search] { search->setFocus(Qt::PopupFocusReason); });
}

void showColumnMenu(EventGridView &view, const QPoint &globalAt)
{
    if (view.table() == nullptr)
        return;
    QMenu menu(&view);
    menu.setToolTipsVisible(true);
    fillColumnMenu(menu, view);
    menu.exec(globalAt);
}

} // namespace kubewake
