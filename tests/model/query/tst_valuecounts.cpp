// SPDX-License-Identifier: Apache-2.0
#include "model/query/valuecounts.h"
#include "model/store/fieldvalues.h"
#include "tests/support/memorysnapshot.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace kubewake;

namespace {

QByteArray events()
{
    return R"({"auditID":"1","verb":"get","user":{"groups":["a","b","a"]},"sourceIPs":["10.0.0.1"]})"
           "\n"
           R"({"auditID":"2","verb":"get","user":{"groups":["b"]},"responseStatus":{"code":200}})"
           "\n"
           R"({"auditID":"3","verb":"LIST","user":{"groups":[]},"responseStatus":{"code":404}})"
           "\n"
           R"({"auditID":"4","verb":"create","responseStatus":{"code":200}})"
           "\n"
           R"({"auditID":"5","verb":""})"
           "\n"
           R"({"auditID":"6"})";
}

std::vector<ValueCount> slowCounts(const EventSnapshot &snapshot, const RowBitmap &rows,
                                   FieldId field)
{
    std::map<std::string, std::uint32_t> counts;
    rows.forEach([&](Row row) {
        std::set<std::string> values;
        visitFieldValues(snapshot, field, row,
                         [&values](std::string_view value) { values.emplace(value); });
        for (const std::string &value : values)
            ++counts[value];
    });
    std::vector<ValueCount> result;
    for (const auto &[value, count] : counts)
        result.push_back({value, count});
    std::ranges::stable_sort(
        result, [](const ValueCount &a, const ValueCount &b) { return a.rows > b.rows; });
    return result;
}

bool isCountable(const FieldInfo &field)
{
    return field.type != FieldType::Time && field.type != FieldType::Duration
        && field.type != FieldType::Json;
}

} // namespace

class TestValueCounts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyField_data();
    void everyField();
    void prefixAndLimit();
    void refused();
    void cancelled();

private:
    std::vector<SnapshotPtr> m_snapshots;
};

void TestValueCounts::initTestCase()
{
    m_snapshots = {test::memorySnapshot(events(), "prod")};
    const QString path = test::sharedData(QStringLiteral("apiserver/production-policy.log.gz"));
    if (!path.isEmpty())
        m_snapshots.push_back(test::memorySnapshot(test::readAll(path).left(600'000)));
}

void TestValueCounts::everyField_data()
{
    QTest::addColumn<int>("field");
    for (const FieldInfo &field : fieldCatalogue()) {
        if (isCountable(field))
            QTest::newRow(field.path.data()) << static_cast<int>(field.id);
    }
}

void TestValueCounts::everyField()
{
    QFETCH(int, field);
    const auto id = static_cast<FieldId>(field);
    for (const SnapshotPtr &snapshot : m_snapshots) {
        RowBitmap rows = allRows(*snapshot, RowKind::Events);
        rows.reset(1);
        const auto counts = countValues(*snapshot, rows, id, {}, SIZE_MAX);
        QVERIFY(counts);
        const std::vector<ValueCount> expected = slowCounts(*snapshot, rows, id);
        QCOMPARE(counts->size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE((*counts)[i].value, expected[i].value);
            QCOMPARE((*counts)[i].rows, expected[i].rows);
        }
    }
}

void TestValueCounts::prefixAndLimit()
{
    const auto snapshot = test::memorySnapshot(events());
    const RowBitmap rows = allRows(*snapshot, RowKind::Events);
    const auto found = countValues(*snapshot, rows, FieldId::Verb, "T", 10);
    QVERIFY(found);
    QCOMPARE(found->size(), std::size_t {3});
    QCOMPARE((*found)[0].value, std::string("get"));
    QCOMPARE((*found)[1].value, std::string("LIST"));
    const auto limited = countValues(*snapshot, rows, FieldId::Verb, {}, 2);
    QCOMPARE(limited->size(), std::size_t {2});
    QCOMPARE((*limited)[0].rows, 2U);
    QCOMPARE((*limited)[1].value, std::string()); // present but empty
}

void TestValueCounts::refused()
{
    const auto snapshot = test::memorySnapshot(events());
    for (const FieldInfo &field : fieldCatalogue()) {
        const auto counts =
            countValues(*snapshot, allRows(*snapshot, RowKind::Events), field.id, {}, 1);
        QCOMPARE(counts.has_value(), isCountable(field));
    }
    QVERIFY(countValues(EventSnapshot(), RowBitmap(), FieldId::ActorClass, {}, 1)->empty());
}

void TestValueCounts::cancelled()
{
    const auto snapshot = test::memorySnapshot(events());
    EvaluationControl control;
    control.cancelled = [] { return true; };
    for (const FieldId field : {FieldId::Verb, FieldId::Groups, FieldId::StatusCode, FieldId::Line})
        QVERIFY(
            !countValues(*snapshot, allRows(*snapshot, RowKind::Events), field, {}, 9, control));
}

QTEST_APPLESS_MAIN(TestValueCounts)
#include "tst_valuecounts.moc"
