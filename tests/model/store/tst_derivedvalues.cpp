// SPDX-License-Identifier: Apache-2.0
#include "model/store/eventstore.h"
#include "model/store/fieldstorage.h"
#include "model/store/fieldvalues.h"
#include "tests/support/snapshots.h"

#include <QTest>

#include <map>

using namespace kubewake;
using kubewake::test::snapshotFromJsonLines;

namespace {

// Members of an event, single quotes for double ones.
QByteArray eventLine(QByteArray members)
{
    return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"x\","
           "\"stage\":\"ResponseComplete\""
        + (*members == '\0' ? QByteArray() : ',' + QByteArray(members).replace('\'', '"')) + "}\n";
}

} // namespace

class DerivedValuesTest : public QObject
{
    Q_OBJECT

private slots:
    void values_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("field");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *members, FieldId field,
                            const char *expected) {
            QTest::newRow(name) << eventLine(members) << static_cast<int>(field)
                                << QByteArray(expected);
        };
        row("no user", "", FieldId::ActorClass, "anonymous");
        row("an empty user", "'user':{'username':''}", FieldId::ActorClass, "anonymous");
        row("a node", "'user':{'username':'system:node:n'}", FieldId::ActorClass, "node");
        row("the impersonated user has the class",
            "'user':{'username':'system:node:n'},'impersonatedUser':{'username':'bob'}",
            FieldId::ActorClass, "human");
        row("effective user", "'user':{'username':'a'},'impersonatedUser':{'username':'b'}",
            FieldId::EffectiveUser, "b");
        row("not impersonated", "'user':{'username':'a'}", FieldId::EffectiveUser, "a");
        row("tool", "'userAgent':'kubectl/v1 (x)'", FieldId::Tool, "kubectl");
        row("no tool", "'userAgent':'/v1'", FieldId::Tool, "");
        row("peer", "'sourceIPs':['1.2.3.4','10.0.0.1']", FieldId::Peer, "10.0.0.1");
        row("no peer", "'sourceIPs':[]", FieldId::Peer, "");
        row("command", "'requestURI':'/api/v1/namespaces/a/pods/b/exec?command=sh&command=-c'",
            FieldId::Command, "sh -c");
        row("container", "'requestURI':'/api/v1/namespaces/a/pods/b/exec?container=c'",
            FieldId::Container, "c");
        row("terminal", "'requestURI':'/api/v1/namespaces/a/pods/b/exec?tty=true'", FieldId::Tty,
            "true");
        row("no terminal", "'requestURI':'/api/v1/namespaces/a/pods/b/exec'", FieldId::Tty,
            "false");
        row("no session", "'requestURI':'/api/v1/pods?tty=true'", FieldId::Tty, "");
        row("path", "'objectRef':{'resource':'pods','subresource':'exec'}", FieldId::ResourcePath,
            "pods/exec");
        row("path without a subresource", "'objectRef':{'resource':'pods'}", FieldId::ResourcePath,
            "pods");
        row("binding",
            "'annotations':{'authorization.k8s.io/reason':'RBAC: allowed by RoleBinding "
            "\\'b/n\\' of Role \\'r\\' to User \\'u\\''}",
            FieldId::Binding, "b/n");
        row("open", "'stage':'ResponseStarted','responseStatus':{'code':101}", FieldId::Open,
            "true");
        row("closed", "'responseStatus':{'code':200}", FieldId::Open, "false");
        // A create with generateName has no name in objectRef; the answer has it.
        row("a generated name",
            "'verb':'create','objectRef':{'resource':'pods'},'responseObject':{'metadata':"
            "{'name':'web-x7k'}}",
            FieldId::ObjectName, "web-x7k");
        row("a name", "'verb':'get','objectRef':{'resource':'pods','name':'web'}",
            FieldId::ObjectName, "web");
        row("the name as it stands in the event",
            "'verb':'create','objectRef':{'resource':'pods'},'responseObject':{'metadata':"
            "{'name':'web-x7k'}}",
            FieldId::Name, "");
    }

    void values()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, field);
        QFETCH(QByteArray, expected);
        const SnapshotPtr snapshot = snapshotFromJsonLines(line);
        QCOMPARE(fieldText(*snapshot, static_cast<FieldId>(field), 0), expected.toStdString());
    }

    // Every field of the catalogue has a place, and the right kind of one.
    void everyFieldHasStorage()
    {
        const SnapshotPtr snapshot = snapshotFromJsonLines(eventLine(""));
        for (const FieldInfo &field : fieldCatalogue()) {
            const FieldStorage storage = storageOf(field.id);
            const char *path = field.path.data();
            QVERIFY2((storage.kind == FieldStorage::Kind::Raw)
                         == (field.origin == FieldOrigin::Raw),
                     path);
            const bool list =
                field.type == FieldType::KeywordList || field.type == FieldType::IpList;
            QVERIFY2(list
                         == (storage.kind == FieldStorage::Kind::List
                             || storage.kind == FieldStorage::Kind::Inferred),
                     path);
            if (storage.isCoded())
                QVERIFY2(storage.dictionary < DictionaryId::Count && storage.column < Column::Count,
                         path);
            QCOMPARE(fieldText(*snapshot, field.id, 0).find('\0'), std::string::npos);
            const bool number = fieldNumber(*snapshot, field.id, 0).has_value();
            QVERIFY2(!number || field.type == FieldType::Integer || field.type == FieldType::Time
                         || field.type == FieldType::Duration,
                     path);
        }
    }

    void mapsCoverEveryCode()
    {
        QByteArray lines;
        for (int i = 0; i < 3000; ++i) {
            const QByteArray n = QByteArray::number(i);
            lines += eventLine("'user':{'username':'u" + n + "'},'userAgent':'a" + n
                               + "/1','sourceIPs':['10.0." + n + "'],'requestURI':'/" + n + "'");
        }
        const SnapshotPtr snapshot = snapshotFromJsonLines(lines);
        QCOMPARE(snapshot->eventCount(), Row {3000});
        for (Row row = 0; row < 3000; ++row) {
            const std::string n = std::to_string(row);
            QCOMPARE(fieldText(*snapshot, FieldId::Tool, row), "a" + n);
            QCOMPARE(fieldText(*snapshot, FieldId::Peer, row), "10.0." + n);
            QCOMPARE(fieldText(*snapshot, FieldId::ActorClass, row), std::string("human"));
            QCOMPARE(fieldText(*snapshot, FieldId::Command, row), std::string());
        }
    }
};

QTEST_APPLESS_MAIN(DerivedValuesTest)
#include "tst_derivedvalues.moc"
