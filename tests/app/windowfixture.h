// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/eventpane.h"
#include "app/window/exportmenu.h"
#include "app/window/incidentlinks.h"
#include "app/window/mainwindow.h"
#include "app/window/originlinks.h"
#include "app/window/settings.h"
#include "app/window/statusline.h"
#include "app/window/windowactions.h"
#include "tests/support/testdata.h"
#include "views/common/noticebar.h"
#include "views/events/detailpane.h"
#include "views/events/eventgridview.h"
#include "views/filter/filterbar.h"
#include "views/signals/signalpanel.h"
#include "views/timeline/histogramview.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

namespace kubewake::test {

inline constexpr int kLongWaitMs = 60'000;

// Types a name into the file dialog that is about to open, and accepts it.
inline void answerFileDialog(const QString &path)
{
    QTimer::singleShot(0, qApp, [path] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<QFileDialog *>(widget);
            if (dialog == nullptr || !dialog->isVisible())
                continue;
            dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
            QMetaObject::invokeMethod(dialog, "accept");
            return;
        }
        answerFileDialog(path);
    });
}

// A window of its own for each test, with settings of their own, and the ways to work on it.
class WindowFixture : public QObject
{
    Q_OBJECT

protected:
    void prepare()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QVERIFY(m_folder.isValid());
    }

    void makeFreshWindow()
    {
        m_settings = std::make_unique<Settings>(m_folder.filePath(
            QStringLiteral("%1.ini").arg(QLatin1String(QTest::currentTestFunction()))));
        makeWindow();
    }

    void closeWindow()
    {
        m_window.reset();
        m_settings.reset();
    }

    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(*m_settings);
        m_window->resize(1500, 950);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void openSample()
    {
        m_window->openSample();
        settle();
    }

    // Until no job runs and none has been queued.
    void settle()
    {
        const auto busy = [this] {
            Investigation &all = m_window->investigation();
            return all.loader().isLoading() || all.query().isRunning()
                || all.detections().isRunning() || m_window->incidentLinks()->isRunning()
                || m_window->originLinks()->isRunning() || m_window->timeline()->canvas()->isBusy()
                || m_window->histogram()->isBusy() || m_window->detailPane()->isReading();
        };
        for (int calm = 0; calm < 3; ++calm) {
            QTRY_VERIFY_WITH_TIMEOUT(!busy(), kLongWaitMs);
            QTest::qWait(20);
            if (busy())
                calm = -1;
        }
    }

    void typeFilter(const QString &kql)
    {
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), kql);
    }

    void applyFilter(const QString &kql)
    {
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), kql);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        settle();
        QCOMPARE(m_window->filterBar()->appliedText(), kql);
        // The offscreen platform leaves the closed list of suggestions active.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    SignalPtr selectFirstSignal()
    {
        QTreeView *list = m_window->signalPanel()->list();
        const QModelIndex first = list->model()->index(0, 1);
        if (!first.isValid())
            qFatal("the rules found nothing in the sample");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(first).center());
        list->setFocus();
        return m_window->signalPanel()->currentSignal();
    }

    void brush(double from, double to)
    {
        const QRectF plot = m_window->histogram()->plotArea();
        QWidget *chart = m_window->histogram()->chart();
        const auto at = [&](double share) {
            const QPointF point(plot.left() + plot.width() * share, plot.center().y());
            return chart->mapFrom(m_window->histogram(), point.toPoint());
        };
        QTest::mousePress(chart, Qt::LeftButton, {}, at(from));
        QTest::mouseMove(chart, at((from + to) / 2));
        QTest::mouseRelease(chart, Qt::LeftButton, {}, at(to));
        settle();
    }

    QByteArray exported(QAction *action, const QString &path)
    {
        answerFileDialog(path);
        action->trigger();
        const auto running = [this] { return m_window->exportMenu()->exporter()->isRunning(); };
        if (!QTest::qWaitFor([&] { return !running(); }, kLongWaitMs))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    EventGridView *grid() { return m_window->eventPane()->grid(); }
    const QueryResult &result() { return m_window->investigation().query().result(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace kubewake::test
