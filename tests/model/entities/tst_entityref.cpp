// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entityref.h"

#include "model/core/utf8.h"
#include "model/entities/entityterm.h"
#include "model/query/compiledfilter.h"
#include "model/query/kql.h"
#include "tests/support/eventlines.h"

#include <QTest>

using namespace kubewake;

class EntityRefTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsServiceAccounts();
    void namesWhatARowIsAbout();
    void asksForExactlyTheValue_data();
    void asksForExactlyTheValue();
    void tellsGroupsApart();
};

void EntityRefTest::knowsServiceAccounts()
{
    const EntityRef account = EntityRef::user("system:serviceaccount:shop:web");
    QCOMPARE(account.kind, EntityKind::ServiceAccount);
    const auto object = serviceAccountObject(account);
    QVERIFY(object);
    QCOMPARE(entityName(*object), QStringLiteral("serviceaccounts web in shop"));
    QCOMPARE(EntityRef::user("alice").kind, EntityKind::User);
    QVERIFY(!serviceAccountObject(EntityRef::user("alice")));
    for (const char *broken : {"system:serviceaccount:", "system:serviceaccount:shop",
                               "system:serviceaccount:shop:", "system:serviceaccount::web"})
        QVERIFY2(!serviceAccountObject(EntityRef::user(broken)), broken);
}

void EntityRefTest::namesWhatARowIsAbout()
{
    test::EventLine line;
    line.user = "bob";
    line.more = R"(,"impersonatedUser":{"username":"admin"})";
    const SnapshotPtr snapshot = test::snapshotOf(std::vector {line});
    const auto name = [&](FieldId field) {
        const auto entity = entityOfRow(*snapshot, 0, field);
        return entity ? entityKindText(entity->kind) + QLatin1Char('=') + entityName(*entity)
                      : QString();
    };
    QCOMPARE(name(FieldId::EffectiveUser), QStringLiteral("User=admin"));
    QCOMPARE(name(FieldId::Username), QStringLiteral("User=bob"));
    QCOMPARE(name(FieldId::ImpersonatedUser), QStringLiteral("User=admin"));
    QCOMPARE(name(FieldId::SourceIps), QStringLiteral("Source address=203.0.113.7"));
    QCOMPARE(name(FieldId::Namespace), QStringLiteral("Namespace=shop"));
    QCOMPARE(name(FieldId::ResourcePath), QStringLiteral("Object=secrets x in shop"));
    QCOMPARE(name(FieldId::Credential), QString());
    QCOMPARE(name(FieldId::Verb), QString());
}

void EntityRefTest::asksForExactlyTheValue_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value :
         {"alice", "a*b", "a\"b", "a\\b", "not", "a or b", "(", "{x}", "-1", "now-2h", "null",
          "true", "10.0.0.0/8", "üser", "line\nfeed", "\xE2\x80\xAEreversed", "a:b", "/x/"})
        QTest::newRow(value) << QByteArray(value);
}

// Whatever it looks like to the filter language, as a user and as an address.
void EntityRefTest::asksForExactlyTheValue()
{
    QFETCH(QByteArray, value);
    const auto line = [](const QByteArray &text) {
        QByteArray escaped = text;
        escaped.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        test::EventLine event;
        event.user = escaped;
        event.peer = escaped;
        return event;
    };
    const SnapshotPtr snapshot = test::snapshotOf(
        std::vector {line(value), line("10.1.2.3"), line("alicx"), line("axb"), line("x")});
    for (const FieldId field : {FieldId::Username, FieldId::Peer}) {
        const QString term = entityTerm(field, value.toStdString());
        const auto filter = parseKql(toUtf8(term));
        QVERIFY2(filter, qPrintable(term));
        const auto found = CompiledFilter(filter->expression)
                               .evaluate(*snapshot, allRows(*snapshot, RowKind::Events));
        QVERIFY2(found->matched.rows() == std::vector<Row> {0}, qPrintable(term));
    }
}

// services and services.serving.knative.dev are not the same; no namespace is not any namespace.
void EntityRefTest::tellsGroupsApart()
{
    const auto line = [](const QByteArray &more, const QByteArray &space) {
        test::EventLine event;
        event.resource = "services" + more;
        event.space = space;
        event.name = "web";
        return event;
    };
    const SnapshotPtr snapshot = test::snapshotOf(std::vector {
        line({}, "shop"), line(R"(","apiGroup":"serving.knative.dev)", "shop"), line({}, {}),
        line(R"(","namespace":")", {}), line(R"(","subresource":"proxy)", "shop")});
    const auto rowsOf = [&](Row row) {
        const auto entity = entityOfRow(*snapshot, row, FieldId::ObjectName);
        const auto filter = parseKql(toUtf8(entityFilter(*entity)));
        return CompiledFilter(filter->expression)
            .evaluate(*snapshot, allRows(*snapshot, RowKind::Events))
            ->matched.rows();
    };
    QVERIFY((rowsOf(0) == std::vector<Row> {0, 4}));
    QVERIFY((rowsOf(1) == std::vector<Row> {1}));
    QVERIFY((rowsOf(2) == std::vector<Row> {2}));
    QVERIFY((rowsOf(3) == std::vector<Row> {3}));
}

QTEST_GUILESS_MAIN(EntityRefTest)
#include "tst_entityref.moc"
