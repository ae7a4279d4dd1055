// SPDX-License-Identifier: Apache-2.0
// Fields that are computed from a value of a body: in filters they are as present, absent or
// unknown as that body.
#include "model/audit/computedfields.h"
#include "model/query/compiledfilter.h"
#include "model/query/eventdocument.h"
#include "model/query/kql.h"
#include "tests/support/eventlines.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

QByteArray attribute(char type, const QByteArray &value)
{
    const QByteArray oid = QByteArray("\x06\x03\x55\x04") + type;
    const QByteArray text = QByteArray("\x0c") + static_cast<char>(value.size()) + value;
    const QByteArray pair =
        QByteArray("\x30") + static_cast<char>(oid.size() + text.size()) + oid + text;
    return QByteArray("\x31") + static_cast<char>(pair.size()) + pair;
}

// `spec.request` with these names; each shorter than 40 bytes.
QByteArray request(const QByteArray &names)
{
    const auto sequence = [](const QByteArray &content) -> QByteArray {
        return QByteArray("\x30\x82") + static_cast<char>(content.size() >> 8)
            + static_cast<char>(content.size()) + content;
    };
    const QByteArray der = sequence(sequence(QByteArray("\x02\x01\0", 3) + sequence(names)));
    return QByteArray("-----BEGIN CERTIFICATE REQUEST-----\n" + der.toBase64()
                      + "\n-----END CERTIFICATE REQUEST-----\n")
        .toBase64();
}

EventLine event(const QByteArray &level, const QByteArray &more, const QByteArray &verb = "create")
{
    return {.verb = verb,
            .resource = "certificatesigningrequests",
            .space = {},
            .code = 201,
            .level = level,
            .more = more};
}

QByteArray body(const QByteArray &value)
{
    return ",\"requestObject\":{\"spec\":{\"request\":" + value + "}}";
}

std::vector<EventLine> events()
{
    const QByteArray masters = request(attribute('\x0a', "system:masters")
                                       + attribute('\x0a', "team") + attribute('\x03', "root"));
    const QByteArray bob = request(attribute('\x03', "Bob"));
    return {
        event("Request", body('"' + masters + '"')), // 0
        event("Request", body('"' + bob + '"')), // 1
        event("Request", body("\"bm90aGluZw==\"")), // 2
        event("Request", body("{\"request\":7}")), // 3
        event("Request", {}), // 4
        event("Metadata", {}), // 5
        event("Metadata", {}, "list"), // 6: has no body at any level
        event("RequestResponse",
              ",\"responseObject\":{\"spec\":{\"request\":\"" + masters + "\"}}"),
    };
}

} // namespace

class ComputedFieldsTest : public QObject
{
    Q_OBJECT

private slots:
    void filters_data();
    void filters();
    void hasNoHints();
    void listsAreInOrder();
};

void ComputedFieldsTest::filters_data()
{
    QTest::addColumn<QString>("kql");
    QTest::addColumn<std::vector<Row>>("matched");
    QTest::addColumn<std::vector<Row>>("unknown");
    const auto add = [](const char *kql, std::vector<Row> matched, std::vector<Row> unknown) {
        QTest::newRow(kql) << QString::fromLatin1(kql) << std::move(matched) << std::move(unknown);
    };
    add("csr.subject.organization: system\\:masters", {0}, {5});
    add("csr.subject.organization: \"system:masters\"", {0}, {5});
    add("csr.subject.organization: (team or other)", {0}, {5});
    add("csr.subject.organization: sys*", {0}, {5});
    add("csr.subject.organization: *", {0}, {5});
    add("csr.subject.commonName: *", {0, 1}, {5});
    add("csr.subject.commonName: Bob", {1}, {5});
    add("csr.subject.commonName: bob", {}, {5});
    add("csr.subject.commonName: system*", {}, {5});
    add("not csr.subject.commonName: *", {2, 3, 4, 6, 7}, {5});
    add("not csr.subject.organization: team", {1, 2, 3, 4, 6, 7}, {5});
    add("verb: list and csr.subject.commonName: *", {}, {});
    add("csr.subject.country: *", {}, {}); // no such field, no such path
}

void ComputedFieldsTest::filters()
{
    QFETCH(QString, kql);
    QFETCH(std::vector<Row>, matched);
    QFETCH(std::vector<Row>, unknown);
    const SnapshotPtr snapshot = snapshotOf(events());
    const auto parsed = parseKql(kql.toStdString());
    QVERIFY(parsed);
    const auto result = CompiledFilter(parsed->expression)
                            .evaluate(*snapshot, RowBitmap(snapshot->eventCount(), true));
    QVERIFY(result);
    QCOMPARE(result->matched.rows(), matched);
    QCOMPARE(result->unknown.rows(), unknown);
}

void ComputedFieldsTest::hasNoHints()
{
    for (const ComputedField &field : computedFields()) {
        const std::string path(field.path);
        QVERIFY(parseKql(path + ": x")->hints.empty());
        QVERIFY(!parseKql(path + "s: x")->hints.empty());
    }
}

void ComputedFieldsTest::listsAreInOrder()
{
    for (const ComputedField &field : computedFields()) {
        QCOMPARE(findComputedField(field.path), &field);
        QVERIFY(findField(field.path) == nullptr); // the catalogue would hide it
        QVERIFY(!descriptionText(field).isEmpty());
        const std::string json = "{\"requestObject\":{\"spec\":{\"request\":\""
            + request(attribute('\x0a', "o") + attribute('\x03', "n")).toStdString() + "\"}}}";
        EventDocument document;
        document.reset(json);
        QCOMPARE(document.valuesAt(RawPath::of(FieldPath::parse(field.path))).size(), 1U);
    }
    QVERIFY(findComputedField("csr.subject") == nullptr);
}

QTEST_GUILESS_MAIN(ComputedFieldsTest)
#include "tst_computedfields.moc"
