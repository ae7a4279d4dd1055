// SPDX-License-Identifier: Apache-2.0
#include "model/items/incidentstorymodel.h"
#include "tests/support/madeincidents.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;

class IncidentStoryModelTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsTacticByTactic()
    {
        IncidentStoryModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(test::madeIncident(
            {test::madeSignal("a", Severity::Low, "initial-access", {}, {1, 2}),
             test::madeSignal("b", Severity::High, "credential-access", {}, {3}),
             test::madeSignal("c", Severity::Medium, "credential-access", {}, {4, 5}),
             test::madeSignal("d", Severity::Medium, "")}));
        QCOMPARE(model.rowCount(), 3);
        const auto text = [](const QModelIndex &row, int column) {
            return row.siblingAtColumn(column).data().toString();
        };
        const QModelIndex second = model.index(1, 0);
        QCOMPARE(text(second, IncidentStoryModel::TitleColumn),
                 QStringLiteral("Credential Access (2)"));
        QCOMPARE(text(second, IncidentStoryModel::SeverityColumn), QStringLiteral("High"));
        QCOMPARE(text(second, IncidentStoryModel::CountColumn), QStringLiteral("3"));
        QVERIFY(!second.data(IncidentStoryModel::SignalRole).value<SignalPtr>());
        QCOMPARE(text(model.index(2, 0), IncidentStoryModel::TitleColumn),
                 QStringLiteral("No tactic (1)"));
        QCOMPARE(model.rowCount(second), 2);
        const QModelIndex signal = model.index(1, 0, second);
        QCOMPARE(signal.data(IncidentStoryModel::SignalRole).value<SignalPtr>()->id,
                 std::string("c"));
        QCOMPARE(text(signal, IncidentStoryModel::TitleColumn), QStringLiteral("<b>Rule</b> of c"));
        QCOMPARE(text(signal, IncidentStoryModel::EntityColumn), QStringLiteral("mallory"));
        QCOMPARE(text(signal, IncidentStoryModel::CountColumn), QStringLiteral("2"));
        QVERIFY(model.indexOf("c") == signal);
        QVERIFY(!model.indexOf("z").isValid());
        QVERIFY(text(signal, IncidentStoryModel::TimeColumn).startsWith(QLatin1String("1970")));
        model.setTimeFormat(TimeFormat(QTimeZone("America/New_York")));
        QVERIFY(text(signal, IncidentStoryModel::TimeColumn).startsWith(QLatin1String("1969")));
        QVERIFY(text(second, IncidentStoryModel::TimeColumn).startsWith(QLatin1String("1969")));
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        model.setIncident(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(IncidentStoryModelTest)
#include "tst_incidentstorymodel.moc"
