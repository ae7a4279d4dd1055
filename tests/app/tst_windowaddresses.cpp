// SPDX-License-Identifier: Apache-2.0
// Where peers are, in the window: from the settings to the table, the event, the page of an address
// and the signals, by keyboard; and what is said without a database.
#include "app/window/addresspage.h"
#include "app/window/entitylinks.h"
#include "app/window/settingsdialog.h"
#include "model/store/fieldvalues.h"
#include "tests/app/windowfixture.h"
#include "tests/support/eventlines.h"
#include "tests/support/mmdbwriter.h"
#include "views/entities/entityheader.h"
#include "views/entities/entitypage.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabWidget>

using namespace kubewake;
using test::EventLine;

class WindowAddressesTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void settingsFillTheTable();
    void whatWasDeclaredBeforeIsThere();
    void filtersWithoutADatabaseSaySo();
    void pagesOfAddressesTellIt();
    void rulesRunAgain();
    void brokenDatabasesAreToldOfAndLeftOut();
    void dialogByKeyboard();
    void dialogRefusesWhatIsNoNetworkOrDatabase();

private:
    void openLog()
    {
        m_window->open({m_log});
        settle();
    }
    void declare(const AddressText &text)
    {
        m_settings->setAddresses(text);
        QTRY_VERIFY_WITH_TIMEOUT(result().snapshot->addressSource() != nullptr, test::kLongWaitMs);
        QTest::qWait(50);
        settle();
    }
    QStringList column(FieldId field)
    {
        QStringList texts;
        const QueryResult &shown = result();
        for (std::size_t i = 0; i < shown.order->size(); ++i)
            texts << QString::fromStdString(fieldText(*shown.snapshot, field, (*shown.order)[i]));
        return texts;
    }

    QString m_log;
    AddressText m_declared;
};

