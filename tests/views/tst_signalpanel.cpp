// SPDX-License-Identifier: Apache-2.0
#include "views/common/noticebar.h"
#include "views/signals/coverageview.h"
#include "views/signals/signalpanel.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>
#include <QUndoStack>

using namespace kubewake;

namespace {

SignalPtr makeSignal(std::string id, Severity severity)
{
    auto rule = std::make_shared<RuleInfo>();
    rule->title = "<b>Rule</b> " + id;
    rule->severity = severity;
    rule->remediation = {"Run `kubectl delete pod x` now"};
    rule->references = {"https://example.org/a", "javascript:alert(1)"};
    auto signal = std::make_shared<Signal>();
    signal->id = std::move(id);
    signal->rule = rule;
    signal->entity = "mallory";
    signal->first = 0;
    signal->last = 1;
    signal->rows = {4};
    signal->summary = "<img src=x> happened";
    return signal;
}

} // namespace

class SignalPanelTest : public QObject
{
    Q_OBJECT

private:
    static void show(SignalPanel &panel)
    {
        panel.resize(900, 600);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.addSignals({makeSignal("low", Severity::Low), makeSignal("high", Severity::High)});
        panel.list()->setCurrentIndex(panel.filterModel()->index(0, 0));
        panel.list()->setFocus();
        QCOMPARE(panel.currentSignal()->id, std::string("high"));
    }

private slots:
    void keysAskForEventsAndTimeline()
    {
        SignalPanel panel;
        show(panel);
        QSignalSpy events(&panel, &SignalPanel::showEventsRequested);
        QSignalSpy timeline(&panel, &SignalPanel::timelineRequested);
        QSignalSpy around(&panel, &SignalPanel::aroundRequested);
        QApplication::setActiveWindow(&panel);
        QTRY_VERIFY(panel.list()->hasFocus());
        QTest::keyClick(panel.list(), Qt::Key_Return);
        QTest::keyClick(panel.list(), Qt::Key_T);
        QTest::keyClick(panel.list(), Qt::Key_N);
        QCOMPARE(events.size(), 1);
        QCOMPARE(timeline.size(), 1);
        QCOMPARE(timeline[0][1].toString(), QStringLiteral("mallory"));
        QCOMPARE(around.size(), 1);
        QTest::keyClick(panel.list(), Qt::Key_Down);
        QCOMPARE(panel.currentSignal()->id, std::string("low"));
    }

    void archivingNeedsAReasonAndCanBeUndone()
    {
        SignalPanel panel;
        show(panel);
        QSignalSpy changed(&panel, &SignalPanel::triageChanged);
        QVERIFY(!panel.archive(QStringLiteral(" ")));
        QCOMPARE(changed.size(), 0);
        QVERIFY(panel.archive(QStringLiteral("a drill")));
        QCOMPARE(changed.size(), 1);
        QVERIFY(panel.detail()->plainText().contains(QStringLiteral("a drill")));
        panel.undoStack()->undo();
        QCOMPARE(panel.triage().size(), std::size_t {0});
        panel.undoStack()->redo();
        QCOMPARE(panel.triage().decisionFor(*panel.currentSignal()).status, SignalStatus::Archived);
        panel.reopen();
        QCOMPARE(panel.triage().decisionFor(*panel.currentSignal()).reason, QString());
    }

