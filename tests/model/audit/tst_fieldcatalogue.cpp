// SPDX-License-Identifier: Apache-2.0
#include "model/audit/fieldcatalogue.h"

#include <QRegularExpression>
#include <QTest>

#include <set>
#include <string>

using namespace kubewake;

class FieldCatalogueTest : public QObject
{
    Q_OBJECT

private slots:
    void isInIdOrder()
    {
        QCOMPARE(fieldCatalogue().size(), kFieldCount);
        for (std::size_t i = 0; i < kFieldCount; ++i) {
            QCOMPARE(static_cast<std::size_t>(fieldCatalogue()[i].id), i);
            QCOMPARE(&fieldInfo(static_cast<FieldId>(i)), &fieldCatalogue()[i]);
        }
    }

    // A name leads to one field only, whether it is a path or an alias.
    void namesAreUnique()
    {
        std::set<std::string_view> names;
        for (const FieldInfo &field : fieldCatalogue()) {
            QVERIFY2(names.insert(field.path).second, std::string(field.path).c_str());
            QCOMPARE(findField(field.path), &field);
            if (field.alias.empty())
                continue;
            QVERIFY2(names.insert(field.alias).second, std::string(field.alias).c_str());
            QCOMPARE(findField(field.alias), &field);
        }
    }

    void findsExtraSpellings_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("@timestamp")
            << QByteArray("@timestamp") << QByteArray("requestReceivedTimestamp");
        QTest::newRow("actor") << QByteArray("actor") << QByteArray("user.username");
        QTest::newRow("groups") << QByteArray("groups") << QByteArray("user.groups");
        QTest::newRow("auditId") << QByteArray("auditId") << QByteArray("auditID");
        QTest::newRow("resource") << QByteArray("resource") << QByteArray("resourcePath");
    }

    void findsExtraSpellings()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, path);
        const FieldInfo *field = findField(std::string_view(name));
        QVERIFY(field != nullptr);
        QCOMPARE(field->path, std::string_view(path));
    }

    void findsNothingElse_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name :
             {"", "Verb", "verb ", "objectRef", "requestObject.spec", "user", "."})
            QTest::newRow(name) << QByteArray(name);
    }

    void findsNothingElse()
    {
        QFETCH(QByteArray, name);
        const FieldInfo *field = findField(std::string_view(name));
        // `user` is the short name of user.username, as the README says.
        if (name == "user")
            QCOMPARE(field, &fieldInfo(FieldId::Username));
        else
            QVERIFY(field == nullptr);
    }

    void everyEntryIsComplete()
    {
        static const QRegularExpression word(QStringLiteral("^[A-Za-z][A-Za-z0-9_./-]*$"));
        for (const FieldInfo &field : fieldCatalogue()) {
            const QString path =
                QString::fromLatin1(field.path.data(), static_cast<qsizetype>(field.path.size()));
            QVERIFY2(word.match(path).hasMatch(), qPrintable(path));
            QVERIFY2(!headerText(field).isEmpty(), qPrintable(path));
            QVERIFY2(!descriptionText(field).isEmpty(), qPrintable(path));
            QVERIFY2(field.width >= 4 && field.width <= 200, qPrintable(path));
            // Only raw fields are JSON, and what Kubewake computes has no dots in its name, so that
            // nobody takes it for a path of the event; but for what ECS has a name for.
            QCOMPARE(field.type == FieldType::Json, field.origin == FieldOrigin::Raw);
            if (field.origin == FieldOrigin::Derived)
                QVERIFY2(!path.contains(u'.') || path.startsWith(QLatin1String("source.")),
                         qPrintable(path));
        }
    }

    void headersOfShownColumnsDiffer()
    {
        std::set<QString> headers;
        for (const FieldInfo &field : fieldCatalogue())
            QVERIFY2(headers.insert(headerText(field)).second, field.header);
    }
};

QTEST_APPLESS_MAIN(FieldCatalogueTest)
#include "tst_fieldcatalogue.moc"
