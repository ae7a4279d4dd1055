// SPDX-License-Identifier: Apache-2.0
#include "model/store/packedcodes.h"
#include "model/store/packedints.h"

#include <QTest>

#include <limits>

using namespace kubewake;

namespace {

using Codes = std::vector<std::uint32_t>;
using Numbers = std::vector<std::int64_t>;

} // namespace

Q_DECLARE_METATYPE(Codes)
Q_DECLARE_METATYPE(Numbers)

class PackedTest : public QObject
{
    Q_OBJECT

private:
    static std::size_t widthOf(const PackedCodes &packed)
    {
        return packed.visit([](const auto &values) -> std::size_t {
            if constexpr (requires { values.size(); })
                return sizeof(values[0]);
            else
                return 0;
        });
    }

private slots:
    void codes_data()
    {
        QTest::addColumn<Codes>("values");
        QTest::addColumn<std::size_t>("width");
        const auto row = [](const char *name, const Codes &values, std::size_t width) {
            QTest::newRow(name) << values << width;
        };
        row("nothing", {}, 0);
        row("one", {7}, 0);
        row("all zero", {0, 0, 0}, 0);
        row("one value", {70'000, 70'000}, 0);
        row("bytes", {0, 255, 3}, 1);
        row("shorts", {0, 256}, 2);
        row("largest short", {1, 65'535}, 2);
        row("words", {1, 65'536}, 4);
        row("largest word", {0, std::numeric_limits<std::uint32_t>::max()}, 4);
    }

    void codes()
    {
        QFETCH(Codes, values);
        QFETCH(std::size_t, width);
        const PackedCodes packed(values);
        QCOMPARE(widthOf(packed), width);
        for (std::uint32_t i = 0; i < values.size(); ++i)
            QCOMPARE(packed[i], values[i]);
        QCOMPARE(packed.maximum(), values.empty() ? 0U : std::ranges::max(values));
        QVERIFY(packed.bytes() >= width * values.size());
        packed.visit([&values](const auto &view) {
            if constexpr (requires { view.size(); }) {
                QVERIFY(std::ranges::equal(view, values));
            } else {
                for (const std::uint32_t value : values)
                    QCOMPARE(view, value);
            }
        });
    }

    void numbers_data()
    {
        QTest::addColumn<Numbers>("values");
        const auto row = [](const char *name, const Numbers &values) {
            QTest::newRow(name) << values;
        };
        constexpr auto least = std::numeric_limits<std::int64_t>::min();
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        constexpr std::int64_t word = std::numeric_limits<std::uint32_t>::max();
        row("nothing", {});
        row("one", {-5});
        row("equal", {most, most});
        row("bytes", {-100, 100, 155});
        row("shorts", {1'700'000'000'000'000, 1'700'000'000'000'256});
        row("the widest distance", {-7, -7 + word});
        row("one wider", {-7, -6 + word});
        row("a missing time among times", {1'700'000'000'000'000, least});
        row("everything", {least, -1, 0, 1, most});
        row("the largest", {most - word, most});
        row("the smallest", {least, least + word});
    }

    void numbers()
    {
        QFETCH(Numbers, values);
        const PackedInts packed(values);
        for (std::uint32_t i = 0; i < values.size(); ++i)
            QCOMPARE(packed[i], values[i]);
        if (!values.empty())
            QCOMPARE(packed.minimum(), std::ranges::min(values));
        Numbers visited;
        packed.forEach(static_cast<std::uint32_t>(values.size()),
                       [&visited](std::uint32_t index, std::int64_t value) {
                           QCOMPARE(std::size_t {index}, visited.size());
                           visited.push_back(value);
                       });
        QCOMPARE(visited, values);
    }
};

QTEST_APPLESS_MAIN(PackedTest)
#include "tst_packed.moc"
