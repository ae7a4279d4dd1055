// SPDX-License-Identifier: Apache-2.0
#include "model/core/timestamp.h"
#include "model/query/ipaddress.h"
#include "model/query/valuetest.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <random>

using namespace kubewake;

namespace {

ValueTestPtr sensitiveWildcard(const QByteArray &pattern)
{
    return wildcard(pattern.toStdString(), CaseSensitivity::Sensitive, true);
}

std::string milliseconds(std::int64_t micros)
{
    return QStringLiteral("%1%2.%3")
        .arg(micros < 0 ? QStringLiteral("-") : QString())
        .arg(std::abs(micros) / 1000)
        .arg(std::abs(micros) % 1000, 3, 10, QLatin1Char('0'))
        .toStdString();
}

std::string textOf(std::int64_t number, NumberForm form)
{
    switch (form) {
    case NumberForm::Integer:
        return std::to_string(number);
    case NumberForm::Milliseconds:
        return milliseconds(number);
    case NumberForm::Time:
        return formatTimestampUtc(number);
    }
    return {};
}

} // namespace

class TestValueTest : public QObject
{
    Q_OBJECT

private slots:
    void equality_data();
    void equality();
    void wildcards_data();
    void wildcards();
    void wildcardsAgreeWithTryingAll();
    void parts();
    void regexes();
    void networks_data();
    void networks();
    void addresses_data();
    void addresses();
    void comparisons_data();
    void comparisons();
    void combinations();
    void intervalsAgreeWithTexts();
    void manyStarsStayFast();
};

void TestValueTest::equality_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("sensitive");
    QTest::addColumn<bool>("ignoringCase");
    QTest::newRow("same") << QByteArray("get") << QByteArray("get") << true << true;
    QTest::newRow("case") << QByteArray("Get") << QByteArray("gEt") << false << true;
    QTest::newRow("case is ASCII's only") << QByteArray("Ä") << QByteArray("ä") << false << false;
    QTest::newRow("part") << QByteArray("get") << QByteArray("gets") << false << false;
    QTest::newRow("empty") << QByteArray("") << QByteArray("") << true << true;
    QTest::newRow("empty and not") << QByteArray("") << QByteArray("0") << false << false;
    QTest::newRow("fraction") << QByteArray("1") << QByteArray("1.0") << true << true;
    QTest::newRow("exponent") << QByteArray("1000") << QByteArray("1e3") << true << true;
    QTest::newRow("leading zero is text") << QByteArray("7") << QByteArray("007") << false << false;
    QTest::newRow("plus is text") << QByteArray("7") << QByteArray("+7") << false << false;
    QTest::newRow("space is text") << QByteArray("7") << QByteArray(" 7") << false << false;
    QTest::newRow("2^53 + 1") << QByteArray("9007199254740993") << QByteArray("9007199254740992")
                              << false << false;
    QTest::newRow("beyond 64 bits") << QByteArray("99999999999999999999")
                                    << QByteArray("99999999999999999998") << false << false;
    QTest::newRow("beyond 64 bits, same")
        << QByteArray("99999999999999999999") << QByteArray("99999999999999999999") << true << true;
    QTest::newRow("beyond double") << QByteArray("1e999") << QByteArray("2e999") << false << false;
}

void TestValueTest::equality()
{
    QFETCH(QByteArray, wanted);
    QFETCH(QByteArray, value);
    QTEST(equalTo(wanted.toStdString(), CaseSensitivity::Sensitive)->matches(value.toStdString()),
          "sensitive");
    QTEST(equalTo(wanted.toStdString(), CaseSensitivity::Insensitive)->matches(value.toStdString()),
          "ignoringCase");
}

