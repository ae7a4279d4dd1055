// SPDX-License-Identifier: Apache-2.0
// The codes of many rows at once are those of each row.
#include "model/store/fieldstorage.h"
#include "model/store/fieldvalues.h"
#include "tests/support/recordedlogs.h"
#include "tests/support/snapshots.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace kubewake;

class FieldCodesTest : public QObject
{
    Q_OBJECT

private slots:
    void areThoseOfEachRow_data();
    void areThoseOfEachRow();
    void ofNoRows();

private:
    void compare(const EventSnapshot &snapshot, FieldId field, const std::vector<Row> &rows);
};

void FieldCodesTest::areThoseOfEachRow_data()
{
    QTest::addColumn<int>("field");
    for (const FieldInfo &field : fieldCatalogue())
        QTest::newRow(field.path.data()) << static_cast<int>(field.id);
}

void FieldCodesTest::compare(const EventSnapshot &snapshot, FieldId field,
                             const std::vector<Row> &rows)
{
    const FieldStorage storage = storageOf(field);
    std::vector<Code> codes(rows.size() + 1, 4711);
    fieldCodes(snapshot, storage, rows, codes);
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(codes[i], fieldCode(snapshot, storage, rows[i]));
    QCOMPARE(codes.back(), Code {4711});
}

void FieldCodesTest::areThoseOfEachRow()
{
    QFETCH(int, field);
    // Several chunks, with and without impersonation.
    static const SnapshotPtr made = [] {
        QByteArray lines;
        for (Row i = 0; i < 2 * kChunkRows + 1000; ++i) {
            lines += R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a)"
                + QByteArray::number(i) + R"(","stage":"Panic","user":{"username":"u)"
                + QByteArray::number(i % 300) + R"("})";
            if (i > kChunkRows && i % 3 == 0)
                lines +=
                    R"(,"impersonatedUser":{"username":"v)" + QByteArray::number(i % 7) + R"("})";
            if (i % 5 != 0)
                lines += R"(,"verb":"get","sourceIPs":["10.0.0.)" + QByteArray::number(i % 250)
                    + R"("],"objectRef":{"resource":"pods","name":"n)" + QByteArray::number(i % 999)
                    + R"("})";
            lines += "}\n";
        }
        return test::snapshotFromJsonLines(lines);
    }();
    static const SnapshotPtr recorded = test::recordedLog(QStringLiteral("production-policy"));
    std::mt19937 random(5);
    for (const SnapshotPtr &snapshot : {made, recorded}) {
        if (!snapshot)
            continue;
        std::vector<Row> some;
        for (Row row = 0; row < snapshot->eventCount(); row += 1 + static_cast<Row>(random() % 400))
            some.push_back(row);
        compare(*snapshot, static_cast<FieldId>(field), some);
        std::ranges::shuffle(some, random); // signals are in the order of time, not of rows
        compare(*snapshot, static_cast<FieldId>(field), some);
    }
}

void FieldCodesTest::ofNoRows()
{
    const EventSnapshot empty;
    for (const FieldInfo &field : fieldCatalogue())
        compare(empty, field.id, {});
}

QTEST_APPLESS_MAIN(FieldCodesTest)
#include "tst_fieldcodes.moc"
