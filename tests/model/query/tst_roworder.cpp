// SPDX-License-Identifier: Apache-2.0
#include "model/core/timestamp.h"
#include "model/query/ipaddress.h"
#include "model/query/roworder.h"
#include "model/store/fieldvalues.h"
#include "tests/support/memorysnapshot.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>

using namespace kubewake;

namespace {

// Ties everywhere, absent values, times out of order.
QByteArray events()
{
    QByteArray lines;
    const char *ips[] = {"10.0.0.10", "10.0.0.9", "2001:db8::1", "no address", ""};
    const char *verbs[] = {"get", "List", "", "create"};
    for (int i = 0; i < 400; ++i) {
        const int mixed = (i * 7919) % 97;
        QByteArray line = "{\"auditID\":\"id-" + QByteArray::number((i * 31) % 400) + "\"";
        line += ",\"stage\":\"ResponseComplete\"";
        if (mixed % 5 != 0)
            line += ",\"requestReceivedTimestamp\":\"2026-11-23T09:00:"
                + QByteArray::number(mixed % 50 + 10)
                + ".000000Z\",\"stageTimestamp\":"
                  "\"2026-11-23T09:01:00.00000"
                + QByteArray::number(mixed % 10) + "Z\"";
        if (const char *verb = verbs[mixed % 4]; *verb != 0)
            line += ",\"verb\":\"" + QByteArray(verb) + "\"";
        if (const char *ip = ips[mixed % 5]; *ip != 0)
            line += ",\"sourceIPs\":[\"10.1.1.1\",\"" + QByteArray(ip) + "\"]";
        if (mixed % 3 != 0)
            line += ",\"responseStatus\":{\"code\":"
                + QByteArray::number(mixed % 9 == 0 ? 99 : 200 + mixed) + "}";
        lines += line + "}\n";
    }
    return lines;
}

std::optional<std::string> textOf(const EventSnapshot &snapshot, FieldId field, Row row)
{
    std::optional<std::string> text;
    visitFieldValues(snapshot, field, row, [&text](std::string_view value) {
        text = text ? *text + '\x01' + std::string(value) : std::string(value);
    });
    return text;
}

// Less in ascending order, by the meaning of the field's type.
bool isLess(const EventSnapshot &snapshot, FieldId field, Row a, Row b)
{
    if (const auto left = fieldNumber(snapshot, field, a))
        return *left < *fieldNumber(snapshot, field, b);
    const std::string left = *textOf(snapshot, field, a);
    const std::string right = *textOf(snapshot, field, b);
    if (fieldInfo(field).type == FieldType::Ip) {
        const auto leftIp = IpAddress::parse(left);
        const auto rightIp = IpAddress::parse(right);
        if (leftIp && rightIp)
            return *leftIp < *rightIp;
        if (leftIp || rightIp)
            return leftIp.has_value();
    }
    return left < right;
}

std::vector<Row> slowOrder(const EventSnapshot &snapshot, const RowBitmap &rows, SortKey key)
{
    std::vector<Row> order = rows.rows();
    const auto byTime = [&](Row a, Row b) {
        const auto left = fieldNumber(snapshot, FieldId::Time, a);
        const auto right = fieldNumber(snapshot, FieldId::Time, b);
        return left && (!right || *left < *right);
    };
    std::ranges::stable_sort(order, byTime);
    if (key.field == FieldId::Time)
        order = rows.rows();
    std::ranges::stable_sort(order, [&](Row a, Row b) {
        const bool left = textOf(snapshot, key.field, a).has_value();
        const bool right = textOf(snapshot, key.field, b).has_value();
        if (!left || !right)
            return left && !right;
        return key.direction == SortDirection::Ascending ? isLess(snapshot, key.field, a, b)
                                                         : isLess(snapshot, key.field, b, a);
    });
    return order;
}

} // namespace

class TestRowOrder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyField_data();
    void everyField();
    void lists();
    void jsonFields();
    void cancelled();
    void noRows();