    void hiddenSignalsAreCounted()
    {
        SignalPanel panel;
        show(panel);
        auto *search = panel.findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("high"));
        QCOMPARE(panel.filterModel()->rowCount(), 1);
        QVERIFY(panel.statusLine().contains(QStringLiteral("1 hidden")));
        QTest::keyClicks(search, QStringLiteral(" nothing"));
        QVERIFY(panel.emptyText().contains(QStringLiteral("hidden")));
    }

    void anEmptyListSaysWhatTheRulesCouldNotSee()
    {
        SignalPanel panel;
        RuleCoverage blind;
        blind.rule = makeSignal("blind", Severity::High)->rule;
        blind.state = RuleCoverage::State::NotEvaluable;
        blind.reason = "no bodies";
        blind.unknownRows = 7;
        panel.setCoverage(
            {RuleCoverage {blind.rule, RuleCoverage::State::Evaluated, 0, {}}, blind});
        panel.setFinished();
        QVERIFY(panel.emptyText().contains(QStringLiteral("blind")));
        CoverageView view;
        view.setCoverage({RuleCoverage {blind.rule, RuleCoverage::State::Evaluated, 0, {}}, blind});
        QCOMPARE(view.list()->topLevelItemCount(), 2);
        QCOMPARE(view.list()->topLevelItem(0)->text(3), QStringLiteral("no bodies"));
        QCOMPARE(view.list()->topLevelItem(0)->text(2), QStringLiteral("7"));
    }

    // Signals stream in while somebody reads one.
    void whatIsReadStaysWhileSignalsArrive()
    {
        SignalPanel panel;
        show(panel);
        auto *text = panel.detail()->findChild<QPlainTextEdit *>();
        text->selectAll();
        const QPointer<QToolButton> copy = panel.detail()->findChild<QToolButton *>();
        QVERIFY(copy);
        panel.addSignals({makeSignal("another", Severity::Critical)});
        QVERIFY(text->textCursor().hasSelection());
        QVERIFY(copy);
        QCOMPARE(panel.currentSignal()->id, std::string("high"));
        QCOMPARE(panel.detail()->currentSignal()->id, std::string("high"));
    }

    void undoTakesBackOneDecisionOnly()
    {
        SignalPanel panel;
        show(panel);
        QVERIFY(panel.archive(QStringLiteral("a drill")));
        SignalTriage both = panel.triage();
        panel.list()->setCurrentIndex(panel.filterModel()->index(1, 0));
        panel.markUnderReview();
        QCOMPARE(panel.triage().size(), std::size_t {2});
        panel.undoStack()->undo();
        QVERIFY(panel.triage() == both);
        panel.undoStack()->undo();
        QCOMPARE(panel.triage().size(), std::size_t {0});
    }

    void hostileTextsStayVisibleAndShort()
    {
        auto signal = std::make_shared<Signal>(*makeSignal("x", Severity::High));
        signal->entity = "a\xe2\x80\xae"
                         "b\n"
            + std::string(100'000, 'x');
        auto rule = std::make_shared<RuleInfo>(*signal->rule);
        for (int i = 0; i < 5000; ++i)
            rule->references.push_back("https://example.org/" + std::to_string(i));
        signal->rule = rule;
        SignalPanel panel;
        panel.addSignals({signal});
        const QString cell =
            panel.model()->index(0, SignalListModel::EntityColumn).data().toString();
        QVERIFY(cell.startsWith(QStringLiteral("a\\u202eb\u240a")));
        QVERIFY(cell.size() <= 600);
        panel.list()->setCurrentIndex(panel.filterModel()->index(0, 0));
        QVERIFY(panel.detail()->plainText().contains(QStringLiteral("a\\u202eb")));
        QVERIFY(panel.detail()->plainText().contains(QStringLiteral("https://example.org/4999")));
        QVERIFY(panel.detail()->findChildren<QToolButton *>().size()
                <= SignalDetail::kMaximumActions);
        QSignalSpy timeline(&panel, &SignalPanel::timelineRequested);
        for (QAction *action : panel.list()->actions()) {
            if (action->text() == QStringLiteral("Actor's timeline"))
                action->trigger();
        }
        QCOMPARE(timeline.size(), 1);
        QCOMPARE(timeline[0][1].toString().size(), qsizetype {100'004});
    }

    void badgesFollowThePalette()
    {
        SignalPanel panel;
        show(panel);
        auto *badge = panel.detail()->findChild<QLabel *>(QStringLiteral("severityBadge"));
        QVERIFY(badge);
        QPalette dark = panel.palette();
        dark.setColor(QPalette::Base, QColor(20, 20, 20));
        dark.setColor(QPalette::Window, QColor(30, 30, 30));
        dark.setColor(QPalette::Text, Qt::white);
        dark.setColor(QPalette::WindowText, Qt::white);
        panel.setPalette(dark);
        QCoreApplication::processEvents();
        QVERIFY(badge->palette().color(QPalette::Window).lightness() < 128);
        QCOMPARE(badge->palette().color(QPalette::WindowText), QColor(Qt::white));
    }

    void onlyOneTechnique()
    {
        SignalPanel panel;
        show(panel);
        auto rule = std::make_shared<RuleInfo>(*makeSignal("t", Severity::Low)->rule);
        rule->attack = {"T1609"};
        auto signal = std::make_shared<Signal>(*makeSignal("t", Severity::Low));
        signal->rule = rule;
        panel.addSignals({signal});
        auto *notice = panel.findChild<NoticeBar *>();
        QVERIFY(!notice->isVisible());
        QSignalSpy changed(&panel, &SignalPanel::techniqueChanged);
        panel.setTechnique(QStringLiteral("T1609"));
        QCOMPARE(panel.filterModel()->rowCount(), 1);
        QVERIFY(panel.filterModel()->isFiltering());
        QVERIFY(notice->text().contains(QStringLiteral("Container Administration Command")));
        QVERIFY(panel.statusLine().contains(QStringLiteral("2 hidden")));
        // The notice can be read in either theme.
        QPalette dark = panel.palette();
        dark.setColor(QPalette::Base, QColor(20, 20, 20));
        dark.setColor(QPalette::Window, QColor(30, 30, 30));
        dark.setColor(QPalette::WindowText, Qt::white);
        panel.setPalette(dark);
        QCoreApplication::processEvents();
        QVERIFY(notice->palette().color(QPalette::Window).lightness() < 128);
        // What is asked for by name is shown, whatever hides it.
        panel.showSignal("high");
        QCOMPARE(panel.currentSignal()->id, std::string("high"));
        QCOMPARE(panel.filterModel()->rowCount(), 3);
        QVERIFY(!notice->isVisible());
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed[1][0].toString(), QString());
    }

    void runningCanBeCancelled()
    {
        SignalPanel panel;
        panel.show();
        QSignalSpy cancelled(&panel, &SignalPanel::cancelRequested);
        panel.setRunning(3, 90);
        for (QPushButton *button : panel.findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Stop"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(cancelled.size(), 1);
        panel.setFinished();
    }

    void evidenceStaysText()
    {
        SignalPanel panel;
        show(panel);
        QVERIFY(panel.detail()->plainText().contains(QStringLiteral("<img src=x> happened")));
        QVERIFY(SignalDetail::isOpenable(QStringLiteral("https://example.org/a")));
        QVERIFY(!SignalDetail::isOpenable(QStringLiteral("javascript:alert(1)")));
        QVERIFY(!SignalDetail::isOpenable(QStringLiteral("file:///etc/passwd")));
        QCOMPARE(SignalDetail::kubectlLines(QStringLiteral("Run `kubectl get x` now\nkubectl a b")),
                 (QStringList {QStringLiteral("kubectl get x"), QStringLiteral("kubectl a b")}));
    }
};

QTEST_MAIN(SignalPanelTest)
#include "tst_signalpanel.moc"
