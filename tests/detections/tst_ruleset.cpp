// SPDX-License-Identifier: Apache-2.0
#include "detections/compiledrule.h"
#include "detections/yamlreader.h"
#include "tests/support/rules.h"
#include "tests/support/testdata.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>

using namespace kubewake;
using namespace kubewake::test;

namespace {

QByteArray rule(const QByteArray &title, const QByteArray &more = {})
{
    return "title: " + title + "\nlogsource: {product: kubernetes}\n" + more
        + "detection: {s: {verb: get}, condition: s}\n";
}

QByteArray correlation(const QByteArray &rules, const QByteArray &more = {},
                       const QByteArray &body = "type: event_count, group-by: [effectiveUser], "
                                                "timespan: 5m, condition: {gte: 3}")
{
    return "---\ntitle: Correlation\n" + more + "correlation: {rules: [" + rules + "], " + body
        + "}\n";
}

const CompiledRule *find(const RuleSet &rules, const std::string &title)
{
    for (const auto &one : rules.rules()) {
        if (one->info()->title == title)
            return one.get();
    }
    return nullptr;
}

std::string messages(const RuleSet &rules)
{
    std::string text;
    for (const RuleError &error : rules.errors())
        text += error.file + ":" + std::to_string(error.line) + ": " + error.message + "\n";
    return text;
}

} // namespace

class RuleSetTest : public QObject
{
    Q_OBJECT

private slots:
    void readsFoldersAndFilesInOrder()
    {
        RuleFolder folder;
        folder.add(QStringLiteral("b.yml"), rule("B"));
        folder.add(QStringLiteral("sub/c.yaml"), rule("C"));
        folder.add(QStringLiteral("a.yml"), rule("A1") + "---\n" + rule("A2"));
        folder.add(QStringLiteral("readme.txt"), "no rule");
        const RuleSet rules = folder.load();
        QVERIFY2(rules.errors().empty(), messages(rules).c_str());
        std::vector<std::string> titles;
        for (const auto &one : rules.rules())
            titles.push_back(one->info()->title);
        QCOMPARE(titles, (std::vector<std::string> {"A1", "A2", "B", "C"}));

        RuleSet::Options options;
        options.builtin = false;
        options.paths = {folder.path(QStringLiteral("readme.txt")).toStdString(),
                         folder.path(QStringLiteral("b.yml")).toStdString(),
                         folder.path(QStringLiteral("absent.yml")).toStdString()};
        const RuleSet some = RuleSet::load(options);
        QCOMPARE(some.rules().size(), 1U);
        QCOMPARE(some.errors().size(), 2U);
        QVERIFY(some.errors()[0].message.find("cannot be read") != std::string::npos);
        QCOMPARE(some.errors()[0].line, 0);
    }

    void saysWhatIsWrongWithAFolderOrFile()
    {
        RuleFolder folder;
        QCOMPARE(folder.load().errors().size(), 1U); // no rules in it
        folder.add(QStringLiteral("empty.yml"), "# nothing\n");
        folder.add(QStringLiteral("large.yml"),
                   QByteArray(static_cast<qsizetype>(kMaximumRuleFileBytes) + 1, '#'));
        const RuleSet rules = folder.load();
        QCOMPARE(rules.errors().size(), 2U);
        QVERIFY(rules.errors()[0].message.find("no rule") != std::string::npos);
        QVERIFY(rules.errors()[1].message.find("larger") != std::string::npos);
    }

    void loadsTheOthersIfOneIsRefused()
    {
        const RuleSet rules = rulesOf(rule("Good") + "---\n" + rule("Bad", "level: huge\n")
                                      + "---\ntitle: Worse\nlogsource: {product: kubernetes}\n"
                                        "detection:\n  s: {verb: get}\n  condition: s and t\n"
                                        "---\n"
                                      + rule("Fine"));
        QCOMPARE(rules.rules().size(), 2U);
        QCOMPARE(rules.errors().size(), 2U);
        QVERIFY(rules.errors()[0].file.ends_with("rules.yml"));
        QCOMPARE(rules.errors()[0].line, 7);
        QCOMPARE(rules.errors()[0].ruleTitle, std::string("Bad"));
        QCOMPARE(rules.errors()[1].line, 14);
        QCOMPARE(rules.errors()[1].ruleTitle, std::string("Worse"));
        QVERIFY(rules.errors()[1].message.find("`t`") != std::string::npos);
    }

    void refusesTheSecondOfAnIdOrName()
    {
        const QByteArray id = "id: 0e95725d-7320-415d-80f7-004da920fc11\n";
        const RuleSet rules =
            rulesOf(rule("First", id) + "---\n" + rule("Second", id) + "---\n"
                    + rule("Third", "name: n\n") + "---\n" + rule("Fourth", "name: n\n"));
        QCOMPARE(rules.rules().size(), 2U);
        QCOMPARE(rules.errors().size(), 2U);
        QVERIFY(rules.errors()[0].message.find("\"First\"") != std::string::npos);
        QVERIFY(rules.errors()[1].message.find("\"Third\"") != std::string::npos);
    }