private:
    std::vector<SnapshotPtr> m_snapshots;
};

void TestRowOrder::initTestCase()
{
    m_snapshots = {test::memorySnapshot(events(), "prod")};
    const QString path = test::sharedData(QStringLiteral("apiserver/production-policy.log.gz"));
    if (!path.isEmpty())
        m_snapshots.push_back(test::memorySnapshot(test::readAll(path).left(600'000)));
}

void TestRowOrder::everyField_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<bool>("descending");
    for (const FieldInfo &field : fieldCatalogue()) {
        const auto kind = storageOf(field.id).kind;
        if (kind == FieldStorage::Kind::Raw || kind == FieldStorage::Kind::List)
            continue;
        for (const bool descending : {false, true})
            QTest::addRow("%s %s", field.path.data(), descending ? "down" : "up")
                << static_cast<int>(field.id) << descending;
    }
}

void TestRowOrder::everyField()
{
    QFETCH(int, field);
    QFETCH(bool, descending);
    const SortKey key {static_cast<FieldId>(field),
                       descending ? SortDirection::Descending : SortDirection::Ascending};
    for (const SnapshotPtr &snapshot : m_snapshots) {
        RowBitmap rows = allRows(*snapshot, RowKind::Events);
        for (Row row = 0; row < rows.size(); row += 7)
            rows.reset(row);
        const auto order = orderRows(*snapshot, rows, key);
        QVERIFY(order);
        QCOMPARE(order->rows(), slowOrder(*snapshot, rows, key));
        QCOMPARE(order->positionOf((*order)[5]), std::size_t {5});
        QCOMPARE(order->positionOf(0), order->size());
    }
}

void TestRowOrder::lists()
{
    const auto snapshot = test::memorySnapshot(R"({"auditID":"a","user":{"groups":["b","a"]}})"
                                               "\n"
                                               R"({"auditID":"b"})"
                                               "\n"
                                               R"({"auditID":"c","user":{"groups":["a","z"]}})"
                                               "\n"
                                               R"({"auditID":"d","user":{"groups":["a"]}})"
                                               "\n"
                                               R"({"auditID":"e","user":{"groups":[]}})");
    const RowBitmap rows = allRows(*snapshot, RowKind::Events);
    const auto up = orderRows(*snapshot, rows, {FieldId::Groups, SortDirection::Ascending});
    QCOMPARE(up->rows(), (std::vector<Row> {3, 2, 0, 1, 4}));
    const auto down = orderRows(*snapshot, rows, {FieldId::Groups, SortDirection::Descending});
    QCOMPARE(down->rows(), (std::vector<Row> {0, 2, 3, 1, 4}));
}

void TestRowOrder::jsonFields()
{
    const auto snapshot = test::memorySnapshot(events());
    QVERIFY(!orderRows(*snapshot, allRows(*snapshot, RowKind::Events),
                       {FieldId::RequestObject, SortDirection::Ascending}));
}

void TestRowOrder::cancelled()
{
    const auto snapshot = test::memorySnapshot(events());
    EvaluationControl control;
    control.cancelled = [] { return true; };
    for (const FieldId field : {FieldId::Time, FieldId::Verb, FieldId::Summary})
        QVERIFY(!orderRows(*snapshot, allRows(*snapshot, RowKind::Events),
                           {field, SortDirection::Ascending}, control));
}

void TestRowOrder::noRows()
{
    const EventSnapshot empty;
    for (const FieldInfo &field : fieldCatalogue()) {
        if (field.origin == FieldOrigin::Raw)
            continue;
        const auto order = orderRows(empty, RowBitmap(), {field.id, SortDirection::Ascending});
        QVERIFY(order);
        QCOMPARE(order->size(), std::size_t {0});
    }
}

QTEST_APPLESS_MAIN(TestRowOrder)
#include "tst_roworder.moc"
