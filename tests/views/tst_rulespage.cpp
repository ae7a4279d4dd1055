// SPDX-License-Identifier: Apache-2.0
#include "views/rules/ruledetail.h"
#include "views/rules/rulespage.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QTreeView>

using namespace kubewake;

namespace {

RuleHealth makeRule(const std::string &id, Severity severity, const std::string &file)
{
    auto info = std::make_shared<RuleInfo>();
    info->id = id;
    info->title = "<b>Rule</b> of " + id;
    info->severity = severity;
    info->description = "<img src=x> looks at " + id;
    info->whyItMatters = "Because of " + id;
    info->sourceFile = file;
    info->sourceText = "title: <b>Rule</b>\r\nid: " + id;
    RuleHealth health;
    health.coverage.rule = info;
    health.ran = true;
    health.matches = 3;
    health.signalCount = 2;
    return health;
}

std::vector<RuleHealth> someRules()
{
    return {makeRule("low", Severity::Low, "/rules/low.yml"),
            makeRule("high", Severity::High, ":/rules/high.yml"),
            makeRule("critical", Severity::Critical, "/rules/critical.yml")};
}

QPushButton *button(const RulesPage &page, const QString &text)
{
    for (QPushButton *candidate : page.findChildren<QPushButton *>()) {
        if (candidate->text() == text)
            return candidate;
    }
    qFatal("there is no button %s", qPrintable(text));
}

} // namespace

class RulesPageTest : public QObject
{
    Q_OBJECT

private:
    static void show(RulesPage &page, QSize size = {1000, 400})
    {
        page.resize(size);
        page.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.setHasEvidence(true);
        page.setRules(someRules(), {{"/rules/bad.yml", 4, "Bad", "No <b>condition</b>."}});
        page.list()->setFocus();
        QTRY_VERIFY(page.list()->hasFocus());
    }

    static QPoint centerOf(const RulesPage &page, int row, int column)
    {
        return page.list()->visualRect(page.filterModel()->index(row, column)).center();
    }

private slots:
    void keysAskForWhatTheyName()
    {
        RulesPage page;
        show(page);
        QSignalSpy signalsAsked(&page, &RulesPage::signalsRequested);
        QSignalSpy runs(&page, &RulesPage::runRequested);
        QSignalSpy enabled(&page, &RulesPage::enableRequested);
        QSignalSpy folders(&page, &RulesPage::folderRequested);
        QTest::keyClick(page.list(), Qt::Key_Return);
        QTest::keyClick(page.list(), Qt::Key_R);
        QTest::keyClick(page.list(), Qt::Key_O);
        QCOMPARE(signalsAsked.size(), 1);
        QCOMPARE(signalsAsked[0][0].toString(), QStringLiteral("critical"));
        QCOMPARE(runs[0][0].toString(), QStringLiteral("critical"));
        QCOMPARE(folders[0][0].toString(), QStringLiteral("/rules"));
        QTest::keyClick(page.list(), Qt::Key_Space);
        QCOMPARE(enabled.size(), 1);
        QCOMPARE(enabled[0][0].toStringList(), QStringList {QStringLiteral("critical")});
        QCOMPARE(enabled[0][1].toBool(), false);
        QCOMPARE(page.model()->stateAt(2), RuleListModel::State::Disabled);
        // What is not run has no signals to show.
        QVERIFY(!button(page, QStringLiteral("Show its signals"))->isEnabled());
        QTest::keyClick(page.list(), Qt::Key_Return);
        QCOMPARE(signalsAsked.size(), 1);
        QTest::keyClick(page.list(), Qt::Key_Space);
        QCOMPARE(enabled[1][1].toBool(), true);
    }

    void severalAreDisabledAtOnce()
    {
        RulesPage page;
        show(page);
        QSignalSpy enabled(&page, &RulesPage::enableRequested);
        page.list()->selectAll(); // the refused one too
        QTest::mouseClick(button(page, QStringLiteral("Disable")), Qt::LeftButton);
        QCOMPARE(enabled.size(), 1);
        QStringList ids = enabled[0][0].toStringList();
        ids.sort();
        QCOMPARE(ids, QStringList({u"critical"_qs, u"high"_qs, u"low"_qs}));
        QVERIFY(button(page, QStringLiteral("Enable")) != nullptr);
    }

    void theCheckBoxIsClicked()
    {
        RulesPage page;
        show(page);
        QSignalSpy enabled(&page, &RulesPage::enableRequested);
        const QRect cell = page.list()->visualRect(page.filterModel()->index(1, 0));
        QStyleOptionViewItem option;
        option.initFrom(page.list());
        option.rect = cell;
        option.features = QStyleOptionViewItem::HasCheckIndicator;
        const QRect box = page.list()->style()->subElementRect(
            QStyle::SE_ItemViewItemCheckIndicator, &option, page.list());
        QTest::mouseClick(page.list()->viewport(), Qt::LeftButton, {}, box.center());
        QCOMPARE(enabled.size(), 1);
        QCOMPARE(enabled[0][0].toStringList(), QStringList {QStringLiteral("high")});
        QCOMPARE(enabled[0][1].toBool(), false);
    }