void TestValueTest::wildcards_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *pattern, const char *value, bool expected) {
        QTest::addRow("%s / %s", pattern, value)
            << QByteArray(pattern) << QByteArray(value) << expected;
    };
    row("abc", "abc", true);
    row("abc", "abcd", false);
    row("", "", true);
    row("", "a", false);
    row("*", "", true);
    row("*", "anything", true);
    row("a*", "a", true);
    row("a*", "ba", false);
    row("*a", "ba", true);
    row("*a", "ab", false);
    row("a*a", "a", false);
    row("a*a", "aa", true);
    row("a*b*c", "a-b-b-c", true);
    row("a*b*c", "acb", false);
    row("ab*ba", "aba", false);
    row("*ab*ab*", "abab", true);
    row("*ab*ab*", "abxa", false);
    row("?", "a", true);
    row("?", "", false);
    row("?", "ä", true);
    row("??", "ä", false);
    row("a?c", "abc", true);
    row("*?c", "c", false);
    row("*?c", "bc", true);
    row("*?", "äö", true);
    row("\\*", "*", true);
    row("\\*", "a", false);
    row("\\?", "a", false);
    row("a\\*b", "a*b", true);
    row("\\\\", "\\", true);
    row("a\\", "a\\", true);
    row("system:*:dev:*", "system:serviceaccount:dev:app", true);
}

void TestValueTest::wildcards()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, value);
    QTEST(sensitiveWildcard(pattern)->matches(value.toStdString()), "expected");
}

namespace {

// By trying every length a star may have.
bool fitsGlob(std::string_view pattern, std::string_view value)
{
    const auto isContinuation = [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
    };
    if (pattern.empty())
        return value.empty();
    if (pattern.front() == '*') {
        for (std::size_t skip = 0; skip <= value.size(); ++skip) {
            const bool insideCharacter = skip < value.size() && isContinuation(value[skip]);
            if (!insideCharacter && fitsGlob(pattern.substr(1), value.substr(skip)))
                return true;
        }
        return false;
    }
    if (value.empty())
        return false;
    if (pattern.front() == '?') {
        std::size_t length = 1;
        while (length < value.size() && isContinuation(value[length]))
            ++length;
        return fitsGlob(pattern.substr(1), value.substr(length));
    }
    return pattern.front() == value.front() && fitsGlob(pattern.substr(1), value.substr(1));
}

} // namespace

