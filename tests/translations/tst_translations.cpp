// SPDX-License-Identifier: Apache-2.0
#include "translations/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

namespace {

// One message of a .ts file. Not finished: Qt shows the source.
struct Message
{
    QString context;
    QString source;
    QStringList forms;
    bool finished = true;
};

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement())
            message.forms << xml.readElementText();
        else if (xml.isCharacters())
            text += xml.text();
        else if (xml.isEndElement())
            break;
    }
    if (message.forms.isEmpty())
        message.forms << text;
}

QList<Message> readMessages(const QString &name)
{
    QFile file(QStringLiteral(KUBEWAKE_TRANSLATIONS "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open %s", qPrintable(file.fileName()));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({context, {}, {}, true});
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, messages.last());
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(name), qPrintable(xml.errorString()));
    return messages;
}

// `%1`, `%n`, …, each as often as it stands there.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(L?[0-9]+|n)"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

QString text(const char *context, const char *source, int n = -1)
{
    return QCoreApplication::translate(context, source, nullptr, n);
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private slots:
    void placeholdersAreKept_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("least"); // finished messages
        QTest::newRow("English") << QStringLiteral("kubewake_en.ts") << 10;
        QTest::newRow("German") << QStringLiteral("kubewake_de.ts") << 400;
    }

    void placeholdersAreKept()
    {
        QFETCH(QString, file);
        QFETCH(int, least);
        int finished = 0;
        for (const Message &message : readMessages(file)) {
            if (!message.finished)
                continue;
            ++finished;
            for (const QString &form : message.forms) {
                QVERIFY2(!form.isEmpty(), qPrintable(message.source));
                QVERIFY2(placeholders(form) == placeholders(message.source), qPrintable(form));
                QVERIFY2(form.count(u'\n') == message.source.count(u'\n'), qPrintable(form));
            }
        }
        QVERIFY2(finished >= least, qPrintable(QString::number(finished)));
    }

    // An English user must never read "1 signal(s)".
    void everyEnglishPluralIsThere()
    {
        for (const Message &message : readMessages(QStringLiteral("kubewake_en.ts"))) {
            QVERIFY2(message.finished, qPrintable(message.source));
            QCOMPARE(message.forms.size(), 2);
            for (const QString &form : message.forms)
                QVERIFY2(!form.contains(QStringLiteral("(s)")), qPrintable(form));
        }
    }

    void languages_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("two");
        const auto row = [](const char *locale, const char *file, const char *one,
                            const char *two) {
            QTest::newRow(locale) << QString::fromLatin1(locale) << QString::fromLatin1(file)
                                  << QString::fromLatin1(one) << QString::fromLatin1(two);
        };
        row("en_GB", "&File", "1 signal", "2 signals");
        row("C", "&File", "1 signal", "2 signals");
        row("de_AT", "&Datei", "1 Signal", "2 Signale");
        row("fr_FR", "&File", "1 signal", "2 signals");
    }

    void languages()
    {
        QFETCH(QString, locale);
        QFETCH(QString, file);
        QFETCH(QString, one);
        QFETCH(QString, two);
        int count = 1;
        char name[] = "tst_translations";
        char *arguments[] = {name, nullptr};
        QCoreApplication application(count, arguments);
        kubewake::installTranslations(application, QLocale(locale));
        QCOMPARE(text("kubewake::WindowActions", "&File"), file);
        QCOMPARE(text("kubewake::SignalPanel", "%n signal(s)", 1), one);
        QCOMPARE(text("kubewake::SignalPanel", "%n signal(s)", 2), two);
        QCOMPARE(text("FieldCatalogue", "nothing of this name"),
                 QStringLiteral("nothing of this name"));
    }
};

QTEST_APPLESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
