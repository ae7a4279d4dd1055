// SPDX-License-Identifier: Apache-2.0
// Comparing two times: from the menu and from the histogram to lines, from a line to its requests.
#include "app/window/comparefeed.h"
#include "app/window/windowactions.h"
#include "tests/app/windowfixture.h"
#include "views/common/noticebar.h"
#include "views/compare/comparedrangeedit.h"
#include "views/compare/comparepanel.h"
#include "views/compare/comparisonview.h"

#include <QCheckBox>

using namespace kubewake;

class WindowCompareTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void emptyPanelSaysWhatToDo();
    void comparesWhatIsTyped();
    void comparesTheSelectionOfTheHistogram();
    void linesShowTheirRequests();
    void filterIsUsedIfAsked();
    void takesTheSelectionWhenItOpens();
    void exportsCsv();
    void otherEvidenceClears();
    void followsTheTimeZone();

private:
    ComparePanel *panel() { return m_window->comparePanel(); }
    int shownRows() { return grid()->model()->rowCount(); }
    void show()
    {
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    }
    // The last third of the sample with all before it.
    MicrosecondsUtc split()
    {
        const SnapshotPtr snapshot = result().snapshot;
        return snapshot->firstTime() + (snapshot->lastTime() - snapshot->firstTime()) * 2 / 3;
    }
    void compareLastThird()
    {
        show();
        QLineEdit *from = panel()->incidentEdit()->fromEdit();
        QCOMPARE(QApplication::focusWidget(), from);
        QTest::keyClicks(from, m_settings->timeFormat().toDisplay(split()));
        QTest::keyClick(from, Qt::Key_Return);
        QTRY_VERIFY(panel()->model()->comparison());
    }
    RangeComparison expected(const QString &filter = {})
    {
        const SnapshotPtr snapshot = result().snapshot;
        RowBitmap rows = snapshot->representatives();
        if (!filter.isEmpty())
            rows = CompiledFilter(parseKql(filter.toStdString())->expression)
                       .evaluate(*snapshot, rows)
                       ->matched;
        return compareRanges(*snapshot, rows, panel()->ranges(), filter).value();
    }
    std::array<std::size_t, kRateChanges> totals(const RangeComparison &comparison)
    {
        return {comparison.total(RateChange::New), comparison.total(RateChange::Rose),
                comparison.total(RateChange::Vanished)};
    }
};

void WindowCompareTest::emptyPanelSaysWhatToDo()
{
    show();
    QVERIFY(panel()->isVisible());
    QVERIFY(panel()->view()->detailText().contains(QLatin1String("select a time")));
    QVERIFY(panel()->problem().contains(QLatin1String("Open evidence")));
}

void WindowCompareTest::comparesWhatIsTyped()
{
    openSample();
    compareLastThird();
    QCOMPARE(panel()->ranges(), (ComparedRanges {{kNoTime, split()}, {split(), kNoTime}}));
    QCOMPARE(totals(*panel()->model()->comparison()), totals(expected()));
    QVERIFY(panel()->model()->comparison()->total(RateChange::New) > 0);
    QVERIFY(panel()->view()->tree()->isVisible());
    QVERIFY(panel()->notice()->text().isEmpty());
}

