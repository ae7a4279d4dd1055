// SPDX-License-Identifier: Apache-2.0
#include "model/items/signalfiltermodel.h"
#include "model/items/signallistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kubewake;

namespace {

SignalPtr makeSignal(std::string id, Severity severity, std::string entity, MicrosecondsUtc last,
                     std::string tactic = "execution")
{
    auto rule = std::make_shared<RuleInfo>();
    rule->title = "Rule of " + id;
    rule->severity = severity;
    rule->tactics = {std::move(tactic)};
    auto signal = std::make_shared<Signal>();
    signal->id = std::move(id);
    signal->rule = rule;
    signal->entity = std::move(entity);
    signal->first = 0;
    signal->last = last;
    signal->rows = {1, 2, 3};
    return signal;
}

QStringList ids(const QAbstractItemModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << QString::fromStdString(
            model.index(row, 0).data(SignalListModel::SignalRole).value<SignalPtr>()->id);
    return list;
}

} // namespace

class SignalListModelTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheModelContract()
    {
        SignalListModel model;
        SignalFilterModel filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester both(&filter,
                                      QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.addSignals({makeSignal("a", Severity::Low, "x", 1)});
        model.addSignals(
            {makeSignal("b", Severity::High, "y", 2), makeSignal("a", Severity::High, "x", 1)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data(SignalListModel::SeverityRole).toInt(),
                 static_cast<int>(Severity::High));
        filter.setText(QStringLiteral("y"));
        model.setSignals({});
        QCOMPARE(filter.rowCount(), 0);
    }

    void mostSevereFirstThenLatestWhateverTheOrderOfArrival()
    {
        const std::vector<SignalPtr> list {makeSignal("old-high", Severity::High, "x", 10),
                                           makeSignal("low", Severity::Low, "x", 99),
                                           makeSignal("new-high", Severity::High, "x", 20),
                                           makeSignal("a-same", Severity::Medium, "x", 5),
                                           makeSignal("b-same", Severity::Medium, "x", 5)};
        const QStringList expected {QStringLiteral("new-high"), QStringLiteral("old-high"),
                                    QStringLiteral("a-same"), QStringLiteral("b-same"),
                                    QStringLiteral("low")};
        SignalListModel model;
        SignalFilterModel filter;
        filter.setSourceModel(&model);
        for (const SignalPtr &signal : list)
            model.addSignals({signal});
        QCOMPARE(ids(filter), expected);
        model.setSignals({list.rbegin(), list.rend()});
        QCOMPARE(ids(filter), expected);
    }

    void filters()
    {
        SignalListModel model;
        SignalFilterModel filter;
        filter.setSourceModel(&model);
        model.setSignals({makeSignal("a", Severity::Low, "alice", 1, "discovery"),
                          makeSignal("b", Severity::High, "bob", 2),
                          makeSignal("c", Severity::Critical, "alice", 3, "persistence")});
        filter.setMinimumSeverity(Severity::High);
        QCOMPARE(filter.rowCount(), 2);
        QCOMPARE(filter.hiddenCount(), 1);
        filter.setMinimumSeverity(Severity::Informational);
        filter.setTactic(QStringLiteral("discovery"));
        QCOMPARE(ids(filter), QStringList {QStringLiteral("a")});
        filter.setTactic({});
        filter.setEntity(QStringLiteral("alice"));
        QCOMPARE(filter.rowCount(), 2);
        filter.setText(QStringLiteral("RULE persist"));
        QCOMPARE(ids(filter), QStringList {QStringLiteral("c")});
        filter.clearFilters();
        QVERIFY(!filter.isFiltering());
        SignalTriage triage;
        QVERIFY(triage.set("b", {SignalStatus::Archived, QStringLiteral("known")}).has_value());
        model.setTriage(triage);
        filter.setStatuses({SignalStatus::Open});
        QCOMPARE(filter.rowCount(), 2);
        model.setTriage({});
        QCOMPARE(filter.rowCount(), 3);
    }

    void timesFollowTheZone()
    {
        SignalListModel model;
        model.setSignals({makeSignal("a", Severity::Low, "x", 0)});
        const QModelIndex last = model.index(0, SignalListModel::LastColumn);
        QCOMPARE(last.data().toString(), QStringLiteral("1970-01-01 00:00:00.000000"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setTimeFormat(TimeFormat(QTimeZone(3600)));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(last.data().toString(), QStringLiteral("1970-01-01 01:00:00.000000"));
    }

    void decisionsSurviveJson()
    {
        SignalTriage triage;
        QVERIFY(!triage.set("a", {SignalStatus::Archived, QStringLiteral("  ")}));
        QVERIFY(!triage.contains("a"));
        QVERIFY(triage.set("a", {SignalStatus::Archived, QStringLiteral("<b>\"ü\n")}).has_value());
        QVERIFY(
            triage.set("b", {SignalStatus::UnderReview, QStringLiteral("dropped")}).has_value());
        QVERIFY(triage
                    .set("c",
                         {SignalStatus::Archived,
                          QString(2 * SignalTriage::kMaximumReasonLength, QLatin1Char('x'))})
                    .has_value());
        const auto again = SignalTriage::fromJson(triage.toJson());
        QVERIFY(again.has_value());
        QVERIFY(*again == triage);
        Signal signal;
        signal.id = "b";
        QCOMPARE(again->decisionFor(signal).reason, QString());
        signal.id = "c";
        QCOMPARE(again->decisionFor(signal).reason.size(), SignalTriage::kMaximumReasonLength);
    }

    void brokenJsonIsAnError_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("other version") << QByteArray(R"({"version":2,"signals":[]})");
        QTest::newRow("no status") << QByteArray(R"({"version":1,"signals":[{"id":"a"}]})");
        QTest::newRow("no reason")
            << QByteArray(R"({"version":1,"signals":[{"id":"a","status":"archived"}]})");
        QTest::newRow("types") << QByteArray(R"({"version":"1","signals":[[1]]})");
        QTest::newRow("too large")
            << QByteArray(static_cast<qsizetype>(SignalTriage::kMaximumJsonBytes) + 1, ' ');
    }

    void brokenJsonIsAnError()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!SignalTriage::fromJson({json.constData(), static_cast<std::size_t>(json.size())}));
    }
};

QTEST_GUILESS_MAIN(SignalListModelTest)
#include "tst_signallistmodel.moc"
