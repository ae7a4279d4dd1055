// SPDX-License-Identifier: Apache-2.0
// The painted graph of credentials: places, keys, mouse, zoom, what it says to a screen reader.
#include "views/credentials/lineagegraphview.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace kubewake;

namespace {

CredentialLineage lineage()
{
    CredentialLineage all;
    for (const char *id : {"JTI=1", "JTI=2"}) {
        Credential one;
        one.key = CredentialKey::ofId({}, id);
        one.kql = one.key.kql(false);
        one.origin.kind = CredentialOrigin::Kind::TokenRequest;
        one.origin.by = "alice";
        one.origin.requests.count = 1;
        one.uses.users = {{"web", 2}};
        one.uses.addresses = {{"10.0.0.1", 9, 0, 0}, {"10.0.0.2", 3, 0, 0}};
        all.credentials.push_back(one);
    }
    CredentialFinding finding;
    finding.kind = CredentialFinding::Kind::SeveralAtOnce;
    all.credentials.front().findings = {finding};
    return all;
}

} // namespace

class TestLineageGraph : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_view = std::make_unique<LineageGraphView>();
        m_view->resize(900, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->setFocus();
    }

    void cleanup() { m_view.reset(); }

    void emptyGraphSaysWhatToDo()
    {
        m_view->setEmptyText(QStringLiteral("Open evidence."));
        QVERIFY(!m_view->grab().isNull());
        QCOMPARE(m_view->accessibleDescription(), QStringLiteral("Open evidence."));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QVERIFY(!m_view->current());
    }

    void keysGoAlongTheEdges()
    {
        m_view->setGraph(CredentialGraph::of(lineage()));
        QCOMPARE(label(), QStringLiteral("JTI=1"));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(label(), QStringLiteral("alice"));
        QTest::keyClick(m_view.get(), Qt::Key_Left); // nobody made alice
        QCOMPARE(label(), QStringLiteral("alice"));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(label().startsWith(QLatin1String("JTI=")));
        QTest::keyClick(m_view.get(), Qt::Key_Right); // where most requests came from
        QCOMPARE(label(), QStringLiteral("10.0.0.1"));
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        const std::size_t top = *m_view->current();
        QCOMPARE(m_view->graph().nodes[top].place, std::size_t(0));
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(*m_view->current(), top);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->graph().nodes[*m_view->current()].place, std::size_t(1));
    }

    void enterAndSpace()
    {
        m_view->setGraph(CredentialGraph::of(lineage()));
        QSignalSpy pages(m_view.get(), &LineageGraphView::entityRequested);
        QSignalSpy filters(m_view.get(), &LineageGraphView::filterRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(pages[0][0].value<EntityRef>().value, std::string("JTI=1"));
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QCOMPARE(filters.size(), 1);
        QVERIFY(filters[0][0].toString().contains(QLatin1String("\"JTI=1\"")));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QTest::keyClick(m_view.get(), Qt::Key_Enter);
        QCOMPARE(pages[1][0].value<EntityRef>().value, std::string("alice"));
    }

    void mouse()
    {
        m_view->setGraph(CredentialGraph::of(lineage()));
        QSignalSpy pages(m_view.get(), &LineageGraphView::entityRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        const QPoint place = m_view->nodeRect(*m_view->current()).center();
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(label() != QLatin1String("alice"));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(label(), QStringLiteral("alice"));
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(pages[0][0].value<EntityRef>().value, std::string("alice"));
        // Beside a node nothing happens.
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(1, 1));
        QCOMPARE(label(), QStringLiteral("alice"));
    }

    void placesAreApart()
    {
        m_view->setGraph(CredentialGraph::of(lineage()));
        const std::size_t count = m_view->graph().nodes.size();
        for (std::size_t a = 0; a < count; ++a) {
            QCOMPARE(m_view->nodeAt(m_view->nodeRect(a).center()).value(), a);
            for (std::size_t b = a + 1; b < count; ++b)
                QVERIFY(!m_view->nodeRect(a).intersects(m_view->nodeRect(b)));
        }
    }

    void zoom()
    {
        m_view->setGraph(CredentialGraph::of(lineage()));
        const int width = m_view->nodeRect(0).width();
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QVERIFY(m_view->nodeRect(0).width() > width);
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QCOMPARE(m_view->nodeRect(0).width(), width);
        QTest::keyClick(m_view.get(), Qt::Key_Minus);
        QVERIFY(m_view->nodeRect(0).width() < width);
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Minus);
        QVERIFY(m_view->nodeRect(0).width() > 20); // there is an end
        const double small = m_view->zoom();
        QWheelEvent wheel(QPointF(50, 50), m_view->viewport()->mapToGlobal(QPointF(50, 50)), {},
                          QPoint(0, 120), Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(m_view->viewport(), &wheel);
        QVERIFY(m_view->zoom() > small);
    }

    // What keys lead to is scrolled to.
    void currentNodeIsSeen()
    {
        m_view->resize(320, 120);
        m_view->setGraph(CredentialGraph::of(lineage()));
        for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Right, Qt::Key_Down}) {
            QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key));
            const QRect node = m_view->nodeRect(*m_view->current());
            QVERIFY(m_view->viewport()->rect().intersects(node));
        }
        QVERIFY(m_view->horizontalScrollBar()->value() > 0);
    }

    void screenReadersHearTheNode()
    {
        m_view->setGraph(CredentialGraph::of(lineage()));
        QVERIFY(!m_view->accessibleName().isEmpty());
        const QString text = m_view->accessibleDescription();
        QVERIFY(text.contains(QLatin1String("JTI=1")));
        QVERIFY(text.contains(QLatin1String("used from several addresses at once")));
        QVERIFY(text.contains(QLatin1String("alice made JTI=1 (requests: 1)")));
        QVERIFY(text.contains(QLatin1String("JTI=1 was used from 10.0.0.1 (requests: 9)")));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QVERIFY(m_view->accessibleDescription().startsWith(QLatin1String("alice")));
    }

    // Evidence stays text.
    void hostileNames()
    {
        CredentialLineage all = lineage();
        all.credentials.front().origin.by = "<b>eve</b>\n\xE2\x80\xAE";
        m_view->setGraph(CredentialGraph::of(all));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        const QString text = m_view->accessibleDescription();
        QVERIFY(!text.contains(QChar(0x202E)));
        QVERIFY(text.startsWith(QLatin1String("<b>eve</b>")));
        QVERIFY(!m_view->grab().isNull());
    }

private:
    QString label() const { return m_view->graph().nodes[m_view->current().value()].label; }

    std::unique_ptr<LineageGraphView> m_view;
};

QTEST_MAIN(TestLineageGraph)
#include "tst_lineagegraph.moc"
