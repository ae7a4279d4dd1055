// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/filter/savedfilters.h"

#include <QMenu>

namespace kubewake {

// The menu of saved views: the built-in ones, the user's own, and what can be done with those.
// Rebuilt each time it opens. Owned by FilterBar, as is `filters`.
class FilterMenu : public QMenu
{
    Q_OBJECT

public:
    FilterMenu(const SavedFilters &filters, QWidget *parent);

    void rebuild();

signals:
    void chosen(const QString &kql);
    void saveRequested();
    void renameRequested(const QString &name);
    void removeRequested(const QString &name);

private:
    void addView(const QString &name, const QString &toolTip, const QString &kql);

    const SavedFilters &m_filters;
};

// The text of an action or a button that shows `text` as it is.
[[nodiscard]] QString withoutMnemonic(QString text);

} // namespace kubewake
