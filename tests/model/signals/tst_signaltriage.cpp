// SPDX-License-Identifier: Apache-2.0
#include "model/core/utf8.h"
#include "model/signals/signaltriage.h"

#include <QTest>

using namespace kubewake;

class SignalTriageTest : public QObject
{
    Q_OBJECT

private:
    static std::string document(const char *entries)
    {
        return toUtf8(QStringLiteral("{'version':1,'signals':[%1]}")
                          .arg(QString::fromUtf8(entries))
                          .replace(QLatin1Char('\''), QLatin1Char('"')));
    }

private slots:
    void decisionsRoundTrip()
    {
        SignalTriage triage;
        QVERIFY(triage.set(
            "b",
            {SignalStatus::Archived, QStringLiteral("expected: <b>drill</b> \"x\" \u00e4\n2")}));
        QVERIFY(triage.set("a", {SignalStatus::UnderReview, {}}));
        QVERIFY(triage.set("c\xc3\xa4 \n\"", {SignalStatus::Open, {}}));
        const auto read = SignalTriage::fromJson(triage.toJson());
        QVERIFY(read);
        QVERIFY(*read == triage);
        QCOMPARE(read->toJson(), triage.toJson());
        // Sorted by id, so that equal decisions make equal files.
        QVERIFY(triage.toJson().find("\"a\"") < triage.toJson().find("\"b\""));
        const auto empty = SignalTriage::fromJson(SignalTriage().toJson());
        QVERIFY(empty && empty->size() == 0);
    }

    void decidesForSignals()
    {
        SignalTriage triage;
        Signal signal;
        signal.id = "x";
        signal.status = SignalStatus::UnderReview;
        QCOMPARE(triage.decisionFor(signal).status, SignalStatus::UnderReview);
        QVERIFY(triage.set("x", {SignalStatus::Archived, QStringLiteral(" why ")}));
        QCOMPARE(triage.decisionFor(signal).status, SignalStatus::Archived);
        QCOMPARE(triage.decisionFor(signal).reason, QStringLiteral("why"));
        QVERIFY(triage.set("x", {SignalStatus::Open, QStringLiteral("left over")}));
        QCOMPARE(triage.decisionFor(signal).reason, QString());
        QVERIFY(triage.contains("x"));
        triage.remove("x");
        QVERIFY(!triage.contains("x"));
        QCOMPARE(triage.decisionFor(signal).status, SignalStatus::UnderReview);
    }

    void archivingNeedsAReason()
    {
        SignalTriage triage;
        QVERIFY(triage.set("x", {SignalStatus::UnderReview, {}}));
        for (const QString &reason : {QString(), QStringLiteral(" \t\n")}) {
            const auto result = triage.set("x", {SignalStatus::Archived, reason});
            QVERIFY(!result);
            QVERIFY(!result.error().message.isEmpty());
        }
        Signal signal;
        signal.id = "x";
        QCOMPARE(triage.decisionFor(signal).status, SignalStatus::UnderReview);
    }

    void reasonsAreLimited()
    {
        SignalTriage triage;
        const QString longest(SignalTriage::kMaximumReasonLength, QLatin1Char('a'));
        Signal signal;
        signal.id = "x";
        QVERIFY(triage.set("x", {SignalStatus::Archived, longest}));
        QCOMPARE(triage.decisionFor(signal).reason, longest);
        QVERIFY(triage.set("x", {SignalStatus::Archived, longest + QLatin1Char('b')}));
        QCOMPARE(triage.decisionFor(signal).reason, longest);
        // Cut before a pair of surrogates, not inside: the file must stay readable.
        const QString octopus = QStringLiteral("\U0001F419");
        QVERIFY(triage.set("x", {SignalStatus::Archived, longest.chopped(1) + octopus}));
        QCOMPARE(triage.decisionFor(signal).reason, longest.chopped(1));
        const auto read = SignalTriage::fromJson(triage.toJson());
        QVERIFY(read && *read == triage);
    }

    void largeDocumentsAreRefused()
    {
        std::string json = SignalTriage().toJson();
        json.resize(SignalTriage::kMaximumJsonBytes, ' ');
        QVERIFY(SignalTriage::fromJson(json));
        json.push_back(' ');
        QVERIFY(!SignalTriage::fromJson(json));
    }

