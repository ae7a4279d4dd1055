// SPDX-License-Identifier: Apache-2.0
#include "app/environment/environmenttext.h"
#include "app/window/settings.h"
#include "app/window/settingsdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kubewake;

class EnvironmentTextTest : public QObject
{
    Q_OBJECT

private slots:
    void reads();
    void readsListsFromFiles();
    void refuses_data();
    void refuses();
    void settingsKeepIt();
    void dialogTakesOnlyWhatIsUnderstood();
};

void EnvironmentTextTest::reads()
{
    EnvironmentText text;
    text.knownNetworks = QStringList {QStringLiteral("10.0.0.0/8")};
    text.trustedRegistries = QStringList {QStringLiteral("registry.example/team//"),
                                          QStringLiteral("/"), QStringLiteral("nginx")};
    text.placeholders = QStringList {QStringLiteral("JumpServers = 10.1.2.3, 10.1.2.4,"),
                                     QStringLiteral("JumpServers=b"), QStringLiteral("Other=x=y")};
    text.baseline = QStringLiteral(" 7d ");
    const Result<DetectionSettings> settings = text.settings();
    QVERIFY(settings);
    QCOMPARE(settings->knownNetworks, std::vector<std::string> {"10.0.0.0/8"});
    QCOMPARE(settings->trustedRegistries,
             (std::vector<std::string> {"registry.example/team", "nginx"}));
    QCOMPARE(settings->preconfiguredNamespaces, DetectionSettings {}.preconfiguredNamespaces);
    QCOMPARE(settings->placeholders.size(), 2U);
    QCOMPARE(settings->placeholders.at("JumpServers"),
             (std::vector<std::string> {"10.1.2.3", "10.1.2.4", "b"}));
    QCOMPARE(settings->placeholders.at("Other"), std::vector<std::string> {"x=y"});
    QCOMPARE(settings->baseline, std::optional<std::int64_t>(7LL * 86'400'000'000));
    QVERIFY(!settings->baselineEnd);
    text.baseline = QStringLiteral("2026-11-20T08:00");
    QCOMPARE(text.settings()->baselineEnd, parseTimestamp("2026-11-20T08:00:00Z"));
    QVERIFY(!text.settings()->baseline);
}

void EnvironmentTextTest::readsListsFromFiles()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("list.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# seen in March\r\n203.0.113.0/24\r\n\n 198.51.100.9 # again\nwith, comma");
    file.close();
    EnvironmentText text;
    text.placeholders << QStringLiteral("threat_addresses = @") + file.fileName()
                      << QStringLiteral("threat_addresses = 192.0.2.1");
    const Result<DetectionSettings> settings = text.settings();
    QVERIFY(settings);
    QCOMPARE(
        settings->placeholders.at("threat_addresses"),
        (std::vector<std::string> {"203.0.113.0/24", "198.51.100.9", "with, comma", "192.0.2.1"}));
    text.placeholders = QStringList {QStringLiteral("A = @/no/such/file")};
    const Result<DetectionSettings> missing = text.settings();
    QVERIFY(!missing);
    QVERIFY(missing.error().message.contains(QLatin1String("/no/such/file")));
}

void EnvironmentTextTest::refuses_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("placeholder");
    QTest::addColumn<QString>("baseline");
    QTest::newRow("network") << QStringLiteral("here") << QString() << QString();
    for (const char *list : {"JumpServers", "=a", "a=", "a=,,", "%a%=b"})
        QTest::newRow(list) << QString() << QString::fromLatin1(list) << QString();
    for (const char *baseline : {"many", "7", "-7d", "0d", "1h30m", "2026-13-01"})
        QTest::newRow(baseline) << QString() << QString() << QString::fromLatin1(baseline);
}

void EnvironmentTextTest::refuses()
{
    QFETCH(QString, network);
    QFETCH(QString, placeholder);
    QFETCH(QString, baseline);
    EnvironmentText text;
    if (!network.isEmpty())
        text.knownNetworks << network;
    if (!placeholder.isEmpty())
        text.placeholders << placeholder;
    text.baseline = baseline;
    const Result<DetectionSettings> settings = text.settings();
    QVERIFY(!settings);
    QVERIFY(settings.error().message.contains(network + placeholder + baseline));
}

void EnvironmentTextTest::settingsKeepIt()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.ini"));
    EnvironmentText text;
    text.placeholders << QStringLiteral("A = b, c");
    text.trustedRegistries << QStringLiteral("registry.example/team");
    text.baseline = QStringLiteral("12h");
    {
        Settings settings(file);
        QCOMPARE(settings.environment(), EnvironmentText());
        QSignalSpy changed(&settings, &Settings::detectionSettingsChanged);
        settings.setDetection(text, {});
        settings.setDetection(text, {});
        QCOMPARE(changed.count(), 1);
    }
    QCOMPARE(Settings(file).environment(), text);
    QCOMPARE(Settings(file).detectionSettings().baseline,
             std::optional<std::int64_t>(43'200'000'000));
}

void EnvironmentTextTest::dialogTakesOnlyWhatIsUnderstood()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    SettingsDialog dialog(settings);
    dialog.show();
    QLineEdit *baseline = nullptr;
    for (auto *edit : dialog.findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == QLatin1String("Baseline"))
            baseline = edit;
    }
    QVERIFY(baseline != nullptr);
    auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    auto *error = dialog.findChild<QLabel *>(QStringLiteral("error"));
    QTest::keyClicks(baseline, QStringLiteral("7"));
    QVERIFY(!ok->isEnabled());
    QVERIFY(error->text().contains(QLatin1String("`7`")));
    QTest::keyClicks(baseline, QStringLiteral("d"));
    QVERIFY(ok->isEnabled());
    QCOMPARE(error->text(), QString());
    QTest::mouseClick(ok, Qt::LeftButton);
    QCOMPARE(settings.environment().baseline, QStringLiteral("7d"));
}

QTEST_MAIN(EnvironmentTextTest)
#include "tst_environmenttext.moc"
