// SPDX-License-Identifier: Apache-2.0
// What exports infer or leave out: the field `inferred`, missingmembers.h, LeftOutScan.
#include "model/query/leftoutscan.h"

#include "model/query/compiledfilter.h"
#include "model/query/filterevaluation.h"
#include "model/query/kql.h"
#include "model/query/roworder.h"
#include "model/query/valuecounts.h"
#include "model/store/fieldvalues.h"
#include "model/store/missingmembers.h"
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/snapshots.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

// As the API server writes it, but for `without` (a piece of it) and with `code` and `user`.
QByteArray nativeEvent(const QByteArray &without = {}, const QByteArray &with = {})
{
    QByteArray line =
        R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a","level":"Metadata",)"
        R"("stage":"ResponseComplete","requestURI":"/api/v1/pods","verb":"list",)"
        R"("user":{"username":"eve","groups":["system:authenticated"]},"sourceIPs":["10.0.0.9"],)"
        R"("responseStatus":{"code":200},"requestReceivedTimestamp":"2026-11-23T09:46:52Z"})"
        "\n";
    if (!without.isEmpty()) {
        if (!line.contains(without))
            qFatal("no %s", without.constData());
        line.replace(without, with);
    }
    return line;
}

// Two rows with the stage inferred, two without a status; no user agent in any.
LoadedEvidence kibana(const EvidenceFolder &folder)
{
    return LoadedEvidence({folder.make(QStringLiteral("k.csv"),
                                       "auditID,verb,responseStatus.code,objectRef.resource\n"
                                       "a,get,200,pods\nb,list,403,secrets\nc,get,,pods\n")});
}

std::vector<Row> rowsOf(const EventSnapshot &snapshot, const QString &kql)
{
    const auto filter = parseKql(kql.toStdString());
    if (!filter)
        qFatal("%s", qPrintable(kql));
    const auto result =
        CompiledFilter(filter->expression).evaluate(snapshot, allRows(snapshot, RowKind::Events));
    std::vector<Row> rows;
    result->matched.forEach([&rows](Row row) { rows.push_back(row); });
    return rows;
}

} // namespace

class TestLeftOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inferredIsAField();
    void nativeEventsAreComplete_data();
    void nativeEventsAreComplete();
    void leftOutMembers_data();
    void leftOutMembers();
    void commands_data();
    void commands();
    void filtersTakeThemAsAbsentOrUnknown();
};

void TestLeftOut::inferredIsAField()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded = kibana(folder);
    const EventSnapshot &snapshot = *loaded.snapshot;
    QCOMPARE(snapshot.eventCount(), 3U);
    QCOMPARE(fieldText(snapshot, FieldId::Inferred, 0), std::string("stage"));
    QCOMPARE(fieldText(snapshot, FieldId::Inferred, 2), std::string());
    QCOMPARE(rowsOf(snapshot, QStringLiteral("inferred: stage")), (std::vector<Row> {0, 1}));
    QCOMPARE(rowsOf(snapshot, QStringLiteral("inferred: *")), (std::vector<Row> {0, 1}));
    QCOMPARE(rowsOf(snapshot, QStringLiteral("not inferred: st*")), (std::vector<Row> {2}));
    QCOMPARE(rowsOf(snapshot, QStringLiteral("inferred: level")), std::vector<Row>());
    const auto counts =
        countValues(snapshot, allRows(snapshot, RowKind::Events), FieldId::Inferred, {}, 10);
    QVERIFY(counts && counts->size() == 1);
    QCOMPARE((*counts)[0].value, std::string("stage"));
    QCOMPARE((*counts)[0].rows, 2U);
    std::string names;
    visitInferred(kInferredMembers[0].flag | kTimeInferred | kTruncatedBodies,
                  [&names](std::string_view name) { names.append(name).append(" "); });
    QCOMPARE(names, std::string("level time "));
}

void TestLeftOut::nativeEventsAreComplete_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("plain") << nativeEvent();
    // A failed login has no user, a request that was only received no answer.
    QTest::newRow("401") << nativeEvent(
        R"({"username":"eve","groups":["system:authenticated"]},"sourceIPs":["10.0.0.9"],"responseStatus":{"code":200})",
        R"({},"sourceIPs":["10.0.0.9"],"responseStatus":{"code":401})");
    QTest::newRow("received") << nativeEvent("\"responseStatus\":{\"code\":200},", "")
                                     .replace("ResponseComplete", "RequestReceived");
}

void TestLeftOut::nativeEventsAreComplete()
{
    QFETCH(QByteArray, line);
    const SnapshotPtr snapshot = snapshotFromJsonLines(line);
    QVERIFY(!snapshot->hasFlag(0, kIncomplete));
    QVERIFY(!LeftOutScan::isNeeded(*snapshot));
    for (const FieldInfo &field : fieldCatalogue())
        QVERIFY2(!isLeftOut(*snapshot, field.id, 0), field.path.data());
}

