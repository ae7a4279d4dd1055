// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entityprofile.h"

#include "model/addresses/addressenricher.h"
#include "model/addresses/geodatabase.h"
#include "model/core/utf8.h"
#include "model/query/kql.h"
#include "tests/support/eventlines.h"
#include "tests/support/mmdbwriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kubewake;
using Id = EntityListId;
using test::EventLine;

namespace {

EntityProfile profileOf(const SnapshotPtr &snapshot, const EntityRef &entity)
{
    auto profile = entityProfile(*snapshot, entity, TimeFormat());
    if (!profile)
        qFatal("%s", qPrintable(profile.error().message));
    return std::move(*profile);
}

EntityProfile profileOf(const std::vector<EventLine> &lines, const EntityRef &entity)
{
    return profileOf(test::snapshotOf(lines), entity);
}

const EntityList &listOf(const EntityProfile &profile, Id id)
{
    for (const EntityList &list : profile.lists) {
        if (list.id == id)
            return list;
    }
    qFatal("no such list");
}

// `secrets|-|shop|x 2/1`: values, requests, refused.
QByteArrayList textOf(const EntityList &list)
{
    QByteArrayList texts;
    for (const EntityRow &row : list.rows) {
        QByteArrayList values;
        for (const auto &value : row.values)
            values << (value ? QByteArray::fromStdString(*value) : QByteArray("-"));
        texts << values.join('|') + ' ' + QByteArray::number(row.tally.requests) + '/'
                + QByteArray::number(row.tally.refused);
    }
    return texts;
}

QByteArrayList textOf(const EntityProfile &profile, Id id)
{
    return textOf(listOf(profile, id));
}

EventLine line(int second, const QByteArray &verb, const QByteArray &resource,
               const QByteArray &name, int code = 200)
{
    EventLine line;
    line.second = second;
    line.verb = verb;
    line.resource = resource;
    line.name = name;
    line.code = code;
    return line;
}

// A name, and with it the subresource.
QByteArray inside(const QByteArray &name, const QByteArray &subresource)
{
    return name + R"(","subresource":")" + subresource;
}

std::uint32_t answer(const EventSnapshot &snapshot, const QString &filter)
{
    const auto parsed = parseKql(toUtf8(filter));
    return CompiledFilter(parsed->expression)
        .evaluate(snapshot, allRows(snapshot, RowKind::Requests))
        ->matched.count();
}

const EntityRef kAlice = EntityRef::user("alice");

} // namespace

class EntityProfileTest : public QObject
{
    Q_OBJECT

private slots:
    void countsRequestsAndEvents();
    void listsWhatToRotate();
    void listsWhatToCleanUp();
    void listsSessions();
    void findsWhatWasRefusedFirst();
    void tellsWhoActedAsWhom();
    void findsOthers();
    void takesSpellingsOfAnAddressAsOne();
    void takesANetworkAsAText();
    void listsWhereItWasFrom();
    void hasAMatrix();
    void saysHowManyThereAre();
    void knowsNothingOfAStranger();
    void canBeCancelled();
};

void EntityProfileTest::countsRequestsAndEvents()
{
    EventLine started = line(2, "get", "pods", "p", 0);
    started.id = "one";
    started.stage = "RequestReceived";
    EventLine done = started;
    done.stage = "ResponseComplete";
    done.code = 403;
    EventLine other = line(9, "get", "pods", "p");
    other.user = "bob";
    const EntityProfile profile = profileOf({started, done, other}, kAlice);
    QCOMPARE(profile.requests, 1U);
    QCOMPARE(profile.events, 2U);
    QCOMPARE(profile.refused, 1U);
    QCOMPARE(profile.outcomes[static_cast<std::size_t>(Outcome::Denied)], 1U);
    QCOMPARE(profile.first, profile.last);
}

