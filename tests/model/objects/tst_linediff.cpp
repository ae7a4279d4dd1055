// SPDX-License-Identifier: Apache-2.0
#include "model/objects/linediff.h"

#include <QByteArray>
#include <QTest>

#include <random>
#include <span>

using namespace kubewake;

namespace {

// Both texts, read off the rows; "!" for rows that are marked.
void requireTexts(const std::string &before, const std::string &after)
{
    const auto was = linesOf(before);
    const auto is = linesOf(after);
    int nextBefore = 0;
    int nextAfter = 0;
    for (const LineRow &row : lineDiff(before, after)) {
        QVERIFY(row.before >= 0 || row.after >= 0);
        if (row.before >= 0)
            QCOMPARE(row.before, nextBefore++);
        if (row.after >= 0)
            QCOMPARE(row.after, nextAfter++);
        if (!row.isChanged)
            QVERIFY(was.at(static_cast<std::size_t>(row.before))
                    == is.at(static_cast<std::size_t>(row.after)));
    }
    QCOMPARE(nextBefore, static_cast<int>(was.size()));
    QCOMPARE(nextAfter, static_cast<int>(is.size()));
}

std::size_t equalRows(const std::string &before, const std::string &after)
{
    std::size_t count = 0;
    for (const LineRow &row : lineDiff(before, after))
        count += row.isChanged ? 0 : 1;
    return count;
}

// By trying everything.
std::size_t longestCommon(std::span<const std::string_view> a, std::span<const std::string_view> b)
{
    if (a.empty() || b.empty())
        return 0;
    if (a.front() == b.front())
        return 1 + longestCommon(a.subspan(1), b.subspan(1));
    return std::max(longestCommon(a.subspan(1), b), longestCommon(a, b.subspan(1)));
}

} // namespace

class TestLineDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows();
    void isLongest();
    void longTexts();
};

void TestLineDiff::rows()
{
    const std::vector<LineRow> expected {
        {0, 0, false}, {1, 1, true}, {2, -1, true}, {3, 2, false}, {-1, 3, true}};
    QVERIFY(lineDiff("a\nb\nc\nd", "a\nx\nd\ne\n") == expected);
    QVERIFY(lineDiff("", "").empty());
    QVERIFY(lineDiff("", "a") == (std::vector<LineRow> {{-1, 0, true}}));
    QVERIFY(lineDiff("a\n\nb", "a\n\nb") == (std::vector<LineRow> {{0, 0}, {1, 1}, {2, 2}}));
}

void TestLineDiff::isLongest()
{
    std::mt19937 random {7};
    for (int round = 0; round < 300; ++round) {
        const auto text = [&random] {
            std::string lines;
            for (auto i = random() % 9; i > 0; --i)
                lines.append(1, static_cast<char>('a' + random() % 3)).push_back('\n');
            return lines;
        };
        const std::string before = text();
        const std::string after = text();
        requireTexts(before, after);
        const auto was = linesOf(before);
        const auto is = linesOf(after);
        QCOMPARE(equalRows(before, after), longestCommon(was, is));
    }
}

void TestLineDiff::longTexts()
{
    std::string before = "same\n";
    std::string after = "same\n";
    for (int i = 0; i < 100'000; ++i) {
        before += std::to_string(i) + "\n";
        after += std::to_string(-i - 1) + "\n";
    }
    before += "end";
    after += "end";
    requireTexts(before, after);
    QCOMPARE(equalRows(before, after), std::size_t {2});
}

QTEST_APPLESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
