// SPDX-License-Identifier: Apache-2.0
// Audit policies in the window: suggested, saved, tried, and what a click there does.
#include "app/window/policyfeed.h"
#include "detections/policyadvice.h"
#include "detections/policyreader.h"
#include "detections/policytrial.h"
#include "model/items/signallistmodel.h"
#include "tests/app/windowfixture.h"
#include "tests/support/eventlines.h"
#include "views/common/progressstrip.h"
#include "views/policy/policyeffectview.h"
#include "views/policy/policypanel.h"
#include "views/policy/policysuggestionview.h"
#include "views/policy/policytrialview.h"

#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTreeWidget>

using namespace kubewake;

namespace {

const QByteArray kNothingPolicy =
    "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n";

} // namespace

class WindowPolicyTest : public test::WindowFixture
{
    Q_OBJECT

private:
    PolicyPanel *panel() { return m_window->policyPanel(); }
    PolicyFeed *feed() { return m_window->policyFeed(); }

    void openPanel()
    {
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(panel()->isVisible());
        settleAll();
    }

    void settleAll()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!feed()->isRunning(), test::kLongWaitMs);
        settle();
        QVERIFY(!panel()->progress()->isActive());
    }

    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the policy");
        file.write(text);
        return file.fileName();
    }

    void openPolicy(const QString &path)
    {
        test::answerFileDialog(path);
        panel()->showTrial();
        QTest::mouseClick(panel()->trial()->openButton(), Qt::LeftButton);
        settleAll();
        // The offscreen platform leaves the closed dialog active.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    // What the command line would print.
    void suggestsWhatTheEngineAdvises()
    {
        openPanel(); // without evidence
        QVERIFY(!panel()->suggestion()->suggestButton()->isEnabled());
        openSample();
        QVERIFY(panel()->suggestion()->suggestButton()->isEnabled());
        QTest::mouseClick(panel()->suggestion()->suggestButton(), Qt::LeftButton);
        QVERIFY(feed()->isRunning());
        settleAll();
        const RuleSet rules = RuleSet::load(m_window->investigation().ruleOptions());
        const SnapshotPtr snapshot = m_window->investigation().loader().snapshot();
        const PolicyAdvice advice = advisePolicy(rules, *snapshot, detect(rules, snapshot)).value();
        QCOMPARE(panel()->suggestion()->policyText().toStdString(),
                 policyText(advice.policy, advice.comments));
        QCOMPARE(static_cast<std::size_t>(panel()->suggestion()->noise()->topLevelItemCount()),
                 advice.noise.size());
        const auto &effects = panel()->suggestion()->effects()->model()->effects();
        QCOMPARE(effects.size(), advice.unblinded.size() + advice.staysBlind.size());
        for (std::size_t i = 0; i < effects.size(); ++i)
            QCOMPARE(effects[i].then == RuleCoverage::State::Evaluated,
                     i < advice.unblinded.size());
        m_window->actions()->closeAll->trigger();
        QVERIFY(panel()->suggestion()->policyText().isEmpty());
        QVERIFY(!panel()->suggestion()->suggestButton()->isEnabled());
    }

    void savesThePolicyAsItIs()
    {
        openSample();
        openPanel(); // asks for one by itself
        const QString path = m_folder.filePath(QStringLiteral("audit-policy.yaml"));
        test::answerFileDialog(path);
        QTest::mouseClick(panel()->suggestion()->saveButton(), Qt::LeftButton);
        QTRY_VERIFY(!m_window->exportMenu()->exporter()->isRunning());
        const QByteArray saved = test::readAll(path);
        QCOMPARE(QString::fromUtf8(saved), panel()->suggestion()->policyText());
        QVERIFY(readPolicy(saved.toStdString()).problems.empty());
    }

    void triesThePolicyThatItSuggests()
    {
        openSample();
        openPanel();
        QTest::mouseClick(panel()->suggestion()->tryButton(), Qt::LeftButton);
        settleAll();
        QCOMPARE(panel()->tabs()->currentWidget(), panel()->trial());
        const RuleSet rules = RuleSet::load(m_window->investigation().ruleOptions());
        const SnapshotPtr snapshot = m_window->investigation().loader().snapshot();
        const PolicyDocument document =
            readPolicy(panel()->suggestion()->policyText().toStdString());
        const PolicyTrial trial =
            tryPolicy(document.policy, rules, *snapshot, detect(rules, snapshot)).value();
        std::map<std::string, const RuleUnderPolicy *> expected;
        for (const RuleUnderPolicy &rule : trial.rules)
            expected[rule.rule->id] = &rule;
        const auto &effects = panel()->trial()->effects()->model()->effects();
        QCOMPARE(effects.size(), trial.rules.size());
        std::size_t before = SIZE_MAX;
        for (const PolicyEffect &effect : effects) {
            QCOMPARE(effect.signalsBefore, expected.at(effect.rule->id)->signalsBefore);
            QCOMPARE(effect.signalsKept, expected.at(effect.rule->id)->signalsKept);
            QVERIFY(effect.signalsLost() <= before); // most first
            before = effect.signalsLost();
        }
        QCOMPARE(panel()->trial()->lostModel()->rowCount(), static_cast<int>(trial.lost.size()));
    }

    void aFileIsTriedAndReadAgain()
    {
        openSample();
        openPanel();
        const QString path = write(QStringLiteral("own.yaml"), kNothingPolicy);
        openPolicy(path);
        PolicyTrialView *view = panel()->trial();
        const int all = m_window->signalPanel()->model()->rowCount();
        QCOMPARE(view->lostModel()->rowCount(), all);
        QVERIFY(view->summary().startsWith(QLatin1String("own.yaml")));
        QVERIFY(view->effects()->model()->effects().front().signalsLost() > 0);
        // It is mended …
        write(QStringLiteral("own.yaml"), QByteArray(kNothingPolicy).replace("None", "Metadata"));
        QTest::mouseClick(view->againButton(), Qt::LeftButton);
        settleAll();
        QVERIFY(view->lostModel()->rowCount() < all);
        // … and broken.
        write(QStringLiteral("own.yaml"), QByteArray(kNothingPolicy).replace("None", "Much"));
        QTest::mouseClick(view->againButton(), Qt::LeftButton);
        settleAll();
        QVERIFY(view->problems()->isVisible());
        QCOMPARE(view->problems()->topLevelItem(0)->text(0), QStringLiteral("4"));
        QVERIFY(!view->sizes()->isVisible());
        // Gone: what is shown stays, and the status line says why.
        QVERIFY(QFile::remove(path));
        QTest::mouseClick(view->againButton(), Qt::LeftButton);
        settleAll();
        QVERIFY(view->problems()->isVisible());
    }

    void rowsLeadToTheSignals()
    {
        openSample();
        openPanel();
        openPolicy(write(QStringLiteral("own.yaml"), kNothingPolicy));
        SignalPanel *list = m_window->signalPanel();
        QTreeView *effects = panel()->trial()->effects()->list();
        effects->setFocus();
        const PolicyEffect first = panel()->trial()->effects()->model()->effects().front();
        QTest::keyClick(effects, Qt::Key_Return);
        QTRY_VERIFY(list->list()->hasFocus());
        QCOMPARE(static_cast<std::size_t>(list->filterModel()->rowCount()), first.signalsBefore);
        QCOMPARE(list->currentSignal()->rule->id, first.rule->id);
        QTreeView *lost = panel()->trial()->lost();
        const QModelIndex last = lost->model()->index(lost->model()->rowCount() - 1, 1);
        const auto signal = last.data(SignalListModel::SignalRole).value<SignalPtr>();
        lost->setCurrentIndex(last);
        lost->setFocus();
        QTest::keyClick(lost, Qt::Key_Return);
        QTRY_VERIFY(list->list()->hasFocus());
        QCOMPARE(list->currentSignal()->id, signal->id); // though it was filtered away
    }

    void stopsAndForgetsWithTheEvidence()
    {
        openSample();
        panel()->showTrial();
        feed()->suggest();
        QVERIFY(feed()->isRunning());
        emit panel()->progress()->cancelRequested();
        QVERIFY(!feed()->isRunning());
        settleAll();
        QVERIFY(panel()->suggestion()->policyText().isEmpty());
        feed()->suggest();
        m_window->actions()->closeAll->trigger();
        QVERIFY(!feed()->isRunning());
        settleAll();
        QVERIFY(panel()->suggestion()->policyText().isEmpty());
        feed()->suggest(); // of nothing
        QVERIFY(!feed()->isRunning());
    }

    // What the rules have run over is a part of what there is by then.
    void suggestsWhileTheEvidenceGrows()
    {
        std::vector<test::EventLine> events(200);
        const QString path = write(QStringLiteral("growing.log"), test::jsonLines(events));
        m_window->open({path});
        settle();
        m_window->actions()->follow->trigger();
        settle();
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        events.resize(300);
        for (test::EventLine &line : events)
            line.id = "grown" + QByteArray::number(&line - events.data());
        file.write(test::jsonLines(events));
        file.close();
        QTRY_COMPARE_WITH_TIMEOUT(result().snapshot->eventCount(), Row {500}, test::kLongWaitMs);
        feed()->suggest();
        settleAll();
        QVERIFY(!panel()->suggestion()->policyText().isEmpty());
        m_window->actions()->follow->trigger();
        settleAll();
    }

    void saysWhenTheRulesHaveRunAgain()
    {
        openSample();
        openPanel();
        auto *notice = panel()->findChild<NoticeBar *>();
        QVERIFY(notice->text().isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        settleAll();
        QVERIFY(!notice->text().isEmpty());
        QVERIFY(!panel()->suggestion()->policyText().isEmpty());
        feed()->suggest();
        settleAll();
        QVERIFY(notice->text().isEmpty());
    }
};

QTEST_MAIN(WindowPolicyTest)
#include "tst_windowpolicy.moc"