void EntityProfileTest::listsWhatToRotate()
{
    EventLine dry = line(5, "patch", "secrets", "dry");
    dry.uri = "/api/v1/namespaces/shop/secrets/dry?dryRun=All";
    EventLine everywhere = line(6, "list", "secrets", {});
    everywhere.space.clear();
    const EntityProfile profile =
        profileOf({line(1, "get", "secrets", "db"), line(2, "get", "secrets", "db"),
                   line(3, "get", "secrets", "key", 403), line(4, "get", "configmaps", "conf"), dry,
                   everywhere, line(7, "update", "secrets", "own"), line(8, "get", "pods", "p")},
                  kAlice);
    QCOMPARE(textOf(profile, Id::SecretsRead),
             QByteArrayList({"secrets|-|shop|db 2/0", "configmaps|-|shop|conf 1/0",
                             "secrets|-|shop|dry 1/0", "secrets|-|-|- 1/0"}));
    const EntityList &list = listOf(profile, Id::SecretsRead);
    QCOMPARE(entityName(*list.entityOf(list.rows[0])), QStringLiteral("secrets db in shop"));
    QVERIFY(!list.entityOf(list.rows[3])); // all of them are no object
}

void EntityProfileTest::listsWhatToCleanUp()
{
    EventLine dry = line(7, "create", "pods", "rehearsed", 201);
    dry.uri = "/api/v1/namespaces/shop/pods?dryRun=All";
    const EventLine shell = line(8, "create", "pods", inside("p", "exec"), 101);
    const EventLine evict = line(9, "create", "pods", inside("p", "eviction"), 201);
    const EventLine token = line(10, "create", "serviceaccounts", inside("p", "token"), 201);
    const EntityProfile profile = profileOf(
        {line(1, "create", "pods", "backdoor", 201), line(2, "create", "pods", "refused", 403),
         line(3, "create", "selfsubjectaccessreviews", {}, 201),
         line(4, "patch", "deployments", "web"), line(5, "delete", "events", "e"),
         line(6, "deletecollection", "pods", {}), dry, shell, evict, token},
        kAlice);
    QCOMPARE(textOf(profile, Id::Created),
             QByteArrayList({"pods|-|shop|backdoor 1/0", "serviceaccounts/token|-|shop|p 1/0"}));
    QCOMPARE(textOf(profile, Id::Changed), QByteArrayList({"deployments|-|shop|web 1/0"}));
    QCOMPARE(
        textOf(profile, Id::Deleted),
        QByteArrayList({"events|-|shop|e 1/0", "pods|-|shop|- 1/0", "pods/eviction|-|shop|p 1/0"}));
}

void EntityProfileTest::listsSessions()
{
    EventLine shell = line(0, "get", "pods", inside("p", "exec"), 101); // a web socket
    shell.uri = "/api/v1/namespaces/shop/pods/p/exec?command=sh&command=-c&command=id&container=c";
    const EntityProfile profile = profileOf({shell, line(1, "get", "pods", "p")}, kAlice);
    QCOMPARE(textOf(profile, Id::Sessions), QByteArrayList({"pods/exec|-|shop|p|c|sh -c id 1/0"}));
}

void EntityProfileTest::findsWhatWasRefusedFirst()
{
    const EntityProfile profile =
        profileOf({line(5, "get", "secrets", "late"), line(4, "get", "secrets", "late", 403),
                   line(6, "get", "secrets", "late"), // refused at 4, allowed at 5 and 6
                   line(1, "get", "secrets", "first"), line(2, "get", "secrets", "first", 403),
                   line(3, "get", "secrets", "broken", 500), line(4, "get", "secrets", "broken"),
                   line(7, "create", "pods", "p", 409), line(8, "delete", "pods", "p")},
                  kAlice);
    QCOMPARE(textOf(profile, Id::Retried), QByteArrayList({"get|secrets|-|shop|late|alice 3/1"}));
    const EntityRow &row = listOf(profile, Id::Retried).rows[0];
    QCOMPARE(row.tally.last - row.tally.first, kMicrosecondsPerSecond);
}

