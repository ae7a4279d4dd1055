// SPDX-License-Identifier: Apache-2.0
// Ctrl+K: everything that has a name, found while typing and gone to by Enter.
#include "app/window/findanywhere.h"
#include "model/query/kql.h"
#include "model/query/savedviews.h"
#include "tests/app/windowfixture.h"
#include "views/find/findpalette.h"
#include "views/rules/rulespage.h"

using namespace kubewake;

class WindowFindTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void withoutEvidence();
    void aUser();
    void aRule();
    void aView();
    void anAction();
    void keysMoveInTheList();
    void escapeGoesBack();

private:
    FindPalette *palette() { return m_window->findAnywhere()->palette(); }
    void type(const QString &needle)
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(palette()->isVisible());
        palette()->field()->setFocus();
        palette()->field()->clear();
        QTest::keyClicks(palette()->field(), needle);
        QTRY_VERIFY(!m_window->findAnywhere()->isRunning());
    }
    int rowOf(Found::Kind kind)
    {
        for (int row = 0; row < palette()->model()->rowCount(); ++row) {
            if (palette()->model()->foundAt(row)->kind == kind)
                return row;
        }
        return -1;
    }
    // Goes down to the first of a kind and there.
    void enter(Found::Kind kind)
    {
        const int row = rowOf(kind);
        QVERIFY(row >= 0);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(palette()->field(), Qt::Key_Down);
        QTest::keyClick(palette()->field(), Qt::Key_Return);
        QVERIFY(!palette()->isVisible());
        settle();
    }
};

void WindowFindTest::withoutEvidence()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(palette()->isVisible());
    QVERIFY(!palette()->emptyText().isEmpty());
    type(QStringLiteral("zzzz-nothing"));
    QCOMPARE(palette()->model()->rowCount(), 0);
    QVERIFY(!palette()->emptyText().isEmpty());
    type(QStringLiteral("settings"));
    QVERIFY(rowOf(Found::Kind::Action) >= 0);
}

void WindowFindTest::aUser()
{
    openSample();
    type(QStringLiteral("contractor"));
    const int row = rowOf(Found::Kind::Value);
    QVERIFY(row >= 0);
    const Found found = *palette()->model()->foundAt(row);
    enter(Found::Kind::Value);
    QCOMPARE(m_window->filterBar()->appliedText(),
             kqlTerm(found.field, found.id.toStdString(), false));
    QVERIFY(result().rows->count() > 0);
    // As often as was said.
    QVERIFY2(found.detail.contains(QLocale().toString(result().rows->count())),
             qPrintable(found.detail));
}

void WindowFindTest::aRule()
{
    openSample();
    type(QStringLiteral("cluster-admin bound"));
    enter(Found::Kind::Rule);
    RulesPage *page = m_window->rulesPage();
    QVERIFY(page->isVisible());
    QVERIFY(page->list()
                ->currentIndex()
                .siblingAtColumn(RuleListModel::RuleColumn)
                .data()
                .toString()
                .contains(QLatin1String("cluster-admin bound")));
}

void WindowFindTest::aView()
{
    openSample();
    const SavedView &view = savedViews().front();
    type(savedViewName(view));
    enter(Found::Kind::View);
    QCOMPARE(m_window->filterBar()->appliedText(),
             QString::fromUtf8(view.kql.data(), static_cast<qsizetype>(view.kql.size())));
}

void WindowFindTest::anAction()
{
    openSample();
    applyFilter(QStringLiteral("verb: delete"));
    type(QStringLiteral("clear filter"));
    enter(Found::Kind::Action);
    QCOMPARE(m_window->filterBar()->appliedText(), QString());
}

void WindowFindTest::keysMoveInTheList()
{
    openSample();
    type(QStringLiteral("system"));
    QVERIFY(palette()->model()->rowCount() > 3);
    QCOMPARE(palette()->list()->currentIndex().row(), 0);
    QTest::keyClick(palette()->field(), Qt::Key_Down);
    QTest::keyClick(palette()->field(), Qt::Key_Down);
    QTest::keyClick(palette()->field(), Qt::Key_Up);
    QCOMPARE(palette()->list()->currentIndex().row(), 1);
    QVERIFY(palette()->field()->hasFocus());
}

void WindowFindTest::escapeGoesBack()
{
    openSample();
    type(QStringLiteral("system"));
    QTest::keyClick(palette(), Qt::Key_Escape);
    QVERIFY(!palette()->isVisible());
    QCOMPARE(m_window->filterBar()->appliedText(), QString());
}

QTEST_MAIN(WindowFindTest)
#include "tst_windowfind.moc"