    void buttonsFollowTheRule()
    {
        RulesPage page;
        show(page);
        QPushButton *folder = button(page, QStringLiteral("Open folder"));
        QPushButton *run = button(page, QStringLiteral("Run this rule"));
        QVERIFY(folder->isEnabled() && run->isEnabled());
        QTest::mouseClick(page.list()->viewport(), Qt::LeftButton, {},
                          centerOf(page, 1, RuleListModel::RuleColumn));
        QVERIFY(!folder->isEnabled()); // bundled
        page.setHasEvidence(false);
        QVERIFY(!run->isEnabled());
        page.setHasEvidence(true);
        QTest::keyClick(page.list(), Qt::Key_End);
        QVERIFY(folder->isEnabled()); // refused
        QVERIFY(!run->isEnabled());
        QVERIFY(!button(page, QStringLiteral("Disable"))->isEnabled());
        QSignalSpy reload(&page, &RulesPage::reloadRequested);
        QTest::mouseClick(button(page, QStringLiteral("Reload")), Qt::LeftButton);
        QCOMPARE(reload.size(), 1);
    }

    // Rule files come from strangers.
    void textsArePlain()
    {
        RulesPage page;
        show(page);
        QVERIFY(page.detail()->about()->toPlainText().contains(QStringLiteral("<img src=x>")));
        QVERIFY(page.detail()->about()->toPlainText().contains(QStringLiteral("Because of")));
        QCOMPARE(page.detail()->source()->toPlainText(),
                 QStringLiteral("title: <b>Rule</b>\nid: critical"));
        QTest::keyClick(page.list(), Qt::Key_End);
        QVERIFY(
            page.detail()->about()->toPlainText().contains(QStringLiteral("No <b>condition</b>.")));
        QVERIFY(page.detail()->about()->toPlainText().contains(QStringLiteral("/rules/bad.yml:4")));
        QVERIFY(page.detail()->source()->toPlainText().isEmpty());
        QVERIFY(page.detail()->source()->isReadOnly());
    }

    void searchesAndSaysWhatIsHidden()
    {
        RulesPage page;
        show(page);
        auto *search = page.findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("high"));
        QCOMPARE(page.filterModel()->rowCount(), 1);
        QVERIFY(page.statusLine().contains(QStringLiteral("3 hidden")));
        QTest::keyClicks(search, QStringLiteral(" nothing"));
        QVERIFY(!page.emptyText().isEmpty());
        QVERIFY(!button(page, QStringLiteral("Run this rule"))->isEnabled());
        page.showOnly(RuleFilterModel::Show::Refused);
        QVERIFY(search->text().isEmpty());
        QCOMPARE(page.filterModel()->rowCount(), 1);
        QVERIFY(page.emptyText().isEmpty());
    }

    void anEmptyPageSaysWhatToDo()
    {
        RulesPage page;
        QVERIFY(page.emptyText().contains(QStringLiteral("Reload")));
        page.setBusyText(QStringLiteral("running"));
        QVERIFY(page.statusLine().contains(QStringLiteral("running")));
    }

    void aRunKeepsThePlace()
    {
        RulesPage page;
        show(page);
        page.list()->setCurrentIndex(page.filterModel()->index(2, 0));
        page.setRules(someRules(), {});
        QCOMPARE(page.filterModel()->mapToSource(page.list()->currentIndex()).row(), 0); // low
        page.forgetRun();
        QVERIFY(page.detail()->about()->toPlainText().contains(QStringLiteral("not run")));
        page.updateRule(someRules().front());
        QVERIFY(page.detail()->about()->toPlainText().contains(QStringLiteral("evaluated")));
    }

    void theDetailsAreWhereThereIsRoom()
    {
        RulesPage page;
        show(page);
        auto *splitter = page.findChild<QSplitter *>();
        QCOMPARE(splitter->orientation(), Qt::Horizontal);
        page.resize(700, 900);
        QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
    }

    void remembersHowItLooked()
    {
        RulesPage page;
        show(page);
        page.list()->header()->resizeSection(RuleListModel::RuleColumn, 333);
        page.list()->sortByColumn(RuleListModel::MatchesColumn, Qt::AscendingOrder);
        page.detail()->setCurrentIndex(1);
        RulesPage other;
        other.restoreState(page.saveState());
        QCOMPARE(other.list()->header()->sectionSize(RuleListModel::RuleColumn), 333);
        QCOMPARE(other.list()->header()->sortIndicatorSection(),
                 int {RuleListModel::MatchesColumn});
        QCOMPARE(other.filterModel()->sortColumn(), int {RuleListModel::MatchesColumn});
        QCOMPARE(other.detail()->currentIndex(), 1);
        other.restoreState("nonsense");
        other.restoreState({});
        QCOMPARE(other.detail()->currentIndex(), 1);
    }

    void everythingHasAName()
    {
        RulesPage page;
        for (const QWidget *widget : page.findChildren<QWidget *>()) {
            const bool needsOne = qobject_cast<const QComboBox *>(widget) != nullptr
                || qobject_cast<const QTreeView *>(widget) != nullptr
                || qobject_cast<const QPlainTextEdit *>(widget) != nullptr;
            if (needsOne)
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(RulesPageTest)
#include "tst_rulespage.moc"
