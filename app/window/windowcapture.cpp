// SPDX-License-Identifier: Apache-2.0
#include "app/window/windowcapture.h"

#include "app/window/eventpane.h"
#include "app/window/incidentlinks.h"
#include "app/window/mainwindow.h"
#include "views/events/detailpane.h"
#include "views/events/eventgridview.h"
#include "views/signals/signalpanel.h"
#include "views/timeline/histogramview.h"
#include "views/timeline/timelineview.h"

#include <QPixmap>
#include <QTimer>
#include <QTreeView>

namespace kubewake {
namespace {

constexpr int kLookEveryMs = 100;
constexpr int kCalmLooks = 6; // painted, and no job has started another

} // namespace

WindowCapture::WindowCapture(MainWindow *window, const QString &file)
    : QObject(window)
    , m_window(window)
    , m_file(file)
    , m_timer(new QTimer(this))
{
    connect(m_timer, &QTimer::timeout, this, &WindowCapture::step);
    m_timer->start(kLookEveryMs);
}

bool WindowCapture::isSettled() const
{
    Investigation &investigation = m_window->investigation();
    return !investigation.loader().isLoading() && !investigation.query().isRunning()
        && !investigation.detections().isRunning() && !m_window->incidentLinks()->isRunning()
        && !m_window->timeline()->canvas()->isBusy() && !m_window->histogram()->isBusy()
        && !m_window->detailPane()->isReading();
}

void WindowCapture::step()
{
    m_calm = isSettled() ? m_calm + 1 : 0;
    if (m_calm < kCalmLooks)
        return;
    m_calm = 0;
    if (!m_selected) {
        m_selected = true;
        QTreeView *list = m_window->signalPanel()->list();
        list->setCurrentIndex(list->model()->index(0, 0));
        EventGridView *grid = m_window->eventPane()->grid();
        const SignalPtr signal = m_window->signalPanel()->currentSignal();
        if (signal && !signal->rows.empty()) {
            const EventSnapshot &snapshot = *m_window->investigation().query().result().snapshot;
            grid->setCurrentRow(snapshot.representativeOf(signal->rows.front()));
        } else if (grid->model()->rowCount() > 0) {
            grid->setCurrentIndex(grid->model()->index(0, 0));
        }
        return;
    }
    m_timer->stop();
    emit finished(m_window->grab().save(m_file, "PNG"));
}

} // namespace kubewake
