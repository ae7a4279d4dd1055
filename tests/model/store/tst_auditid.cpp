// SPDX-License-Identifier: Apache-2.0
#include "model/store/auditid.h"
#include "model/store/dictionary.h"

#include <QTest>
#include <QUuid>

using namespace kubewake;

class AuditIdTest : public QObject
{
    Q_OBJECT

private slots:
    void uuidsRoundTrip()
    {
        const Dictionary texts;
        for (int i = 0; i < 1000; ++i) {
            const std::string text =
                QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
            const auto id = AuditId::fromUuid(text);
            QVERIFY(id);
            QVERIFY(!id->isText() && !id->isMissing());
            QCOMPARE(id->toString(texts), text);
        }
    }

    void anythingElseIsText_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"", "x", "0dcfddcc-f384-4dab-8562-85226802f6f", // one short
              "0dcfddcc-f384-4dab-8562-85226802f6f00", // one long
              "0DCFDDCC-F384-4DAB-8562-85226802F6F0", // upper case
              "0dcfddcc-f384-4dab-8562-85226802f6g0", "0dcfddccf3844dab856285226802f6f00000",
              "0dcfddcc_f384_4dab_8562_85226802f6f0", "{dcfddcc-f384-4dab-8562-85226802f6f}",
              // These two have a meaning of their own in 16 bytes.
              "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-0000-000000000001"})
            QTest::newRow(*text == '\0' ? "empty" : text) << QByteArray(text);
    }

    void anythingElseIsText()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!AuditId::fromUuid(std::string_view(text)));
    }

    void textsAreKept()
    {
        Dictionary texts;
        const Code code = texts.intern("<script>");
        const AuditId id = AuditId::fromTextCode(code);
        QVERIFY(id.isText() && !id.isMissing());
        QCOMPARE(id.toString(texts), std::string("<script>"));
        QVERIFY(AuditId {}.isMissing());
        QCOMPARE(AuditId {}.toString(texts), std::string());
    }
};

QTEST_APPLESS_MAIN(AuditIdTest)
#include "tst_auditid.moc"