    void keepsBaseRulesOfACorrelationQuiet()
    {
        const QByteArray base = rule("Base", "name: base\n");
        const RuleSet quiet = rulesOf(base + correlation("base"));
        QVERIFY2(quiet.errors().empty(), messages(quiet).c_str());
        QVERIFY(!find(quiet, "Base")->givesSignals());
        QVERIFY(find(quiet, "Correlation")->givesSignals());
        QCOMPARE(find(quiet, "Correlation")->bases().front().get(), find(quiet, "Base"));

        const RuleSet loud = rulesOf(base + correlation("base", "generate: true\n"));
        QVERIFY(find(loud, "Base")->givesSignals());

        // A correlation that is refused must not silence anything.
        const RuleSet refused = rulesOf(base + correlation("base, absent"));
        QCOMPARE(refused.errors().size(), 1U);
        QVERIFY(find(refused, "Base")->givesSignals());
    }

    void takesFieldsOfCorrelations()
    {
        const RuleSet rules =
            rulesOf(rule("Base", "name: base\n")
                    + correlation("base", "kubewake: {entity: peer}\n",
                                  "type: value_count, group-by: [ns, peer], timespan: 5m, "
                                  "condition: {gte: 3, lt: 9, field: [verb, objectName]}"));
        QVERIFY2(rules.errors().empty(), messages(rules).c_str());
        const CompiledRule &one = *find(rules, "Correlation");
        QCOMPARE(one.entityField(), FieldId::Peer);
        QCOMPARE(one.entityGroup(), std::optional<std::size_t>(1));
        QCOMPARE(one.correlation().timespan, std::int64_t {300'000'000});
        QVERIFY(one.correlation().holds(3) && one.correlation().holds(8));
        QVERIFY(!one.correlation().holds(2) && !one.correlation().holds(9));
        QCOMPARE(one.matchedFields(),
                 (std::vector<std::string> {"verb", "objectRef.namespace", "peer", "objectName"}));
    }

    void resolvesAliases()
    {
        const RuleSet rules = rulesOf(
            rule("A", "name: a\n") + "---\n" + rule("B", "name: b\n")
            + correlation("a, b", {},
                          "type: event_count, aliases: {who: {a: user, b: as}}, group-by: [who], "
                          "timespan: 5m, condition: {gte: 3}"));
        QVERIFY2(rules.errors().empty(), messages(rules).c_str());
        std::vector<std::string> fields;
        for (const std::vector<FieldPath> &ofRule :
             find(rules, "Correlation")->correlation().groupBy)
            fields.push_back(ofRule.front().path);
        QCOMPARE(fields, (std::vector<std::string> {"user.username", "impersonatedUser.username"}));
    }

