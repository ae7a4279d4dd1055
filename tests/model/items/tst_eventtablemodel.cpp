// SPDX-License-Identifier: Apache-2.0
#include "model/items/displaytext.h"
#include "model/items/eventtablemodel.h"
#include "model/items/rowfinder.h"
#include "tests/support/memorysnapshot.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kubewake;

namespace {

QByteArray eventLine(int number, const QByteArray &user)
{
    return R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Request","auditID":"id-)"
        + QByteArray::number(number)
        + R"(","stage":"ResponseComplete","requestURI":"/api/v1/pods","verb":"list","user":{"username":")"
        + user
        + R"("},"sourceIPs":["10.0.0.1"],"responseStatus":{"code":200},)"
          R"("requestObject":{"a":[1,{"b":"c"}]},)"
          R"("requestReceivedTimestamp":"2026-11-23T09:46:5)"
        + QByteArray::number(number) + R"(.064568Z"})" + "\n";
}

RowOrderPtr order(std::vector<Row> rows)
{
    return std::make_shared<const RowOrder>(std::move(rows));
}

} // namespace

class EventTableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_snapshot = test::memorySnapshot(eventLine(0, "ann") + eventLine(1, "eve\\nroot")
                                          + eventLine(2, "mallory\\u202etxt.exe"));
    }

    void behavesAsAModel()
    {
        EventTableModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setContents(m_snapshot, order({0, 1}));
        model.setContents(m_snapshot, order({0, 1, 2}));
        model.setContents(m_snapshot, order({2, 0}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowAt(0), Row {2});
        QCOMPARE(model.positionOf(0), 1);
        QCOMPARE(model.positionOf(1), -1);
    }

    void appendedRowsAreInserted()
    {
        EventTableModel model;
        model.setContents(m_snapshot, order({0, 1}));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setContents(m_snapshot, order({0, 1, 2}));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
        model.setContents(m_snapshot, order({1, 0, 2}));
        QCOMPARE(reset.size(), 1);
        // Other evidence with the same row numbers is something else.
        model.setContents(
            test::memorySnapshot(eventLine(0, "x") + eventLine(1, "y") + eventLine(2, "z")),
            order({1, 0, 2}));
        QCOMPARE(reset.size(), 2);
    }

    void evidenceCannotBreakTheLineButIsCopiedWhole()
    {
        EventTableModel model;
        model.setContents(m_snapshot, order({1, 2}));
        const int user = model.columnOf(FieldId::EffectiveUser);
        QCOMPARE(model.index(0, user).data().toString(), QStringLiteral("eve\u240Aroot"));
        QCOMPARE(model.index(1, user).data().toString(), QStringLiteral("mallory\\u202etxt.exe"));
        QCOMPARE(model.index(0, user).data(EventTableModel::CopyRole).toString(),
                 QStringLiteral("eve\nroot"));
        const QString longText(100'000, u'x');
        QCOMPARE(displayLine(longText).size(), kMaximumCellText + 1);
    }

    void timesFollowTheZone()
    {
        EventTableModel model;
        model.setContents(m_snapshot, order({0}));
        const int time = model.columnOf(FieldId::Time);
        QCOMPARE(model.index(0, time).data().toString(),
                 QStringLiteral("2026-11-23 09:46:50.064568"));
        QVERIFY(model.headerData(time, Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .contains(QStringLiteral("(UTC)")));
        model.setTimeFormat(TimeFormat(QTimeZone("Europe/Berlin")));
        QCOMPARE(model.index(0, time).data().toString(),
                 QStringLiteral("2026-11-23 10:46:50.064568"));
    }

    void jsonFieldsAreOneLine()
    {
        EventTableModel model;
        model.setContents(m_snapshot, order({0}));
        QCOMPARE(model.index(0, model.columnOf(FieldId::RequestObject)).data().toString(),
                 QStringLiteral("{\"a\":[1,{\"b\":\"c\"}]}"));
        QCOMPARE(model.index(0, model.columnOf(FieldId::ResponseObject)).data().toString(),
                 QString());
    }

    void marksAreTheHighestSeverity()
    {
        EventTableModel model;
        model.setContents(m_snapshot, order({0, 1, 2}));
        auto marks = std::make_shared<RowMarks>();
        marks->bySeverity[1] = RowBitmap(2, true); // older snapshot: shorter
        marks->bySeverity[3] = RowBitmap(2);
        marks->bySeverity[3].set(1);
        model.setMarks(marks);
        const auto severity = [&](int row) {
            return model.index(row, 0).data(EventTableModel::SeverityRole);
        };
        QCOMPARE(severity(0).toInt(), static_cast<int>(Severity::Low));
        QCOMPARE(severity(1).toInt(), static_cast<int>(Severity::High));
        QVERIFY(!severity(2).isValid());
    }

    void findGoesAroundBothWays()
    {
        RowSearch search {
            m_snapshot, order({2, 1, 0}),      {FieldId::Verb, FieldId::EffectiveUser},
            {},         QStringLiteral("ANN"), 0,
            false};
        auto match = findRow(search, {}, {});
        QVERIFY(match);
        QCOMPARE(match->position, std::size_t {2});
        QCOMPARE(match->field, FieldId::EffectiveUser);
        QVERIFY(!match->wrapped);
        search.start = 1;
        search.backward = true;
        match = findRow(search, {}, {});
        QVERIFY(match && match->position == 2 && match->wrapped);
        search.text = QStringLiteral("nowhere");
        QVERIFY(!findRow(search, {}, {}));
        search.text = QStringLiteral("ann");
        QVERIFY(!findRow(search, [] { return true; }, {}));
    }

private:
    SnapshotPtr m_snapshot;
};

QTEST_GUILESS_MAIN(EventTableModelTest)
#include "tst_eventtablemodel.moc"
