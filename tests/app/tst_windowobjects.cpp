// SPDX-License-Identifier: Apache-2.0
// The history of an object: from an event to its versions and back, by key and by mouse.
#include "app/window/objecthistories.h"
#include "model/store/fieldvalues.h"
#include "tests/app/windowfixture.h"
#include "views/entities/entitypage.h"
#include "views/objects/objectpanel.h"
#include "views/objects/ownerlist.h"
#include "views/objects/sidebyside.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QTabWidget>

using namespace kubewake;

class WindowObjectsTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void emptyPanelSaysWhatToDo();
    void versionsAreThoseOfTheEngine();
    void statusIsHiddenUntilAsked();
    void entersTheEventOfAVersion();
    void eventsThatTheFilterHides();
    void comparesTwo();
    void sideBySide();
    void goesUpToWhoHadItMade();
    void toThePageOfTheObjectAndBack();
    void aListIsNoObject();
    void otherEvidenceClears();

private:
    ObjectPanel *panel() { return m_window->objectPanel(); }
    void waitForPanel()
    {
        QTRY_VERIFY(!panel()->isRunning() && !m_window->objectHistories()->isRunning());
    }
    // Filters, makes the first row current and asks for the history of its object.
    void ask(const QString &kql)
    {
        applyFilter(kql);
        QVERIFY(grid()->model()->rowCount() > 0);
        EventGridView *grid = m_window->eventPane()->grid();
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 0));
        QTest::keyClick(grid, Qt::Key_H, Qt::ControlModifier);
        waitForPanel();
    }
    int rowOf(ObjectVersion::Change change)
    {
        for (int row = 0; row < panel()->versionModel()->rowCount(); ++row) {
            const ObjectVersion *version = panel()->versionModel()->versionAt(row);
            if (version->change == change && version->subresource.empty())
                return row;
        }
        return -1;
    }
    void choose(int row)
    {
        panel()->versionList()->selectionModel()->setCurrentIndex(
            panel()->versionModel()->index(row, 0),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        waitForPanel();
    }
};

namespace {

const QString kPod =
    QStringLiteral("objectRef.resource: pods and verb: create and not objectRef.subresource: *");

} // namespace

void WindowObjectsTest::emptyPanelSaysWhatToDo()
{
    QVERIFY(panel()->plainText().contains(QLatin1String("Ctrl+H")));
}

void WindowObjectsTest::versionsAreThoseOfTheEngine()
{
    openSample();
    ask(kPod);
    const Row row = *m_window->eventPane()->grid()->currentRow();
    const SnapshotPtr snapshot = result().snapshot;
    const ObjectHistory expected =
        readObjectHistory(*snapshot, *objectKeyOf(*snapshot, row)).value();
    QVERIFY(expected.versions.size() > 3);
    QCOMPARE(panel()->versionModel()->rowCount(), static_cast<int>(expected.versions.size()));
    for (std::size_t i = 0; i < expected.versions.size(); ++i)
        QCOMPARE(panel()->versionModel()->versionAt(static_cast<int>(i))->row,
                 expected.versions[i].row);
    // The version of the event that was current.
    const int current = panel()->versionList()->currentIndex().row();
    QCOMPARE(panel()->versionModel()->versionAt(current)->row, row);
    QVERIFY(panel()->changeModel()->rowCount() > 0);
    QVERIFY(panel()->blameModel()->rowCount() > 0);
    QVERIFY(panel()->isVisible());
}

void WindowObjectsTest::statusIsHiddenUntilAsked()
{
    openSample();
    ask(kPod);
    const auto hidden = [this] {
        int count = 0;
        for (int row = 0; row < panel()->versionModel()->rowCount(); ++row)
            count += panel()->versionList()->isRowHidden(row, {}) ? 1 : 0;
        return count;
    };
    QVERIFY(hidden() > 0);
    QVERIFY(panel()->withStatus()->text().contains(QString::number(hidden())));
    QTest::keyClick(panel()->withStatus(), Qt::Key_Space);
    QCOMPARE(hidden(), 0);
}

void WindowObjectsTest::entersTheEventOfAVersion()
{
    openSample();
    ask(kPod);
    choose(rowOf(ObjectVersion::Change::Created));
    const Row wanted =
        panel()->versionModel()->versionAt(panel()->versionList()->currentIndex().row())->row;
    QTest::keyClick(panel()->versionList(), Qt::Key_Return);
    QTRY_COMPARE(m_window->eventPane()->grid()->currentRow().value_or(UINT32_MAX), wanted);
    // From a field to the event that set it.
    choose(panel()->versionModel()->rowCount() - 1);
    QTreeView *blame = panel()->blameList();
    blame->setCurrentIndex(panel()->blameModel()->index(0, 0));
    const int version = blame->currentIndex().data(ObjectFieldModel::VersionRole).toInt();
    QTest::keyClick(blame, Qt::Key_Return);
    QTRY_COMPARE(m_window->eventPane()->grid()->currentRow().value_or(UINT32_MAX),
                 panel()->versionModel()->versionAt(version)->row);
    QTest::keyClick(blame, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), panel()->blameModel()->fields()[0].path);
}

