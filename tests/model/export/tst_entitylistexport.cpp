// SPDX-License-Identifier: Apache-2.0
#include "model/export/entitylistexport.h"
#include "tests/model/export/memorysink.h"

#include <QTest>

using namespace kubewake;

namespace {

EntityList listOf(const std::string &name)
{
    EntityList list;
    list.id = EntityListId::SecretsRead;
    list.fields = {FieldId::ResourcePath, FieldId::Namespace, FieldId::ObjectName};
    list.scope = QStringLiteral("user.username: \"a\"");
    list.total = 1;
    EntityRow row;
    row.values = {std::string("secrets"), std::nullopt, name};
    row.tally = {3, 1, 0, 1'000'000};
    list.rows.push_back(std::move(row));
    return list;
}

std::string csvOf(const EntityList &list)
{
    test::MemorySink sink;
    if (!exportEntityList(list, TimeFormat(), {}, sink))
        qFatal("cannot be written");
    return sink.text();
}

} // namespace

class EntityListExportTest : public QObject
{
    Q_OBJECT

private slots:
    void writesCsv();
    void writesTsv();
    void defusesFormulas();
    void saysWhatIsMissing();
    void saysThatItCannotWrite();
};

void EntityListExportTest::writesCsv()
{
    QCOMPARE(csvOf(listOf("db")),
             std::string("resourcePath,objectRef.namespace,objectName,requests,refused,first,last,"
                         "filter\r\n"
                         "secrets,,db,3,1,1970-01-01T00:00:00.000000Z,1970-01-01T00:00:01.000000Z,"
                         "\"user.username: \"\"a\"\" and resourcePath: \"\"secrets\"\" and not "
                         "objectRef.namespace: * and objectName: \"\"db\"\"\"\r\n"));
}

void EntityListExportTest::writesTsv()
{
    QCOMPARE(entityListAsTsv(listOf("db"), TimeFormat()),
             std::string("resourcePath\tobjectRef.namespace\tobjectName\trequests\trefused\tfirst\t"
                         "last\n"
                         "secrets\t\tdb\t3\t1\t1970-01-01T00:00:00.000000Z\t"
                         "1970-01-01T00:00:01.000000Z\n"));
}

void EntityListExportTest::defusesFormulas()
{
    const EntityList list = listOf("=HYPERLINK(1)");
    QVERIFY(csvOf(list).find(",'=HYPERLINK(1),") != std::string::npos);
    QVERIFY(entityListAsTsv(list, TimeFormat()).find("\t'=HYPERLINK(1)\t") != std::string::npos);
}

void EntityListExportTest::saysWhatIsMissing()
{
    EntityList list = listOf("db");
    list.total = 1235;
    QVERIFY(csvOf(list).find("1234 more") != std::string::npos);
    QVERIFY(entityListAsTsv(list, TimeFormat()).find("1234 more") != std::string::npos);
    list = listOf("db");
    list.isComplete = false;
    QVERIFY(csvOf(list).find("0 more, at least") != std::string::npos);
}

void EntityListExportTest::saysThatItCannotWrite()
{
    QVERIFY(!exportEntityListToFile(listOf("db"), TimeFormat(), {},
                                    QStringLiteral("/nowhere/at/all.csv")));
}

QTEST_GUILESS_MAIN(EntityListExportTest)
#include "tst_entitylistexport.moc"