void WindowAddressesTest::initTestCase()
{
    prepare();
    m_log = m_folder.filePath(QStringLiteral("audit.log"));
    QFile log(m_log);
    QVERIFY(log.open(QIODevice::WriteOnly));
    EventLine kubelet {.second = 1, .user = "system:node:n", .verb = "patch", .resource = "pods"};
    kubelet.peer = "10.0.0.5";
    kubelet.level = "Request";
    kubelet.more = ",\"requestObject\":{\"status\":{\"podIP\":\"10.244.0.9\"}}";
    log.write(test::jsonLines({{.second = 0, .user = "alice", .peer = "203.0.113.7"},
                               kubelet,
                               {.second = 2, .user = "pod", .peer = "10.244.0.9"},
                               {.second = 200'000, .user = "alice", .peer = "198.51.100.1"}}));
    log.close();
    test::MmdbWriter writer;
    writer.networks = {{"203.0.113.0/24", test::cityRecord("DE", "Germany", "Hamburg")},
                       {"198.51.100.0/24", test::cityRecord("NL", "Netherlands", nullptr)}};
    const QString path = m_folder.filePath(QStringLiteral("city.mmdb"));
    writer.writeTo(path);
    m_declared.databases << path;
}

void WindowAddressesTest::settingsFillTheTable()
{
    openLog();
    QCOMPARE(column(FieldId::PeerClass),
             (QStringList {QStringLiteral("reserved"), QStringLiteral("node"),
                           QStringLiteral("pod"), QStringLiteral("reserved")}));
    QCOMPARE(column(FieldId::CountryCode), QStringList({{}, {}, {}, {}}));
    AddressText text = m_declared;
    text.serviceNetworks << QStringLiteral("10.244.0.0/16");
    declare(text);
    QTRY_COMPARE(column(FieldId::CountryCode),
                 QStringList({QStringLiteral("DE"), {}, {}, QStringLiteral("NL")}));
    QCOMPARE(column(FieldId::PeerClass)[2], QStringLiteral("service"));
    applyFilter(QStringLiteral("country: NL"));
    QCOMPARE(result().rows->count(), 1U);

    // The filter that is applied cannot be evaluated any more.
    m_settings->setAddresses({});
    QTRY_VERIFY(m_window->eventPane()->problemBar()->text().contains(
        QStringLiteral("source.geo.country_iso_code")));
}

void WindowAddressesTest::whatWasDeclaredBeforeIsThere()
{
    m_settings->setAddresses(m_declared);
    makeWindow();
    openLog();
    QTRY_COMPARE(column(FieldId::City), QStringList({QStringLiteral("Hamburg"), {}, {}, {}}));
    // And of other evidence.
    openLog();
    QTRY_COMPARE(column(FieldId::City).value(0), QStringLiteral("Hamburg"));
}

void WindowAddressesTest::filtersWithoutADatabaseSaySo()
{
    openLog();
    typeFilter(QStringLiteral("country: DE"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    const auto said = [this] {
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("GeoIP database")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(said(), test::kLongWaitMs);
}

void WindowAddressesTest::pagesOfAddressesTellIt()
{
    openLog();
    declare(m_declared);
    m_window->entityLinks()->open(*entityOfValue(FieldId::Peer, "203.0.113.7"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->entityPage()->profile(), test::kLongWaitMs);
    const QString text = m_window->entityPage()->header()->text();
    QVERIFY2(text.contains(QStringLiteral("Peer class: reserved")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Country name: Germany")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("City: Hamburg")), qPrintable(text));

    m_window->detailPane()->setEvent(result().snapshot, (*result().order)[0]);
    const QString facts =
        m_window->detailPane()->findChild<QLabel *>(QStringLiteral("facts"))->text();
    QVERIFY2(facts.contains(QStringLiteral("Country name: Germany")), qPrintable(facts));
    QVERIFY(facts.contains(QStringLiteral("Peer class: reserved")));
}

void WindowAddressesTest::rulesRunAgain()
{
    openLog();
    const auto found = [this] {
        for (const SignalPtr &signal : m_window->investigation().detections().signalList()) {
            if (signal->rule->title == "Identity in a country never seen with it")
                return true;
        }
        return false;
    };
    QVERIFY(!found());
    declare(m_declared);
    QTRY_VERIFY_WITH_TIMEOUT(found(), test::kLongWaitMs);
}

void WindowAddressesTest::brokenDatabasesAreToldOfAndLeftOut()
{
    openLog();
    AddressText text = m_declared;
    text.databases.prepend(m_folder.filePath(QStringLiteral("gone.mmdb")));
    text.podNetworks << QStringLiteral("203.0.113.0/24");
    declare(text);
    QTRY_COMPARE(column(FieldId::CountryCode).value(0), QStringLiteral("DE"));
    QCOMPARE(column(FieldId::PeerClass).value(0), QStringLiteral("pod"));
    QVERIFY(m_window->eventPane()->problemBar()->text().contains(QStringLiteral("gone.mmdb")));
}

void WindowAddressesTest::dialogByKeyboard()
{
    SettingsDialog dialog(*m_settings);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(&dialog, Qt::Key_N, Qt::AltModifier);
    auto *page = dialog.findChild<AddressPage *>();
    QVERIFY(page->isVisible());
    // From the buttons over the tabs.
    const auto name = [] { return QApplication::focusWidget()->accessibleName(); };
    for (int i = 0; i < 4 && name() != QLatin1String("Pod networks"); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    auto *pods = qobject_cast<QPlainTextEdit *>(QApplication::focusWidget());
    QVERIFY(pods != nullptr);
    QCOMPARE(pods->accessibleName(), QStringLiteral("Pod networks"));
    QTest::keyClicks(pods, QStringLiteral("10.244.0.0/16"));
    for (const char *expected : {"Node networks", "Service networks", "GeoIP databases"}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(name(), QString::fromLatin1(expected));
    }
    test::answerFileDialog(m_declared.databases.front());
    QTest::keyClick(&dialog, Qt::Key_B, Qt::AltModifier);
    auto *databases = page->findChild<QListWidget *>();
    QTRY_COMPARE(databases->count(), 1);
    page->addDatabase(m_declared.databases.front()); // it is there once
    QCOMPARE(databases->count(), 1);
    QTest::keyClick(&dialog, Qt::Key_Return);
    AddressText expected = m_declared;
    expected.podNetworks << QStringLiteral("10.244.0.0/16");
    QTRY_COMPARE(m_settings->addresses(), expected);
    // What was declared is there again, and goes.
    SettingsDialog again(*m_settings);
    auto *list = again.findChild<AddressPage *>()->findChild<QListWidget *>();
    QCOMPARE(list->count(), 1);
    list->setCurrentRow(0);
    again.show();
    QVERIFY(QTest::qWaitForWindowActive(&again));
    QTest::keyClick(&again, Qt::Key_N, Qt::AltModifier);
    QTest::keyClick(&again, Qt::Key_M, Qt::AltModifier);
    QTRY_COMPARE(list->count(), 0); // a key clicks a button after a moment
    again.accept();
    QVERIFY(m_settings->addresses().databases.isEmpty());
}

void WindowAddressesTest::dialogRefusesWhatIsNoNetworkOrDatabase()
{
    SettingsDialog dialog(*m_settings);
    dialog.show();
    auto *page = dialog.findChild<AddressPage *>();
    auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    auto *error = dialog.findChild<QLabel *>(QStringLiteral("error"));
    page->addDatabase(m_log);
    QVERIFY(error->text().contains(m_log));
    QVERIFY(ok->isEnabled()); // it was not taken
    QCOMPARE(page->text(), AddressText());
    auto *edit = page->findChild<QPlainTextEdit *>();
    edit->setPlainText(QStringLiteral("10.0.0.0/40"));
    QVERIFY(!ok->isEnabled());
    QVERIFY(error->text().contains(QStringLiteral("10.0.0.0/40")));
    edit->setPlainText(QStringLiteral("10.0.0.0/8\n\n10.1.2.3 "));
    QVERIFY(ok->isEnabled());
    QCOMPARE(page->text().podNetworks,
             (QStringList {QStringLiteral("10.0.0.0/8"), QStringLiteral("10.1.2.3")}));
}

QTEST_MAIN(WindowAddressesTest)
#include "tst_windowaddresses.moc"
