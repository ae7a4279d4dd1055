// SPDX-License-Identifier: Apache-2.0
// Rules that were written for other engines: SigmaHQ's Kubernetes audit rules run unchanged, with
// the matches that a second, naive reading of their YAML finds; and the test rules of the Sigma
// specification are taken or refused for the reason that it gives.
#include "detections/detection.h"
#include "tests/support/naiveevaluator.h"
#include "tests/support/recordedlogs.h"
#include "tests/support/rules.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QTest>

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

#ifdef KUBEWAKE_SANITIZED
const QStringList kLogs {QStringLiteral("request-response")};
#else
const QStringList kLogs {QStringLiteral("request-response"), QStringLiteral("metadata"),
                         QStringLiteral("production-policy")};
#endif

// Every value at the end of `suffix` anywhere below.
void collect(const json &node, const std::vector<std::string> &suffix, std::vector<json> &found)
{
    const json *at = &node;
    for (const std::string &key : suffix)
        at = at != nullptr && at->is_object() && at->contains(key) ? &(*at)[key] : nullptr;
    if (at != nullptr && !at->is_null())
        found.push_back(*at);
    if (node.is_structured()) {
        for (const json &child : node)
            collect(child, suffix, found);
    }
}

std::vector<std::string> valuesOf(const json &event, const std::string &field)
{
    const std::map<std::string, std::vector<std::string>> anywhere {
        {"hostPath", {"hostPath", "path"}},
        {"capabilities", {"securityContext", "capabilities", "add"}}};
    const auto alias = anywhere.find(field);
    if (alias == anywhere.end())
        return naiveValues(event, field == "apiGroup" ? "objectRef.apiGroup" : field);
    std::vector<json> found;
    if (event.contains("requestObject"))
        collect(event["requestObject"], alias->second, found);
    std::vector<std::string> texts;
    for (const json &value : found)
        texts.push_back(value.is_string() ? value.get<std::string>() : value.dump());
    return texts;
}

QString lower(const std::string &text)
{
    return QString::fromStdString(text).toLower();
}

bool passes(const json &event, const std::string &field, bool contains, const std::string &value)
{
    if (field == "responseStatus.code" && value == "ALLOW")
        return naiveValues(event, "annotations.authorization.k8s.io/decision")
            == std::vector<std::string> {"allow"};
    const std::vector<std::string> values = valuesOf(event, field);
    if (value == "*")
        return !values.empty();
    return std::ranges::any_of(values, [&](const std::string &one) {
        return contains ? lower(one).contains(lower(value)) : lower(one) == lower(value);
    });
}

bool selected(const json &event, const YAML::Node &selection)
{
    for (const auto &entry : selection) {
        const auto key = entry.first.as<std::string>();
        const bool contains = key.ends_with("|contains");
        const std::string field = key.substr(0, key.find('|'));
        const YAML::Node &value = entry.second;
        bool any = false;
        for (const auto &item : value.IsSequence() ? value : YAML::Load("[x]"))
            any = any
                || passes(event, field, contains,
                          (value.IsSequence() ? item : value).as<std::string>());
        if (!any)
            return false;
    }
    return true;
}

// The conditions of the 16 rules are `selection` and `A and 1 of B_*`.
bool matches(const json &event, const YAML::Node &detection)
{
    const auto condition = detection["condition"].as<std::string>();
    if (condition == "selection")
        return selected(event, detection["selection"]);
    if (condition != "selection_status and 1 of selection_request_*")
        qFatal("The naive evaluator does not know `%s`.", condition.c_str());
    return selected(event, detection["selection_status"])
        && (selected(event, detection["selection_request_uri"])
            || selected(event, detection["selection_request_user_agent"]));
}

std::set<Row> naiveRows(const SnapshotPtr &snapshot, const YAML::Node &detection)
{
    std::set<Row> rows;
    for (Row row = 0; row < snapshot->eventCount(); ++row) {
        if (!snapshot->representatives().test(row))
            continue;
        const Result<std::string> text = snapshot->eventJson(row);
        if (!text)
            qFatal("An event cannot be read.");
        if (matches(json::parse(*text), detection))
            rows.insert(row);
    }
    return rows;
}

RuleSet loadRules(const QString &path)
{
    RuleSet::Options options;
    options.builtin = false;
    options.paths = {QFile::encodeName(path).toStdString()};
    return RuleSet::load(options);
}

} // namespace

class SigmaHqTest : public QObject
{
    Q_OBJECT

private slots:
    void runsUnchanged_data();
    void runsUnchanged();
    void takesTheRulesOfTheSpecification_data();
    void takesTheRulesOfTheSpecification();

private:
    std::map<QString, SnapshotPtr> m_snapshots;
};

void SigmaHqTest::runsUnchanged_data()
{
    QTest::addColumn<QString>("path");
    const QString folder = sharedData(QStringLiteral("sigma/rules"));
    if (folder.isEmpty())
        QSKIP("the shared data is not on this machine");
    const QStringList files = QDir(folder).entryList({QStringLiteral("*.yml")}, QDir::Files);
    QCOMPARE(files.size(), 16);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << folder + QLatin1Char('/') + file;
}

