// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/viewhistory.h"
#include "model/core/rowbitmap.h"
#include "model/store/eventsnapshot.h"
#include "views/common/jobslot.h"
#include "views/grants/grantspage.h"

#include <QObject>

#include <memory>

namespace kubewake {

class EventPane;
class Exporter;
class FilterBar;
class GrantsPanel;
class Investigation;
class Navigator;
class StatusLine;
class WindowActions;
class WindowDocks;
struct QueryResult;

// What the panel of grants works on. The window owns it.
struct GrantsPanelLinks
{
    GrantsPanel *panel;
    FilterBar *filter;
    EventPane *events;
    Investigation *investigation;
    Navigator *navigator;
    Exporter *exporter;
    StatusLine *status;
    WindowDocks *docks;
    WindowActions *actions;
};

// Works out in the background what the panel of grants shows, from the rows that pass the filter
// when it is asked; a click there narrows this filter. UI thread.
class GrantsFeed : public QObject
{
    Q_OBJECT

public:
    GrantsFeed(const GrantsPanelLinks &links, QObject *parent);

    void refresh();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    // What the page that is shown, or worked out, is about.
    struct Subject
    {
        SnapshotPtr snapshot; // null: nothing
        std::shared_ptr<const RowBitmap> rows;
        QString filter;
        RowRestriction restriction;
    };

    void linkPanel();
    void showPanel();
    void showUse(const GrantUse &use);
    void showChange(const RbacChange &change);
    void makeYaml(const QString &user);
    void takeResult(const QueryResult &result);
    void forget();
    void stop();
    [[nodiscard]] QString currentUser() const;

    GrantsPanelLinks m_links;
    Subject m_subject;
    bool m_hasShown = false;
    JobSlot m_job;
};

} // namespace kubewake