// With everything before it, although the histogram has put its time into the filter.
void WindowCompareTest::comparesTheSelectionOfTheHistogram()
{
    openSample();
    QVERIFY(!m_window->histogram()->compareAction()->isEnabled());
    brush(0.6, 0.9);
    const TimeRange selected = m_window->histogram()->selectedRange();
    QVERIFY(selected.isValid());
    // Its context menu, by mouse.
    QTimer::singleShot(0, qApp, [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (menu == nullptr)
            return;
        menu->setActiveAction(menu->actions().constFirst());
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QWidget *chart = m_window->histogram()->chart();
    QContextMenuEvent event(QContextMenuEvent::Mouse, chart->rect().center(),
                            chart->mapToGlobal(chart->rect().center()));
    QApplication::sendEvent(chart, &event);
    QTRY_VERIFY(panel()->model()->comparison());
    QVERIFY(panel()->isVisible());
    const ComparedRange incident = ComparedRange::of(selected);
    QCOMPARE(panel()->ranges(), (ComparedRanges {ComparedRange::before(incident), incident}));
    QCOMPARE(totals(*panel()->model()->comparison()), totals(expected()));
    QVERIFY(panel()->model()->comparison()->requests.front() > 0);
}

void WindowCompareTest::linesShowTheirRequests()
{
    openSample();
    compareLastThird();
    m_window->actions()->showEvents->trigger();
    settle();
    QTreeView *tree = panel()->view()->tree();
    const ComparisonModel *model = panel()->model();
    int checked = 0;
    for (int section = 0; section < model->rowCount(); ++section) {
        const QModelIndex line =
            model->index(0, ComparisonModel::WhatColumn, model->index(section, 0));
        const QString filter = line.data(ComparisonModel::FilterRole).toString();
        if (filter.isEmpty())
            continue;
        tree->setFocus();
        tree->setCurrentIndex(line);
        QTest::keyClick(tree, Qt::Key_Return);
        settle();
        QCOMPARE(m_window->filterBar()->appliedText(), filter);
        const bool vanished = line.siblingAtColumn(ComparisonModel::ChangeColumn).data().toString()
            == QLatin1String("vanished");
        const int column =
            vanished ? ComparisonModel::BaselineColumn : ComparisonModel::IncidentColumn;
        QCOMPARE(QLocale().toString(shownRows()), line.siblingAtColumn(column).data().toString());
        ++checked;
    }
    QVERIFY(checked > 3);
    QVERIFY(m_window->actions()->showRequests->isChecked());
    QVERIFY(panel()->notice()->text().isEmpty()); // the comparison is of the same evidence
}

void WindowCompareTest::filterIsUsedIfAsked()
{
    openSample();
    applyFilter(QStringLiteral("verb: get"));
    compareLastThird();
    const auto all = totals(*panel()->model()->comparison());
    panel()->filterBox()->setFocus();
    QTest::keyClick(panel()->filterBox(), Qt::Key_Space);
    QTest::mouseClick(panel()->compareButton(), Qt::LeftButton);
    QTRY_COMPARE(panel()->model()->comparison()->filter, QStringLiteral("verb: get"));
    QCOMPARE(totals(*panel()->model()->comparison()),
             totals(expected(QStringLiteral("verb: get"))));
    QVERIFY(totals(*panel()->model()->comparison()) != all);
    // The time that is brushed is no part of it.
    brush(0.7, 0.9);
    QVERIFY(m_window->filterBar()->appliedText().contains(QLatin1String("time")));
    m_window->histogram()->compareAction()->trigger();
    QTRY_VERIFY(!m_window->compareFeed()->isRunning());
    QCOMPARE(panel()->model()->comparison()->filter, QStringLiteral("verb: get"));
    QVERIFY(panel()->model()->comparison()->requests.front() > 0);
}

void WindowCompareTest::takesTheSelectionWhenItOpens()
{
    openSample();
    brush(0.5, 0.8);
    const TimeRange selected = m_window->histogram()->selectedRange();
    show();
    QCOMPARE(panel()->ranges().incident, ComparedRange::of(selected));
    QVERIFY(!panel()->model()->comparison()); // nobody has asked
    QVERIFY(panel()->selectionButton(ComparedSide::Baseline)->isEnabled());
    // What is in it stays.
    QTest::keyClick(m_window->histogram()->chart(), Qt::Key_Escape);
    brush(0.1, 0.2);
    show();
    QCOMPARE(panel()->ranges().incident, ComparedRange::of(selected));
}

void WindowCompareTest::exportsCsv()
{
    openSample();
    compareLastThird();
    const QString path = m_folder.filePath(QStringLiteral("comparison.csv"));
    test::answerFileDialog(path);
    QTreeView *tree = panel()->view()->tree();
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_E);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readLine().startsWith("change,what,value,"));
    QVERIFY(file.readAll().contains("\nnew,"));
}

void WindowCompareTest::otherEvidenceClears()
{
    openSample();
    compareLastThird();
    m_window->investigation().close();
    settle();
    QVERIFY(!panel()->model()->comparison());
    QVERIFY(!panel()->compareButton()->isEnabled());
    openSample();
    QTRY_VERIFY(panel()->compareButton()->isEnabled()); // the times are still there
}

void WindowCompareTest::followsTheTimeZone()
{
    openSample();
    compareLastThird();
    const ComparedRanges ranges = panel()->ranges();
    const QString utc = panel()->incidentEdit()->fromEdit()->text();
    m_settings->setTimeZone("Asia/Tokyo");
    QVERIFY(panel()->incidentEdit()->fromEdit()->text() != utc);
    QCOMPARE(panel()->ranges(), ranges);
}

QTEST_MAIN(WindowCompareTest)
#include "tst_windowcompare.moc"
