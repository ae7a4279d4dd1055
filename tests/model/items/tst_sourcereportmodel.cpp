// SPDX-License-Identifier: Apache-2.0
#include "model/items/sourcereportmodel.h"

#include "model/items/rejectedlinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace kubewake;

namespace {

using Model = SourceReportModel;

SourceReport source(const std::string &path, std::uint64_t events, std::size_t rejected = 0)
{
    SourceReport report;
    report.path = path;
    report.framing = "audit.k8s.io JSON Lines";
    report.lines = events + rejected;
    report.events = events;
    for (std::size_t i = 0; i < rejected; ++i)
        report.rejected.push_back({i + 1, i * 10, "<b>head", "no JSON"});
    return report;
}

std::shared_ptr<const LoadReport> reportOf(std::vector<SourceReport> sources)
{
    auto report = std::make_shared<LoadReport>();
    report->sources = std::move(sources);
    return report;
}

QString text(const Model &model, int row, int column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role).toString();
}

QStringList files(const Model &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << text(model, row, Model::FileColumn);
    return names;
}

} // namespace

class TestSourceReportModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatBecameOfASource();
    void sorts_data();
    void sorts();
    void choicesAreKeptUntilLoaded();
    void refusesWhatIsNoFormat();
    void choosesForManyRows();
    void sortingKeepsSelectionsAndChoices();
    void tenThousandSourcesAreQuick();
    void rejectedLinesOfSomeSources();
};

void TestSourceReportModel::showsWhatBecameOfASource()
{
    SourceReport one = source("/a/<i>log", 3, 1);
    one.member = "m";
    one.compression = "gzip";
    one.leftOut = 4;
    one.salvaged = 5;
    one.duplicates = 6;
    one.coreEvents = 7;
    one.noiseLines = 8;
    one.others.add("<b>scheduler", 9);
    one.clusters.add("prod", 3);
    one.firstTime = 0;
    one.lastTime = 1'000'000;
    one.error = "stopped\nearly";
    Model model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReport(reportOf({one}), {}, {});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, Model::FileColumn), QStringLiteral("/a/<i>log!/m"));
    QCOMPARE(text(model, 0, Model::FormatColumn), QStringLiteral("audit.k8s.io JSON Lines, gzip"));
    QCOMPARE(text(model, 0, Model::ClusterColumn), QStringLiteral("prod"));
    const QList<int> counts {4, 3, 4, 5, 6, 1, 7, 9, 8};
    for (int i = 0; i < counts.size(); ++i)
        QCOMPARE(text(model, 0, Model::LinesColumn + i), QString::number(counts[i]));
    QVERIFY(text(model, 0, Model::FirstColumn).startsWith(QStringLiteral("1970")));
    QVERIFY(!text(model, 0, Model::ProblemColumn).contains(QLatin1Char('\n')));
    const QString tip = text(model, 0, Model::OtherRecordsColumn, Qt::ToolTipRole);
    QVERIFY(tip.contains(QStringLiteral("&lt;b&gt;scheduler")));
    QVERIFY(
        text(model, 0, Model::FileColumn, Qt::ToolTipRole).contains(QStringLiteral("&lt;i&gt;")));
    for (int column = 0; column < model.columnCount(); ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        const bool editable = column == Model::FormatColumn || column == Model::ClusterColumn;
        QCOMPARE(model.flags(model.index(0, column)).testFlag(Qt::ItemIsEditable), editable);
    }
}

void TestSourceReportModel::sorts_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, int column, Qt::SortOrder order, const char *expected) {
        QTest::newRow(name) << column << order
                            << QString::fromLatin1(expected).split(QLatin1Char(' '));
    };
    row("file", Model::FileColumn, Qt::AscendingOrder, "A b c");
    row("file down", Model::FileColumn, Qt::DescendingOrder, "c b A");
    row("events are numbers", Model::EventsColumn, Qt::AscendingOrder, "b A c");
    row("events down", Model::EventsColumn, Qt::DescendingOrder, "c A b");
    row("understood", Model::UnderstoodColumn, Qt::AscendingOrder, "b A c");
    row("equal values keep the order", Model::LeftOutColumn, Qt::DescendingOrder, "c b A");
    row("times", Model::LastColumn, Qt::AscendingOrder, "c A b");
    row("no column", -1, Qt::AscendingOrder, "c b A");
}

void TestSourceReportModel::sorts()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, expected);
    std::vector<SourceReport> sources {source("c", 100), source("b", 2, 6), source("A", 11, 3)};
    sources[0].lastTime = 1;
    sources[1].lastTime = 3;
    sources[2].lastTime = 2;
    Model model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReport(reportOf(sources), {}, {});
    model.sort(column, order);
    QCOMPARE(files(model), expected);
    QCOMPARE(reportOf(sources)->sources[model.sourceAt(0)].path, expected[0].toStdString());
}

