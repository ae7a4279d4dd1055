// SPDX-License-Identifier: Apache-2.0
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/memorysnapshot.h"
#include "views/events/detailpane.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace kubewake;

namespace {

const QByteArray kExec =
    R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"e1","stage":"ResponseComplete",)"
    R"("requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=sh&command=-c&command=id&container=web&tty=true",)"
    R"("verb":"create","user":{"username":"<i>eve"},"sourceIPs":["10.0.0.9"],)"
    R"("objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},)"
    R"("annotations":{"authorization.k8s.io/decision":"allow"},"extra":{"deep":[{"key":"v"}]},)"
    R"("responseStatus":{"code":101},"requestReceivedTimestamp":"2026-11-23T09:46:52Z"})"
    "\n";

QString label(const DetailPane &pane, const QString &name)
{
    return pane.findChild<QLabel *>(name)->text();
}

} // namespace

class DetailPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void showsTheEvent()
    {
        DetailPane pane;
        pane.show();
        pane.setEvent(test::memorySnapshot(kExec), Row {0});
        QTRY_VERIFY(!pane.isReading());
        QVERIFY(label(pane, QStringLiteral("outcome")).startsWith(QLatin1String("allowed")));
        QVERIFY(label(pane, QStringLiteral("summary")).contains(QLatin1String("exec")));
        auto *command = pane.findChild<QPlainTextEdit *>(QStringLiteral("command"));
        QCOMPARE(command->toPlainText(), QStringLiteral("sh -c id"));
        QVERIFY(command->isVisible());
        auto *raw = pane.findChild<QPlainTextEdit *>(QStringLiteral("raw"));
        QVERIFY(raw->toPlainText().contains(QLatin1String("\n  \"auditID\": \"e1\"")));
        for (const QLabel *one : pane.findChildren<QLabel *>())
            QCOMPARE(one->textFormat(), Qt::PlainText);
        pane.setEvent(test::memorySnapshot(kExec), std::nullopt);
        QVERIFY(!pane.isEnabled());
        QCOMPARE(raw->toPlainText(), QString());
    }

    void saysWhatIsNotFromTheApiServer()
    {
        DetailPane pane;
        pane.show();
        const auto note = [&pane] { return pane.findChild<QLabel *>(QStringLiteral("inferred")); };
        pane.setEvent(test::memorySnapshot(kExec), Row {0}); // complete, as far as is known
        QVERIFY(!note()->isVisible());
        QByteArray cut = kExec;
        cut.replace(R"("annotations":{)", R"("annotations":{"audit.k8s.io/truncated":"true",)");
        pane.setEvent(test::memorySnapshot(cut), Row {0});
        QVERIFY(note()->isVisible());
        QVERIFY(note()->text().contains(QStringLiteral("cut off")));

        const test::EvidenceFolder folder;
        const test::LoadedEvidence table(
            {folder.make(QStringLiteral("k.csv"),
                         "auditID,verb,responseStatus.code,requestURI,level,"
                         "user.username,user.groups.0,sourceIPs.0\n"
                         "a,get,200,/version,Metadata,eve,g,10.0.0.9\n")});
        pane.setEvent(table.snapshot, Row {0});
        QCOMPARE(note()->text(),
                 QStringLiteral("The exporter does not record the stage: it was inferred. "
                                "The export has left out the user agent."));
        pane.setEvent(table.snapshot, std::nullopt);
        QVERIFY(!note()->isVisible());
    }

    // A client may give any number of requests the same audit ID.
    void eventsOfOneAuditIdAreLimited()
    {
        QByteArray lines;
        for (std::size_t i = 0; i < DetailPane::kMaximumStages + 50; ++i) {
            const QByteArray time =
                "09:46:52." + QByteArray::number(100'000 + static_cast<int>(i)) + 'Z';
            lines += QByteArray(kExec).replace("09:46:52Z", time);
        }
        const SnapshotPtr snapshot = test::memorySnapshot(lines);
        const Row last = snapshot->eventCount() - 1;
        DetailPane pane;
        pane.setEvent(snapshot, last);
        auto *stages = pane.findChild<QComboBox *>();
        QCOMPARE(stages->count(), static_cast<int>(DetailPane::kMaximumStages) + 1);
        QCOMPARE(stages->currentData().toUInt(), last);
        const int note = stages->count() - 1;
        QVERIFY(stages->itemText(note).contains(QLatin1String("50")));
        stages->setCurrentIndex(note);
        emit stages->activated(note);
        QCOMPARE(stages->currentData().toUInt(), last); // it is no event
    }

    void linksAskForTimelines()
    {
        DetailPane pane;
        pane.show();
        pane.setEvent(test::memorySnapshot(kExec), Row {0});
        QString value;
        connect(&pane, &DetailPane::timelineRequested, this,
                [&value](FieldId, const QString &text) { value = text; });
        QTest::mouseClick(pane.findChild<QPushButton *>(QStringLiteral("userLink")),
                          Qt::LeftButton);
        QCOMPARE(value, QStringLiteral("<i>eve"));
        QTest::mouseClick(pane.findChild<QPushButton *>(QStringLiteral("peerLink")),
                          Qt::LeftButton);
        QCOMPARE(value, QStringLiteral("10.0.0.9"));
    }

    void treeValuesBecomeFilters()
    {
        DetailPane pane;
        pane.resize(900, 900);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        pane.setEvent(test::memorySnapshot(kExec), Row {0});
        QTRY_VERIFY(!pane.isReading());
        QSignalSpy terms(&pane, &DetailPane::filterTermRequested);
        auto *tree = pane.findChild<QTreeView *>();
        auto *model = qobject_cast<JsonTreeModel *>(tree->model());
        const QModelIndex index = model->indexOfPath(QStringLiteral("extra.deep.key"));
        QVERIFY(index.isValid());
        tree->setCurrentIndex(index);
        tree->scrollTo(index);
        emit tree->customContextMenuRequested(tree->visualRect(index).center());
        auto *menu = pane.findChild<QMenu *>();
        QVERIFY(menu != nullptr);
        for (QAction *action : menu->actions()) {
            if (action->text() == QLatin1String("Exclude this"))
                action->trigger();
        }
        QCOMPARE(terms.size(), 1);
        QCOMPARE(terms[0][0].toString(), QStringLiteral("not extra.deep.key: \"v\""));
        menu->close();
    }

    void matchedFieldsAreMarked()
    {
        DetailPane pane;
        pane.setEvent(test::memorySnapshot(kExec), Row {0});
        QTRY_VERIFY(!pane.isReading());
        pane.setHighlightedPaths({QStringLiteral("objectRef.subresource")});
        auto *model = qobject_cast<JsonTreeModel *>(pane.findChild<QTreeView *>()->model());
        const auto marked = [model](const QString &path) {
            return model->indexOfPath(path).data(JsonTreeModel::HighlightRole).toBool();
        };
        QVERIFY(marked(QStringLiteral("objectRef.subresource")));
        QVERIFY(!marked(QStringLiteral("objectRef.name")));
    }

    void unreadableEvidenceIsSaid()
    {
        DetailPane pane;
        pane.show();
        pane.setEvent(test::cutSnapshot(kExec, 10), Row {0});
        QTRY_VERIFY(!pane.isReading());
        QVERIFY(label(pane, QStringLiteral("problem")).contains(QLatin1String("past the end")));
        QVERIFY(pane.findChild<QLabel *>(QStringLiteral("problem"))->isVisible());
    }

    void pathsOfFieldsAndOfAnythingElse()
    {
        QCOMPARE(pathTerm(QStringLiteral("verb"), QStringLiteral("get"), false),
                 QStringLiteral("verb: \"get\""));
        QCOMPARE(pathTerm(QStringLiteral("a.b c"), QStringLiteral("x\"y"), true),
                 QStringLiteral("not a.b\\ c: \"x\\\"y\""));
    }
};

QTEST_MAIN(DetailPaneTest)
#include "tst_detailpane.moc"
