// SPDX-License-Identifier: Apache-2.0
#include "views/entities/entitypage.h"

#include "tests/support/eventlines.h"
#include "views/common/progressstrip.h"
#include "views/entities/entityheader.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace kubewake;
using test::EventLine;

namespace {

const EntityRef kAlice = EntityRef::user("alice");

EntityProfilePtr profileOf(const std::vector<EventLine> &lines, const EntityRef &entity = kAlice)
{
    const SnapshotPtr snapshot = test::snapshotOf(lines);
    auto profile = entityProfile(*snapshot, entity, TimeFormat());
    return std::make_shared<const EntityProfile>(std::move(*profile));
}

std::vector<EventLine> secretsRead(int count)
{
    std::vector<EventLine> lines;
    for (int i = 0; i < count; ++i) {
        EventLine line;
        line.second = i;
        line.name = "s" + QByteArray::number(i);
        lines.push_back(line);
    }
    return lines;
}

} // namespace

class EntityPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_page = std::make_unique<EntityPage>();
        m_page->resize(1200, 400);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() { m_page.reset(); }

    void saysHowToOpenAPage();
    void canBeCancelled();
    void saysThatThereIsNothing();
    void keepsThePlaceWhenTheEvidenceGrows();
    void showsMoreByKey();
    void showsOutcomes();
    void takesNamesOfAnyLength();
    void standsInATallPlaceToo();

private:
    QTreeView *list() { return m_page->listView(); }
    QLabel *empty() { return m_page->findChild<QLabel *>(QStringLiteral("empty")); }

    std::unique_ptr<EntityPage> m_page;
};

void EntityPageTest::saysHowToOpenAPage()
{
    QVERIFY(empty()->isVisible());
    QVERIFY(empty()->text().contains(QStringLiteral("Alt+Enter")));
    m_page->setRunning(kAlice);
    QVERIFY(!empty()->isVisible());
    QVERIFY(m_page->header()->text().startsWith(QStringLiteral("alice")));
    m_page->clear();
    QVERIFY(empty()->isVisible());
    QVERIFY(!m_page->entity());
}

void EntityPageTest::canBeCancelled()
{
    QSignalSpy cancelled(m_page.get(), &EntityPage::cancelRequested);
    auto *strip = m_page->findChild<ProgressStrip *>();
    m_page->setRunning(kAlice);
    m_page->setProgress(1, 4'000'000'000);
    QTRY_VERIFY(strip->isVisible()); // not at once
    QTest::mouseClick(strip->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(cancelled.count(), 1);
    m_page->setStopped(QStringLiteral("stopped"));
    QVERIFY(!strip->isVisible());
    QCOMPARE(m_page->notice(), QStringLiteral("stopped"));
    m_page->setProgress(2, 4); // of the job that was cancelled
    QVERIFY(!strip->isActive());
}

void EntityPageTest::saysThatThereIsNothing()
{
    m_page->setProfile(profileOf({}));
    QVERIFY(!m_page->notice().isEmpty());
    QCOMPARE(m_page->lists()->rowCount(), 0);
    m_page->setProfile(profileOf(secretsRead(1)));
    QVERIFY(m_page->notice().isEmpty());
}

void EntityPageTest::keepsThePlaceWhenTheEvidenceGrows()
{
    m_page->setProfile(profileOf(secretsRead(5)));
    const QModelIndex secrets = m_page->lists()->indexOf(EntityListId::SecretsRead);
    list()->setCurrentIndex(m_page->lists()->index(3, 0, secrets));
    m_page->setRunning(kAlice);
    QVERIFY(m_page->profile()); // what is known stays until more is
    m_page->setProfile(profileOf(secretsRead(7)));
    QCOMPARE(list()->currentIndex().data().toString(), QStringLiteral("s3"));
    m_page->setRunning(EntityRef::user("bob"));
    QVERIFY(!m_page->profile());
}

void EntityPageTest::showsMoreByKey()
{
    m_page->setProfile(profileOf(secretsRead(20)));
    QSignalSpy asked(m_page.get(), &EntityPage::filterRequested);
    const QModelIndex secrets = m_page->lists()->indexOf(EntityListId::SecretsRead);
    const auto shown = static_cast<int>(EntityListModel::kFirstRows);
    list()->setFocus();
    list()->setCurrentIndex(m_page->lists()->index(shown, 0, secrets));
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(asked.count(), 0);
    QCOMPARE(m_page->lists()->rowCount(m_page->lists()->indexOf(EntityListId::SecretsRead)), 20);
    QCOMPARE(list()->currentIndex().data().toString(), QStringLiteral("s%1").arg(shown));
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QTest::keyClick(list(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("s%1").arg(shown));
}

void EntityPageTest::showsOutcomes()
{
    std::vector<EventLine> lines = secretsRead(3);
    lines[1].code = 403;
    const EntityProfilePtr profile = profileOf(lines);
    m_page->setProfile(profile);
    QSignalSpy asked(m_page.get(), &EntityPage::filterRequested);
    for (QToolButton *button : m_page->header()->findChildren<QToolButton *>()) {
        if (button->isVisible() && button->text().contains(QStringLiteral("denied")))
            QTest::keyClick(button, Qt::Key_Space);
    }
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString(), profile->outcomeFilter(Outcome::Denied));
}

void EntityPageTest::takesNamesOfAnyLength()
{
    EventLine line;
    line.user = QByteArray(100'000, 'x');
    // No filter may be so long.
    const SnapshotPtr snapshot = test::snapshotOf(std::vector {line});
    QVERIFY(!entityProfile(*snapshot, EntityRef::user(line.user.toStdString()), TimeFormat()));
    line.user = QByteArray(40'000, 'x');
    m_page->setProfile(profileOf({line}, EntityRef::user(line.user.toStdString())));
    QCOMPARE(m_page->profile()->requests, 1U);
    QVERIFY(m_page->header()->minimumSizeHint().width() < 800);
    QCOMPARE(m_page->width(), 1200);
}

void EntityPageTest::standsInATallPlaceToo()
{
    const auto *parts = m_page->findChild<QSplitter *>();
    QCOMPARE(parts->orientation(), Qt::Horizontal);
    m_page->resize(500, 900);
    QTRY_COMPARE(parts->orientation(), Qt::Vertical);
}

QTEST_MAIN(EntityPageTest)
#include "tst_entitypage.moc"