void TestSourceReportModel::choicesAreKeptUntilLoaded()
{
    Model model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReport(reportOf({source("a", 1), source("b", 1)}), {}, {});
    QVERIFY(!model.isChanged());
    const QModelIndex format = model.index(0, Model::FormatColumn);
    const QModelIndex cluster = model.index(1, Model::ClusterColumn);
    const QString splunk = QStringLiteral("Splunk");
    QVERIFY(model.setData(format, splunk, Qt::EditRole));
    QVERIFY(model.setData(cluster, QStringLiteral(" prod "), Qt::EditRole));
    QVERIFY(model.isChanged());
    QCOMPARE(format.data().toString(), splunk);
    QVERIFY(format.data(Model::ChosenRole).toBool());
    QVERIFY(!format.data(Qt::ToolTipRole).toString().isEmpty());
    QVERIFY(!model.index(1, Model::FormatColumn).data(Model::ChosenRole).toBool());
    const SourceChoices choices = model.choices();
    QCOMPARE(choices.ofSource.size(), 2U);
    QCOMPARE(choices.of("a"), (SourceChoice {"Splunk", ""}));
    QCOMPARE(choices.of("b"), (SourceChoice {"", "prod"}));

    // More evidence was added in the meantime: what is chosen stays. Then it was loaded with it.
    model.setReport(reportOf({source("a", 1), source("b", 1), source("c", 1)}), {}, {});
    QCOMPARE(model.choices(), choices);
    SourceReport read = source("a", 1);
    read.choice = choices.of("a");
    model.setReport(reportOf({read, source("b", 1)}), choices, {});
    QVERIFY(!model.isChanged());
    QVERIFY(model.index(0, Model::FormatColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("JSON Lines"))); // what it was read as
    // Taken back: what will be recognised is not known yet.
    QVERIFY(model.setData(model.index(0, Model::FormatColumn), QString(), Qt::EditRole));
    QVERIFY(model.isChanged());
    QCOMPARE(text(model, 0, Model::FormatColumn), Model::automaticText());
    QCOMPARE(model.choices().ofSource.size(), 1U);
    QVERIFY(model.setData(model.index(0, Model::FormatColumn), splunk, Qt::EditRole));
    QVERIFY(!model.isChanged());
}

void TestSourceReportModel::refusesWhatIsNoFormat()
{
    Model model;
    model.setReport(reportOf({source("a", 1)}), {}, {});
    const QModelIndex format = model.index(0, Model::FormatColumn);
    QVERIFY(!model.setData(format, QStringLiteral("Spelunk"), Qt::EditRole));
    QVERIFY(!model.setData(format, QStringLiteral("Splunk"), Qt::DisplayRole));
    QVERIFY(!model.setData(model.index(0, Model::FileColumn), QStringLiteral("x"), Qt::EditRole));
    QVERIFY(!model.setData({}, QStringLiteral("Splunk"), Qt::EditRole));
    QVERIFY(!model.isChanged());
}

void TestSourceReportModel::choosesForManyRows()
{
    Model model;
    model.setReport(reportOf({source("a", 1), source("b", 1), source("b", 1)}), {}, {});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.choose({0, 1}, Model::ClusterColumn, QStringLiteral("prod")));
    QCOMPARE(changed.count(), 1);
    for (int row = 0; row < 3; ++row) // the same file twice
        QCOMPARE(text(model, row, Model::ClusterColumn), QStringLiteral("prod"));
    QVERIFY(!model.choose({}, Model::ClusterColumn, QStringLiteral("x")));
}

void TestSourceReportModel::sortingKeepsSelectionsAndChoices()
{
    Model model;
    model.setReport(reportOf({source("c", 1), source("b", 2), source("a", 3)}), {}, {});
    const QPersistentModelIndex c = model.index(0, Model::ClusterColumn);
    QVERIFY(model.setData(c, QStringLiteral("prod"), Qt::EditRole));
    model.sort(Model::FileColumn, Qt::AscendingOrder);
    QCOMPARE(c.row(), 2);
    QCOMPARE(c.data().toString(), QStringLiteral("prod"));
    model.sort(Model::EventsColumn, Qt::AscendingOrder);
    QCOMPARE(c.row(), 0);
}

void TestSourceReportModel::tenThousandSourcesAreQuick()
{
    std::vector<SourceReport> sources;
    for (int i = 0; i < 10'000; ++i)
        sources.push_back(source("/evidence/" + std::to_string((i * 7919) % 10'000), i));
    const auto report = reportOf(std::move(sources));
    Model model;
    std::vector<int> all(10'000);
    std::iota(all.begin(), all.end(), 0);
    model.setReport(report, {}, {});
    model.sort(Model::FileColumn, Qt::AscendingOrder);
    QVERIFY(model.choose(all, Model::ClusterColumn, QStringLiteral("prod")));
    QVERIFY(model.isChanged());
}

void TestSourceReportModel::rejectedLinesOfSomeSources()
{
    const auto report = reportOf({source("a", 1, 2), source("b", 1), source("c", 1, 3)});
    RejectedLineModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReport(report);
    QCOMPARE(model.rowCount(), 5);
    const auto file = [&model](int row) {
        return model.index(row, RejectedLineModel::FileColumn).data().toString();
    };
    model.setSources({2});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(file(0), QStringLiteral("c"));
    model.setSources({1});
    QCOMPARE(model.rowCount(), 0);
    model.setSources({2, 0});
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(file(0), QStringLiteral("c"));
    QCOMPARE(file(4), QStringLiteral("a"));
    model.setSources({});
    QCOMPARE(file(0), QStringLiteral("a"));
}

QTEST_MAIN(TestSourceReportModel)
#include "tst_sourcereportmodel.moc"