void TestValueTest::wildcardsAgreeWithTryingAll()
{
    QRandomGenerator random(5);
    const std::vector<std::string> pieces {"a", "b", "ab", "ä", "*", "*", "?"};
    const auto text = [&](std::size_t kinds) {
        std::string made;
        for (std::size_t i = random.bounded(9); i > 0; --i)
            made += pieces[random.bounded(static_cast<quint32>(kinds))];
        return made;
    };
    int fits = 0;
    for (int round = 0; round < 50'000; ++round) {
        const std::string pattern = text(pieces.size() - (round % 2)); // half without '?'
        const std::string value = text(4);
        const bool expected = fitsGlob(pattern, value);
        fits += expected ? 1 : 0;
        const auto test = wildcard(pattern, CaseSensitivity::Sensitive, true);
        QVERIFY2(test->matches(value) == expected, (pattern + " / " + value).c_str());
        std::string upper = value;
        std::ranges::replace(upper, 'a', 'A');
        const auto ignoring = wildcard(pattern, CaseSensitivity::Insensitive, true);
        QVERIFY2(ignoring->matches(upper) == expected, (pattern + " / " + upper).c_str());
    }
    QVERIFY(fits > 2'000);
    const std::string longText(2'000, 'B');
    QVERIFY(wildcard("*b*b", CaseSensitivity::Insensitive, true)->matches(longText));
}

void TestValueTest::parts()
{
    for (const auto sensitivity : {CaseSensitivity::Sensitive, CaseSensitivity::Insensitive}) {
        const bool ignoring = sensitivity == CaseSensitivity::Insensitive;
        QVERIFY(containing("bc", sensitivity)->matches("abcd"));
        QCOMPARE(containing("BC", sensitivity)->matches("abcd"), ignoring);
        QVERIFY(!containing("bd", sensitivity)->matches("abcd"));
        QVERIFY(containing("", sensitivity)->matches(""));
        QVERIFY(containing("aab", sensitivity)->matches("aaab"));
        QCOMPARE(startingWith("AB", sensitivity)->matches("abc"), ignoring);
        QVERIFY(!startingWith("bc", sensitivity)->matches("abc"));
        QCOMPARE(endingWith("BC", sensitivity)->matches("abc"), ignoring);
        QVERIFY(!endingWith("abcd", sensitivity)->matches("bcd"));
    }
    QVERIFY(!wildcard("a?", CaseSensitivity::Sensitive, false)->matches("ab"));
    QVERIFY(wildcard("A*", CaseSensitivity::Insensitive, true)->matches("abc"));
}

void TestValueTest::regexes()
{
    const auto found = regex("b+c$", CaseSensitivity::Sensitive);
    QVERIFY(found);
    QVERIFY((*found)->matches("abbc"));
    QVERIFY(!(*found)->matches("abbC"));
    QVERIFY((*regex("b+c$", CaseSensitivity::Insensitive))->matches("abbC"));
    QVERIFY(!regex("(", CaseSensitivity::Sensitive));
    QVERIFY(!regex("(a)\\1", CaseSensitivity::Sensitive)); // no backtracking
    QVERIFY(regex(std::string(kMaximumRegexLength, 'a'), CaseSensitivity::Sensitive));
    QVERIFY(!regex(std::string(kMaximumRegexLength + 1, 'a'), CaseSensitivity::Sensitive));
    QVERIFY(!(*regex("a.c", CaseSensitivity::Sensitive))->matches(std::string("a\xff\x00", 3)));
}

void TestValueTest::networks_data()
{
    QTest::addColumn<QByteArray>("network");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *network, const char *address, bool expected) {
        QTest::addRow("%s / %s", network, address)
            << QByteArray(network) << QByteArray(address) << expected;
    };
    row("10.0.0.0/8", "10.255.0.1", true);
    row("10.0.0.0/8", "11.0.0.0", false);
    row("10.1.2.3/8", "10.9.9.9", true);
    row("0.0.0.0/0", "1.2.3.4", true);
    row("0.0.0.0/0", "::1", false);
    row("10.0.0.1/32", "10.0.0.1", true);
    row("10.0.0.1/32", "10.0.0.2", false);
    row("10.0.0.128/25", "10.0.0.127", false);
    row("10.0.0.128/25", "10.0.0.200", true);
    row("10.0.0.0/8", "::ffff:10.0.0.1", true);
    row("::ffff:10.0.0.0/104", "10.200.0.1", true);
    row("2001:db8::/33", "2001:db8:7fff::1", true);
    row("2001:db8::/33", "2001:db8:8000::1", false);
    row("::/0", "2001:db8::1", true);
    row("::1/128", "::1", true);
    row("10.0.0.0/8", "10.0.0.1:443", false);
    row("10.0.0.0/8", "no address", false);
}

void TestValueTest::networks()
{
    QFETCH(QByteArray, network);
    QFETCH(QByteArray, address);
    const auto test = insideNetwork(network.toStdString());
    QVERIFY(test);
    QTEST((*test)->matches(address.toStdString()), "expected");
}

void TestValueTest::addresses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "10.0.0", "10.0.0.1", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1",
                             "::/129", "10.0.0.0/8/8", "010.0.0.0/8", "fe80::1%eth0/64", "/8",
                             "10.0.0.0/ 8", "1:2:3:4:5:6:7:8:9/16"})
        QTest::newRow(text) << QByteArray(text);
}

void TestValueTest::addresses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!insideNetwork(text.toStdString()));
    // With a terminator inside, C functions would see a good prefix only.
    QVERIFY(!IpAddress::parse(std::string_view("10.0.0.1\0x", 10)));
}

void TestValueTest::comparisons_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("bound");
    QTest::addColumn<int>("order"); // of value to bound
    const auto row = [](const char *value, const char *bound, int order) {
        QTest::addRow("%s / %s", value, bound) << QByteArray(value) << QByteArray(bound) << order;
    };
    row("403", "99", 1);
    row("99", "403", -1);
    row("1.50", "1.5", 0);
    row("-1", "0.5", -1);
    row("9007199254740993", "9007199254740992", 1);
    row("9007199254740993", "9007199254740992.0", 1);
    row("abc", "abd", -1);
    row("99", "abc", -1);
    row("2026-11-23T09:00:00Z", "2026-11-23", 1);
    row("2026-11-22T23:59:59.999999Z", "2026-11-23", -1);
    row("2026-11-23T01:00:00+01:00", "2026-11-23", 0);
    row("2026-11-23T00:00:00.5Z", "2026-11-23T00:00:00.500000Z", 0);
}

