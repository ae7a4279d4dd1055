// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/recentvalues.h"

#include <QTest>

#include <array>
#include <string>

using namespace kubewake;

namespace {

constexpr std::array kColumns2 {Column::Verb, Column::Username};

void set(BatchBuilder &builder, const char *verb, const char *user)
{
    builder.beginEvent();
    builder.set(Column::Verb, verb);
    builder.set(Column::Username, user);
}

} // namespace

class TestRecentValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembers_data();
    void remembers();
    void manyValues();
    void longValuesAreNotKept();
    void forgets();
};

void TestRecentValues::remembers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const QByteArray &bytes :
         {QByteArray("x"), QByteArray("1234567"), QByteArray("12345678"), QByteArray("123456789"),
          QByteArray(127, 'a'), QByteArray(128, 'a'), QByteArray(129, 'a'), QByteArray(300, 'b'),
          QByteArray("\0\0\0", 3),
          QByteArray(static_cast<qsizetype>(RecentValues::kMaximumBytes), 'c')})
        QTest::addRow("%d bytes of %d", static_cast<int>(bytes.size()), int {bytes.back()})
            << bytes;
}

void TestRecentValues::remembers()
{
    QFETCH(QByteArray, bytes);
    RecentValues recent(kColumns2);
    BatchBuilder builder;
    std::uint8_t notes = 0;
    set(builder, "get", "alice");
    QVERIFY(!recent.recall(bytes.toStdString(), builder, notes));
    recent.remember(bytes.toStdString(), builder, 5);
    set(builder, "list", "bob");
    builder.set(Column::UserAgent, "curl");
    QVERIFY(recent.recall(bytes.toStdString(), builder, notes));
    QCOMPARE(notes, std::uint8_t {5});
    QCOMPARE(builder.text(Column::Verb), std::string_view("get"));
    QCOMPARE(builder.text(Column::Username), std::string_view("alice"));
    QCOMPARE(builder.text(Column::UserAgent), std::string_view("curl")); // none of its columns
    // One byte more, less or different is another value.
    for (const QByteArray &other :
         QByteArrayList {bytes + "x", bytes.chopped(1), bytes.chopped(1) + "!"})
        QVERIFY(!recent.recall(other.toStdString(), builder, notes));
}

// More than there are slots: what is recalled is always what was remembered for these bytes.
void TestRecentValues::manyValues()
{
    RecentValues recent(kColumns2);
    BatchBuilder builder;
    int recalled = 0;
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < 3'000; ++i) {
            const std::string user = "user-" + std::to_string(i % 1'000);
            const std::string bytes = "{\"username\":\"" + user + "\"}";
            std::uint8_t notes = 0;
            builder.beginEvent();
            if (recent.recall(bytes, builder, notes)) {
                ++recalled;
                QCOMPARE(builder.text(Column::Username), std::string_view(user));
                QCOMPARE(builder.text(Column::Verb), std::string_view("get"));
                continue;
            }
            set(builder, "get", user.c_str());
            recent.remember(bytes, builder, notes);
        }
    }
    QVERIFY(recalled > 0);
    QVERIFY(recalled < 12'000 - 1'000);
}

void TestRecentValues::longValuesAreNotKept()
{
    RecentValues recent(kColumns2);
    BatchBuilder builder;
    std::uint8_t notes = 0;
    set(builder, "get", "alice");
    const std::string bytes(RecentValues::kMaximumBytes + 1, 'x');
    QVERIFY(!recent.recall(bytes, builder, notes));
    recent.remember(bytes, builder, 1);
    QVERIFY(!recent.recall(bytes, builder, notes));
}

void TestRecentValues::forgets()
{
    RecentValues recent(kColumns2);
    BatchBuilder builder;
    std::uint8_t notes = 0;
    set(builder, "get", "alice");
    QVERIFY(!recent.recall("bytes", builder, notes));
    recent.remember("bytes", builder, 1);
    recent.clear(builder);
    QCOMPARE(builder.code(Column::Verb), kMissing);
    QCOMPARE(builder.code(Column::Username), kMissing);
    QVERIFY(recent.recall("bytes", builder, notes));
    QVERIFY(!recent.recall("", builder, notes));
    // Another builder has other codes.
    BatchBuilder other;
    other.beginEvent();
    QVERIFY(!recent.recall("bytes", other, notes));
    recent.remember("bytes", other, 2);
    QVERIFY(recent.recall("bytes", other, notes));
    QCOMPARE(notes, std::uint8_t {2});
    QVERIFY(!recent.recall("bytes", builder, notes));
}

QTEST_APPLESS_MAIN(TestRecentValues)
#include "tst_recentvalues.moc"