void EntityProfileTest::tellsWhoActedAsWhom()
{
    EventLine as = line(1, "get", "pods", "p");
    as.more = R"(,"impersonatedUser":{"username":"admin"})";
    const std::vector<EventLine> lines {as, line(2, "get", "pods", "q")};
    const EntityProfile alice = profileOf(lines, kAlice);
    QCOMPARE(alice.requests, 2U);
    QCOMPARE(textOf(alice, Id::Impersonated), QByteArrayList({"admin 1/0"}));
    QVERIFY(textOf(alice, Id::ImpersonatedBy).isEmpty());
    const EntityProfile admin = profileOf(lines, EntityRef::user("admin"));
    QCOMPARE(admin.requests, 1U);
    QCOMPARE(textOf(admin, Id::ImpersonatedBy), QByteArrayList({"alice 1/0"}));
}

void EntityProfileTest::findsOthers()
{
    EventLine own = line(1, "get", "pods", "p");
    own.peer = "192.0.2.1";
    EventLine same = own;
    same.user = "bob";
    same.code = 403;
    EventLine elsewhere = same;
    elsewhere.peer = "192.0.2.9";
    elsewhere.user = "carol";
    EventLine asAlice = same;
    asAlice.more = R"(,"impersonatedUser":{"username":"alice"})";
    const SnapshotPtr snapshot = test::snapshotOf(std::vector {own, same, elsewhere, asAlice});
    const EntityProfile profile = profileOf(snapshot, kAlice);
    const EntityList &list = listOf(profile, Id::UsersAtAddress);
    QCOMPARE(textOf(list), QByteArrayList({"192.0.2.1|bob 1/1"}));
    QCOMPARE(answer(*snapshot, list.filterOf(list.rows[0])), 1U);
    QCOMPARE(entityName(*list.entityOf(list.rows[0])), QStringLiteral("bob"));
}

void EntityProfileTest::takesSpellingsOfAnAddressAsOne()
{
    const auto from = [](const QByteArray &peer) {
        EventLine event;
        event.peer = peer;
        return event;
    };
    const SnapshotPtr snapshot =
        test::snapshotOf(std::vector {from("2001:db8::1"), from("2001:db8:0:0::1"),
                                      from("10.0.0.1"), from("::ffff:10.0.0.1"), from("10.0.0.2")});
    const EntityProfile profile = profileOf(snapshot, kAlice);
    const EntityList &list = listOf(profile, Id::Addresses);
    QCOMPARE(list.total, std::size_t {3});
    for (const EntityRow &row : list.rows)
        QCOMPARE(answer(*snapshot, list.filterOf(row)), row.tally.requests);
    QCOMPARE(profileOf(snapshot, *entityOfValue(FieldId::Peer, "2001:db8:0::1")).requests, 2U);
}

void EntityProfileTest::takesANetworkAsAText()
{
    const auto from = [](const QByteArray &peer) {
        EventLine event;
        event.peer = peer;
        return event;
    };
    const EntityProfile profile = profileOf({from("10.0.0.0/8"), from("10.1.2.3")},
                                            *entityOfValue(FieldId::Peer, "10.0.0.0/8"));
    QCOMPARE(profile.requests, 1U);
}

