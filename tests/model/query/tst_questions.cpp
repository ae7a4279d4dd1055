// SPDX-License-Identifier: Apache-2.0
// resources/questions.md stays true: its filters run as they stand there, find what they are about
// in the recorded log, and name views that exist.
#include "model/addresses/addressenricher.h"
#include "model/query/kql.h"
#include "model/query/roworder.h"
#include "model/query/savedviews.h"
#include "tests/support/recordedlogs.h"
#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <map>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

struct Question
{
    QString where;
    QString filter; // empty: a panel answers it
};

std::map<int, Question> questions()
{
    static const QRegularExpression row(
        QStringLiteral("^\\| (\\d+) \\| [^|]+ \\| ([^|]*)\\| (?:`(.*)` )?\\|$"));
    std::map<int, Question> all;
    const QString page =
        QString::fromUtf8(readAll(QStringLiteral(KUBEWAKE_SOURCE_DIR "/resources/questions.md")));
    for (const QString &line : page.split(QLatin1Char('\n'))) {
        const auto match = row.match(line);
        if (match.hasMatch())
            all[match.captured(1).toInt()] = {match.captured(2), match.captured(3)};
        else if (line.startsWith(QLatin1String("| ")) && line.at(2).isDigit())
            qFatal("not understood: %s", qPrintable(line));
    }
    return all;
}

// Not in the recorded log, and why.
const std::map<int, const char *> kNotThere {
    {5, "its clients are all on the same machine"},
    {22, "every session was closed"},
    {32, "it is of no cloud"},
    {36, "nothing of that name ran there"},
    {37, "nobody forged a user agent"},
    {48, "it is whole"},
};

using Reading = std::function<bool(const json &)>;

bool verbIsOf(const json &event, std::initializer_list<const char *> verbs)
{
    return std::ranges::find(verbs, event.value("verb", std::string())) != verbs.end();
}

json objectRef(const json &event)
{
    return event.value("objectRef", json::object());
}

// Read from the JSON itself.
const std::map<int, Reading> kReadings {
    {9,
     [](const json &event) {
         return objectRef(event).value("resource", "") == "serviceaccounts"
             && objectRef(event).value("subresource", "") == "token" && verbIsOf(event, {"create"});
     }},
    {12, [](const json &event) { return event.contains("impersonatedUser"); }},
    {16,
     [](const json &event) {
         const std::string resource = objectRef(event).value("resource", "");
         return resource == "selfsubjectaccessreviews" || resource == "selfsubjectrulesreviews"
             || resource == "subjectaccessreviews";
     }},
    {17,
     [](const json &event) {
         return objectRef(event).value("resource", "") == "secrets"
             && !objectRef(event).contains("subresource") // `res: secrets` is not secrets/…
             && verbIsOf(event, {"get", "list", "watch"});
     }},
    {26,
     [](const json &event) {
         return verbIsOf(event, {"update", "patch"});
     }},
    {27,
     [](const json &event) {
         return objectRef(event).value("apiGroup", "") == "rbac.authorization.k8s.io"
             && verbIsOf(event, {"create", "update", "patch", "delete"});
     }},
    {35,
     [](const json &event) {
         return verbIsOf(event, {"delete", "deletecollection"});
     }},
};

} // namespace

class TestQuestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allFiftyAreAnswered();
    void filtersFind_data();
    void filtersFind();
    void viewsExist();

private:
    // As a person sees it: with what it tells of its networks.
    const SnapshotPtr &log();

    SnapshotPtr m_log;
};

const SnapshotPtr &TestQuestions::log()
{
    if (m_log)
        return m_log;
    if (const SnapshotPtr recorded = recordedLog(QStringLiteral("request-response"))) {
        AddressEnricher enricher;
        enricher.infer(*recorded);
        m_log = enricher.enriched(recorded);
    }
    return m_log;
}

void TestQuestions::allFiftyAreAnswered()
{
    const auto all = questions();
    QCOMPARE(all.size(), std::size_t {50});
    QCOMPARE(all.begin()->first, 1);
    QCOMPARE(all.rbegin()->first, 50);
    for (const auto &[number, question] : all)
        QVERIFY2(!question.where.trimmed().isEmpty() || !question.filter.isEmpty(),
                 qPrintable(QString::number(number)));
}

void TestQuestions::filtersFind_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("filter");
    for (const auto &[number, question] : questions()) {
        if (!question.filter.isEmpty())
            QTest::addRow("%d", number) << number << question.filter;
    }
}

void TestQuestions::filtersFind()
{
    QFETCH(int, number);
    QFETCH(QString, filter);
    const auto parsed = parseKql(filter.toStdString());
    QVERIFY2(parsed, qPrintable(filter));
    for (const KqlHint &hint : parsed->hints)
        QFAIL(qPrintable(hint.message));
    const SnapshotPtr &log = this->log();
    if (!log)
        QSKIP("the recorded log is not on this machine");
    const RowBitmap rows = allRows(*log, RowKind::Requests);
    const RowBitmap found = CompiledFilter(parsed->expression).evaluate(*log, rows).value().matched;
    const auto absent = kNotThere.find(number);
    QCOMPARE(found.count() == 0, absent != kNotThere.end());
    const auto reading = kReadings.find(number);
    if (reading == kReadings.end())
        return;
    for (Row row = 0; row < log->eventCount(); ++row) {
        if (rows.test(row))
            QVERIFY2(found.test(row) == reading->second(json::parse(log->eventJson(row).value())),
                     log->eventJson(row).value().substr(0, 400).c_str());
    }
}

void TestQuestions::viewsExist()
{
    QStringList names;
    for (const SavedView &view : savedViews())
        names += savedViewName(view);
    static const QRegularExpression named(QStringLiteral("Views → ([^;|]+)"));
    int count = 0;
    for (const auto &[number, question] : questions()) {
        const auto match = named.match(question.where);
        if (!match.hasMatch())
            continue;
        ++count;
        QVERIFY2(names.contains(match.captured(1).trimmed()), qPrintable(match.captured(1)));
    }
    QVERIFY(count >= 7);
}

QTEST_GUILESS_MAIN(TestQuestions)
#include "tst_questions.moc"
