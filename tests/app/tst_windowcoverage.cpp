// SPDX-License-Identifier: Apache-2.0
// What the evidence could not have shown, in the window: rules and time gaps, by key and mouse.
#include "app/window/coveragelinks.h"
#include "model/items/burstmodel.h"
#include "model/items/timegapmodel.h"
#include "tests/app/windowfixture.h"
#include "tests/support/eventlines.h"
#include "views/signals/burstview.h"
#include "views/signals/coveragedialog.h"
#include "views/signals/coverageview.h"
#include "views/signals/timegapview.h"

#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

using namespace kubewake;

namespace {

constexpr int kGapStart = 299; // seconds
constexpr int kGapEnd = kGapStart + 3'600;

// One event a second, an hour of nothing, and one event a second again.
QByteArray logWithAGap()
{
    std::vector<test::EventLine> events;
    for (int i = 0; i < 600; ++i) {
        test::EventLine line;
        line.second = i <= kGapStart ? i : kGapEnd + i - kGapStart - 1;
        line.verb = "update";
        line.resource = "leases";
        events.push_back(line);
    }
    return test::jsonLines(events);
}

} // namespace

class WindowCoverageTest : public test::WindowFixture
{
    Q_OBJECT

private:
    CoverageLinks *links() { return m_window->coverage(); }

    CoverageDialog *openDialog()
    {
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        if (links()->dialog() == nullptr || !QTest::qWaitForWindowActive(links()->dialog()))
            qFatal("the dialog does not open");
        settleAll();
        return links()->dialog();
    }

    void settleAll()
    {
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(!links()->isRunning(), test::kLongWaitMs);
    }

    QString writeLog()
    {
        QFile file(m_folder.filePath(QStringLiteral("audit.log")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the log");
        file.write(logWithAGap());
        return file.fileName();
    }

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void listsWhatTheRulesCouldSee()
    {
        CoverageDialog *dialog = openDialog();
        QCOMPARE(dialog->rules()->list()->topLevelItemCount(), 0);
        openSample(); // beside it
        settleAll();
        const auto &coverage = m_window->investigation().detections().coverage();
        QTreeWidget *list = dialog->rules()->list();
        QCOMPARE(list->topLevelItemCount(), static_cast<int>(coverage.size()));
        // Every reason and note can be read to its end.
        QStringList sentences;
        for (int row = 0; row < list->topLevelItemCount(); ++row) {
            list->setCurrentItem(list->topLevelItem(row));
            sentences << dialog->rules()->detail()->toPlainText();
        }
        const QString all = sentences.join(QLatin1Char('\n'));
        int notes = 0;
        for (const RuleCoverage &entry : coverage) {
            QVERIFY(all.contains(QString::fromStdString(entry.reason)));
            QVERIFY(all.contains(QString::fromStdString(entry.note)));
            notes += entry.note.empty() ? 0 : 1;
        }
        QVERIFY(notes > 0);
        m_window->actions()->closeAll->trigger();
        QCOMPARE(list->topLevelItemCount(), 0);
        settleAll();
    }

    void enterShowsTheSignalsOfARule()
    {
        openSample();
        const SignalPtr signal = selectFirstSignal();
        CoverageDialog *dialog = openDialog();
        QTreeWidget *list = dialog->rules()->list();
        const auto found =
            list->findItems(QString::fromStdString(signal->rule->title), Qt::MatchExactly);
        QVERIFY(!found.isEmpty());
        list->setCurrentItem(found.front());
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(m_window->signalPanel()->currentSignal());
        QCOMPARE(m_window->signalPanel()->currentSignal()->rule->id, signal->rule->id);
        QVERIFY(m_window->signalPanel()->filterModel()->hiddenCount() > 0);
    }

    void enterShowsTheRequestsOfABurst()
    {
        m_window->open({writeLog()});
        settle();
        CoverageDialog *dialog = openDialog();
        dialog->tabs()->setCurrentWidget(dialog->bursts());
        // Alice does the whole of it: without a usual rate, in more than an hour.
        QVERIFY(dialog->bursts()->model()->rowCount() > 0);
        const Burst burst = *dialog->bursts()->model()->burstAt(0);
        QCOMPARE(burst.user, std::string("alice"));
        QTest::keyClick(dialog->bursts()->table(), Qt::Key_Return);
        settle();
        QCOMPARE(static_cast<Row>(grid()->model()->rowCount()), burst.requests);
        const QString utc =
            dialog->bursts()->model()->index(0, BurstModel::FromColumn).data().toString();
        m_settings->setTimeZone("Asia/Tokyo");
        QVERIFY(dialog->bursts()->model()->index(0, BurstModel::FromColumn).data().toString()
                != utc);
        m_window->actions()->closeAll->trigger();
        settleAll();
        QCOMPARE(dialog->bursts()->model()->rowCount(), 0);
        QVERIFY(!dialog->bursts()->summary().isEmpty());
    }

    void enterShowsTheEventsAroundAGap()
    {
        m_window->open({writeLog()});
        settle();
        CoverageDialog *dialog = openDialog();
        dialog->tabs()->setCurrentWidget(dialog->gaps());
        QCOMPARE(dialog->gaps()->model()->rowCount(), 1);
        const TimeGap gap = dialog->gaps()->model()->gapAt(0);
        QCOMPARE(gap.to - gap.from, (kGapEnd - kGapStart) * kMicrosecondsPerSecond);
        QTest::keyClick(dialog->gaps()->table(), Qt::Key_Return);
        settle();
        QVERIFY(m_window->filterBar()->appliedText().startsWith(QLatin1String("time >= ")));
        const EventSnapshot &snapshot = *result().snapshot;
        std::size_t expected = 0;
        for (Row row = 0; row < snapshot.eventCount(); ++row) {
            const std::int64_t around = 600 * kMicrosecondsPerSecond;
            const MicrosecondsUtc time = snapshot.time(row);
            expected += time >= gap.from - around && time <= gap.to + around ? 1 : 0;
        }
        QCOMPARE(static_cast<std::size_t>(grid()->model()->rowCount()), expected);
        m_settings->setTimeZone("Asia/Tokyo");
        QVERIFY(dialog->gaps()
                    ->model()
                    ->headerData(TimeGapModel::FromColumn, Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .contains(QLatin1String("Tokyo")));
    }

    // Closed while gaps are looked for, and other evidence opened meanwhile.
    void staleResultsAreDropped()
    {
        m_window->open({writeLog()});
        settle();
        links()->show();
        QVERIFY(links()->isRunning());
        links()->dialog()->close();
        QVERIFY(!links()->isRunning());
        QTRY_VERIFY(links()->dialog() == nullptr);
        links()->show();
        m_window->actions()->closeAll->trigger();
        QVERIFY(!links()->isRunning());
        settle();
        QCOMPARE(links()->dialog()->gaps()->model()->rowCount(), 0);
    }
};

QTEST_MAIN(WindowCoverageTest)
#include "tst_windowcoverage.moc"
