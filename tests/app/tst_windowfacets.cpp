// SPDX-License-Identifier: Apache-2.0
// The values of fields under the filter: counted as `query --count` counts, and clicked into it.
#include "model/query/kql.h"
#include "model/query/valuecounts.h"
#include "tests/app/windowfixture.h"
#include "views/facets/facetpanel.h"

using namespace kubewake;

class WindowFacetsTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void countsWhatTheFilterLeaves();
    void includesAndExcludesByKey();
    void searchesInside();
    void rangesAreFiltersToo();
    void showsMore();
    void remembersWhatIsOpen();

private:
    FacetPanel *panel() { return m_window->facetPanel(); }
    FacetModel *model() { return panel()->model(); }
    // Opens a field by key and waits for its values.
    void open(FieldId field)
    {
        auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("facets"));
        dock->show();
        dock->raise();
        panel()->tree()->setFocus();
        panel()->tree()->setCurrentIndex(model()->indexOf(field));
        QTest::keyClick(panel()->tree(), Qt::Key_Return);
        QTRY_VERIFY(model()->rowCount(model()->indexOf(field)) > 0);
    }
    QModelIndex value(FieldId field, int row)
    {
        return model()->index(row, 0, model()->indexOf(field));
    }
};

void WindowFacetsTest::countsWhatTheFilterLeaves()
{
    openSample();
    open(FieldId::Verb);
    const auto check = [this] {
        const QueryResult &shown = result();
        const auto expected = countValues(*shown.snapshot, *shown.rows, FieldId::Verb, {}, 10);
        QVERIFY(expected);
        QTRY_COMPARE(model()->valueCount(FieldId::Verb), expected->size());
        for (std::size_t i = 0; i < expected->size(); ++i) {
            const QModelIndex at = value(FieldId::Verb, static_cast<int>(i));
            QTRY_COMPARE(*model()->valueAt(at), (*expected)[i].value);
            QCOMPARE(at.siblingAtColumn(1).data().toString(),
                     QLocale().toString((*expected)[i].rows));
        }
    };
    check();
    applyFilter(QStringLiteral("outcome: denied"));
    check();
}

void WindowFacetsTest::includesAndExcludesByKey()
{
    openSample();
    open(FieldId::Verb);
    const QModelIndex first = value(FieldId::Verb, 0);
    const std::string verb = *model()->valueAt(first);
    const QString count = first.siblingAtColumn(1).data().toString();
    panel()->tree()->setCurrentIndex(first);
    QTest::keyClick(panel()->tree(), Qt::Key_Return);
    settle();
    QCOMPARE(m_window->filterBar()->appliedText(), kqlTerm(FieldId::Verb, verb, false));
    QCOMPARE(QLocale().toString(result().rows->count()), count);
    QTRY_COMPARE(model()->valueCount(FieldId::Verb), std::size_t {1});

    m_window->filterBar()->clearFilter();
    settle();
    QTRY_VERIFY(model()->valueCount(FieldId::Verb) > 1);
    panel()->tree()->setFocus();
    panel()->tree()->setCurrentIndex(value(FieldId::Verb, 0));
    QTest::keyClick(panel()->tree(), Qt::Key_Delete);
    settle();
    QCOMPARE(m_window->filterBar()->appliedText(), kqlTerm(FieldId::Verb, verb, true));
    QTRY_VERIFY(*model()->valueAt(value(FieldId::Verb, 0)) != verb);
}

void WindowFacetsTest::searchesInside()
{
    openSample();
    open(FieldId::EffectiveUser);
    QTest::keyClicks(panel()->findChild<QLineEdit *>(), QStringLiteral("mallory"));
    QTRY_COMPARE(model()->valueCount(FieldId::EffectiveUser), std::size_t {1});
    QCOMPARE(*model()->valueAt(value(FieldId::EffectiveUser, 0)),
             std::string("mallory@contractor.example"));
}

void WindowFacetsTest::rangesAreFiltersToo()
{
    openSample();
    for (const FieldId field : {FieldId::Duration, FieldId::Time}) {
        open(field);
        QVERIFY(model()->rowCount(model()->indexOf(field)) > 2);
        const QString count = value(field, 1).siblingAtColumn(1).data().toString();
        panel()->tree()->setCurrentIndex(value(field, 1));
        QTest::keyClick(panel()->tree(), Qt::Key_Return);
        settle();
        QCOMPARE(QLocale().toString(result().rows->count()), count);
        m_window->actions()->clearFilter->trigger();
        settle();
    }
    // Without what is slow.
    const std::uint32_t all = result().rows->count();
    const auto counted = [this] {
        qulonglong sum = 0;
        for (int row = 0; row < model()->rowCount(model()->indexOf(FieldId::Duration)); ++row)
            sum += QLocale().toULongLong(
                value(FieldId::Duration, row).siblingAtColumn(1).data().toString());
        return sum;
    };
    QTRY_COMPARE(counted(), qulonglong {all});
    const int last = model()->rowCount(model()->indexOf(FieldId::Duration)) - 1;
    const QString count = value(FieldId::Duration, last).siblingAtColumn(1).data().toString();
    panel()->tree()->setFocus();
    panel()->tree()->setCurrentIndex(value(FieldId::Duration, last));
    QTest::keyClick(panel()->tree(), Qt::Key_Delete);
    settle();
    QCOMPARE(QLocale().toString(all - result().rows->count()), count);
}

void WindowFacetsTest::showsMore()
{
    openSample();
    open(FieldId::EffectiveUser);
    const int last = model()->rowCount(model()->indexOf(FieldId::EffectiveUser)) - 1;
    const QModelIndex more = value(FieldId::EffectiveUser, last);
    QVERIFY(model()->isMore(more));
    panel()->tree()->setCurrentIndex(more);
    QTest::keyClick(panel()->tree(), Qt::Key_Return);
    QTRY_VERIFY(model()->valueCount(FieldId::EffectiveUser) > FacetPanel::kFirstValues);
}

void WindowFacetsTest::remembersWhatIsOpen()
{
    openSample();
    open(FieldId::Tool);
    QVERIFY(m_window->close());
    makeWindow();
    openSample();
    QTRY_VERIFY(model()->rowCount(model()->indexOf(FieldId::Tool)) > 0);
}

QTEST_MAIN(WindowFacetsTest)
#include "tst_windowfacets.moc"
