// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/foundmodel.h"
#include "views/common/jobslot.h"

#include <QObject>

#include <vector>

class QAction;
class QMenu;
class QMenuBar;

namespace kubewake {

class FilterBar;
class FindPalette;
class Investigation;
class Navigator;
class RulesPage;
class WindowDocks;

// What a search over everything looks into, and goes to. The window owns it.
struct FindPlaces
{
    QMenuBar *menus;
    FilterBar *filter;
    RulesPage *rules;
    WindowDocks *docks;
    Navigator *navigator;
    Investigation *investigation;
};

// Searches actions, saved views and rules at once, and the values of the evidence in the
// background; goes to what is chosen. UI thread.
class FindAnywhere : public QObject
{
    Q_OBJECT

public:
    FindAnywhere(const FindPlaces &places, QWidget *window);

    void open();
    [[nodiscard]] FindPalette *palette() const { return m_palette; }
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    void search(const QString &needle);
    void goTo(const Found &found);
    void addActions(const QString &needle, std::vector<Found> &found);
    void addViews(const QString &needle, std::vector<Found> &found) const;
    void addRules(const QString &needle, std::vector<Found> &found) const;

    FindPlaces m_places;
    FindPalette *m_palette;
    QList<QAction *> m_actions; // of the last search, by Found::index
    JobSlot m_job;
};

} // namespace kubewake
