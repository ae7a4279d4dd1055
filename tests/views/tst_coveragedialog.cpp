// SPDX-License-Identifier: Apache-2.0
#include "model/items/timegapmodel.h"
#include "views/signals/coveragedialog.h"
#include "views/signals/coverageview.h"
#include "views/signals/timegapview.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace kubewake;

namespace {

using State = RuleCoverage::State;

RuleCoverage coverageOf(const std::string &id, State state, std::string reason,
                        std::string note = {})
{
    auto rule = std::make_shared<RuleInfo>();
    rule->id = id;
    rule->title = "<b>Rule</b> of " + id;
    return {rule, state, 0, std::move(reason), std::move(note)};
}

TimeSeries series(std::string name, std::int64_t limit, std::vector<TimeGap> gaps)
{
    TimeSeries made {.cluster = "shop", .name = std::move(name)};
    made.events = 12;
    made.limit = limit;
    made.gaps = std::move(gaps);
    return made;
}

constexpr std::int64_t kHour = 3600 * kMicrosecondsPerSecond;

} // namespace

class CoverageDialogTest : public QObject
{
    Q_OBJECT

private:
    static void show(CoverageDialog &dialog)
    {
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }

private slots:
    void everySentenceIsShownInFull()
    {
        CoverageDialog dialog;
        show(dialog);
        CoverageView *view = dialog.rules();
        QVERIFY(view->summary().contains(QLatin1String("F5")));
        const std::string reason(2'000, 'r');
        RuleCoverage blind = coverageOf("blind", State::NotEvaluable, reason, "No event of <i>x");
        blind.unknownRows = 1'234;
        view->setCoverage({coverageOf("fine", State::Evaluated, {}),
                           coverageOf("noted", State::Evaluated, {}, "No event of leases."),
                           coverageOf("half", State::Partly, "Some bodies."), blind});
        QTreeWidget *list = view->list();
        QCOMPARE(list->topLevelItemCount(), 4);
        QCOMPARE(list->currentItem(), list->topLevelItem(0)); // the blind one
        const QString all = view->detail()->toPlainText();
        QVERIFY(all.contains(QString::fromStdString(reason)));
        QVERIFY(all.contains(QLatin1String("No event of <i>x")));
        QVERIFY(all.contains(QLatin1String("<b>Rule</b> of blind")));
        QVERIFY(all.contains(QLatin1String("1234")) || all.contains(QLatin1String("1,234")));
        QCOMPARE(list->topLevelItem(1)->text(3), QStringLiteral("Some bodies."));
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE(list->topLevelItem(3)->text(3), QStringLiteral("No event of leases."));
        QVERIFY(view->detail()->toPlainText().contains(QLatin1String("No event of leases.")));
        QVERIFY(view->summary().startsWith(QLatin1String("2 of 4 rules")));
        QVERIFY(view->summary().contains(QLatin1String("partly: 1, not evaluable: 1.")));
        // Run again: the place is kept.
        view->setCoverage({coverageOf("noted", State::NotEvaluable, "Gone."), blind});
        QVERIFY(view->detail()->toPlainText().contains(QLatin1String("Gone.")));
        view->setCoverage({});
        QVERIFY(view->detail()->toPlainText().isEmpty());
    }

    void asksForARulesSignals()
    {
        CoverageDialog dialog;
        show(dialog);
        CoverageView *view = dialog.rules();
        QSignalSpy asked(view, &CoverageView::ruleRequested);
        QTest::keyClick(view->list(), Qt::Key_Return); // of nothing
        view->setCoverage({RuleCoverage {}, coverageOf("a", State::Partly, "Some.")});
        view->list()->setFocus();
        QTest::keyClick(view->list(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("a"));
        QTest::keyClick(view->list(), Qt::Key_Down); // a rule that could not be read
        QTest::keyClick(view->list(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        const QPoint first = view->list()->visualItemRect(view->list()->topLevelItem(0)).center();
        QTest::mouseClick(view->list()->viewport(), Qt::LeftButton, {}, first);
        QTest::mouseDClick(view->list()->viewport(), Qt::LeftButton, {}, first);
        QCOMPARE(asked.size(), 2);
    }

    void gapsAreAskedForByKeyAndMouse()
    {
        CoverageDialog dialog;
        show(dialog);
        TimeGapView *view = dialog.gaps();
        dialog.tabs()->setCurrentWidget(view);
        QSignalSpy asked(view, &TimeGapView::gapRequested);
        QVERIFY(!view->table()->isVisible());
        view->setSearching();
        QVERIFY(!view->summary().isEmpty());
        const TimeGap early {0, kHour};
        const TimeGap late {5 * kHour, 9 * kHour};
        view->setSeries({series("a/audit", kHour / 60, {early, late}), series("b/audit", 0, {})});
        QVERIFY(
            view->summary().contains(QLatin1String("a/audit (shop): 2 gap(s) longer than 60 s")));
        QVERIFY(view->summary().contains(QLatin1String("b/audit (shop): too few events")));
        QVERIFY(view->table()->isVisible());
        view->setFocus();
        QTRY_VERIFY(view->table()->hasFocus());
        QTest::keyClick(view->table(), Qt::Key_Return);
        QTest::keyClick(view->table(), Qt::Key_Down);
        QTest::keyClick(view->table(), Qt::Key_Enter, Qt::KeypadModifier);
        const QPoint first =
            view->table()->visualRect(view->model()->index(0, TimeGapModel::LengthColumn)).center();
        QTest::mouseClick(view->table()->viewport(), Qt::LeftButton, {}, first);
        QTest::mouseDClick(view->table()->viewport(), Qt::LeftButton, {}, first);
        QCOMPARE(asked.size(), 3);
        QCOMPARE(asked[0][0].value<TimeGap>(), early);
        QCOMPARE(asked[1][0].value<TimeGap>(), late);
        QCOMPARE(asked[2][0].value<TimeGap>(), early);
        QVERIFY(dialog.isVisible()); // Enter closes nothing
        QTest::keyClick(view->table(), Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void manyLogsAreCounted()
    {
        TimeGapView view;
        std::vector<TimeSeries> all;
        for (int i = 0; i < 40; ++i)
            all.push_back(series("log" + std::to_string(i), 0, {}));
        view.setSeries(all);
        QVERIFY(view.summary().count(QLatin1Char('\n')) < 10);
        QVERIFY(view.summary().contains(QLatin1String("34 more")));
    }
};

QTEST_MAIN(CoverageDialogTest)
#include "tst_coveragedialog.moc"
