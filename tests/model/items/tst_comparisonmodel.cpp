// SPDX-License-Identifier: Apache-2.0
#include "model/items/comparisonmodel.h"
#include "tests/support/eventlines.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

MicrosecondsUtc at(int second)
{
    return parseTimestamp("2026-11-01T00:00:00Z").value() + second * kMicrosecondsPerSecond;
}

EventLine line(int second, const QByteArray &user)
{
    EventLine event;
    event.second = second;
    event.user = user;
    return event;
}

// `strangers` new users, one that vanished, one that rose, one steady one.
RangeComparisonPtr made(int strangers)
{
    std::vector<EventLine> lines;
    for (int i = 0; i < strangers; ++i)
        lines.push_back(line(1000 + i % 900, "stranger-" + QByteArray::number(i)));
    lines.push_back(line(5, "gone"));
    for (int i = 0; i < 100; ++i) {
        lines.push_back(line(i, "steady"));
        lines.push_back(line(1000 + i, "steady"));
        lines.push_back(line(1000 + i, "busy"));
    }
    lines.push_back(line(6, "busy"));
    lines.push_back(line(1999, "steady")); // all of both times is in the evidence
    const SnapshotPtr log = kubewake::test::snapshotOf(lines);
    return std::make_shared<const RangeComparison>(
        compareRanges(*log, log->representatives(), {{at(0), at(1000)}, {at(1000), at(2000)}})
            .value());
}

QModelIndex heading(const ComparisonModel &model, const char *text)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        if (index.data().toString().startsWith(QLatin1String(text)))
            return index;
    }
    return {};
}

} // namespace