void TestValueTest::comparisons()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, bound);
    QFETCH(int, order);
    const auto holds = [&](Comparison comparison) {
        return compared(comparison, bound.toStdString())->matches(value.toStdString());
    };
    QCOMPARE(holds(Comparison::Less), order < 0);
    QCOMPARE(holds(Comparison::LessOrEqual), order <= 0);
    QCOMPARE(holds(Comparison::Greater), order > 0);
    QCOMPARE(holds(Comparison::GreaterOrEqual), order >= 0);
}

void TestValueTest::combinations()
{
    const auto a = startingWith("a", CaseSensitivity::Sensitive);
    const auto z = endingWith("z", CaseSensitivity::Sensitive);
    QVERIFY(anyOf({a, z})->matches("ab"));
    QVERIFY(!anyOf({a, z})->matches("bb"));
    QVERIFY(!anyOf({})->matches("ab"));
    QVERIFY(allOf({a, z})->matches("az"));
    QVERIFY(!allOf({a, z})->matches("ab"));
    QVERIFY(notMatching(a)->matches("b"));
    std::vector<std::string> texts;
    QVERIFY(
        anyOf({equalTo("x", CaseSensitivity::Sensitive), equalTo("y", CaseSensitivity::Sensitive)})
            ->exactTexts(texts));
    QCOMPARE(texts.size(), std::size_t {2});
    QVERIFY(!equalTo("1", CaseSensitivity::Sensitive)->exactTexts(texts)); // 1.0 matches too
    QVERIFY(!anyOf({a})->exactTexts(texts));
}

// A scan compares numbers where interval() says so: it must say what matches() says of their text.
void TestValueTest::intervalsAgreeWithTexts()
{
    std::vector<std::string> bounds {"0",
                                     "1",
                                     "-1",
                                     "403",
                                     "12.345",
                                     "12.3455",
                                     "0.001",
                                     "-0.001",
                                     "1e3",
                                     "999.999",
                                     "1e300",
                                     "-1e300",
                                     "99999999999999999999",
                                     "abc",
                                     "2026-11-23",
                                     "2026-11-23T09:46:52.064568Z",
                                     "2026-11-23T09:46:52Z"};
    const std::int64_t instant = *parseTimestamp("2026-11-23T09:46:52.064568Z");
    std::mt19937_64 random(7);
    std::vector<ValueTestPtr> tests;
    for (int i = 0; i < 40; ++i)
        bounds.push_back(milliseconds(static_cast<std::int64_t>(random() % 4'000'000) - 2'000'000));
    for (const std::string &bound : bounds) {
        tests.push_back(equalTo(bound, CaseSensitivity::Sensitive));
        for (const auto comparison : {Comparison::Less, Comparison::LessOrEqual,
                                      Comparison::Greater, Comparison::GreaterOrEqual})
            tests.push_back(compared(comparison, bound));
        tests.push_back(allOf({tests[tests.size() - 2], compared(Comparison::Less, "500")}));
    }
    std::vector<std::int64_t> numbers {0, 1, -1, 403, 12345, 12, 999999, 1000, 1000000};
    for (int i = 0; i < 300; ++i)
        numbers.push_back(static_cast<std::int64_t>(random() % 4'000'000) - 2'000'000);
    int known = 0;
    for (const NumberForm form :
         {NumberForm::Integer, NumberForm::Milliseconds, NumberForm::Time}) {
        for (const ValueTestPtr &test : tests) {
            const auto interval = test->interval(form);
            if (!interval)
                continue;
            ++known;
            for (const std::int64_t offset : numbers) {
                const std::int64_t number = form == NumberForm::Time ? instant + offset : offset;
                const std::string text = textOf(number, form);
                QVERIFY2(interval->contains(number) == test->matches(text), text.c_str());
            }
        }
    }
    QVERIFY(known > 600);
}

void TestValueTest::manyStarsStayFast()
{
    // Backtracking would need longer than anyone waits.
    const QByteArray pattern = QByteArray("*a").repeated(100) + "b";
    QVERIFY(!sensitiveWildcard(pattern)->matches(std::string(20'000, 'a')));
}

QTEST_APPLESS_MAIN(TestValueTest)
#include "tst_valuetest.moc"
