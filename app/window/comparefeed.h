// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/comparedrange.h"
#include "model/query/histogram.h"
#include "model/store/eventsnapshot.h"
#include "views/common/jobslot.h"

#include <QObject>

namespace kubewake {

class ComparePanel;
class EntityLinks;
class Exporter;
class FilterBar;
class HistogramView;
class Investigation;
class Navigator;
class StatusLine;
class WindowActions;
class WindowDocks;

// What the panel that compares two times works on. The window owns it.
struct ComparePanelLinks
{
    ComparePanel *panel;
    HistogramView *histogram;
    FilterBar *filter;
    Investigation *investigation;
    Navigator *navigator;
    EntityLinks *entities;
    Exporter *exporter;
    StatusLine *status;
    WindowDocks *docks;
    WindowActions *actions;
};

// Compares two times in the background when the panel or the histogram asks for it; a line of the
// panel becomes the filter. UI thread.
class CompareFeed : public QObject
{
    Q_OBJECT

public:
    CompareFeed(const ComparePanelLinks &links, QObject *parent);

    void compare();
    // `range` with everything before it.
    void compareWithBefore(TimeRange range);
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    void linkPanel();
    void linkEvidence();
    void showPanel();
    void showRows(const QString &kql);
    void takeSnapshot();
    void forget();
    void stop();
    // Without the time that was brushed, which would leave nothing to compare with.
    [[nodiscard]] QString filterText() const;

    ComparePanelLinks m_links;
    SnapshotPtr m_snapshot; // that is shown, or worked on; null: none
    TimeRange m_selected;
    JobSlot m_job;
};

} // namespace kubewake