    void badDocumentsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const std::string &json) {
            QTest::newRow(name) << QByteArray::fromStdString(json);
        };
        row("empty", "");
        row("no JSON", "{");
        row("null", "null");
        row("a number", "1");
        row("a list", "[]");
        row("an empty object", "{}");
        row("no version", R"({"signals":[]})");
        row("another version", R"({"version":2,"signals":[]})");
        row("a version in words", R"({"version":"1","signals":[]})");
        row("no signals", R"({"version":1})");
        row("signals are an object", R"({"version":1,"signals":{}})");
        row("signals are null", R"({"version":1,"signals":null})");
        row("trailing text", R"({"version":1,"signals":[]} x)");
        row("an entry is null", document("null"));
        row("an entry is a list", document("[]"));
        row("an entry without an id", document("{'status':'open'}"));
        row("an empty id", document("{'id':'','status':'open'}"));
        row("an id that is a number", document("{'id':1,'status':'open'}"));
        row("no status", document("{'id':'x'}"));
        row("an unknown status", document("{'id':'x','status':'OPEN'}"));
        row("a status that is a number", document("{'id':'x','status':0}"));
        row("archived without a reason", document("{'id':'x','status':'archived'}"));
        row("a reason of blanks", document("{'id':'x','status':'archived','reason':' '}"));
        row("a reason that is a list", document("{'id':'x','status':'archived','reason':['a']}"));
        row("the last of many", document("{'id':'a','status':'open'},{'id':'b'}"));
        row("broken UTF-8", document("{'id':'x','status':'open'}").insert(30, "\xff"));
        row("nested lists", std::string(200'000, '['));
        row("nested objects", [] {
            std::string json = R"({"version":1,"signals":[)";
            for (int i = 0; i < 200'000; ++i)
                json += R"({"a":)";
            return json;
        }());
    }

    void badDocumentsAreRefused()
    {
        QFETCH(QByteArray, json);
        const auto read = SignalTriage::fromJson(std::string_view(json));
        QVERIFY(!read);
        QVERIFY(!read.error().message.isEmpty());
    }

    // Must use up neither the stack nor the memory.
    void deepNestingDoesNoHarm()
    {
        constexpr std::size_t kDeep = 1'000'000;
        const std::string json = R"({"version":1,"signals":[],"x":)" + std::string(kDeep, '[')
            + std::string(kDeep, ']') + '}';
        const auto read = SignalTriage::fromJson(json);
        QVERIFY(read);
        QCOMPARE(read->size(), std::size_t {0});
    }

    void unknownMembersAreIgnored()
    {
        const auto read = SignalTriage::fromJson(
            document("{'id':'x','status':'under_review','reason':'dropped','note':{'a':[1]}}"));
        QVERIFY(read);
        Signal signal;
        signal.id = "x";
        QCOMPARE(read->decisionFor(signal).status, SignalStatus::UnderReview);
        QCOMPARE(read->decisionFor(signal).reason, QString());
    }

    void theLastOfTwoDecisionsCounts()
    {
        const auto read = SignalTriage::fromJson(document(
            "{'id':'x','status':'under_review'},{'id':'x','status':'archived','reason':'r'}"));
        QVERIFY(read);
        QCOMPARE(read->size(), std::size_t {1});
        Signal signal;
        signal.id = "x";
        QCOMPARE(read->decisionFor(signal).status, SignalStatus::Archived);
    }

    void severitiesRoundTrip()
    {
        for (std::size_t i = 0; i < kSeverityNames.size(); ++i) {
            const auto severity = severityFromName(kSeverityNames[i]);
            QCOMPARE(severity, std::optional(static_cast<Severity>(i)));
            QVERIFY(!severityText(*severity).isEmpty());
        }
        QVERIFY(Severity::Low < Severity::Critical);
        for (const char *name : {"", "High", "critical ", "none"})
            QVERIFY(!severityFromName(name));
    }
};

QTEST_APPLESS_MAIN(SignalTriageTest)
#include "tst_signaltriage.moc"
