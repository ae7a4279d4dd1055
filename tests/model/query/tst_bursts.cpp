// SPDX-License-Identifier: Apache-2.0
// Bursts of a user against the user's own usual rate, and time around an event.
#include "model/query/around.h"
#include "model/query/bursts.h"
#include "model/query/kql.h"
#include "tests/support/eventlines.h"

#include <QTest>

#include <algorithm>

using namespace kubewake;

namespace {

constexpr int kWindow = 300; // seconds

void addRequests(std::vector<test::EventLine> &events, const QByteArray &user, int window,
                 int count)
{
    for (int i = 0; i < count; ++i) {
        test::EventLine line;
        line.user = user;
        line.second = window * kWindow + i % kWindow;
        events.push_back(line);
    }
}

// Alice works steadily and bursts twice, once for ten minutes; bob is always fast; carol comes
// once, and so does dave, a little.
std::vector<test::EventLine> evidence()
{
    std::vector<test::EventLine> events;
    for (int window = 0; window < 20; ++window) {
        const bool isBurst = window == 5 || window == 6 || window == 12;
        addRequests(events, "alice", window, isBurst ? 100 + window : 10);
        addRequests(events, "bob", window, 90);
    }
    addRequests(events, "carol", 3, 60);
    addRequests(events, "dave", 3, 49);
    return events;
}

const Burst *burstOf(const std::vector<Burst> &bursts, const std::string &user, int number = 0)
{
    for (const Burst &burst : bursts) {
        if (burst.user == user && number-- == 0)
            return &burst;
    }
    return nullptr;
}

} // namespace

class BurstsTest : public QObject
{
    Q_OBJECT

private slots:
    void areAboveTheUsualRate()
    {
        const SnapshotPtr snapshot = test::snapshotOf(evidence());
        const auto bursts = findBursts(*snapshot).value();
        QCOMPARE(bursts.size(), std::size_t {3});
        const Burst *first = burstOf(bursts, "alice");
        QVERIFY(first != nullptr);
        QCOMPARE(first->requests, Row {105 + 106});
        QCOMPARE(first->peak, Row {106});
        QCOMPARE(first->usual, 10.0);
        QCOMPARE(first->to - first->from + 1, 2 * kBurstWindow);
        QCOMPARE(burstOf(bursts, "alice", 1)->requests, Row {112});
        // Nothing to compare with.
        QCOMPARE(burstOf(bursts, "carol")->usual, 0.0);
        QVERIFY(std::ranges::is_sorted(bursts, {}, &Burst::from));
    }

    // Every burst leads to its requests, as another reading counts them.
    void leadToTheirRequests()
    {
        const SnapshotPtr snapshot = test::snapshotOf(evidence());
        const auto bursts = findBursts(*snapshot).value();
        for (const Burst &burst : bursts) {
            const auto filter = parseKql(burstFilter(burst).toStdString());
            QVERIFY(filter.has_value());
            const auto found = CompiledFilter(filter->expression)
                                   .evaluate(*snapshot, allRows(*snapshot, RowKind::Requests));
            QCOMPARE(found->matched.count(), burst.requests);
        }
    }

    void shortEvidenceHasNone()
    {
        std::vector<test::EventLine> events;
        for (int window = 0; window < 11; ++window)
            addRequests(events, "x", window, 1);
        addRequests(events, "carol", 3, 60);
        QVERIFY(findBursts(*test::snapshotOf(events))->empty());
        addRequests(events, "x", 11, 1);
        QCOMPARE(findBursts(*test::snapshotOf(events))->size(), std::size_t {1});
        QVERIFY(findBursts(EventSnapshot())->empty());
    }

    void stagesOfARequestCountOnce()
    {
        std::vector<test::EventLine> events;
        addRequests(events, "x", 30, 1);
        for (int i = 0; i < 40; ++i) {
            test::EventLine line;
            line.user = "carol";
            line.id = "id" + QByteArray::number(i);
            line.stage = "RequestReceived";
            line.code = 0;
            events.push_back(line);
            line.stage = "ResponseComplete";
            events.push_back(line);
        }
        QVERIFY(findBursts(*test::snapshotOf(events))->empty());
    }

    void canBeCancelled()
    {
        QVERIFY(!findBursts(*test::snapshotOf(evidence()), {[] { return true; }, {}}).has_value());
    }

    void usualIsTheMedianOfTheOthers_data()
    {
        QTest::addColumn<QList<int>>("windows");
        QTest::addColumn<int>("bursts");
        QTest::newRow("5 times the usual") << QList<int> {10, 10, 10, 50} << 1;
        QTest::newRow("less") << QList<int> {10, 11, 10, 10, 49} << 0;
        QTest::newRow("even number of others") << QList<int> {10, 14, 10, 14, 60} << 1;
        QTest::newRow("just below") << QList<int> {10, 14, 10, 14, 59} << 0;
        QTest::newRow("a burst is not usual") << QList<int> {10, 10, 10, 500, 500} << 1;
        QTest::newRow("too few others") << QList<int> {45, 45, 50} << 1;
    }

    void usualIsTheMedianOfTheOthers()
    {
        QFETCH(QList<int>, windows);
        QFETCH(int, bursts);
        std::vector<test::EventLine> events;
        for (int i = 0; i < windows.size(); ++i)
            addRequests(events, "u", i, windows[i]);
        addRequests(events, "x", 40, 1);
        QCOMPARE(static_cast<int>(findBursts(*test::snapshotOf(events))->size()), bursts);
    }

    void aroundIsRemembered_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("again");
        QTest::newRow("default") << QByteArray() << QByteArray("10 everything");
        QTest::newRow("user") << QByteArray("30 user") << QByteArray("30 user");
        QTest::newRow("address") << QByteArray("1 address") << QByteArray("1 address");
        QTest::newRow("nothing") << QByteArray("0 user") << QByteArray("10 everything");
        QTest::newRow("too much") << QByteArray("99999999 user") << QByteArray("10 everything");
        QTest::newRow("no scope") << QByteArray("5 all") << QByteArray("10 everything");
        QTest::newRow("no number") << QByteArray("x user") << QByteArray("10 everything");
    }

    void aroundIsRemembered()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, again);
        QCOMPARE(Around::fromState(state).toState(), again);
    }

    void aroundIsOfTheSame()
    {
        std::vector<test::EventLine> events(2);
        events[0].user = "a \"b\"";
        events[0].user.replace('"', "\\\"");
        events[1].user.clear();
        const SnapshotPtr snapshot = test::snapshotOf(events);
        const auto filter = [&](Around::Scope scope, Row row) {
            return Around {1, scope}.filter(*snapshot, row);
        };
        QVERIFY(filter(Around::Scope::Everything, 0).isEmpty());
        QCOMPARE(filter(Around::Scope::SameUser, 0),
                 kqlTerm(FieldId::EffectiveUser, "a \"b\"", false));
        QVERIFY(filter(Around::Scope::SameUser, 1).isEmpty());
        QCOMPARE(filter(Around::Scope::SameAddress, 1),
                 kqlTerm(FieldId::Peer, "203.0.113.7", false));
        QVERIFY(filter(Around::Scope::SameUser, 99).isEmpty());
        const TimeRange wide = Around {2, {}}.widened({INT64_MIN + 5, INT64_MAX - 5});
        QVERIFY(wide.isValid());
        QCOMPARE((Around {1, {}}.widened({0, 10})), (TimeRange {-60'000'000, 60'000'010}));
    }
};

QTEST_GUILESS_MAIN(BurstsTest)
#include "tst_bursts.moc"
