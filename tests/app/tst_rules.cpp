// SPDX-License-Identifier: Apache-2.0
// The rules page in the window, with real keys and clicks, on the sample and on rules of its own.
#include "model/core/utf8.h"
#include "model/store/fieldvalues.h"
#include "tests/app/windowfixture.h"
#include "tests/support/rules.h"
#include "views/rules/ruledetail.h"
#include "views/rules/rulespage.h"

#include <QComboBox>
#include <QPlainTextEdit>

#include <algorithm>

using namespace kubewake;

namespace {

const QByteArray kOwnRule =
    "title: Everything created\nid: 11111111-1111-4111-8111-111111111111\nlevel: critical\n"
    "logsource: {product: kubernetes, service: audit}\n"
    "detection: {s: {verb: create}, condition: s}\n";
const std::string kOwnId = "11111111-1111-4111-8111-111111111111";

} // namespace

class RulesTest : public test::WindowFixture
{
    Q_OBJECT

private:
    RulesPage *page() { return m_window->rulesPage(); }

    void openPage()
    {
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(page()->isVisible());
        settle();
        QTRY_VERIFY(page()->list()->hasFocus());
    }

    // The most severe rule that gave signals.
    std::string selectRuleWithSignals()
    {
        for (int row = 0; row < page()->filterModel()->rowCount(); ++row) {
            const QModelIndex index = page()->filterModel()->index(row, RuleListModel::RuleColumn);
            const RuleHealth *rule =
                page()->model()->ruleAt(page()->filterModel()->mapToSource(index).row());
            if (rule == nullptr || rule->signalCount == 0)
                continue;
            page()->list()->setCurrentIndex(index);
            return rule->coverage.rule->id;
        }
        return {};
    }

    void select(const std::string &id)
    {
        page()->list()->setCurrentIndex(page()->filterModel()->mapFromSource(
            page()->model()->index(page()->model()->rowOf(id), RuleListModel::RuleColumn)));
    }

    [[nodiscard]] std::ptrdiff_t signalsOf(const std::string &id) const
    {
        return std::ranges::count(m_window->signalPanel()->model()->signalList(), id,
                                  [](const SignalPtr &signal) { return signal->rule->id; });
    }

    QString writeRule(const QByteArray &yaml)
    {
        m_rules.add(QStringLiteral("own.yml"), yaml);
        return m_rules.path();
    }

    test::RuleFolder m_rules;

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void rulesAreListedWithoutEvidence()
    {
        QVERIFY(!page()->isVisible());
        openPage();
        QVERIFY(page()->model()->rowCount() > 100);
        QCOMPARE(page()->model()->stateAt(0), RuleListModel::State::NotRun);
        openSample();
        QCOMPARE(page()->model()->rowCount(),
                 static_cast<int>(m_window->investigation().detections().health().size()));
        QVERIFY(!selectRuleWithSignals().empty());
        m_window->actions()->closeAll->trigger();
        settle();
        QVERIFY(selectRuleWithSignals().empty());
    }

    void aDisabledRuleGivesNoSignals()
    {
        openSample();
        openPage();
        const std::string id = selectRuleWithSignals();
        const auto before = signalsOf(id);
        QVERIFY(before > 0);
        const auto total = m_window->signalPanel()->model()->rowCount();
        QTest::keyClick(page()->list(), Qt::Key_Space);
        settle();
        QCOMPARE(signalsOf(id), 0);
        QCOMPARE(m_window->signalPanel()->model()->rowCount(), total - before);
        QCOMPARE(page()->model()->stateAt(page()->model()->rowOf(id)),
                 RuleListModel::State::Disabled);
        QCOMPARE(m_settings->disabledRules(), QStringList {QString::fromStdString(id)});

        // The next window remembers it.
        makeWindow();
        openSample();
        QCOMPARE(signalsOf(id), 0);
        openPage();
        select(id);
        QTest::keyClick(page()->list(), Qt::Key_Space);
        settle();
        QCOMPARE(signalsOf(id), before);
        QVERIFY(m_settings->disabledRules().isEmpty());
    }

    void showsTheSignalsOfARule()
    {
        openSample();
        openPage();
        const std::string id = selectRuleWithSignals();
        SignalPanel *panel = m_window->signalPanel();
        panel->findChildren<QComboBox *>().front()->setCurrentIndex(4);
        QTest::keyClick(page()->list(), Qt::Key_Return);
        QCOMPARE(panel->filterModel()->rowCount(), static_cast<int>(signalsOf(id)));
        QVERIFY(panel->currentSignal());
        QCOMPARE(panel->currentSignal()->rule->id, id);
        QTRY_VERIFY(panel->list()->hasFocus());
    }

    // Its file is read again; so it is tried while it is written.
    void runsOneRule()
    {
        m_settings->setDetection({}, {writeRule(kOwnRule)});
        openSample();
        openPage();
        const auto before = signalsOf(kOwnId);
        QVERIFY(before > 0);
        writeRule(QByteArray(kOwnRule).replace("verb: create", "verb: delete"));
        select(kOwnId);
        QTest::keyClick(page()->list(), Qt::Key_R);
        NoticeBar *bar = m_window->eventPane()->restrictionBar();
        QTRY_VERIFY(bar->isVisible());
        settle();
        QVERIFY(result().order->size() > 0);
        for (const Row row : result().order->rows())
            QCOMPARE(toQString(fieldText(*result().snapshot, FieldId::Verb, row)),
                     QStringLiteral("delete"));
        const RuleHealth *rule = page()->model()->ruleAt(page()->model()->rowOf(kOwnId));
        QCOMPARE(rule->matches, result().order->size());
        QVERIFY(page()->detail()->source()->toPlainText().contains(QStringLiteral("delete")));
        QCOMPARE(signalsOf(kOwnId), before); // those of the last run of all
        // F5 runs all of them.
        QTest::keyClick(page()->list(), Qt::Key_F5);
        settle();
        QVERIFY(signalsOf(kOwnId) != before);
    }

    void refusedRulesAreListed()
    {
        m_settings->setDetection({}, {writeRule("title: Wrong\nlevel: worst\n")});
        openSample();
        QVERIFY(m_window->actions()->ruleProblems->text().contains(QStringLiteral("(1)")));
        m_window->actions()->ruleProblems->trigger();
        QVERIFY(page()->isVisible());
        QCOMPARE(page()->filterModel()->rowCount(), 1);
        const QString about = page()->detail()->about()->toPlainText();
        QVERIFY(about.contains(QStringLiteral("Wrong")));
        QVERIFY(about.contains(QStringLiteral("own.yml")));
    }

    void thePageHasAKeyAndIsRemembered()
    {
        openPage();
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(!page()->list()->hasFocus());
        QTest::keyClick(m_window.get(), Qt::Key_7, Qt::ControlModifier);
        QTRY_VERIFY(page()->list()->hasFocus());
        page()->detail()->setCurrentIndex(1);
        m_window->close();
        makeWindow();
        QVERIFY(page()->isVisible());
        QCOMPARE(page()->detail()->currentIndex(), 1);
        m_window->actions()->resetLayout->trigger();
        QVERIFY(!page()->isVisible());
    }
};

QTEST_MAIN(RulesTest)
#include "tst_rules.moc"