void SigmaHqTest::runsUnchanged()
{
    QFETCH(QString, path);
    const RuleSet rules = loadRules(path);
    QVERIFY2(rules.errors().empty(),
             rules.errors().empty() ? "" : rules.errors()[0].message.c_str());
    QCOMPARE(rules.rules().size(), 1U);
    const YAML::Node detection = YAML::Load(readAll(path).toStdString())["detection"];
    for (const QString &log : kLogs) {
        SnapshotPtr &snapshot = m_snapshots[log];
        if (!snapshot)
            snapshot = recordedLog(log);
        std::set<Row> found;
        for (const SignalPtr &signal : detect(rules, snapshot).signalList)
            found.insert(signal->rows.begin(), signal->rows.end());
        QCOMPARE(found, naiveRows(snapshot, detection));
        if (log == kLogs.first() && !path.contains(QLatin1String("events_deleted"))
            && !path.contains(QLatin1String("deployment_deleted"))
            && !path.contains(QLatin1String("rbac_permisions")))
            QVERIFY2(!found.empty(), qPrintable(path)); // the attack of the recording
    }
}

// All of them are for Windows or for another taxonomy, as the specification allows: none may be
// run on audit logs, and none may pass without a word.
void SigmaHqTest::takesTheRulesOfTheSpecification_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    const QString folder = sharedData(QStringLiteral("sigma/specification/tests/schema"));
    if (folder.isEmpty())
        QSKIP("the shared data is not on this machine");
    const std::map<QString, QString> reasons {
        {QStringLiteral("rules/rule_1.yml"), QStringLiteral("not for Kubernetes")},
        {QStringLiteral("rules/rule_ecs.yml"), QStringLiteral("taxonomy `ecs`")},
        {QStringLiteral("filter/filter_1.yml"), QStringLiteral("not for Kubernetes")},
        {QStringLiteral("filter/filter_ecs.yml"), QStringLiteral("taxonomy `ecs`")},
        {QStringLiteral("correlation/event_count_ecs.yml"), QStringLiteral("taxonomy `ecs`")},
        {QStringLiteral("correlation/event_count.yml"),
         QStringLiteral("`ComputerName` is no field")},
        {QStringLiteral("correlation/value_count.yml"),
         QStringLiteral("`ComputerName` is no field")},
        {QStringLiteral("correlation/temporal.yml"), QStringLiteral("`ComputerName` is no field")},
        {QStringLiteral("correlation/temporal_ordered.yml"),
         QStringLiteral("`ComputerName` is no field")},
        {QStringLiteral("correlation/value_sum.yml"), QStringLiteral("`SourceIP` is no field")},
        {QStringLiteral("correlation/value_avg.yml"), QStringLiteral("`SourceIP` is no field")},
        {QStringLiteral("correlation/value_percentile.yml"),
         QStringLiteral("`ComputerName` is no field")},
    };
    int files = 0;
    for (const QString &kind :
         {QStringLiteral("rules"), QStringLiteral("filter"), QStringLiteral("correlation")}) {
        for (const QString &file : QDir(folder + QLatin1Char('/') + kind)
                                       .entryList({QStringLiteral("*.yml")}, QDir::Files)) {
            const QString name = kind + QLatin1Char('/') + file;
            QVERIFY2(reasons.contains(name), qPrintable(name));
            QTest::newRow(qPrintable(name)) << folder + QLatin1Char('/') + name << reasons.at(name);
            ++files;
        }
    }
    QCOMPARE(files, 12);
}

// With its fields renamed to those of an audit event, and the rules that it refers to at hand, each
// correlation loads.
void SigmaHqTest::takesTheRulesOfTheSpecification()
{
    QFETCH(QString, path);
    QFETCH(QString, reason);
    const RuleSet asItIs = loadRules(path);
    QCOMPARE(asItIs.rules().size(), 0U);
    QCOMPARE(asItIs.errors().size(), 1U);
    QVERIFY2(asItIs.errors()[0].message.find(reason.toStdString()) != std::string::npos,
             asItIs.errors()[0].message.c_str());

    const std::vector<std::pair<const char *, const char *>> changes {
        {"taxonomy: ecs", "taxonomy: sigma"},
        {"product: windows", "product: kubernetes"},
        {"service: application", "service: audit"},
        {"service: dns", "service: audit"},
        {"category: network", "category: application"},
        {"category: process_creation", "category: application"},
        {"Provider_Name", "verb"},
        {"dns.question.name", "userAgent"},
        {"ComputerName", "cluster"},
        {"WorkstationName", "sourceIPs"},
        {"SourceIP", "sourceIPs"},
        {"User|", "user.username|"},
        {"- User", "- user.username"},
        {"field: User", "field: user.username"},
        {"field: Image", "field: objectRef.name"},
        {"bytes_sent", "duration"},
        {"BytesOut", "duration"},
    };
    QByteArray text = readAll(path);
    for (const auto &[from, to] : changes)
        text.replace(from, to);
    QByteArray yaml = text + "\n";
    for (const char *name :
         {"5638f7c0-ac70-491d-8465-2a65075e0d86", "recon_cmd_a", "recon_cmd_b", "recon_cmd_c",
          "website_access", "rule_a_id", "process_creation", "6f3e2987-db24-4c78-a860-b4f4095a7095",
          "df0841c0-9846-4e9f-ad8a-7df91571771b"}) {
        if (text.contains(name))
            yaml += QByteArray("---\ntitle: ") + name + "\nname: " + name
                + "\nlogsource: {product: kubernetes, service: audit}\n"
                  "detection: {s: {verb: get}, condition: s}\n";
    }
    const RuleSet changed = rulesOf(yaml);
    QVERIFY2(changed.errors().empty(),
             changed.errors().empty() ? "" : changed.errors()[0].message.c_str());
    QVERIFY(!changed.rules().empty());
}

QTEST_GUILESS_MAIN(SigmaHqTest)
#include "tst_sigmahq.moc"
