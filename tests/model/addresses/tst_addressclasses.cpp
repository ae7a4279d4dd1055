// SPDX-License-Identifier: Apache-2.0
#include "model/addresses/addressclasses.h"
#include "model/addresses/networkset.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace kubewake;

class AddressClassesTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheClass_data();
    void tellsTheClass();
    void cutsPrefixes();
    void setContainsWhatItsNetworksContain();
};

void AddressClassesTest::tellsTheClass_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<AddressClass>("expected");
    const auto row = [](const char *address, AddressClass expected) {
        QTest::newRow(address) << QString::fromLatin1(address) << expected;
    };
    using enum AddressClass;
    row("127.0.0.1", Loopback);
    row("127.255.255.255", Loopback);
    row("126.255.255.255", Public);
    row("169.254.169.254", LinkLocal);
    row("10.0.0.0", Private);
    row("10.255.255.255", Private);
    row("11.0.0.0", Public);
    row("172.15.255.255", Public);
    row("172.16.0.0", Private);
    row("172.31.255.255", Private);
    row("172.32.0.0", Public);
    row("192.168.0.1", Private);
    row("192.169.0.1", Public);
    row("100.63.255.255", Public);
    row("100.64.0.0", Shared);
    row("100.127.255.255", Shared);
    row("100.128.0.0", Public);
    row("0.0.0.0", Reserved);
    row("192.0.2.1", Reserved);
    row("198.51.100.1", Reserved);
    row("203.0.113.7", Reserved);
    row("198.19.0.1", Reserved);
    row("224.0.0.1", Reserved);
    row("255.255.255.255", Reserved);
    row("8.8.8.8", Public);
    row("::1", Loopback);
    row("::", Reserved);
    row("fe80::1", LinkLocal);
    row("febf::1", LinkLocal);
    row("fec0::1", Reserved);
    row("fd00::1", Private);
    row("fc00::1", Private);
    row("fe00::1", Reserved);
    row("2001:db8::1", Reserved);
    row("2001:db9::1", Public);
    row("3fff:0fff::1", Reserved);
    row("3fff:1000::1", Public);
    row("2a01:4f8::1", Public);
    row("64:ff9b::808:808", Public);
    row("ff02::1", Reserved);
    row("::ffff:10.0.0.1", Private); // an IPv4 address
    row("::ffff:8.8.8.8", Public);
}

void AddressClassesTest::tellsTheClass()
{
    QFETCH(QString, address);
    QFETCH(AddressClass, expected);
    const auto parsed = IpAddress::parse(address.toStdString());
    QVERIFY(parsed);
    QCOMPARE(classOf(*parsed), expected);
}

void AddressClassesTest::cutsPrefixes()
{
    const auto cut = [](const char *address, unsigned length, const char *expected) {
        return prefixOf(*IpAddress::parse(address), length) == *IpAddress::parse(expected);
    };
    QVERIFY(cut("10.1.2.3", 32, "10.1.2.3"));
    QVERIFY(cut("10.1.2.3", 24, "10.1.2.0"));
    QVERIFY(cut("10.1.255.3", 20, "10.1.240.0"));
    QVERIFY(cut("10.1.2.3", 0, "0.0.0.0"));
    QVERIFY(cut("2001:db8:ffff::1", 36, "2001:db8:f000::"));
    QVERIFY(cut("2001:db8::1", 128, "2001:db8::1"));
}

void AddressClassesTest::setContainsWhatItsNetworksContain()
{
    std::mt19937 random(1);
    const auto address = [&random] {
        IpAddress made;
        made.family = random() % 2 == 0 ? IpAddress::Family::V4 : IpAddress::Family::V6;
        const std::size_t bytes = made.family == IpAddress::Family::V4 ? 4 : 16;
        // Few different ones, so that many are inside.
        for (std::size_t i = 0; i < bytes; ++i)
            made.bytes[i] = static_cast<std::uint8_t>(random() % 3 == 0 ? random() % 2 : 0);
        return made;
    };
    int inside = 0;
    for (int round = 0; round < 200; ++round) {
        NetworkSet set;
        std::vector<IpNetwork> networks;
        for (int i = 0; i < 4; ++i) {
            const IpAddress first = address();
            const unsigned most = first.family == IpAddress::Family::V4 ? 32 : 128;
            networks.push_back(
                {first, most / 2 + static_cast<unsigned>(random()) % (most / 2 + 1)});
            set.insert(networks.back());
        }
        QVERIFY(set.size() <= networks.size());
        QVERIFY(!set.insert(networks.front()));
        for (int i = 0; i < 50; ++i) {
            const IpAddress asked = address();
            const bool expected = std::ranges::any_of(
                networks, [&](const IpNetwork &network) { return network.contains(asked); });
            QCOMPARE(set.contains(asked), expected);
            inside += expected ? 1 : 0;
        }
    }
    QVERIFY(inside > 100);
}

QTEST_APPLESS_MAIN(AddressClassesTest)
#include "tst_addressclasses.moc"