class TestComparisonModel : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyWithoutAComparison()
    {
        ComparisonModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        model.setComparison(made(1));
        QVERIFY(model.rowCount() > 0);
        model.setComparison(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void linesAreThoseOfTheComparison()
    {
        ComparisonModel model;
        const QAbstractItemModelTester tester(&model);
        const RangeComparisonPtr comparison = made(2);
        model.setComparison(comparison);
        const QModelIndex users = heading(model, "Users:");
        QCOMPARE(users.data().toString(), QStringLiteral("Users: 2 new, 1 rose, 1 vanished"));
        QCOMPARE(model.rowCount(users), 4);
        const auto cell = [&](int row, int column) {
            return model.index(row, column, users).data().toString();
        };
        QCOMPARE(cell(0, ComparisonModel::WhatColumn), QStringLiteral("stranger-0"));
        QCOMPARE(cell(0, ComparisonModel::ChangeColumn), QStringLiteral("new"));
        QCOMPARE(cell(0, ComparisonModel::BaselineColumn), QStringLiteral("0"));
        QCOMPARE(cell(0, ComparisonModel::IncidentColumn), QStringLiteral("1"));
        QCOMPARE(cell(0, ComparisonModel::ExpectedColumn), QString());
        QCOMPARE(cell(2, ComparisonModel::WhatColumn), QStringLiteral("busy"));
        QVERIFY(cell(2, ComparisonModel::RatioColumn).startsWith(QStringLiteral("×")));
        QCOMPARE(cell(3, ComparisonModel::WhatColumn), QStringLiteral("gone"));
        QCOMPARE(cell(3, ComparisonModel::FirstColumn),
                 QStringLiteral("2026-11-01 00:00:05.000000"));
        // Each number has its own requests; the rest of the row those that it is about.
        const ComparedLine &gone =
            comparison->dimensions.front().of(RateChange::Vanished).lines.front();
        const auto filter = [&](int column) {
            return model.index(3, column, users).data(ComparisonModel::FilterRole).toString();
        };
        QCOMPARE(filter(ComparisonModel::WhatColumn),
                 comparison->filterOf(gone, ComparedSide::Baseline));
        QCOMPARE(filter(ComparisonModel::IncidentColumn),
                 comparison->filterOf(gone, ComparedSide::Incident));
        QVERIFY(users.data(ComparisonModel::FilterRole).toString().isEmpty());
        QCOMPARE(model.entityAt(model.index(3, 0, users)), EntityRef::user("gone"));
        QVERIFY(!model.entityAt(users));
        QVERIFY(model.index(3, 0, users)
                    .data(ComparisonModel::DetailRole)
                    .toString()
                    .contains(QLatin1String("effectiveUser: \"gone\"")));
    }

    void changesCanBeHidden()
    {
        ComparisonModel model;
        const QAbstractItemModelTester tester(&model);
        model.setComparison(made(2));
        ComparisonModel::ShownChanges shown {};
        shown[static_cast<std::size_t>(RateChange::Vanished)] = true;
        model.setShownChanges(shown);
        const QModelIndex users = heading(model, "Users:");
        QCOMPARE(model.rowCount(users), 1);
        QCOMPARE(model.index(0, 0, users).data().toString(), QStringLiteral("gone"));
        model.setShownChanges({});
        QVERIFY(!heading(model, "Users:").isValid());
    }

    void longListsAreShownInTwoSteps()
    {
        ComparisonModel model;
        const QAbstractItemModelTester tester(&model);
        model.setComparison(made(1100));
        const QModelIndex users = heading(model, "Users:");
        const int first = static_cast<int>(ComparisonModel::kFirstLines);
        QCOMPARE(model.rowCount(users), first + 1);
        const QModelIndex more = model.index(first, 0, users);
        QVERIFY(model.isMore(more));
        QCOMPARE(more.data().toString(), QStringLiteral("… 1,092 more"));
        QVERIFY(more.data(ComparisonModel::FilterRole).toString().isEmpty());
        QVERIFY(model.showMore(more));
        QCOMPARE(model.rowCount(users), 1002 + 1);
        const QModelIndex leftOut = model.index(1002, 0, users);
        QVERIFY(model.isMore(leftOut));
        QCOMPARE(leftOut.data().toString(),
                 QStringLiteral("… 100 less significant ones are left out"));
        QVERIFY(!model.showMore(leftOut));
        QVERIFY(!model.showMore(users));
    }

    void notesComeFirst()
    {
        ComparisonModel model;
        const QAbstractItemModelTester tester(&model);
        RangeComparison comparison;
        comparison.notes = {
            {CoverageNote::Kind::ResourcesMissing, ComparedSide::Baseline, {"pods\u202e"}, 1}};
        model.setComparison(std::make_shared<const RangeComparison>(comparison));
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex notes = model.index(0, 0);
        QVERIFY(!model.isNote(notes));
        const QModelIndex note = model.index(0, 0, notes);
        QVERIFY(model.isNote(note));
        QVERIFY(note.data().toString().contains(QLatin1String("pods\\u202e")));
        QVERIFY(!model.entityAt(note));
        QVERIFY(note.data(ComparisonModel::FilterRole).toString().isEmpty());
    }

    void followsTheTimeZone()
    {
        ComparisonModel model;
        model.setComparison(made(1));
        const QModelIndex first =
            model.index(0, ComparisonModel::FirstColumn, heading(model, "Users:"));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setTimeFormat(TimeFormat(QTimeZone("Asia/Tokyo")));
        QVERIFY(changes.size() > 0);
        QVERIFY(first.data().toString().startsWith(QLatin1String("2026-11-01 09:16:40")));
        QVERIFY(model.headerData(ComparisonModel::FirstColumn, Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .contains(QLatin1String("Tokyo")));
    }

    // What a tooltip or a screen reader gets is plain text, whatever the log says.
    void evidenceIsPlainText()
    {
        ComparisonModel model;
        const SnapshotPtr log =
            kubewake::test::snapshotOf(std::vector {line(5, "a"), line(1005, "<b>eve</b>\\n%1")});
        model.setComparison(std::make_shared<const RangeComparison>(
            compareRanges(*log, log->representatives(), {{at(0), at(1000)}, {at(1000), at(2000)}})
                .value()));
        const QModelIndex eve = model.index(0, 0, heading(model, "Users:"));
        QVERIFY(!eve.data().toString().contains(QLatin1Char('\n')));
        const QString toolTip = eve.data(Qt::ToolTipRole).toString();
        QVERIFY(toolTip.contains(QLatin1String("&lt;b&gt;eve")));
        QVERIFY(!toolTip.contains(QLatin1String("<b>")));
        QVERIFY(toolTip.contains(QLatin1String("%1")));
        QVERIFY(eve.data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("What: ")));
    }
};

QTEST_GUILESS_MAIN(TestComparisonModel)
#include "tst_comparisonmodel.moc"
