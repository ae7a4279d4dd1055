// SPDX-License-Identifier: Apache-2.0
#include "model/items/facetmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;

class FacetModelTest : public QObject
{
    Q_OBJECT

private slots:
    void offersFieldsThatCanBeCounted()
    {
        const FacetModel model;
        const auto has = [&model](FieldId field) { return model.indexOf(field).isValid(); };
        QVERIFY(has(FieldId::Verb) && has(FieldId::Cluster) && has(FieldId::Peer));
        QVERIFY(has(FieldId::StatusCode) && has(FieldId::Groups));
        QVERIFY(has(FieldId::Time) && has(FieldId::Duration)); // in ranges
        QVERIFY(!has(FieldId::StageTime) && !has(FieldId::AuditId));
        QVERIFY(!has(FieldId::RequestObject) && !has(FieldId::UserAgent));
    }

    void showsCounts()
    {
        FacetModel model;
        const QAbstractItemModelTester tester(&model);
        const QModelIndex verb = model.indexOf(FieldId::Verb);
        QVERIFY(model.hasChildren(verb));
        QCOMPARE(model.rowCount(verb), 0);
        model.setFacet(FieldId::Verb, {{{"get", 30}, {"a\nb", 10}}, true}, 40);
        QCOMPARE(model.rowCount(verb), 3);
        const QModelIndex first = model.index(0, 0, verb);
        QCOMPARE(model.valueAt(first), std::optional<std::string>("get"));
        QCOMPARE(model.fieldAt(first), FieldId::Verb);
        QCOMPARE(first.siblingAtColumn(1).data().toString(), QStringLiteral("30"));
        QCOMPARE(first.siblingAtColumn(1).data(FacetModel::ShareRole).toDouble(), 0.75);
        QCOMPARE(model.index(1, 0, verb).data().toString(), QStringLiteral("a\u240ab"));
        QVERIFY(model.isMore(model.index(2, 0, verb)));
        QVERIFY(!model.valueAt(model.index(2, 0, verb)));
        QVERIFY(!model.valueAt(verb));
        model.setFacet(FieldId::Verb, {{{"list", 1}}, false}, 1);
        QCOMPARE(model.rowCount(verb), 1);
        QCOMPARE(model.valueCount(FieldId::Verb), std::size_t {1});
        model.setFacet(FieldId::Verb, {}, 0);
        QCOMPARE(model.rowCount(verb), 0);
        model.clear(FieldId::Verb);
    }
};

QTEST_GUILESS_MAIN(FacetModelTest)
#include "tst_facetmodel.moc"
