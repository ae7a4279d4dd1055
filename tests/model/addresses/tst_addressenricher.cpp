// SPDX-License-Identifier: Apache-2.0
// What snapshots say of peers: by which of the sources, in filters, sorting and the values of rows,
// and again when the evidence grows or something else is declared.
#include "model/addresses/addressenricher.h"
#include "model/query/compiledfilter.h"
#include "model/query/kql.h"
#include "model/query/roworder.h"
#include "model/store/eventstore.h"
#include "model/store/fieldvalues.h"
#include "tests/support/eventlines.h"
#include "tests/support/mmdbwriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kubewake;
using test::EventLine;

namespace {

EventLine from(const QByteArray &peer)
{
    EventLine line;
    line.peer = peer;
    return line;
}

void give(NetworkSet &set, const char *network)
{
    set.insert(*IpNetwork::parse(network));
}

QByteArrayList valuesOf(const SnapshotPtr &snapshot, FieldId field)
{
    QByteArrayList values;
    for (Row row = 0; row < snapshot->eventCount(); ++row)
        values << QByteArray::fromStdString(fieldText(*snapshot, field, row));
    return values;
}

} // namespace

class AddressEnricherTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsKnownWithoutIt();
    void theClassIsOfTheFirstThatKnows();
    void inferredComesAfterGiven();
    void databasesAnswerForWhatIsNotPrivate();
    void filtersFindThem_data();
    void filtersFindThem();
    void filtersSayWhatIsMissing();
    void numbersSortAsNumbers();
    void growsWithTheStore();
    void changesWithTheContext();

private:
    AddressContext withDatabases() const;

    QTemporaryDir m_folder;
    GeoDatabasePtr m_city;
    GeoDatabasePtr m_as;
};

