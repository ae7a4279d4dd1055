// SPDX-License-Identifier: Apache-2.0
#include "views/filter/filtermenu.h"

#include "model/items/plaintooltip.h"
#include "model/query/savedviews.h"

namespace kubewake {

QString withoutMnemonic(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

FilterMenu::FilterMenu(const SavedFilters &filters, QWidget *parent)
    : QMenu(parent)
    , m_filters(filters)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::rebuild);
    rebuild();
}

void FilterMenu::addView(const QString &name, const QString &toolTip, const QString &kql)
{
    QAction *action = addAction(withoutMnemonic(name));
    action->setToolTip(plainToolTip(toolTip));
    action->setStatusTip(kql);
    action->setData(kql);
    connect(action, &QAction::triggered, this, [this, kql] { emit chosen(kql); });
}

void FilterMenu::rebuild()
{
    clear();
    addSection(tr("Views"));
    for (const SavedView &view : savedViews())
        addView(savedViewName(view), savedViewDescription(view),
                QString::fromUtf8(view.kql.data(), static_cast<qsizetype>(view.kql.size())));
    addSection(tr("Your filters"));
    for (const SavedFilters::Entry &entry : m_filters.entries())
        addView(entry.name, entry.kql, entry.kql);
    connect(addAction(tr("&Save This Filter…")), &QAction::triggered, this,
            &FilterMenu::saveRequested);
    if (m_filters.entries().empty())
        return;
    QMenu *rename = addMenu(tr("&Rename"));
    QMenu *remove = addMenu(tr("&Delete"));
    for (const SavedFilters::Entry &entry : m_filters.entries()) {
        const QString name = entry.name;
        connect(rename->addAction(withoutMnemonic(name)), &QAction::triggered, this,
                [this, name] { emit renameRequested(name); });
        connect(remove->addAction(withoutMnemonic(name)), &QAction::triggered, this,
                [this, name] { emit removeRequested(name); });
    }
}

} // namespace kubewake
