// SPDX-License-Identifier: Apache-2.0
#include "model/export/findingsexport.h"
#include "model/export/rowexport.h"
#include "model/store/eventstore.h"
#include "tests/model/export/memorysink.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace kubewake;

class TestRowExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void jsonLinesCarryTypes();
    void rawPathsKeepTheirBytes_data();
    void rawPathsKeepTheirBytes();
    void csvIsFormulaSafe();
    void rawIsByteForByte();
    void cancelLeavesNothing();
    void changedEvidenceIsAnError();
    void findingsPointAtTheirEvidence();
    void findingsHaveTheirNotes();
    void extraColumnsStandBehindTheFields();

private:
    [[nodiscard]] RowExport rows(const std::vector<std::string_view> &fields) const;

    std::shared_ptr<std::string> m_text;
    SnapshotPtr m_snapshot;
};

namespace {

class StringRawText : public RawText
{
public:
    explicit StringRawText(std::shared_ptr<std::string> text)
        : m_text(std::move(text))
    {
    }
    [[nodiscard]] Result<std::string_view> read(std::uint64_t offset, std::uint32_t length,
                                                std::string &) const override
    {
        if (offset + length > m_text->size())
            return failure(QStringLiteral("cut"));
        return std::string_view(*m_text).substr(offset, length);
    }

private:
    std::shared_ptr<std::string> m_text;
};

constexpr std::string_view kFirst =
    R"({"auditID":"a1","verb":"get","big":12345678901234567890.50,)"
    R"("annotations":{"a.b/c":"x","a":{"z":1}},)"
    R"("list":[{"n":1},{"n":"two"}], "o" : { "k" : "a\n b" },)"
    R"("requestObject":{"spec":{"request":")"
    "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUMwd0t3SUJBREFtTVF3d0"
    "NnWURWUVFLREFOaEltSXhDakFJQmdOVkJBb01BV014Q2pBSUJnTlZCQU1NQVdRPQotLS0t"
    "LUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K"
    R"("}}})";
constexpr std::string_view kSecond = R"({"auditID":"=a2","verb":"list"})";

} // namespace

void TestRowExport::initTestCase()
{
    m_text =
        std::make_shared<std::string>(std::string(kFirst) + "\n" + std::string(kSecond) + "\n");
    auto source = std::make_shared<SourceInfo>();
    source->path = "audit.log";
    source->raw = std::make_shared<StringRawText>(m_text);
    EventStore store;
    const Result<SourceId> id = store.addSource(source);
    QVERIFY(id);
    BatchBuilder builder;
    const std::vector<std::string_view> groups {"g1", "g,2"};
    for (int i = 0; i < 2; ++i) {
        builder.beginEvent();
        builder.setNumber(Column::Source, static_cast<std::uint32_t>(*id));
        builder.set(Column::Verb, i == 0 ? "get" : "list");
        builder.set(Column::Username, i == 0 ? "=cmd()" : "bob");
        if (i == 0)
            builder.setList(Column::Groups, groups);
        builder.setNumber(Column::StatusCode, i == 0 ? 200 : 0);
        builder.setCode(Column::Stage, static_cast<std::uint32_t>(Stage::ResponseComplete));
        builder.setAuditId(i == 0 ? "a1" : "=a2");
        builder.setTimes(1'000'001, 1'500);
        const std::string_view text = i == 0 ? kFirst : kSecond;
        builder.endEvent({*id, i == 0 ? 0 : kFirst.size() + 1,
                          static_cast<std::uint32_t>(text.size()),
                          static_cast<std::uint64_t>(i + 1)},
                         static_cast<std::uint32_t>(i));
    }
    QCOMPARE(store.commit(builder.take()), Row {0});
    m_snapshot = store.publish();
    QCOMPARE(m_snapshot->eventCount(), Row {2});
}

RowExport TestRowExport::rows(const std::vector<std::string_view> &fields) const
{
    RowExport what;
    what.snapshot = m_snapshot;
    what.rows = std::make_shared<const RowOrder>(std::vector<Row> {1, 0});
    for (const std::string_view field : fields)
        what.fields.push_back(FieldPath::parse(field));
    return what;
}

void TestRowExport::jsonLinesCarryTypes()
{
    test::MemorySink sink;
    QVERIFY(exportRows(rows({"verb", "time", "code", "dur", "group", "user", "o"}),
                       RowFormat::JsonLines, sink));
    const QList<QByteArray> lines = QByteArray::fromStdString(sink.text()).split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.last().isEmpty());
    const QJsonObject second = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(second.value(QLatin1String("auditID")).toString(), QStringLiteral("=a2"));
    QVERIFY(second.value(QLatin1String("user.groups")).isNull());
    QVERIFY(second.value(QLatin1String("o")).isNull());
    const QJsonObject first = QJsonDocument::fromJson(lines[1]).object();
    QCOMPARE(first.size(), 8);
    QCOMPARE(first.value(QLatin1String("user.username")).toString(), QStringLiteral("=cmd()"));
    QCOMPARE(first.value(QLatin1String("user.groups")).toArray(),
             (QJsonArray {QStringLiteral("g1"), QStringLiteral("g,2")}));
    QCOMPARE(first.value(QLatin1String("responseStatus.code")).toInteger(), 200);
    QCOMPARE(first.value(QLatin1String("duration")).toDouble(), 1.5);
    QVERIFY(sink.text().find("\"1970-01-01T00:00:01.000001Z\"") != std::string::npos);
    QVERIFY(sink.text().find(R"("o":{"k":"a\n b"})") != std::string::npos);
}