void AddressEnricherTest::initTestCase()
{
    test::MmdbWriter city;
    city.networks = {{"203.0.113.0/24", test::cityRecord("DE", "Germany", "Hamburg")},
                     {"198.51.100.0/24", test::cityRecord("FR", "France", nullptr)},
                     {"10.0.0.0/8", test::cityRecord("US", "United States", "Nowhere")}};
    city.writeTo(m_folder.filePath(QStringLiteral("city.mmdb")));
    test::MmdbWriter as {"Test-ASN"};
    as.networks = {{"203.0.113.0/25", test::asRecord(64'496, "Example One")},
                   {"203.0.113.128/25", test::asRecord(9, "Example Two")}};
    as.writeTo(m_folder.filePath(QStringLiteral("as.mmdb")));
    const auto open = [this](const QString &name) {
        const auto database = GeoDatabase::open(m_folder.filePath(name));
        return database ? *database : nullptr;
    };
    m_city = open(QStringLiteral("city.mmdb"));
    m_as = open(QStringLiteral("as.mmdb"));
    QVERIFY(m_city && m_as);
}

AddressContext AddressEnricherTest::withDatabases() const
{
    AddressContext context;
    context.databases = {m_city, m_as};
    return context;
}

void AddressEnricherTest::nothingIsKnownWithoutIt()
{
    const SnapshotPtr plain = test::snapshotOf({from("10.0.0.1")});
    QCOMPARE(valuesOf(plain, FieldId::PeerClass), QByteArrayList {""});
    QVERIFY(!isGiven(*plain, FieldId::PeerClass));
    QVERIFY(!isGiven(*plain, FieldId::CountryCode));
    QVERIFY(isGiven(*plain, FieldId::Peer));
    QCOMPARE(plain->dictionarySize(DictionaryId::Cities), Code {1});

    AddressEnricher enricher;
    const SnapshotPtr enriched = enricher.enriched(plain);
    QCOMPARE(valuesOf(enriched, FieldId::PeerClass), QByteArrayList {"private"});
    QVERIFY(isGiven(*enriched, FieldId::PeerClass));
    QVERIFY(!isGiven(*enriched, FieldId::CountryCode));
    // The one before stays what it is.
    QCOMPARE(valuesOf(plain, FieldId::PeerClass), QByteArrayList {""});
    QVERIFY(enriched->continues(*plain));
    QCOMPARE(&enriched->representatives(), &plain->representatives());
}

void AddressEnricherTest::theClassIsOfTheFirstThatKnows()
{
    AddressContext context;
    give(context.cluster.pods, "10.244.0.0/16");
    give(context.cluster.nodes, "10.0.0.0/24");
    give(context.cluster.nodes, "10.244.9.9/32"); // a node among the pods
    give(context.cluster.services, "10.96.0.0/12");
    give(context.known, "10.0.0.0/8");
    give(context.known, "198.51.100.0/24");
    AddressEnricher enricher(context);
    const SnapshotPtr snapshot = enricher.enriched(test::snapshotOf(
        {from("10.244.1.1"), from("10.0.0.7"), from("10.244.9.9"), from("10.97.0.1"),
         from("10.5.0.1"), from("198.51.100.7"), from("8.8.8.8"), from("127.0.0.1"),
         from("not an address"), from("192.168.1.1"), from("::ffff:10.244.1.1")}));
    QCOMPARE(valuesOf(snapshot, FieldId::PeerClass),
             (QByteArrayList {"pod", "node", "node", "service", "known network", "known network",
                              "public", "loopback", "", "private", "pod"}));
}

void AddressEnricherTest::inferredComesAfterGiven()
{
    EventLine kubelet = from("10.0.0.5");
    kubelet.user = "system:node:n";
    EventLine status = from("10.0.0.5");
    status.user = "system:node:n";
    status.verb = "patch";
    status.resource = "pods";
    status.level = "Request";
    status.more = ",\"requestObject\":{\"status\":{\"podIP\":\"10.0.7.7\"}}";
    const SnapshotPtr plain =
        test::snapshotOf({kubelet, status, from("10.0.7.7"), from("10.0.7.8")});
    AddressContext context;
    give(context.known, "10.0.0.0/8");
    AddressEnricher enricher(context);
    QCOMPARE(valuesOf(enricher.enriched(plain), FieldId::PeerClass),
             QByteArrayList(4, "known network"));
    QVERIFY(enricher.infer(*plain));
    QCOMPARE(valuesOf(enricher.enriched(plain), FieldId::PeerClass),
             (QByteArrayList {"node", "node", "pod", "known network"}));
    give(context.cluster.services, "10.0.7.0/24");
    enricher.setContext(context);
    QCOMPARE(valuesOf(enricher.enriched(plain), FieldId::PeerClass),
             (QByteArrayList {"node", "node", "service", "service"}));
}

void AddressEnricherTest::databasesAnswerForWhatIsNotPrivate()
{
    AddressEnricher enricher(withDatabases());
    const SnapshotPtr snapshot = enricher.enriched(test::snapshotOf(
        {from("203.0.113.7"), from("203.0.113.200"), from("198.51.100.1"), from("10.0.0.1")}));
    QCOMPARE(valuesOf(snapshot, FieldId::CountryCode), (QByteArrayList {"DE", "DE", "FR", ""}));
    QCOMPARE(valuesOf(snapshot, FieldId::CountryName),
             (QByteArrayList {"Germany", "Germany", "France", ""}));
    QCOMPARE(valuesOf(snapshot, FieldId::City), (QByteArrayList {"Hamburg", "Hamburg", "", ""}));
    QCOMPARE(valuesOf(snapshot, FieldId::AsNumber), (QByteArrayList {"64496", "9", "", ""}));
    QCOMPARE(fieldNumber(*snapshot, FieldId::AsNumber, 0), std::optional<std::int64_t>(64'496));
    QCOMPARE(fieldNumber(*snapshot, FieldId::AsNumber, 2), std::optional<std::int64_t>());
    QCOMPARE(valuesOf(snapshot, FieldId::AsOrganization),
             (QByteArrayList {"Example One", "Example Two", "", ""}));
}

void AddressEnricherTest::filtersFindThem_data()
{
    QTest::addColumn<QByteArray>("kql");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *kql, const char *rows) {
        QTest::newRow(kql) << QByteArray(kql) << QByteArray(rows);
    };
    row("peerClass: private", "3");
    row("peerClass: reserved", "0 1 2");
    row("not peerClass: private", "0 1 2");
    row("country: DE", "0 1");
    row("source.geo.country_iso_code: (DE or FR)", "0 1 2");
    row("country: *", "0 1 2");
    row("not country: *", "3");
    row("source.geo.country_name: Fra*", "2");
    row("city: Hamburg and asn: 9", "1");
    row("asn: 64496", "0");
    row("asn > 10", "0");
    row("source.as.number <= 9", "1");
    row("asorg: *Two", "1");
    row("source.as.organization.name: \"Example One\"", "0");
}

void AddressEnricherTest::filtersFindThem()
{
    QFETCH(QByteArray, kql);
    QFETCH(QByteArray, rows);
    AddressEnricher enricher(withDatabases());
    const SnapshotPtr snapshot = enricher.enriched(test::snapshotOf(
        {from("203.0.113.7"), from("203.0.113.200"), from("198.51.100.1"), from("10.0.0.1")}));
    const auto filter = parseKql(kql.toStdString());
    QVERIFY2(filter, qPrintable(filter ? QString() : filter.error().message));
    const auto found =
        CompiledFilter(filter->expression).evaluate(*snapshot, allRows(*snapshot, RowKind::Events));
    QVERIFY(found);
    QByteArrayList texts;
    for (const Row row : found->matched.rows())
        texts << QByteArray::number(row);
    QCOMPARE(texts.join(' '), rows);
    QVERIFY(found->unknown.none());
}

void AddressEnricherTest::filtersSayWhatIsMissing()
{
    AddressContext context;
    context.databases = {m_as};
    AddressEnricher enricher(context);
    const SnapshotPtr snapshot = enricher.enriched(test::snapshotOf({from("203.0.113.7")}));
    const auto evaluate = [&snapshot](std::string_view kql) {
        return CompiledFilter(parseKql(kql)->expression)
            .evaluate(*snapshot, allRows(*snapshot, RowKind::Events));
    };
    QVERIFY(evaluate("asn: 64496"));
    const auto refused = evaluate("not (verb: get and country: DE)");
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("source.geo.country_iso_code")));
    QVERIFY(refused.error().message.contains(QStringLiteral("--geoip")));
}

void AddressEnricherTest::numbersSortAsNumbers()
{
    AddressEnricher enricher(withDatabases());
    const SnapshotPtr snapshot = enricher.enriched(
        test::snapshotOf({from("203.0.113.7"), from("10.0.0.1"), from("203.0.113.200")}));
    const auto order = orderRows(*snapshot, allRows(*snapshot, RowKind::Events),
                                 {FieldId::AsNumber, SortDirection::Ascending});
    QVERIFY(order);
    QCOMPARE(order->rows(), (std::vector<Row> {2, 0, 1}));
}

void AddressEnricherTest::growsWithTheStore()
{
    EventStore store;
    auto source = std::make_shared<SourceInfo>();
    QVERIFY(store.addSource(source));
    BatchBuilder builder;
    const auto commit = [&](std::string_view address) {
        builder.beginEvent();
        const std::array<std::string_view, 1> list {address};
        builder.setList(Column::SourceIps, list);
        builder.setNumber(Column::Source, 0);
        builder.endEvent({}, 0);
        store.commit(builder.take());
    };
    AddressEnricher enricher(withDatabases());
    commit("203.0.113.7");
    const SnapshotPtr first = enricher.enriched(store.publish());
    QCOMPARE(valuesOf(first, FieldId::CountryCode), QByteArrayList {"DE"});
    commit("198.51.100.1");
    commit("203.0.113.8");
    const SnapshotPtr later = enricher.enriched(store.publish());
    QCOMPARE(valuesOf(later, FieldId::CountryCode), (QByteArrayList {"DE", "FR", "DE"}));
    QCOMPARE(valuesOf(first, FieldId::CountryCode), QByteArrayList {"DE"});
    QCOMPARE(first->dictionarySize(DictionaryId::CountryCodes), Code {2});
    QCOMPARE(later->dictionarySize(DictionaryId::CountryCodes), Code {3});
    QVERIFY(later->continues(*first));
}

void AddressEnricherTest::changesWithTheContext()
{
    const SnapshotPtr plain = test::snapshotOf({from("203.0.113.7")});
    AddressEnricher enricher;
    const SnapshotPtr before = enricher.enriched(plain);
    QVERIFY(enricher.isCurrent(*before));
    QVERIFY(!enricher.isCurrent(*plain));
    enricher.setContext(withDatabases());
    QVERIFY(!enricher.isCurrent(*before));
    const SnapshotPtr after = enricher.enriched(before);
    QCOMPARE(valuesOf(before, FieldId::CountryCode), QByteArrayList {""});
    QCOMPARE(valuesOf(after, FieldId::CountryCode), QByteArrayList {"DE"});
    enricher.setContext({});
    QVERIFY(!isGiven(*enricher.enriched(after), FieldId::CountryCode));
}

QTEST_APPLESS_MAIN(AddressEnricherTest)
#include "tst_addressenricher.moc"
