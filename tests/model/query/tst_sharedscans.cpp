// SPDX-License-Identifier: Apache-2.0
#include "model/core/rowbitmap.h"
#include "model/query/compiledfilter.h"
#include "model/query/filterevaluation.h"
#include "model/query/lazyscan.h"
#include "model/query/sharedscans.h"
#include "model/query/valuetest.h"
#include "model/store/eventstore.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kubewake;

namespace {

constexpr Row kRows = 70'000; // more than a chunk

// Rows with few users and very many names, some of them inferred.
SnapshotPtr madeSnapshot()
{
    EventStore store;
    const auto source = store.addSource(std::make_shared<SourceInfo>());
    BatchBuilder builder;
    QRandomGenerator random(9);
    for (std::uint32_t row = 0; row < kRows; ++row) {
        builder.beginEvent();
        if (random.bounded(10) > 0)
            builder.set(Column::Username, "user-" + std::to_string(random.bounded(30)));
        if (random.bounded(4) > 0)
            builder.set(Column::Verb, random.bounded(2) > 0 ? "create" : "get");
        builder.set(random.bounded(3) > 0 ? Column::Name : Column::GeneratedName,
                    "web-" + std::to_string(random.bounded(20'000)));
        builder.setTimes(row, kNoDuration);
        builder.endEvent({*source, row, 1, row}, row);
    }
    store.commit(builder.take());
    return store.publish();
}

// What a filter of one test answers, row by row.
bool expectedAt(const EventSnapshot &snapshot, Column column, Row row, const ValueTest &test)
{
    Code code = snapshot.code(column, row);
    if (column == Column::Name && code == kMissing)
        code = snapshot.code(Column::GeneratedName, row);
    const DictionaryId id = kColumns[static_cast<std::size_t>(column)].dictionary;
    return code != kMissing && test.matches(snapshot.value(id, code));
}

} // namespace

class SharedScansTest : public QObject
{
    Q_OBJECT

private slots:
    // Filters that share tests, and tests that run only where others left something, answer as
    // each test does on each row.
    void answersAsRowByRow()
    {
        const SnapshotPtr snapshot = madeSnapshot();
        RowBitmap candidates(kRows, true);
        QRandomGenerator random(2);
        for (int i = 0; i < 5'000; ++i)
            candidates.reset(random.bounded(kRows));
        const ValueTestPtr create = equalTo("create", CaseSensitivity::Sensitive);
        const ValueTestPtr users = containing("er-1", CaseSensitivity::Sensitive);
        const ValueTestPtr oneUser = equalTo("user-7", CaseSensitivity::Sensitive);
        const ValueTestPtr names = endingWith("77", CaseSensitivity::Sensitive);
        const ValueTestPtr oneName = equalTo("web-77", CaseSensitivity::Sensitive);
        const FieldPath verb = FieldPath::parse("verb");
        const FieldPath user = FieldPath::parse("user.username");
        const FieldPath name = FieldPath::parse("objectName");
        struct Part
        {
            FieldPath field;
            Column column;
            ValueTestPtr test;
        };
        const std::vector<Part> parts {{verb, Column::Verb, create},
                                       {user, Column::Username, users},
                                       {user, Column::Username, oneUser},
                                       {name, Column::Name, names},
                                       {name, Column::Name, oneName}};
        // Every subset of the tests is a filter: each test has 16 users.
        FilterEvaluation evaluation(*snapshot);
        std::vector<CompiledFilter> filters;
        std::vector<unsigned> subsets;
        for (unsigned subset = 1; subset < (1U << parts.size()); ++subset) {
            std::vector<ExpressionPtr> children;
            for (std::size_t p = 0; p < parts.size(); ++p) {
                if ((subset & (1U << p)) != 0)
                    children.push_back(Expression::match(parts[p].field, parts[p].test));
            }
            filters.emplace_back(Expression::conjunction(std::move(children)));
            subsets.push_back(subset);
        }
        for (const CompiledFilter &filter : filters)
            evaluation.add(filter);
        std::size_t matches = 0;
        for (const auto &chunk : snapshot->chunks()) {
            QVERIFY(evaluation.run(*chunk, candidates, {}));
            for (std::uint32_t i = 0; i < chunk->size; ++i) {
                const Row row = chunk->firstRow + i;
                unsigned passed = 0;
                for (std::size_t p = 0; p < parts.size(); ++p)
                    passed |= unsigned {expectedAt(*snapshot, parts[p].column, row, *parts[p].test)}
                        << p;
                for (std::size_t f = 0; f < filters.size(); ++f) {
                    const bool expected =
                        candidates.test(row) && (passed & subsets[f]) == subsets[f];
                    const bool got = (evaluation.answer(f).matched[i >> 6] >> (i & 63U)) & 1U;
                    QVERIFY2(
                        got == expected,
                        qPrintable(
                            QStringLiteral("row %1, tests %2").arg(row).arg(subsets[f], 0, 2)));
                    matches += got ? 1 : 0;
                }
            }
        }
        QVERIFY(matches > 1'000);
    }

    void equalTestsAreOne()
    {
        const SnapshotPtr snapshot = madeSnapshot();
        SharedScans scans;
        const auto add = [&](const char *field, const ValueTestPtr &test) {
            return scans.add(ColumnScan::bind(*snapshot, *FieldPath::parse(field).field, test,
                                              ColumnScan::Quantifier::Any));
        };
        SharedScans::Scan *verb = add("verb", equalTo("get", CaseSensitivity::Sensitive));
        QCOMPARE(add("verb", equalTo("GET", CaseSensitivity::Insensitive)), verb);
        QVERIFY(add("verb", equalTo("create", CaseSensitivity::Sensitive)) != verb);
        // The same codes of another column are another question.
        QVERIFY(add("user.username", equalTo("user-1", CaseSensitivity::Sensitive)) != verb);
        // No code at all: nothing to find.
        QVERIFY(add("verb", equalTo("none", CaseSensitivity::Sensitive)) != verb);
    }

    void testsOfManyValuesRunWhenTheyAreMet()
    {
        const SnapshotPtr snapshot = madeSnapshot();
        int asked = 0;
        const LazyScan scan(Column::Name, Column::GeneratedName,
                            snapshot->dictionarySize(DictionaryId::Names), [&asked](Code code) {
                                ++asked;
                                return code % 2 == 0;
                            });
        const EventChunk &chunk = *snapshot->chunks().front();
        std::vector<std::uint64_t> candidates(kChunkWords);
        candidates[3] = 0b1011;
        std::vector<std::uint64_t> out(kChunkWords, ~std::uint64_t {0});
        for (int round = 0; round < 3; ++round) {
            scan.scan(chunk, candidates, out);
            QVERIFY(asked > 0 && asked <= 3);
        }
        QCOMPARE(out[0], std::uint64_t {0});
        QCOMPARE(out[3] & ~candidates[3], std::uint64_t {0});
    }
};

QTEST_APPLESS_MAIN(SharedScansTest)
#include "tst_sharedscans.moc"
