// SPDX-License-Identifier: Apache-2.0
#include "model/items/signallistmodel.h"
#include "tests/support/madeincidents.h"
#include "views/policy/policyeffectview.h"
#include "views/policy/policypanel.h"
#include "views/policy/policysuggestionview.h"
#include "views/policy/policytrialview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace kubewake;

namespace {

using State = RuleCoverage::State;

PolicyEffect effect(const std::string &id, State now, State then, std::size_t before = 0,
                    std::size_t kept = 0)
{
    auto rule = std::make_shared<RuleInfo>();
    rule->id = id;
    rule->title = "<b>Rule</b> " + id;
    PolicyEffect made {.rule = rule};
    made.now = now;
    made.nowReason = now == State::Evaluated ? "" : "hidden " + id;
    made.then = then;
    made.thenReason = then == State::Evaluated ? "" : "needs " + id;
    made.signalsBefore = before;
    made.signalsKept = kept;
    return made;
}

PolicySuggestion someSuggestion()
{
    PolicySuggestion made;
    made.text = "# <i>for</i> \xe2\x80\xae rules\napiVersion: audit.k8s.io/v1\nkind: Policy\n";
    made.noise = {{"health checks", 40, 4'000, ""}, {"leases", 10, 500, "A rule looks for them."}};
    made.before = {100, 60, 10'000};
    made.kept = {60, 40, 6'000};
    made.signalsBefore = 9;
    made.signalsKept = 8;
    made.effects = {effect("a", State::NotEvaluable, State::Evaluated),
                    effect("b", State::NotEvaluable, State::NotEvaluable)};
    return made;
}

PolicyTrialReport someReport()
{
    PolicyTrialReport made;
    made.name = QStringLiteral("<u>own</u>.yaml");
    made.wasTried = true;
    made.problems = {{7, "It never matches.", true}};
    made.outcome.before = {100, 60, 10'000};
    made.outcome.kept = {25, 20, 1'000};
    made.outcome.byLevel[static_cast<std::size_t>(Level::Metadata)] = {25, 20, 1'000};
    made.outcome.byLevel[static_cast<std::size_t>(Level::None)] = {75, 40, 9'000};
    made.outcome.eventsOfRule = {70, 25, 5};
    made.outcome.omittedStages = 3;
    made.policyRules = {{4, Level::None, 70}, {7, Level::Metadata, 25}};
    made.effects = {effect("lost", State::Evaluated, State::NotEvaluable, 3, 1),
                    effect("fine", State::Evaluated, State::Evaluated, 2, 2)};
    made.lost = {test::madeSignal("x", Severity::High, "impact"),
                 test::madeSignal("y", Severity::Low, "impact")};
    return made;
}

} // namespace

class PolicyPanelTest : public QObject
{
    Q_OBJECT

private:
    static void show(PolicyPanel &panel)
    {
        panel.resize(1200, 700);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QApplication::setActiveWindow(&panel);
        panel.setReady(true);
    }

    static QTreeWidgetItem *itemNamed(QTreeWidget *list, const QString &name)
    {
        const auto found = list->findItems(name, Qt::MatchExactly);
        return found.isEmpty() ? nullptr : found.front();
    }

private slots:
    void emptyStatesSayWhatToDo()
    {
        PolicyPanel panel;
        const QString waiting = panel.suggestion()->summary();
        QVERIFY(!panel.suggestion()->suggestButton()->isEnabled());
        QVERIFY(!panel.trial()->openButton()->isEnabled());
        show(panel);
        QVERIFY(panel.suggestion()->suggestButton()->isEnabled());
        QVERIFY(panel.suggestion()->summary() != waiting);
        QVERIFY(panel.suggestion()->summary().contains(QLatin1String("Suggest a policy")));
        QVERIFY(!panel.suggestion()->text()->isVisible());
        for (QPushButton *button :
             {panel.suggestion()->saveButton(), panel.suggestion()->copyButton(),
              panel.suggestion()->tryButton(), panel.trial()->againButton()})
            QVERIFY(!button->isEnabled());
        QVERIFY(panel.trial()->openButton()->isEnabled());
    }

    void aSuggestionIsShownSavedCopiedAndTried()
    {
        PolicyPanel panel;
        show(panel);
        PolicySuggestionView *view = panel.suggestion();
        QSignalSpy suggest(view, &PolicySuggestionView::suggestRequested);
        QSignalSpy save(view, &PolicySuggestionView::saveRequested);
        QSignalSpy tried(view, &PolicySuggestionView::tryRequested);
        QTest::mouseClick(view->suggestButton(), Qt::LeftButton);
        QCOMPARE(suggest.size(), 1);
        const PolicySuggestion made = someSuggestion();
        const QString text = QString::fromStdString(made.text);
        view->setSuggestion(made);
        // A direction override is written out where it is read, and kept where it is saved.
        QVERIFY(view->text()->toPlainText().contains(QLatin1String("\\u202e")));
        QVERIFY(view->text()->toPlainText().contains(QLatin1String("<i>for</i>")));
        view->saveButton()->setFocus();
        QTest::keyClick(view->saveButton(), Qt::Key_Space);
        QCOMPARE(save.size(), 1);
        QCOMPARE(save[0][0].toString(), text);
        QTest::mouseClick(view->tryButton(), Qt::LeftButton);
        QCOMPARE(tried[0][0].toString(), text);
        QTest::mouseClick(view->copyButton(), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        QVERIFY(view->summary().contains(QLatin1String("60.0 % of the events")));
        QVERIFY(view->summary().contains(QLatin1String("8 of 9 signals")));
        QCOMPARE(view->noise()->topLevelItemCount(), 2);
        const QTreeWidgetItem *checks = itemNamed(view->noise(), QStringLiteral("health checks"));
        QVERIFY(checks);
        QCOMPARE(checks->text(1), QStringLiteral("40 (40.0 %)"));
        QCOMPARE(checks->text(3), QStringLiteral("yes"));
        QCOMPARE(itemNamed(view->noise(), QStringLiteral("leases"))->text(3),
                 QStringLiteral("no: A rule looks for them."));
        panel.clear();
        QVERIFY(view->policyText().isEmpty());
        QVERIFY(!view->saveButton()->isEnabled());
    }

    void rulesLeadToTheirSignals()
    {
        PolicyPanel panel;
        show(panel);
        panel.suggestion()->setSuggestion(someSuggestion());
        QSignalSpy asked(&panel, &PolicyPanel::ruleRequested);
        PolicyEffectView *effects = panel.suggestion()->effects();
        QVERIFY(effects->list()->isColumnHidden(PolicyEffectModel::SignalsColumn));
        QCOMPARE(effects->whyText(), QStringLiteral("In the evidence: hidden a"));
        effects->setFocus();
        QTest::keyClick(effects->list(), Qt::Key_Return);
        QTest::keyClick(effects->list(), Qt::Key_Down);
        QCOMPARE(effects->whyText(), QStringLiteral("Under the policy: needs b"));
        QTest::keyClick(effects->list(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("a"));
        QCOMPARE(asked[1][0].toString(), QStringLiteral("b"));
        panel.trial()->setReport(someReport());
        panel.showTrial();
        QTreeView *list = panel.trial()->effects()->list();
        const QPoint second = list->visualRect(list->model()->index(1, 1)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(asked.size(), 3);
        QCOMPARE(asked[2][0].toString(), QStringLiteral("fine"));
    }

    void aTrialSaysWhatIsLost()
    {
        PolicyPanel panel;
        show(panel);
        panel.showTrial();
        PolicyTrialView *view = panel.trial();
        view->setReport(someReport());
        QVERIFY(view->summary().contains(QLatin1String("<u>own</u>.yaml: keeps 25.0 %")));
        QVERIFY(view->summary().contains(QLatin1String("3 of 5 signals")));
        QVERIFY(view->problems()->isVisible()); // a warning
        QCOMPARE(view->problems()->topLevelItem(0)->text(0), QStringLiteral("7"));
        QTreeWidgetItem *dropped = itemNamed(view->sizes(), QStringLiteral("Dropped"));
        QVERIFY(dropped);
        QCOMPARE(dropped->text(1), QStringLiteral("75 (75.0 %)"));
        QCOMPARE(dropped->text(2), QStringLiteral("40 (66.7 %)"));
        QCOMPARE(dropped->childCount(), 2); // the rule at line 4, and no rule
        QCOMPARE(dropped->child(0)->text(1), QStringLiteral("70 (70.0 %)"));
        QCOMPARE(dropped->child(1)->text(1), QStringLiteral("5 (5.0 %)"));
        QCOMPARE(view->effects()->model()->index(0, PolicyEffectModel::SignalsColumn).data(),
                 QVariant(QStringLiteral("1 of 3")));
        QSignalSpy asked(view, &PolicyTrialView::signalRequested);
        view->lost()->setFocus();
        QTest::keyClick(view->lost(), Qt::Key_Down);
        QTest::keyClick(view->lost(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<SignalPtr>()->id, std::string("y"));
        panel.setTimeFormat(TimeFormat(QTimeZone("Asia/Tokyo")));
        QVERIFY(view->lostModel()
                    ->headerData(SignalListModel::FirstColumn, Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .contains(QLatin1String("Tokyo")));
        QVERIFY(view->againButton()->isEnabled());
    }

    void aRefusedPolicyShowsItsLines()
    {
        PolicyPanel panel;
        show(panel);
        panel.showTrial();
        PolicyTrialView *view = panel.trial();
        view->setReport(someReport());
        PolicyTrialReport refused;
        refused.name = QStringLiteral("broken.yaml");
        refused.problems = {{3, "Unknown <b>key</b>.", false}, {0, "No rules.", false}};
        view->setReport(refused);
        QVERIFY(view->summary().startsWith(QLatin1String("broken.yaml: ")));
        QCOMPARE(view->problems()->topLevelItemCount(), 2);
        QCOMPARE(view->problems()->topLevelItem(0)->text(0), QStringLiteral("3"));
        QCOMPARE(view->problems()->topLevelItem(0)->text(2), QStringLiteral("Unknown <b>key</b>."));
        QCOMPARE(view->problems()->topLevelItem(1)->text(0), QString());
        QVERIFY(!view->sizes()->isVisible());
        QVERIFY(!view->effects()->isVisible());
        QVERIFY(!view->lost()->isVisible());
    }
};

QTEST_MAIN(PolicyPanelTest)
#include "tst_policypanel.moc"
