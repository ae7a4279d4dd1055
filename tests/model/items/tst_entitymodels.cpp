// SPDX-License-Identifier: Apache-2.0
#include "model/items/entityhoursmodel.h"
#include "model/items/entitylistmodel.h"
#include "model/items/entitymatrixmodel.h"
#include "model/items/entitytext.h"
#include "tests/support/eventlines.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;
using Id = EntityListId;
using test::EventLine;

namespace {

EventLine line(int second, const QByteArray &verb, const QByteArray &resource,
               const QByteArray &name, int code = 200)
{
    EventLine line;
    line.second = second;
    line.verb = verb;
    line.resource = resource;
    line.name = name;
    line.code = code;
    return line;
}

EntityProfilePtr profileOf(const std::vector<EventLine> &lines)
{
    const SnapshotPtr snapshot = test::snapshotOf(lines);
    auto profile = entityProfile(*snapshot, EntityRef::user("alice"), TimeFormat());
    return std::make_shared<const EntityProfile>(std::move(*profile));
}

SignalPtr signalOf(const std::string &title, Severity severity)
{
    auto rule = std::make_shared<RuleInfo>();
    rule->title = title;
    rule->severity = severity;
    auto signal = std::make_shared<Signal>();
    signal->rule = rule;
    signal->entity = "alice";
    signal->rows = {0};
    return signal;
}

QString cell(const QAbstractItemModel &model, const QModelIndex &parent, int row, int column,
             int role = Qt::DisplayRole)
{
    return model.index(row, column, parent).data(role).toString();
}

} // namespace

class EntityModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void listsSections();
    void saysWhatARowIsAbout();
    void toolTipsAreNoMarkup();
    void asksForWhatACellCounts();
    void showsMore();
    void saysWhatIsLeftOut();
    void showsSignals();
    void isSafeToShow();
    void hasAMatrix();
    void hasHours();
};

