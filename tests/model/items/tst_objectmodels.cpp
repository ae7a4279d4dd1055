// SPDX-License-Identifier: Apache-2.0
#include "model/items/objectfieldmodel.h"
#include "model/items/objectpage.h"
#include "model/items/objectversionmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;
using Change = ObjectVersion::Change;
using Body = ObjectVersion::Body;

namespace {

ObjectVersion version(Row row, Change change, const char *object)
{
    ObjectVersion made;
    made.row = row;
    made.time = 1'000'000;
    made.change = change;
    made.user = "alice\n";
    made.object = object;
    made.body = made.object.empty() ? Body::None : Body::Logged;
    return made;
}

ObjectHistoryPtr history()
{
    ObjectHistory made {{{}, {}, "pods", "a", "b"}};
    made.versions.push_back(
        version(3, Change::Created, R"({"metadata":{"managedFields":[1]},"spec":{"a":1,"b":1}})"));
    made.versions.push_back(version(5, Change::Patched, ""));
    made.versions.back().patch = PatchKind::Apply;
    made.versions.back().subresource = "status";
    made.versions.push_back(
        version(7, Change::Updated,
                R"({"metadata":{"resourceVersion":"2"},"spec":{"a":2,"b":1,"hostPID":true}})"));
    return std::make_shared<const ObjectHistory>(std::move(made));
}

} // namespace

class TestObjectModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versions();
    void fields();
    void pages();
};

void TestObjectModels::versions()
{
    ObjectVersionModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setHistory(history());
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&model](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(text(0, ObjectVersionModel::ChangeColumn), QStringLiteral("created"));
    QCOMPARE(text(0, ObjectVersionModel::BodyColumn), QStringLiteral("as answered"));
    QCOMPARE(text(0, ObjectVersionModel::UserColumn), QString::fromUtf8("alice\u240a"));
    QCOMPARE(text(1, ObjectVersionModel::ChangeColumn),
             QStringLiteral("patched (server-side apply), status"));
    QCOMPARE(text(1, ObjectVersionModel::BodyColumn), QStringLiteral("not in the log"));
    QVERIFY(
        text(0, ObjectVersionModel::TimeColumn).startsWith(QLatin1String("1970-01-01 00:00:01")));
    model.setTimeFormat(TimeFormat(QTimeZone("Europe/Berlin")));
    QVERIFY(
        text(0, ObjectVersionModel::TimeColumn).startsWith(QLatin1String("1970-01-01 01:00:01")));
    QCOMPARE(model.versionAt(2)->row, Row {7});
    QVERIFY(model.versionAt(3) == nullptr);
    model.setHistory(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestObjectModels::fields()
{
    ObjectFieldModel model(QStringLiteral("Before"), QStringLiteral("After"));
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString big(100'000, QLatin1Char('x'));
    model.setFields({{QStringLiteral("a.b"), QStringLiteral("1"), big, {}, 4},
                     {QStringLiteral("c"), {}, {}, QStringLiteral("why"), -1}});
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex after = model.index(0, ObjectFieldModel::SecondColumn);
    QVERIFY(after.data().toString().size() < 1000);
    QCOMPARE(after.data(ObjectFieldModel::WholeRole).toString(), big);
    QCOMPARE(after.data(ObjectFieldModel::VersionRole).toInt(), 4);
    QVERIFY(!after.data(ObjectFieldModel::RiskyRole).toBool());
    QVERIFY(model.index(1, 0).data(ObjectFieldModel::RiskyRole).toBool());
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Before"));
}

void TestObjectModels::pages()
{
    const ObjectHistoryPtr versions = history();
    const ObjectPage first = objectPage(*versions, 0);
    QCOMPARE(first.base, -1);
    QCOMPARE(first.changes.size(), std::size_t {2}); // each field, without managedFields
    QCOMPARE(first.changes[0].path, QStringLiteral("spec.a"));
    QVERIFY(!first.after.join(QLatin1Char('\n')).contains(QLatin1String("managedFields")));

    const ObjectPage last = objectPage(*versions, 2);
    QCOMPARE(last.base, 0); // the one before it is not in the log
    QCOMPARE(last.changes.size(), std::size_t {2});
    QCOMPARE(last.changes[0].path, QStringLiteral("spec.a"));
    QCOMPARE(last.changes[0].first, QStringLiteral("1"));
    QCOMPARE(last.changes[0].second, QStringLiteral("2"));
    QVERIFY(last.changes[0].risk.isEmpty());
    QVERIFY(!last.changes[1].risk.isEmpty());
    QCOMPARE(last.before.size(), last.after.size());
    QCOMPARE(last.isChanged.size(), static_cast<std::size_t>(last.after.size()));
    QVERIFY(std::ranges::count(last.isChanged, true) >= 2);
    QCOMPARE(last.blame.size(), std::size_t {3});
    QCOMPARE(last.blame[1].version, 0);

    const ObjectPage unknown = objectPage(*versions, 1);
    QVERIFY(unknown.changes.empty() && unknown.after.isEmpty());
    QCOMPARE(unknown.blame.size(), std::size_t {2}); // what is known of before
    QCOMPARE(objectPage(*versions, 9).version, -1);
    QCOMPARE(objectPage(*versions, 2, 0).base, 0);
}

QTEST_GUILESS_MAIN(TestObjectModels)
#include "tst_objectmodels.moc"