void TestRowExport::rawPathsKeepTheirBytes_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("number") << QByteArray("big") << QByteArray("12345678901234567890.50");
    QTest::newRow("dotted key") << QByteArray("annotations.a.b/c") << QByteArray("\"x\"");
    QTest::newRow("shorter key") << QByteArray("annotations.a.z") << QByteArray("1");
    QTest::newRow("through an array") << QByteArray("list.n") << QByteArray("[1,\"two\"]");
    QTest::newRow("array") << QByteArray("list") << QByteArray(R"([{"n":1},{"n":"two"}])");
    QTest::newRow("wildcard") << QByteArray("annotations.*/c") << QByteArray("\"x\"");
    QTest::newRow("computed") << QByteArray("csr.subject.organization")
                              << QByteArray(R"(["a\"b","c"])");
    QTest::newRow("computed, one") << QByteArray("csr.subject.commonName") << QByteArray("\"d\"");
    QTest::newRow("absent") << QByteArray("annotations.q") << QByteArray("null");
}

void TestRowExport::rawPathsKeepTheirBytes()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, json);
    test::MemorySink sink;
    QVERIFY(exportRows(rows({std::string_view(path.constData())}), RowFormat::JsonLines, sink));
    const QByteArray line = QByteArray::fromStdString(sink.text()).split('\n').at(1);
    QCOMPARE(line, QByteArray("{\"auditID\":\"a1\",\"" + path + "\":" + json + "}"));
}

void TestRowExport::csvIsFormulaSafe()
{
    test::MemorySink sink;
    QVERIFY(exportRows(rows({"user", "group", "code", "dur", "big", "csr.subject.organization"}),
                       RowFormat::Csv, sink));
    QCOMPARE(QByteArray::fromStdString(sink.text()),
             QByteArray("user.username,user.groups,responseStatus.code,duration,big,csr.subject."
                        "organization\r\n"
                        "bob,,,1.500,,\r\n"
                        "'=cmd(),\"g1, g,2\",200,1.500,12345678901234567890.50,\"a\"\"b, c\"\r\n"));
}

void TestRowExport::rawIsByteForByte()
{
    test::MemorySink sink;
    QVERIFY(exportRows(rows({}), RowFormat::Raw, sink));
    QCOMPARE(sink.text(), std::string(kSecond) + "\n" + std::string(kFirst) + "\n");
}

void TestRowExport::cancelLeavesNothing()
{
    const QTemporaryDir folder;
    int polls = 0;
    ExportControl control;
    control.cancelled = [&polls] { return ++polls == 2; }; // when all rows have been written
    const Result<void> done = exportRowsToFile(rows({"verb"}), RowFormat::Csv,
                                               folder.filePath(QStringLiteral("x.csv")), control);
    QVERIFY(!done);
    QCOMPARE(polls, 2);
    QVERIFY(QDir(folder.path()).isEmpty());
    QVERIFY(
        exportRowsToFile(rows({"verb"}), RowFormat::Csv, folder.filePath(QStringLiteral("x.csv"))));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList {QStringLiteral("x.csv")});
}

void TestRowExport::changedEvidenceIsAnError()
{
    const std::string original = *m_text;
    for (const std::string &changed : {original.substr(0, 20), std::string(original.size(), '{')}) {
        *m_text = changed;
        test::MemorySink sink;
        QVERIFY(!exportRows(rows({"big"}), RowFormat::JsonLines, sink));
        QVERIFY(exportRows(rows({"verb"}), RowFormat::JsonLines, sink)); // needs no raw text
    }
    *m_text = original;
}