// Only what somebody told: without databases there are no countries, and nothing says "none".
void EntityProfileTest::listsWhereItWasFrom()
{
    const QTemporaryDir folder;
    test::MmdbWriter city;
    city.networks = {{"203.0.113.0/24", test::cityRecord("DE", "Germany", "Hamburg")},
                     {"198.51.100.0/24", test::cityRecord("FR", "France", nullptr)}};
    const QString path = folder.filePath(QStringLiteral("city.mmdb"));
    city.writeTo(path);
    const auto database = GeoDatabase::open(path);
    QVERIFY(database);
    std::vector<EventLine> lines;
    for (const char *peer : {"203.0.113.7", "203.0.113.8", "198.51.100.1", "10.0.0.1"}) {
        lines.push_back(line(static_cast<int>(lines.size()), "get", "pods", "p"));
        lines.back().peer = peer;
    }
    lines.back().code = 403;
    const SnapshotPtr plain = test::snapshotOf(lines);
    AddressContext context;
    context.databases = {*database};
    AddressEnricher enricher(context);
    const SnapshotPtr snapshot = enricher.enriched(plain);
    const EntityProfile profile = profileOf(snapshot, kAlice);
    QCOMPARE(textOf(profile, Id::PeerClasses), (QByteArrayList {"reserved 3/0", "private 1/1"}));
    QCOMPARE(textOf(profile, Id::Countries), (QByteArrayList {"DE 2/0", "- 1/1", "FR 1/0"}));
    const EntityList &countries = listOf(profile, Id::Countries);
    for (const EntityRow &row : countries.rows) {
        const CompiledFilter filter(parseKql(toUtf8(countries.filterOf(row)))->expression);
        QCOMPARE(filter.evaluate(*snapshot, snapshot->representatives())->matched.count(),
                 row.tally.requests);
    }
    for (const EntityList &list : profileOf(plain, kAlice).lists)
        QVERIFY(list.id != Id::PeerClasses && list.id != Id::Countries);
    for (const EntityList &list : profile.lists)
        QVERIFY(list.id != Id::AsOrganizations); // of which the database has none
}

void EntityProfileTest::hasAMatrix()
{
    EventLine health = line(9, "get", {}, {});
    health.uri = "/healthz";
    const EntityProfile profile =
        profileOf({line(1, "delete", "pods", "p"), line(2, "get", "pods", "p"),
                   line(3, "get", "pods", "p", 403), line(4, "post", "secrets", "s"), health},
                  kAlice);
    const EntityMatrix &matrix = profile.matrix;
    QCOMPARE(matrix.verbs.size(), std::size_t {3});
    QCOMPARE(*matrix.verbs[0], std::string("get"));
    QCOMPARE(*matrix.verbs[1], std::string("delete"));
    QCOMPARE(*matrix.resources[0], std::string("pods"));
    QVERIFY(!matrix.resources[1]); // absent sorts before any text
    QCOMPARE(matrix.tally(0, 0).requests, 2U);
    QCOMPARE(matrix.tally(0, 0).refused, 1U);
    QCOMPARE(matrix.tally(0, EntityMatrix::kTotal).requests, 3U);
    QCOMPARE(matrix.tally(EntityMatrix::kTotal, 0).requests, 3U);
}

void EntityProfileTest::saysHowManyThereAre()
{
    std::vector<EventLine> lines;
    constexpr int kMany = 20'100;
    for (int i = 0; i < kMany; ++i)
        lines.push_back(line(i, "get", "secrets", QByteArray::number(i)));
    const EntityProfile profile = profileOf(lines, kAlice);
    const EntityList &list = listOf(profile, Id::SecretsRead);
    QCOMPARE(list.total, static_cast<std::size_t>(kMany));
    QCOMPARE(list.rows.size(), EntityList::kMaximumRows);
    QCOMPARE(*list.requests, static_cast<std::uint32_t>(kMany));
    QVERIFY(list.isComplete);
}

void EntityProfileTest::knowsNothingOfAStranger()
{
    for (const auto &lines :
         {std::vector<EventLine>(), std::vector {line(1, "get", "pods", "p")}}) {
        const EntityProfile profile = profileOf(lines, EntityRef::user("nobody"));
        QCOMPARE(profile.requests, 0U);
        QCOMPARE(profile.first, kNoTime);
        for (const EntityList &list : profile.lists)
            QVERIFY(list.rows.empty());
    }
}

void EntityProfileTest::canBeCancelled()
{
    const SnapshotPtr snapshot = test::snapshotOf(std::vector {line(1, "get", "pods", "p")});
    for (int after = 0;; ++after) {
        int left = after;
        EvaluationControl control;
        control.cancelled = [&left] { return left-- == 0; };
        if (entityProfile(*snapshot, kAlice, TimeFormat(), control)) {
            QVERIFY(after > 3); // it is asked in each step
            return;
        }
    }
}

QTEST_GUILESS_MAIN(EntityProfileTest)
#include "tst_entityprofile.moc"