void EntityModelsTest::listsSections()
{
    EntityListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setProfile(profileOf({line(1, "get", "secrets", "db")}));
    const QModelIndex secrets = model.indexOf(Id::SecretsRead);
    QVERIFY(secrets.data().toString().endsWith(QStringLiteral("(1)")));
    QVERIFY(model.indexOf(Id::Deleted).data().toString().endsWith(QStringLiteral("none")));
    QVERIFY(!model.indexOf(Id::Impersonated).isValid());
    model.setTimeFormat(TimeFormat(QTimeZone("Asia/Tokyo")));
    QCOMPARE(cell(model, secrets, 0, EntityListModel::FirstColumn),
             QStringLiteral("2026-11-01 09:00:01.000000"));
    model.setProfile(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void EntityModelsTest::saysWhatARowIsAbout()
{
    EntityListModel model;
    EventLine everywhere = line(3, "list", "secrets", {});
    everywhere.space.clear();
    model.setProfile(
        profileOf({line(1, "get", "secrets", "db"), line(2, "list", "secrets", {}), everywhere,
                   line(4, "create", "pods", "p", 403), line(5, "create", "pods", "p", 201)}));
    const auto text = [&](Id id, int row) -> QString {
        const QModelIndex heading = model.indexOf(id);
        return cell(model, heading, row, EntityListModel::WhatColumn) + QLatin1Char('|')
            + cell(model, heading, row, EntityListModel::DetailColumn);
    };
    QCOMPARE(text(Id::SecretsRead, 0), QStringLiteral("db|secrets in shop"));
    QCOMPARE(text(Id::SecretsRead, 1), QStringLiteral("(all in shop)|secrets in shop"));
    QCOMPARE(text(Id::SecretsRead, 2), QStringLiteral("(all)|secrets in all namespaces"));
    QCOMPARE(text(Id::Created, 0), QStringLiteral("p|pods in shop"));
    QCOMPARE(text(Id::Retried, 0), QStringLiteral("create p|pods in shop, by alice"));
    QCOMPARE(text(Id::Addresses, 0), QStringLiteral("203.0.113.7|"));
    const QModelIndex first = model.index(0, 0, model.indexOf(Id::SecretsRead));
    QCOMPARE(entityName(*model.entityAt(first)), QStringLiteral("secrets db in shop"));
    QVERIFY(!model.entityAt(model.indexOf(Id::SecretsRead)));
}

void EntityModelsTest::toolTipsAreNoMarkup()
{
    EntityListModel list;
    EntityMatrixModel matrix;
    const EntityProfilePtr profile =
        profileOf({line(1, "get", "secrets", "<img src=x>"), line(2, "get", "<b>pods", "p")});
    list.setProfile(profile);
    matrix.setProfile(profile);
    const QString name =
        cell(list, list.indexOf(Id::SecretsRead), 0, EntityListModel::WhatColumn, Qt::ToolTipRole);
    QVERIFY(name.contains(QLatin1String("&lt;img src=x&gt;")));
    QVERIFY(!name.contains(QLatin1String("<img")));
    int found = 0;
    for (int row = 0; row < matrix.rowCount(); ++row) {
        for (const QString &tip :
             {matrix.index(row, 0).data(Qt::ToolTipRole).toString(),
              matrix.headerData(row, Qt::Vertical, Qt::ToolTipRole).toString()}) {
            QVERIFY(!tip.contains(QLatin1String("<b>")));
            found += tip.contains(QLatin1String("&lt;b&gt;pods")) ? 1 : 0;
        }
    }
    QCOMPARE(found, 2);
}

void EntityModelsTest::asksForWhatACellCounts()
{
    EntityListModel model;
    const EntityProfilePtr profile =
        profileOf({line(1, "get", "pods", "p"), line(2, "get", "pods", "p", 403)});
    model.setProfile(profile);
    const QModelIndex heading = model.indexOf(Id::Addresses);
    const EntityList &list = *model.listAt(heading);
    const int filter = EntityListModel::FilterRole;
    QCOMPARE(cell(model, heading, 0, EntityListModel::RequestsColumn), QStringLiteral("2"));
    QCOMPARE(cell(model, heading, 0, EntityListModel::RequestsColumn, filter),
             list.filterOf(list.rows[0]));
    QCOMPARE(cell(model, heading, 0, EntityListModel::RefusedColumn), QStringLiteral("1"));
    QCOMPARE(cell(model, heading, 0, EntityListModel::RefusedColumn, filter),
             list.refusedFilterOf(list.rows[0]));
    QCOMPARE(heading.siblingAtColumn(EntityListModel::RequestsColumn).data(filter).toString(),
             list.scope);
    // Nothing was read: there is nothing to be shown.
    QCOMPARE(model.indexOf(Id::SecretsRead).data(filter).toString(), QString());
}

void EntityModelsTest::showsMore()
{
    EntityListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::vector<EventLine> lines;
    constexpr int kMany = 600;
    for (int i = 0; i < kMany; ++i)
        lines.push_back(line(i, "get", "secrets", "s" + QByteArray::number(i)));
    model.setProfile(profileOf(lines));
    const QPersistentModelIndex heading = model.indexOf(Id::SecretsRead);
    const auto first = static_cast<int>(EntityListModel::kFirstRows);
    const auto more = static_cast<int>(EntityListModel::kMoreRows);
    QCOMPARE(model.rowCount(heading), first + 1);
    QVERIFY(model.isMore(model.index(first, 0, heading)));
    QVERIFY(!model.isMore(model.index(first - 1, 0, heading)));
    QCOMPARE(cell(model, heading, first, 0), QStringLiteral("… %1 more").arg(kMany - first));
    QVERIFY(!model.showMore(model.index(0, 0, heading)));
    QVERIFY(model.showMore(model.index(first, 0, heading)));
    QCOMPARE(model.rowCount(heading), first + more + 1);
    QVERIFY(model.showMore(model.index(first + more, 0, heading)));
    QCOMPARE(model.rowCount(heading), kMany);
    QVERIFY(!model.isMore(model.index(kMany - 1, 0, heading)));
    QCOMPARE(cell(model, heading, kMany - 1, 0), QStringLiteral("s599"));
}

// What a list does not hold is said to the end, and can be asked for.
void EntityModelsTest::saysWhatIsLeftOut()
{
    auto profile = std::make_shared<EntityProfile>(*profileOf({line(1, "get", "secrets", "db")}));
    for (EntityList &list : profile->lists) {
        if (list.id == Id::SecretsRead)
            list.total = 2;
    }
    EntityListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setProfile(profile);
    const QModelIndex heading = model.indexOf(Id::SecretsRead);
    const QModelIndex more = model.index(1, 0, heading);
    QVERIFY(model.isMore(more));
    QVERIFY(!model.showMore(more));
    QCOMPARE(more.data().toString(), QStringLiteral("… 1 more"));
    QCOMPARE(more.data(EntityListModel::FilterRole).toString(), model.listAt(heading)->scope);
}

void EntityModelsTest::showsSignals()
{
    EntityListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setProfile(profileOf({line(1, "get", "secrets", "db")}));
    model.setSignals({signalOf("lesser", Severity::Low), signalOf("worse", Severity::Critical)});
    const QModelIndex heading = model.index(0, 0);
    QCOMPARE(cell(model, heading, 0, 0), QStringLiteral("worse"));
    const QModelIndex first = model.index(0, 0, heading);
    QCOMPARE(first.data(EntityListModel::SignalRole).value<SignalPtr>()->rule->title,
             std::string("worse"));
    QCOMPARE(model.entityAt(first)->value, std::string("alice"));
    QVERIFY(model.listAt(first) == nullptr);
    QVERIFY(!model.index(1, 0).data(EntityListModel::SignalRole).value<SignalPtr>());
}

void EntityModelsTest::isSafeToShow()
{
    EntityListModel model;
    EventLine hostile = line(1, "get", "secrets", R"(a\u202eb\nc)");
    hostile.more = R"(,"userAgent":"x\u0000\ny")";
    model.setProfile(profileOf({hostile}));
    for (const Id id : {Id::SecretsRead, Id::UserAgents}) {
        for (const int role : {int {Qt::DisplayRole}, int {Qt::AccessibleTextRole}}) {
            const QString text = cell(model, model.indexOf(id), 0, 0, role);
            QVERIFY(!text.isEmpty());
            QVERIFY2(!text.contains(QChar(0x202e)) && !text.contains(QLatin1Char('\n')),
                     qPrintable(text));
        }
    }
}

void EntityModelsTest::hasAMatrix()
{
    EntityMatrixModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    const EntityProfilePtr profile =
        profileOf({line(1, "get", "pods", "p"), line(2, "get", "pods", "p", 403),
                   line(3, "delete", "secrets", "s")});
    model.setProfile(profile);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(cell(model, {}, 0, 0), QStringLiteral("3"));
    QCOMPARE(cell(model, {}, 0, 0, EntityMatrixModel::FilterRole), profile->filter);
    QCOMPARE(model.headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("pods"));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("get"));
    QCOMPARE(cell(model, {}, 1, 1), QStringLiteral("2"));
    QCOMPARE(model.index(1, 1).data(EntityMatrixModel::ShareRole).toDouble(), 0.5);
    QCOMPARE(cell(model, {}, 1, 1, EntityMatrixModel::FilterRole), profile->matrix.filterOf(0, 0));
    QCOMPARE(cell(model, {}, 1, 2), QString());
    QCOMPARE(cell(model, {}, 1, 2, EntityMatrixModel::FilterRole), QString());
    QCOMPARE(model.leftOut(), QString());
    auto larger = std::make_shared<EntityProfile>(*profile);
    larger->matrix.resourceTotal += 7;
    model.setProfile(larger);
    QVERIFY(model.leftOut().contains(QLatin1Char('7')));
}

void EntityModelsTest::hasHours()
{
    EntityHoursModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    constexpr int kDay = 86'400;
    const EntityProfilePtr profile =
        profileOf({line(0, "get", "pods", "p"), line(kDay, "get", "pods", "p"),
                   line(kDay + 1, "get", "pods", "p"), line(kDay + 7200, "get", "pods", "p")});
    model.setProfile(profile);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(),
             QStringLiteral("2026-11-02")); // the last day is at the top
    QCOMPARE(model.index(0, 0).data(EntityHoursModel::ShareRole).toDouble(), 1.0);
    QVERIFY(model.index(0, 2).data(EntityHoursModel::ShareRole).toDouble() < 1.0);
    QCOMPARE(model.index(0, 1).data(EntityHoursModel::ShareRole).toDouble(), 0.0);
    QCOMPARE(cell(model, {}, 0, 1, EntityHoursModel::FilterRole), QString());
    QCOMPARE(cell(model, {}, 1, 0, EntityHoursModel::FilterRole),
             profile->hours.filterOf(profile->hours.days[0].hours[0]));
    QVERIFY(cell(model, {}, 0, 0, Qt::AccessibleTextRole).contains(QStringLiteral("2 requests")));
}

QTEST_GUILESS_MAIN(EntityModelsTest)
#include "tst_entitymodels.moc"