void WindowObjectsTest::eventsThatTheFilterHides()
{
    openSample();
    ask(kPod);
    const int last = panel()->versionModel()->rowCount() - 1;
    panel()->withStatus()->setChecked(true);
    choose(last);
    const Row wanted = panel()->versionModel()->versionAt(last)->row;
    QVERIFY(!result().rows->test(wanted));
    QTest::keyClick(panel()->versionList(), Qt::Key_Return);
    QTRY_COMPARE(m_window->eventPane()->grid()->currentRow().value_or(UINT32_MAX), wanted);
    QCOMPARE(m_window->eventPane()->grid()->model()->rowCount(), last + 1);
}

void WindowObjectsTest::comparesTwo()
{
    openSample();
    ask(kPod);
    panel()->withStatus()->setChecked(true);
    const int last = panel()->versionModel()->rowCount() - 1;
    choose(0);
    panel()->versionList()->selectionModel()->select(panel()->versionModel()->index(last, 0),
                                                     QItemSelectionModel::Select
                                                         | QItemSelectionModel::Rows);
    waitForPanel();
    const auto history = readObjectHistory(
        *result().snapshot,
        *objectKeyOf(*result().snapshot, panel()->versionModel()->versionAt(0)->row));
    const ObjectPage expected = objectPage(*history, last, 0);
    QTRY_COMPARE(panel()->changeModel()->fields().size(), expected.changes.size());
    QVERIFY(!expected.changes.empty());
}

void WindowObjectsTest::sideBySide()
{
    openSample();
    ask(kPod);
    choose(panel()->versionModel()->rowCount() - 1);
    SideBySide *texts = panel()->texts();
    QCOMPARE(texts->before()->blockCount(), texts->after()->blockCount());
    QVERIFY(!texts->after()->extraSelections().isEmpty());
    panel()->findChild<QTabWidget *>()->setCurrentIndex(2);
    texts->after()->moveCursor(QTextCursor::Start);
    texts->after()->setFocus();
    QTest::keyClick(texts->after(), Qt::Key_F8);
    const int first = texts->after()->textCursor().blockNumber();
    QCOMPARE(texts->before()->textCursor().blockNumber(), first);
    QTest::keyClick(texts->after(), Qt::Key_F8);
    QVERIFY(texts->after()->textCursor().blockNumber() >= first);
}

// A ReplicaSet, by keys alone: the Deployment, and who changed that.
void WindowObjectsTest::goesUpToWhoHadItMade()
{
    openSample();
    QVERIFY(panel()->owners()->sentence().isEmpty());
    ask(QStringLiteral("res: replicasets and verb: create and ns: payments"));
    OwnerList *owners = panel()->owners();
    const QAbstractItemModelTester tester(owners->model());
    QCOMPARE(owners->model()->rowCount(), 2);
    QCOMPARE(owners->model()->linkAt(0)->object.resource, std::string("replicasets"));
    QCOMPARE(owners->model()->linkAt(1)->object.resource, std::string("deployments"));
    QVERIFY(owners->model()->chain().isTraced);
    const int last = owners->model()->rowCount() - 1;
    const OwnerLink origin = *owners->model()->linkAt(last);
    QVERIFY(owners->sentence().contains(QString::fromStdString(origin.user)));
    QVERIFY(!QString::fromStdString(origin.user).contains(QLatin1String("controller")));
    panel()->findChild<QTabWidget *>()->setCurrentWidget(owners);
    QTRY_VERIFY(owners->list()->isVisible());
    owners->list()->setFocus();
    QTest::keyClick(owners->list(), Qt::Key_End);
    QTest::keyClick(owners->list(), Qt::Key_Return);
    QTRY_COMPARE(grid()->currentRow().value_or(UINT32_MAX), origin.row);
    owners->list()->setFocus();
    QTest::keyClick(owners->list(), Qt::Key_H, Qt::ControlModifier);
    waitForPanel();
    QVERIFY(panel()->plainText().startsWith(QString::fromStdString(objectText(origin.object))));
    // Of the Deployment nothing is above whoever made it.
    QCOMPARE(panel()->owners()->model()->rowCount(), 1);
    QVERIFY(panel()->owners()->sentence().contains(QLatin1String("no other object")));
}

void WindowObjectsTest::toThePageOfTheObjectAndBack()
{
    openSample();
    ask(kPod);
    const QString before = panel()->plainText();
    panel()->versionList()->setFocus();
    QTest::keyClick(panel()->versionList(), Qt::Key_Return, Qt::AltModifier);
    EntityPage *page = m_window->entityPage();
    settle();
    QVERIFY(page->profile());
    const SnapshotPtr snapshot = result().snapshot;
    const auto key = objectKeyOf(*snapshot, *grid()->currentRow());
    QCOMPARE(page->profile()->entity.value, key->name);
    QCOMPARE(page->profile()->entity.resource, key->resource);
    QTest::keyClick(page->focusProxy(), Qt::Key_H, Qt::ControlModifier);
    waitForPanel();
    QCOMPARE(panel()->plainText(), before);
    QVERIFY(panel()->isVisible());
}

void WindowObjectsTest::aListIsNoObject()
{
    openSample();
    ask(QStringLiteral("verb: list"));
    QVERIFY(panel()->plainText().contains(QLatin1String("no single object")));
    QCOMPARE(panel()->versionModel()->rowCount(), 0);
}

void WindowObjectsTest::otherEvidenceClears()
{
    openSample();
    ask(kPod);
    m_window->investigation().close();
    QTRY_COMPARE(panel()->versionModel()->rowCount(), 0);
    QVERIFY(panel()->plainText().contains(QLatin1String("Ctrl+H")));
}

QTEST_MAIN(WindowObjectsTest)
#include "tst_windowobjects.moc"