    void refusesCorrelations_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("message");
        const auto add = [](const char *body, const char *message) {
            QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(message);
        };
        add("type: temporal, group-by: [user], timespan: 5m, condition: {gte: 3}",
            "No number of events");
        add("type: temporal_ordered, group-by: [user], timespan: 5m, condition: {field: verb}",
            "no `field`");
        add("type: temporal, timespan: 5m", "no `group-by`");
        add("type: temporal, group-by: [user], timespan: 5m, condition: 3", "no `condition` map");
        add("type: value_percentile, group-by: [user], timespan: 5m, condition: {gte: 3}",
            "needs the `field`");
        add("type: value_sum, group-by: [user], timespan: 5m, condition: {gte: 3, field: [ns, "
            "verb]}",
            "more than one `field`");
        add("type: value_avg, group-by: [user], timespan: 5m, condition: {gte: high, field: code}",
            "followed by a number");
        add("type: event_count, group-by: [user], timespan: 5m, condition: {gte: 2.5}",
            "whole number");
        add("type: new_value, timespan: 5m, condition: {gte: 3, field: user}", "no bounds");
        add("type: new_value, timespan: 5m, condition: {}", "needs the `field`");
        add("type: nonsense, group-by: [user], timespan: 5m, condition: {gte: 3}", "no type");
        add("group-by: [user], timespan: 5m, condition: {gte: 3}", "no type");
        add("type: event_count, timespan: 5m, condition: {gte: 3}", "no `group-by`");
        add("type: event_count, group-by: [user], condition: {gte: 3}", "`timespan`");
        add("type: event_count, group-by: [user], timespan: 1h30m, condition: {gte: 3}",
            "`timespan`");
        add("type: event_count, group-by: [user], timespan: 5m", "no `condition`");
        add("type: event_count, group-by: [user], timespan: 5m, condition: {}", "names no number");
        add("type: event_count, group-by: [user], timespan: 5m, condition: {gte: many}",
            "followed by a number");
        add("type: event_count, group-by: [user], timespan: 5m, condition: {over: 3}", "no bound");
        add("type: event_count, group-by: [user], timespan: 5m, condition: {lt: 1}",
            "No number of events");
        add("type: event_count, group-by: [user], timespan: 5m, condition: {gt: 5, lt: 6}",
            "No number of events");
        add("type: event_count, group-by: [user], timespan: 5m, condition: {gte: 3, field: verb}",
            "no `field`");
        add("type: value_count, group-by: [user], timespan: 5m, condition: {gte: 3}",
            "needs the `field`");
        add("type: event_count, group-by: [requestObject], timespan: 5m, condition: {gte: 3}",
            "is a whole object");
        add("type: event_count, group-by: [ComputerName], timespan: 5m, condition: {gte: 3}",
            "no field of an audit event");
        add("type: event_count, group-by: [who], aliases: {who: {x: user}}, timespan: 5m, "
            "condition: {gte: 3}",
            "names no field for the rule `base`");
        add("type: event_count, group-by: [user], timespan: 5m, condition: {gte: 3}, order: x",
            "no key `order`");
    }

    void refusesCorrelations()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, message);
        const RuleSet rules = rulesOf(rule("Base", "name: base\n") + correlation("base", {}, body));
        QCOMPARE(rules.rules().size(), 1U);
        QCOMPARE(rules.errors().size(), 1U);
        QVERIFY2(messages(rules).find(message.toStdString()) != std::string::npos,
                 messages(rules).c_str());
    }

    void refusesWrongReferences()
    {
        const QByteArray base = rule("Base", "name: base\n");
        const auto error = [](const QByteArray &yaml) { return messages(rulesOf(yaml)); };
        QVERIFY(error(base + correlation("other")).find("`other`") != std::string::npos);
        QVERIFY(error(base + correlation("")).find("names no `rules`") != std::string::npos);
        QVERIFY(error(base + correlation("base, base")).find("twice") != std::string::npos);
        // A correlation that is refused takes those with it that rest on it, and nothing else.
        const RuleSet rules =
            rulesOf(base + correlation("other", "name: c\n") + correlation("c", "id: x\n"));
        QCOMPARE(rules.errors().size(), 2U);
        QCOMPARE(rules.rules().size(), 1U);
        QVERIFY(rules.rules()[0]->givesSignals());
        QVERIFY(error(base + correlation("base", "kubewake: {entity: peer}\n"))
                    .find("one of its `group-by`")
                != std::string::npos);
    }

    void refusesFilters_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown rule")
            << QByteArray("{rules: [other], s: {user: a}, condition: not s}") << "`other`";
        QTest::newRow("no rules") << QByteArray("{s: {user: a}, condition: not s}")
                                  << "names no `rules`";
        QTest::newRow("no condition")
            << QByteArray("{rules: [base], s: {user: a}}") << "no `condition`";
        QTest::newRow("wrong field")
            << QByteArray("{rules: [base], s: {nonsense: a}, condition: not s}") << "no field";
    }

    void refusesFilters()
    {
        QFETCH(QByteArray, filter);
        QFETCH(QString, message);
        const RuleSet rules =
            rulesOf(rule("Base", "name: base\n")
                    + "---\ntitle: F\nlogsource: {product: kubernetes}\nfilter: " + filter + "\n");
        QCOMPARE(rules.rules().size(), 1U);
        QCOMPARE(rules.errors().size(), 1U);
        QVERIFY2(messages(rules).find(message.toStdString()) != std::string::npos,
                 messages(rules).c_str());
    }

    void refusesOldSyntax()
    {
        const RuleSet rules = rulesOf(ruleWith("  s: {verb: get}\n  timeframe: 5m\n"
                                               "  condition: s | count() by user > 5\n"));
        QCOMPARE(rules.errors().size(), 1U);
        QVERIFY(rules.errors()[0].message.find("correlation") != std::string::npos);
    }

    void loadsTheBundledRules()
    {
        const RuleSet rules = RuleSet::load({});
        QVERIFY2(rules.errors().empty(), messages(rules).c_str());
        for (const auto &one : rules.rules())
            QVERIFY(one->info()->sourceFile.starts_with(":/rules/"));
        RuleSet::Options none;
        none.builtin = false;
        QCOMPARE(RuleSet::load(none).rules().size(), 0U);
        QCOMPARE(RuleSet::load(none).errors().size(), 0U);
    }
};

QTEST_GUILESS_MAIN(RuleSetTest)
#include "tst_ruleset.moc"
