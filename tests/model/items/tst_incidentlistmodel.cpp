// SPDX-License-Identifier: Apache-2.0
#include "model/items/incidentlistmodel.h"
#include "tests/support/madeincidents.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;

class IncidentListModelTest : public QObject
{
    Q_OBJECT

private slots:
    void shows()
    {
        IncidentListModel model;
        const QAbstractItemModelTester tester(&model);
        const auto text = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        model.setIncidents({test::madeIncident({test::madeSignal("a", Severity::High, "execution"),
                                                test::madeSignal("b", Severity::Low, "impact")}),
                            test::madeIncident({test::madeSignal("c", Severity::Medium, "")})});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowOf("c"), 1);
        QCOMPARE(model.rowOf("b"), -1); // an incident goes by its first signal
        QCOMPARE(model.incidentAt(-1), IncidentPtr());
        QCOMPARE(text(0, IncidentListModel::SeverityColumn), QStringLiteral("High"));
        QCOMPARE(text(0, IncidentListModel::SignalsColumn), QStringLiteral("2"));
        QCOMPARE(text(0, IncidentListModel::ActorsColumn), QStringLiteral("mallory"));
        QCOMPARE(text(0, IncidentListModel::TacticsColumn), QStringLiteral("Execution, Impact"));
        QCOMPARE(text(1, IncidentListModel::TacticsColumn), QString());
        QCOMPARE(model.index(0, 0).data(IncidentListModel::SeverityRole).toInt(),
                 static_cast<int>(Severity::High));
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString header =
                model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            QVERIFY(!header.isEmpty());
            QCOMPARE(model.index(0, column).data(Qt::AccessibleTextRole).toString(),
                     header + QStringLiteral(": ") + text(0, column));
            QVERIFY(model.index(0, column).data(IncidentListModel::SortRole).isValid());
        }
        model.setTimeFormat(TimeFormat(QTimeZone("America/New_York")));
        QVERIFY(text(0, IncidentListModel::FirstColumn).startsWith(QLatin1String("1969-12-31")));
        model.setIncidents({});
        QCOMPARE(model.rowCount(), 0);
    }

    void hostileActorsStayShortAndVisible()
    {
        auto incident =
            std::make_shared<Incident>(*test::madeIncident({test::madeSignal("a", {}, "impact")}));
        incident->actors = {"a\xe2\x80\xae"
                            "b\n"};
        incident->actors.resize(10'000, std::string(1000, 'x'));
        IncidentListModel model;
        model.setIncidents({incident});
        const QString text = model.index(0, IncidentListModel::ActorsColumn).data().toString();
        QVERIFY(text.startsWith(QStringLiteral("a\\u202eb\u240a, x")));
        QVERIFY(text.size() <= 600);
    }
};

QTEST_GUILESS_MAIN(IncidentListModelTest)
#include "tst_incidentlistmodel.moc"
