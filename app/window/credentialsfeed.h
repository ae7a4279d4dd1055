// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/rowbitmap.h"
#include "model/store/eventsnapshot.h"
#include "views/common/jobslot.h"

#include <QObject>

#include <memory>

namespace kubewake {

class CredentialsPanel;
class EntityLinks;
class Investigation;
class Navigator;
class StatusLine;
class WindowActions;
class WindowDocks;
struct QueryResult;

// What the panel of credentials works on. The window owns it.
struct CredentialsPanelLinks
{
    CredentialsPanel *panel;
    Investigation *investigation;
    Navigator *navigator;
    EntityLinks *entities;
    StatusLine *status;
    WindowDocks *docks;
    WindowActions *actions;
};

// Works out in the background what the panel of credentials shows, for those that the rows of the
// filter used or made when it is asked. UI thread.
class CredentialsFeed : public QObject
{
    Q_OBJECT

public:
    CredentialsFeed(const CredentialsPanelLinks &links, QObject *parent);

    void refresh();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    void showPanel();
    void showRows(const QString &kql);
    void takeResult(const QueryResult &result);
    [[nodiscard]] bool isShown(const QueryResult &result) const;
    void forget();
    void stop();

    CredentialsPanelLinks m_links;
    // What the page that is shown, or worked out, is about.
    SnapshotPtr m_snapshot; // null: nothing
    std::shared_ptr<const RowBitmap> m_rows;
    bool m_hasShown = false;
    JobSlot m_job;
};

} // namespace kubewake
