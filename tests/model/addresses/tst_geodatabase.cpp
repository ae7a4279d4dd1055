// SPDX-License-Identifier: Apache-2.0
// Databases that the test writes itself, in the shapes of several makers; against libmaxminddb
// where it is installed; and files that are broken in every way.
#include "model/addresses/geodatabase.h"
#include "tests/support/mmdbwriter.h"

#include <QTemporaryDir>
#include <QTest>

#ifdef KUBEWAKE_HAS_LIBMAXMINDDB
#include <maxminddb.h>
#endif

#include <random>

using namespace kubewake;
using nlohmann::json;
using test::MmdbWriter;

namespace {

// `country code|country|city|AS number|AS organization`
QByteArray textOf(const AddressFacts &facts)
{
    QByteArrayList texts;
    for (std::size_t i = 1; i < kAddressFactCount; ++i)
        texts << QByteArray::fromStdString(facts[i]);
    return texts.join('|');
}

} // namespace

class GeoDatabaseTest : public QObject
{
    Q_OBJECT

private slots:
    void findsRecords_data();
    void findsRecords();
    void readsTheShapesOfMakers_data();
    void readsTheShapesOfMakers();
    void agreesWithLibmaxminddb_data() { findsRecords_data(); }
    void agreesWithLibmaxminddb();
    void saysWhatIsWrong();
    void brokenFilesEnd();
    void deepAndCircularRecordsEnd();
    void textIsMadeValid();

private:
    GeoDatabasePtr open(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QStringLiteral("test.mmdb"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        file.close();
        m_error.clear();
        auto database = GeoDatabase::open(path);
        if (database)
            return *database;
        m_error = database.error().message;
        return nullptr;
    }
    static QByteArray look(const GeoDatabase &database, const char *address)
    {
        AddressFacts facts;
        database.look(*IpAddress::parse(address), facts);
        return textOf(facts);
    }

    QTemporaryDir m_folder;
    QString m_error;
};

void GeoDatabaseTest::findsRecords_data()
{
    QTest::addColumn<unsigned>("bits");
    QTest::addColumn<unsigned>("version");
    QTest::addColumn<bool>("pointers");
    for (const unsigned bits : {24U, 28U, 32U}) {
        for (const unsigned version : {4U, 6U}) {
            for (const bool pointers : {false, true})
                QTest::addRow("%u bits, IPv%u%s", bits, version, pointers ? ", pointers" : "")
                    << bits << version << pointers;
        }
    }
}

namespace {

MmdbWriter sample(unsigned bits, unsigned version, bool pointers)
{
    MmdbWriter writer {"Test-City", bits, version, {}, pointers};
    writer.networks = {{"203.0.113.0/24", test::cityRecord("DE", "Germany", "Hamburg")},
                       {"198.51.100.0/25", test::cityRecord("FR", "France", nullptr)},
                       {"198.51.100.128/25", test::cityRecord("DE", "Germany", "Köln")},
                       {"203.0.113.64/26", test::cityRecord("NL", "Netherlands", "Delft")},
                       {"203.0.113.77/32", test::cityRecord("PL", "Poland", nullptr)}};
    if (version == 6)
        writer.networks.emplace_back("2001:db8::/32",
                                     test::cityRecord("SE", "Sweden", "Stockholm"));
    return writer;
}

} // namespace

void GeoDatabaseTest::findsRecords()
{
    QFETCH(unsigned, bits);
    QFETCH(unsigned, version);
    QFETCH(bool, pointers);
    const GeoDatabasePtr database = open(sample(bits, version, pointers).bytes());
    QVERIFY2(database, qPrintable(m_error));
    QCOMPARE(database->type(), std::string("Test-City"));
    QCOMPARE(look(*database, "203.0.113.1"), QByteArray("DE|Germany|Hamburg||"));
    QCOMPARE(look(*database, "203.0.113.63"), QByteArray("DE|Germany|Hamburg||"));
    QCOMPARE(look(*database, "203.0.113.64"), QByteArray("NL|Netherlands|Delft||"));
    QCOMPARE(look(*database, "203.0.113.77"), QByteArray("PL|Poland|||"));
    QCOMPARE(look(*database, "203.0.113.128"), QByteArray("DE|Germany|Hamburg||"));
    QCOMPARE(look(*database, "198.51.100.127"), QByteArray("FR|France|||"));
    QCOMPARE(look(*database, "198.51.100.128"), QByteArray("DE|Germany|Köln||"));
    QCOMPARE(look(*database, "203.0.112.255"), QByteArray("||||"));
    QCOMPARE(look(*database, "::ffff:203.0.113.1"), QByteArray("DE|Germany|Hamburg||"));
    QCOMPARE(look(*database, "2001:db8::7"),
             version == 6 ? QByteArray("SE|Sweden|Stockholm||") : QByteArray("||||"));
    QCOMPARE(look(*database, "2001:db9::7"), QByteArray("||||"));
    QVERIFY(database->gives(AddressFact::CountryCode));
    QVERIFY(database->gives(AddressFact::City));
    QVERIFY(!database->gives(AddressFact::AsNumber));
    QVERIFY(!database->gives(AddressFact::Class));
}

void GeoDatabaseTest::readsTheShapesOfMakers_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const json &record, const char *expected) {
        QTest::newRow(name) << QByteArray::fromStdString(record.dump()) << QByteArray(expected);
    };
    row("MaxMind ASN", test::asRecord(64'496, "Example"), "|||64496|Example");
    row("MaxMind Enterprise",
        json::object({{"country", json::object({{"iso_code", "DE"}})},
                      {"traits", test::asRecord(70'000, "Example")}}),
        "DE|||70000|Example");
    row("IPinfo country and ASN",
        json::object({{"country", "AU"},
                      {"country_name", "Australia"},
                      {"asn", "AS64500"},
                      {"as_name", "Example Pty"}}),
        "AU|Australia||64500|Example Pty");
    row("IPinfo Lite",
        json::object({{"country", "Australia"},
                      {"country_code", "AU"},
                      {"asn", "AS64500"},
                      {"as_name", "Example Pty"},
                      {"as_domain", "example.com"}}),
        "AU|Australia||64500|Example Pty");
    row("IPinfo location", json::object({{"city", "Perth"}, {"country", "AU"}}), "AU||Perth||");
    row("IPLocate ASN",
        json::object({{"asn", 64'500U}, {"country_code", "AU"}, {"org", "Example"}}),
        "AU|||64500|Example");
    row("other types are not taken",
        json::object(
            {{"country", json::array({"DE"})}, {"city", true}, {"asn", 1.5}, {"as_name", "x"}}),
        "||||x");
    row("no code", json::object({{"country_code", "de"}, {"as_name", "x"}}), "||||x");
    row("no number", json::object({{"asn", "ASx1"}, {"as_name", "x"}}), "||||x");
    row("AS 0 is none", json::object({{"asn", "AS0"}, {"as_name", "x"}}), "||||x");
}

void GeoDatabaseTest::readsTheShapesOfMakers()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, expected);
    MmdbWriter writer;
    writer.type = "Somebody's";
    writer.networks = {{"203.0.113.0/24", json::parse(record.toStdString())}};
    const GeoDatabasePtr database = open(writer.bytes());
    QVERIFY2(database, qPrintable(m_error));
    QCOMPARE(look(*database, "203.0.113.9"), expected);
    const QByteArrayList values = expected.split('|');
    for (std::size_t fact = 1; fact < kAddressFactCount; ++fact)
        QCOMPARE(database->gives(static_cast<AddressFact>(fact)),
                 !values[static_cast<qsizetype>(fact) - 1].isEmpty());
}

void GeoDatabaseTest::agreesWithLibmaxminddb()
{
#ifdef KUBEWAKE_HAS_LIBMAXMINDDB
    QFETCH(unsigned, bits);
    QFETCH(unsigned, version);
    QFETCH(bool, pointers);
    MmdbWriter writer = sample(bits, version, pointers);
    // Enough texts for every length of pointer and of text.
    std::mt19937 random(bits + version);
    for (unsigned i = 0; i < 256; ++i) {
        json record = test::cityRecord("IT", "Italy", std::to_string(i).c_str());
        record["padding"] = std::string(random() % 4000, 'x');
        writer.networks.emplace_back("192.0." + std::to_string(i) + ".0/24", record);
    }
    const GeoDatabasePtr database = open(writer.bytes());
    QVERIFY2(database, qPrintable(m_error));
    MMDB_s other;
    QCOMPARE(MMDB_open(qPrintable(m_folder.filePath(QStringLiteral("test.mmdb"))), 0, &other),
             MMDB_SUCCESS);
    int found = 0;
    for (int i = 0; i < 4000; ++i) {
        const auto byte = [&random] { return std::to_string(random() % 256); };
        const std::string address = i % 4 == 0 ? "203.0.113." + byte()
            : i % 4 == 1                       ? "198.51.100." + byte()
            : i % 4 == 2                       ? "192.0." + byte() + '.' + byte()
                                               : "2001:db8::" + byte();
        int error = 0;
        int lookupError = 0;
        MMDB_lookup_result_s result =
            MMDB_lookup_string(&other, address.c_str(), &error, &lookupError);
        const auto textAt = [&result](auto... keys) -> std::string {
            MMDB_entry_data_s data;
            if (!result.found_entry
                || MMDB_get_value(&result.entry, &data, keys..., nullptr) != MMDB_SUCCESS
                || !data.has_data)
                return {};
            return std::string(data.utf8_string, data.data_size);
        };
        AddressFacts expected;
        expected[static_cast<std::size_t>(AddressFact::CountryCode)] =
            textAt("country", "iso_code");
        expected[static_cast<std::size_t>(AddressFact::CountryName)] =
            textAt("country", "names", "en");
        expected[static_cast<std::size_t>(AddressFact::City)] = textAt("city", "names", "en");
        QCOMPARE(look(*database, address.c_str()), textOf(expected));
        found += result.found_entry ? 1 : 0;
    }
    MMDB_close(&other);
    QVERIFY(found > 1000);
#else
    QSKIP("libmaxminddb-dev is not installed");
#endif
}

void GeoDatabaseTest::saysWhatIsWrong()
{
    const auto none = GeoDatabase::open(m_folder.filePath(QStringLiteral("none.mmdb")));
    QVERIFY(!none);
    QVERIFY(none.error().message.contains(QStringLiteral("none.mmdb")));
    QVERIFY(!open("not a database"));
    QVERIFY(m_error.contains(QStringLiteral("test.mmdb")));
    QVERIFY(m_error.contains(QStringLiteral("metadata")));
    QVERIFY(!open({}));

    MmdbWriter writer = sample(28, 6, true);
    const QByteArray good = writer.bytes();
    // Cut in front: the tree is there no more.
    QVERIFY(!open(good.right(400)));
    QVERIFY(m_error.contains(QStringLiteral("cut short")));
    QByteArray version = good;
    version.replace("ip_version", "ip_versiom");
    QVERIFY(!open(version));

    writer.type = "Anything";
    writer.networks = {{"203.0.113.0/24", json::object({{"weather", "good"}})}};
    QVERIFY(!open(writer.bytes()));
    QVERIFY(m_error.contains(QStringLiteral("nothing about countries")));
}

void GeoDatabaseTest::brokenFilesEnd()
{
    const QByteArray good = sample(24, 6, true).bytes();
    std::mt19937 random(7);
    int opened = 0;
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = good;
        for (int i = 0; i < 1 + round % 8; ++i)
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] =
                static_cast<char>(random());
        if (round % 3 == 0)
            bytes.truncate(static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size())));
        const auto content = std::make_shared<const std::string>(bytes.toStdString());
        const auto reader = MmdbReader::read(content);
        if (!reader)
            continue;
        ++opened;
        for (const char *address : {"203.0.113.1", "198.51.100.1", "2001:db8::1", "8.8.8.8"}) {
            if (const auto record = reader->find(*IpAddress::parse(address))) {
                constexpr std::array<std::string_view, 3> kPath {"country", "names", "en"};
                static_cast<void>(reader->values().textAt(*record, kPath));
            }
        }
        reader->visitSome(100, [](std::size_t) {});
    }
    QVERIFY(opened > 1000);
}

// libmaxminddb 1.7 overflows its stack on the first of these.
void GeoDatabaseTest::deepAndCircularRecordsEnd()
{
    MmdbWriter writer;
    writer.usesPointers = false;
    writer.networks = {{"203.0.113.0/24", json::object({{"a", "HERE"}, {"country_code", "DE"}})},
                       {"198.51.100.0/24", json::object({{"country_code", "FR"}})}};
    const QByteArray good = writer.bytes();
    const QByteArray text = QByteArray(1, static_cast<char>((2 << 5) | 4)) + "HERE";
    QCOMPARE(good.count(text), 1);

    QByteArray arrays;
    for (int i = 0; i < 1'000'000; ++i)
        arrays += QByteArray("\x01\x04", 2); // an array of one
    arrays += QByteArray("\x00\x04", 2);
    QByteArray deep = good;
    deep.replace(text, arrays);
    const GeoDatabasePtr database = open(deep);
    QVERIFY2(database, qPrintable(m_error));
    QCOMPARE(look(*database, "203.0.113.1"), QByteArray("||||")); // more than a record may hold

    // A pointer to the record that it is in: it is not followed to be passed over.
    QByteArray circle = good;
    circle.replace(text, QByteArray("\x20\x00", 2));
    const GeoDatabasePtr circular = open(circle);
    QVERIFY2(circular, qPrintable(m_error));
    QCOMPARE(look(*circular, "203.0.113.1"), QByteArray("DE||||"));
}

void GeoDatabaseTest::textIsMadeValid()
{
    MmdbWriter writer;
    writer.networks = {{"203.0.113.0/24",
                        json::object({{"as_name",
                                       "A\x01"
                                       "BCDE"}})}};
    QByteArray bytes = writer.bytes();
    bytes.replace("BCDE",
                  "B\xff\xfe"
                  "E");
    const GeoDatabasePtr database = open(bytes);
    QVERIFY2(database, qPrintable(m_error));
    QCOMPARE(look(*database, "203.0.113.1"),
             QByteArray("||||A\x01"
                        "B\xef\xbf\xbd\xef\xbf\xbd"
                        "E"));
}

QTEST_APPLESS_MAIN(GeoDatabaseTest)
#include "tst_geodatabase.moc"