void TestLeftOut::leftOutMembers_data()
{
    QTest::addColumn<QByteArray>("without");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const char *name, const QByteArray &without, QList<FieldId> fields) {
        QList<int> expected;
        for (const FieldId field : fields)
            expected << static_cast<int>(field);
        QTest::newRow(name) << without << expected;
    };
    row("level", R"("level":"Metadata",)", {FieldId::Level});
    row("uri", R"("requestURI":"/api/v1/pods",)", {FieldId::RequestUri});
    row("verb", R"("verb":"list",)", {FieldId::Verb});
    row("ips", R"("sourceIPs":["10.0.0.9"],)", {FieldId::SourceIps});
    row("groups", R"(,"groups":["system:authenticated"])", {FieldId::Groups});
    row("user", R"("user":{"username":"eve","groups":["system:authenticated"]},)",
        {FieldId::Username, FieldId::Groups});
    row("code", R"("responseStatus":{"code":200},)", {FieldId::StatusCode});
}

void TestLeftOut::leftOutMembers()
{
    QFETCH(QByteArray, without);
    QFETCH(QList<int>, expected);
    const SnapshotPtr snapshot = snapshotFromJsonLines(nativeEvent(without));
    QList<int> found;
    for (const FieldId field : kubewake::leftOutMembers(*snapshot, 0))
        found << static_cast<int>(field);
    QCOMPARE(found, expected);
    LeftOutScan scan(*snapshot);
    QVERIFY(LeftOutScan::isNeeded(*snapshot));
    for (const FieldId member : membersOfEveryEvent())
        QCOMPARE(scan.of(*snapshot->chunks()[0], member)[0],
                 expected.contains(static_cast<int>(member)) ? 1U : 0U);
    // What a request may lack is never said to be left out.
    for (const FieldId field : {FieldId::Namespace, FieldId::ResourcePath, FieldId::Decision,
                                FieldId::UserAgent, FieldId::ImpersonatedUser})
        QVERIFY(!isLeftOut(*snapshot, field, 0));
}

void TestLeftOut::commands_data()
{
    QTest::addColumn<QByteArray>("columns");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<bool>("leftOut");
    const QByteArray object = ",objectRef.resource,objectRef.subresource";
    QTest::newRow("an exec without a URI") << object << QByteArray(",pods,exec") << true;
    QTest::newRow("no exec") << object << QByteArray(",pods,status") << false;
    QTest::newRow("it may be an exec") << QByteArray() << QByteArray() << true;
    QTest::newRow("an exec with a URI")
        << ",requestURI" + object << QByteArray(",/api/v1/namespaces/a/pods/b/exec,pods,exec")
        << false;
}

void TestLeftOut::commands()
{
    QFETCH(QByteArray, columns);
    QFETCH(QByteArray, row);
    QFETCH(bool, leftOut);
    const EvidenceFolder folder;
    const LoadedEvidence loaded(
        {folder.make(QStringLiteral("c.csv"),
                     "auditID,verb,stage" + columns + "\na,create,ResponseComplete" + row + '\n')});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(isLeftOut(*loaded.snapshot, FieldId::Command, 0), leftOut);
    // The table has no column for user agents.
    QVERIFY(isLeftOut(*loaded.snapshot, FieldId::Tool, 0));
}

void TestLeftOut::filtersTakeThemAsAbsentOrUnknown()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded = kibana(folder);
    const EventSnapshot &snapshot = *loaded.snapshot;
    const auto answers = [&](const QString &kql, FilterEvaluation::LeftOut leftOut) {
        const CompiledFilter filter(parseKql(kql.toStdString()).value().expression);
        FilterEvaluation evaluation(snapshot, leftOut);
        evaluation.add(filter);
        const bool done =
            evaluation.run(*snapshot.chunks()[0], allRows(snapshot, RowKind::Events), {});
        const auto &answer = evaluation.answer(0);
        return std::array<std::uint64_t, 3> {done, answer.matched[0], answer.unknown[0]};
    };
    using Answers = std::array<std::uint64_t, 3>;
    using enum FilterEvaluation::LeftOut;
    const QString alice = QStringLiteral("user: alice");
    QCOMPARE(answers(alice, IsAbsent), (Answers {1, 0, 0}));
    QCOMPARE(answers(alice, IsUnknown), (Answers {1, 0, 7}));
    QCOMPARE(answers(QStringLiteral("not user: alice"), IsAbsent), (Answers {1, 7, 0}));
    QCOMPARE(answers(QStringLiteral("not user: alice"), IsUnknown), (Answers {1, 0, 7}));
    // What is false or true in any case is known.
    QCOMPARE(answers(QStringLiteral("user: alice and verb: list"), IsUnknown), (Answers {1, 0, 2}));
    QCOMPARE(answers(QStringLiteral("user: alice or verb: list"), IsUnknown), (Answers {1, 2, 5}));
    QCOMPARE(answers(QStringLiteral("code >= 400"), IsUnknown), (Answers {1, 2, 4}));
    QCOMPARE(answers(QStringLiteral("ns: kube-system"), IsUnknown), (Answers {1, 0, 0}));
}

QTEST_APPLESS_MAIN(TestLeftOut)
#include "tst_leftout.moc"
