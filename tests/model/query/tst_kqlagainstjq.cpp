// SPDX-License-Identifier: Apache-2.0
#include "model/query/compiledfilter.h"
#include "model/query/kql.h"
#include "tests/support/snapshots.h"
#include "tests/support/testdata.h"

#include <QRandomGenerator>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <regex>

using namespace kubewake;
using nlohmann::json;

namespace {

using Values = std::vector<std::string>;
using Rows = std::vector<Row>;

// What a filter means, written down a second time as plain code over the JSON of one event.
struct Question
{
    std::string kql;
    std::function<bool(const json &, const std::string &raw)> holds; // raw: in lower case
    bool usesBody = false;
};

void collect(const json &value, Values &out)
{
    if (value.is_array()) {
        for (const json &element : value)
            collect(element, out);
    } else if (value.is_string()) {
        out.push_back(value.get<std::string>());
    } else if (value.is_object()) {
        for (const json &member : value)
            collect(member, out);
    } else if (!value.is_null()) {
        out.push_back(value.dump());
    }
}

void collectAt(const json &value, const std::vector<std::string> &keys, std::size_t depth,
               Values &out)
{
    if (value.is_array()) {
        for (const json &element : value)
            collectAt(element, keys, depth, out);
    } else if (depth == keys.size()) {
        collect(value, out);
    } else if (value.is_object() && value.contains(keys[depth])) {
        collectAt(value.at(keys[depth]), keys, depth + 1, out);
    }
}

Values at(const json &event, const std::vector<std::string> &keys)
{
    Values values;
    collectAt(event, keys, 0, values);
    return values;
}

struct Field
{
    std::string name;
    std::function<Values(const json &)> values;
    bool body = false;
};

Field path(const std::string &name, const std::vector<std::string> &keys)
{
    const bool body = keys.front() == "requestObject" || keys.front() == "responseObject";
    return {name, [keys](const json &event) { return at(event, keys); }, body};
}

std::string first(const Values &values)
{
    return values.empty() ? std::string() : values.front();
}

const std::vector<Field> &fields()
{
    static const std::vector<Field> kFields {
        path("verb", {"verb"}),
        path("user", {"user", "username"}),
        path("actor", {"user", "username"}),
        path("user.username", {"user", "username"}),
        path("group", {"user", "groups"}),
        path("user.uid", {"user", "uid"}),
        path("cred", {"user", "extra", "authentication.kubernetes.io/credential-id"}),
        path("pod", {"user", "extra", "authentication.kubernetes.io/pod-name"}),
        path("as", {"impersonatedUser", "username"}),
        path("ip", {"sourceIPs"}),
        path("ua", {"userAgent"}),
        path("ns", {"objectRef", "namespace"}),
        path("name", {"objectRef", "name"}),
        path("objectRef.resource", {"objectRef", "resource"}),
        path("sub", {"objectRef", "subresource"}),
        path("api", {"objectRef", "apiGroup"}),
        path("objectRef.resourceVersion", {"objectRef", "resourceVersion"}),
        path("code", {"responseStatus", "code"}),
        path("reason", {"responseStatus", "reason"}),
        path("message", {"responseStatus", "message"}),
        path("responseStatus.details.kind", {"responseStatus", "details", "kind"}),
        path("uri", {"requestURI"}),
        path("stage", {"stage"}),
        path("level", {"level"}),
        path("id", {"auditID"}),
        path("decision", {"annotations", "authorization.k8s.io/decision"}),
        path("annotations.\"authorization.k8s.io/reason\"",
             {"annotations", "authorization.k8s.io/reason"}),
        path("annotations.pod-security.kubernetes.io/enforce-policy",
             {"annotations", "pod-security.kubernetes.io/enforce-policy"}),
        path("requestObject.kind", {"requestObject", "kind"}),
        path("requestObject.metadata.name", {"requestObject", "metadata", "name"}),
        path("requestObject.spec.containers.image",
             {"requestObject", "spec", "containers", "image"}),
        path("requestObject.rules.verbs", {"requestObject", "rules", "verbs"}),
        path("requestObject.spec.replicas", {"requestObject", "spec", "replicas"}),
        path("responseObject.kind", {"responseObject", "kind"}),
        path("responseObject.metadata.labels.app", {"responseObject", "metadata", "labels", "app"}),
        {"effective",
         [](const json &event) {
             const Values as = at(event, {"impersonatedUser", "username"});
             return as.empty() ? at(event, {"user", "username"}) : as;
         }},
        {"peer",
         [](const json &event) {
             const Values ips = at(event, {"sourceIPs"});
             return ips.empty() ? ips : Values {ips.back()};
         }},
        {"res",
         [](const json &event) {
             const Values resource = at(event, {"objectRef", "resource"});
             const Values sub = at(event, {"objectRef", "subresource"});
             return resource.empty() || sub.empty() ? resource
                                                    : Values {resource.front() + '/' + sub.front()};
         }},
    };
    return kFields;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::string escaped(const std::string &text)
{
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\():<>\"*{}").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

// Words that mean something between spaces, and what starts like a pattern or a minus.
bool canBeUnquoted(const std::string &text)
{
    static const std::regex kUnsafe("(^|\\s)(and|or|not)(\\s|$)|^[-/]|^\\s|\\s$|^$|[\\x00-\\x1f]",
                                    std::regex::icase);
    return !std::regex_search(text, kUnsafe) && text != "true" && text != "false" && text != "null";
}

class Generator
{
public:
    Generator(const std::vector<json> &events, quint32 seed)
        : m_events(events)
        , m_random(seed)
    {
    }

    Question question(int depth)
    {
        const int kind = depth == 0 ? 9 : below(10);
        if (kind < 2)
            return combined(depth, true);
        if (kind < 4)
            return combined(depth, false);
        return kind == 4 ? negated(question(depth - 1)) : leaf();
    }

private:
    int below(int bound) { return m_random.bounded(bound); }

    const json &event() { return m_events[m_random.bounded(quint32(m_events.size()))]; }

    Question combined(int depth, bool all)
    {
        std::vector<Question> parts;
        for (int i = 2 + below(2); i > 0; --i)
            parts.push_back(question(depth - 1));
        Question result;
        for (const Question &part : parts) {
            result.kql += (result.kql.empty() ? "(" : all ? ") AND (" : ") or (") + part.kql;
            result.usesBody |= part.usesBody;
        }
        result.kql += ')';
        result.holds = [parts, all](const json &event, const std::string &raw) {
            const auto holds = [&](const Question &part) { return part.holds(event, raw); };
            return all ? std::all_of(parts.begin(), parts.end(), holds)
                       : std::any_of(parts.begin(), parts.end(), holds);
        };
        return result;
    }

    static Question negated(const Question &inner)
    {
        return {
            "not (" + inner.kql + ')',
            [inner](const json &event, const std::string &raw) { return !inner.holds(event, raw); },
            inner.usesBody};
    }

    Question leaf()
    {
        switch (below(12)) {
        case 0:
            return codeRange();
        case 1:
            return timeRange();
        case 2:
            return freeText();
        case 3:
            return network();
        case 4:
            return nested();
        default:
            return onField();
        }
    }

    Question codeRange()
    {
        const int code = std::atoi(first(at(event(), {"responseStatus", "code"})).c_str());
        const bool more = below(2) == 0;
        return {(more ? "code >= " : "code < ") + std::to_string(code),
                [code, more](const json &event, const std::string &) {
                    const Values codes = at(event, {"responseStatus", "code"});
                    return !codes.empty()
                        && (more ? std::stoi(codes[0]) >= code : std::stoi(codes[0]) < code);
                }};
    }

    // All times in the logs are written alike, so they compare as texts.
    Question timeRange()
    {
        const std::string time = first(at(event(), {"requestReceivedTimestamp"}));
        const int kind = below(3);
        if (kind == 2) {
            const std::string minute = time.substr(0, 16);
            return {"@timestamp: \"" + minute + "\"",
                    [minute](const json &event, const std::string &) {
                        return first(at(event, {"requestReceivedTimestamp"})).starts_with(minute);
                    }};
        }
        return {(kind == 0 ? "time > \"" : "requestReceivedTimestamp <= \"") + time + '"',
                [kind, time](const json &event, const std::string &) {
                    const std::string own = first(at(event, {"requestReceivedTimestamp"}));
                    return kind == 0 ? own > time : own <= time;
                }};
    }

    Question freeText()
    {
        std::string word =
            first(fields()[m_random.bounded(quint32(fields().size()))].values(event()));
        word = word.substr(0, 3 + static_cast<std::size_t>(below(12)));
        static const std::regex kPlain("[A-Za-z0-9:./ -]+");
        if (word.size() < 3 || !std::regex_match(word, kPlain))
            word = "forbidden";
        std::string typed = word;
        for (char &c : typed)
            c = below(2) == 0 && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        return {'"' + typed + '"', [word](const json &, const std::string &raw) {
                    return raw.find(lowered(word)) != std::string::npos;
                }};
    }

    Question network()
    {
        const std::string address = first(at(event(), {"sourceIPs"}));
        unsigned a = 0;
        unsigned b = 0;
        if (std::sscanf(address.c_str(), "%u.%u.", &a, &b) != 2)
            return onField();
        const std::string prefix = std::to_string(a) + '.' + std::to_string(b) + '.';
        return {"ip: " + prefix + "0.0/16", [prefix](const json &event, const std::string &) {
                    const Values ips = at(event, {"sourceIPs"});
                    return std::any_of(ips.begin(), ips.end(), [&prefix](const std::string &ip) {
                        return ip.starts_with(prefix);
                    });
                }};
    }

    Question nested()
    {
        const std::string verb = below(2) == 0 ? "get" : "create";
        const std::string resource = below(2) == 0 ? "pods" : "secrets";
        return {"requestObject.rules: { verbs: " + verb + " and resources: (" + resource
                    + " or nodes) }",
                [verb, resource](const json &event, const std::string &) {
                    if (!event.contains("requestObject") || !event.at("requestObject").is_object()
                        || !event.at("requestObject").contains("rules"))
                        return false;
                    for (const json &rule : event.at("requestObject").at("rules")) {
                        const Values verbs = at(rule, {"verbs"});
                        const Values resources = at(rule, {"resources"});
                        const auto has = [](const Values &values, const std::string &value) {
                            return std::find(values.begin(), values.end(), value) != values.end();
                        };
                        if (has(verbs, verb)
                            && (has(resources, resource) || has(resources, "nodes")))
                            return true;
                    }
                    return false;
                },
                true};
    }

    Question onField()
    {
        const Field &field = fields()[m_random.bounded(quint32(fields().size()))];
        std::string value;
        for (int attempt = 0; attempt < 200 && value.empty(); ++attempt) {
            const Values values = field.values(event());
            if (!values.empty())
                value = values[m_random.bounded(quint32(values.size()))];
        }
        const auto any = [&field](std::function<bool(const std::string &)> test) {
            return [&field, test = std::move(test)](const json &event, const std::string &) {
                const Values values = field.values(event);
                return std::any_of(values.begin(), values.end(), test);
            };
        };
        const auto equals = any([value](const std::string &v) { return v == value; });
        switch (below(8)) {
        case 0:
            return {field.name + ": *", any([](const std::string &) { return true; }), field.body};
        case 1:
            return {field.name + ": null",
                    [&field](const json &event, const std::string &) {
                        return field.values(event).empty();
                    },
                    field.body};
        case 2: {
            const std::string start = value.substr(0, value.size() / 2 + 1);
            if (!canBeUnquoted(start))
                break;
            return {field.name + ": " + escaped(start) + '*', any([start](const std::string &v) {
                        return lowered(v).starts_with(lowered(start));
                    }),
                    field.body};
        }
        case 3: {
            const std::string part = value.substr(value.size() / 3, 5);
            return {field.name + ": *" + escaped(part) + '*', any([part](const std::string &v) {
                        return lowered(v).find(lowered(part)) != std::string::npos;
                    }),
                    field.body};
        }
        case 4: {
            const std::string other = first(field.values(event()));
            return {field.name + ": (" + kqlQuoted(value).toStdString() + " or "
                        + kqlQuoted(other).toStdString() + ')',
                    any([value, other](const std::string &v) { return v == value || v == other; }),
                    field.body};
        }
        case 5: {
            const Question inner {"", equals, field.body};
            return {'-' + field.name + ": " + kqlQuoted(value).toStdString(), negated(inner).holds,
                    field.body};
        }
        case 6:
            if (canBeUnquoted(value) && value.find(',') == std::string::npos)
                return {field.name + ": " + escaped(value), equals, field.body};
            break;
        default:
            break;
        }
        return {field.name + ": " + kqlQuoted(value).toStdString(), equals, field.body};
    }

    const std::vector<json> &m_events;
    QRandomGenerator m_random;
};

int stageRank(const json &event)
{
    static const std::map<std::string, int> kRanks {
        {"RequestReceived", 1}, {"ResponseStarted", 2}, {"ResponseComplete", 3}, {"Panic", 4}};
    const auto found = kRanks.find(first(at(event, {"stage"})));
    return found == kRanks.end() ? 0 : found->second;
}

Rows bitmapRows(const RowBitmap &bitmap, Row count)
{
    Rows rows;
    for (Row row = 0; row < count; ++row) {
        if (bitmap.test(row))
            rows.push_back(row);
    }
    return rows;
}

} // namespace

class TestKqlAgainstJq : public QObject
{
    Q_OBJECT

private slots:
    void randomFilters_data();
    void randomFilters();

private:
    static Rows representatives(const std::vector<json> &events);
};

// The row of a request is its highest stage; of equal ones the first.
Rows TestKqlAgainstJq::representatives(const std::vector<json> &events)
{
    std::map<std::string, Row> best;
    for (Row row = 0; row < events.size(); ++row) {
        const auto [entry, isNew] = best.emplace(first(at(events[row], {"auditID"})), row);
        if (!isNew && stageRank(events[row]) > stageRank(events[entry->second]))
            entry->second = row;
    }
    Rows rows;
    for (const auto &[id, row] : best)
        rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TestKqlAgainstJq::randomFilters_data()
{
    QTest::addColumn<QString>("log");
    for (const char *name : {"production-policy.log.gz", "request-response.log.gz"})
        QTest::newRow(name) << QStringLiteral("apiserver/") + QLatin1String(name);
}

void TestKqlAgainstJq::randomFilters()
{
    QFETCH(QString, log);
    const QString file = test::sharedData(log);
    if (file.isEmpty())
        QSKIP("the shared data is not on this machine");
    const QByteArray bytes = test::readAll(file);
    std::vector<std::string> lines;
    std::vector<json> events;
    for (const QByteArray &line : bytes.split('\n')) {
        if (line.isEmpty())
            continue;
        events.push_back(json::parse(line.toStdString()));
        lines.push_back(lowered(line.toStdString()));
    }
    const SnapshotPtr snapshot = test::snapshotFromJsonLines(bytes);
    QCOMPARE(static_cast<std::size_t>(snapshot->eventCount()), events.size());
    const Rows folded = representatives(events);
    QCOMPARE(bitmapRows(allRows(*snapshot, RowKind::Requests), snapshot->eventCount()), folded);

    Generator generator(events, 20261124);
    int nonEmpty = 0;
    for (int i = 0; i < 200; ++i) {
        const Question question = generator.question(2);
        const auto filter = parseKql(question.kql);
        QVERIFY2(filter, question.kql.c_str());
        const CompiledFilter compiled(filter->expression);
        Rows all(events.size());
        std::iota(all.begin(), all.end(), Row {0});
        for (const RowKind kind : {RowKind::Events, RowKind::Requests}) {
            const auto result = compiled.evaluate(*snapshot, allRows(*snapshot, kind));
            QVERIFY(result);
            QCOMPARE(result->unreadable, Row {0});
            Rows expected;
            for (const Row row : kind == RowKind::Events ? all : folded) {
                const bool unknown = result->unknown.test(row);
                QVERIFY2(!unknown || question.usesBody, question.kql.c_str());
                // Only a body that was not recorded leaves room for doubt.
                QVERIFY2(!unknown || first(at(events[row], {"level"})) != "RequestResponse",
                         question.kql.c_str());
                if (!unknown && question.holds(events[row], lines[row]))
                    expected.push_back(row);
            }
            const Rows found = bitmapRows(result->matched, snapshot->eventCount());
            nonEmpty += !found.empty();
            if (found == expected)
                continue;
            Rows differ;
            std::set_symmetric_difference(found.begin(), found.end(), expected.begin(),
                                          expected.end(), std::back_inserter(differ));
            QFAIL(qPrintable(QStringLiteral("%1: found %2, expected %3, first at line %4")
                                 .arg(QString::fromStdString(question.kql))
                                 .arg(found.size())
                                 .arg(expected.size())
                                 .arg(differ.front() + 1)));
        }
    }
    QVERIFY2(nonEmpty > 200, "most filters should find something");
}

QTEST_GUILESS_MAIN(TestKqlAgainstJq)
#include "tst_kqlagainstjq.moc"