void TestRowExport::findingsPointAtTheirEvidence()
{
    auto rule = std::make_shared<RuleInfo>();
    rule->id = "r1";
    rule->title = "Rule";
    rule->severity = Severity::High;
    rule->attack = {"T1609", "T1610"};
    rule->remediation = {"one", "two"};
    auto signal = std::make_shared<Signal>();
    signal->rule = rule;
    signal->entity = "@evil";
    signal->first = 0;
    signal->last = 1;
    signal->rows = {0, 1};
    FindingsExport what;
    what.snapshot = m_snapshot;
    what.signalList = {signal};

    test::MemorySink csv;
    QVERIFY(exportFindings(what, FindingsFormat::Csv, csv));
    const QByteArray text = QByteArray::fromStdString(csv.text());
    QCOMPARE(text.mid(text.indexOf("\r\n") + 2),
             QByteArray("r1,Rule,high,open,,effectiveUser,'@evil,1970-01-01T00:00:00.000000Z,"
                        "1970-01-01T00:00:00.000001Z,2,\"T1609, T1610\",,,\"one\ntwo\","
                        "audit.log:1 a1; audit.log:2 =a2,,,,\r\n"));

    test::MemorySink lines;
    QVERIFY(exportFindings(what, FindingsFormat::JsonLines, lines));
    const QJsonObject finding =
        QJsonDocument::fromJson(QByteArray::fromStdString(lines.text())).object();
    QCOMPARE(finding.value(QLatin1String("level")).toString(), QStringLiteral("high"));
    QCOMPARE(finding.value(QLatin1String("entity")).toString(), QStringLiteral("@evil"));
    QCOMPARE(finding.value(QLatin1String("audit_ids")).toArray(),
             (QJsonArray {QStringLiteral("a1"), QStringLiteral("=a2")}));
    QCOMPARE(finding.value(QLatin1String("evidence")).toArray().size(), 2);
    QVERIFY(finding.value(QLatin1String("traced_to")).isArray());
    QCOMPARE(finding.value(QLatin1String("tags")).toArray(), QJsonArray());
}

void TestRowExport::findingsHaveTheirNotes()
{
    auto signal = std::make_shared<Signal>();
    signal->rule = std::make_shared<RuleInfo>();
    signal->id = "s1";
    auto notes = std::make_shared<Annotations>();
    QVERIFY(notes->setSignal(
        "s1", {true, {QStringLiteral("b"), QStringLiteral("a")}, QStringLiteral("=1+1")}));
    FindingsExport what;
    what.snapshot = m_snapshot;
    what.signalList = {signal};
    what.annotations = notes;
    test::MemorySink csv;
    QVERIFY(exportFindings(what, FindingsFormat::Csv, csv));
    const QByteArray text = QByteArray::fromStdString(csv.text());
    QVERIFY(text.contains(",bookmark,tags,note\r\n"));
    QVERIFY(text.endsWith(",true,\"a, b\",'=1+1\r\n"));
    test::MemorySink lines;
    QVERIFY(exportFindings(what, FindingsFormat::JsonLines, lines));
    const QJsonObject finding =
        QJsonDocument::fromJson(QByteArray::fromStdString(lines.text())).object();
    QCOMPARE(finding.value(QLatin1String("bookmark")).toBool(), true);
    QCOMPARE(finding.value(QLatin1String("tags")).toArray(),
             (QJsonArray {QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(finding.value(QLatin1String("note")).toString(), QStringLiteral("=1+1"));
}

void TestRowExport::extraColumnsStandBehindTheFields()
{
    using Values = std::vector<std::string>;
    RowExport what = rows({"verb"});
    const auto add = [&what](const char *name, ExtraColumn::Kind kind, const Values &ofSecond) {
        what.extra.push_back({name, kind, [ofSecond](std::size_t at) -> Values {
                                  return at == 1 ? ofSecond : Values {};
                              }});
    };
    add("number", ExtraColumn::Kind::Literal, {"-1.500000"});
    add("list", ExtraColumn::Kind::List, {"a\"", "b"});
    add("text", ExtraColumn::Kind::Text, {"=1+1"});
    test::MemorySink csv;
    QVERIFY(exportRows(what, RowFormat::Csv, csv));
    QCOMPARE(QByteArray::fromStdString(csv.text()),
             QByteArray("verb,number,list,text\r\nlist,,,\r\n"
                        "get,-1.500000,\"a\"\", b\",'=1+1\r\n"));
    test::MemorySink lines;
    QVERIFY(exportRows(what, RowFormat::JsonLines, lines));
    const QByteArray expected =
        "{'auditID':'=a2','verb':'list','number':null,'list':[],'text':null}\n"
        "{'auditID':'a1','verb':'get','number':-1.500000,"
        "'list':['a\\'','b'],'text':'=1+1'}\n";
    QCOMPARE(QByteArray::fromStdString(lines.text()).replace('"', '\''), expected);
}

QTEST_GUILESS_MAIN(TestRowExport)
#include "tst_rowexport.moc"
