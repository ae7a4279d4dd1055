// SPDX-License-Identifier: Apache-2.0
// What goes in and out of the window: evidence, exports, settings.
#include "model/items/sourcereportmodel.h"
#include "model/store/fieldvalues.h"
#include "tests/app/windowfixture.h"
#include "views/evidence/loadreportdialog.h"
#include "views/evidence/sourcereportview.h"

#include <QScrollBar>

#include <nlohmann/json.hpp>

using namespace kubewake;

class WindowEvidenceTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void exportsExactlyWhatIsShown_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("csv") << 0;
        QTest::newRow("json") << 1;
        QTest::newRow("raw") << 2;
    }

    void exportsExactlyWhatIsShown()
    {
        QFETCH(int, which);
        openSample();
        applyFilter(QStringLiteral("verb: delete"));
        const WindowActions *actions = m_window->actions();
        QAction *action = which == 0 ? actions->exportRowsCsv
            : which == 1             ? actions->exportRowsJson
                                     : actions->exportRowsRaw;
        const int rows = grid()->model()->rowCount();
        QTRY_VERIFY(action->text().contains(QLocale().toString(rows)));
        const QString path = m_folder.filePath(QStringLiteral("rows%1").arg(which));
        const QByteArray written = exported(action, path);
        QCOMPARE(written.count('\n'), rows + (which == 0 ? 1 : 0));
        if (which == 0)
            QCOMPARE(static_cast<std::size_t>(written.left(written.indexOf('\n')).count(',')) + 1,
                     grid()->visibleFields().size());
    }

    void exportsFindings()
    {
        openSample();
        QAction *action = m_window->actions()->exportFindingsJson;
        const int shown = m_window->signalPanel()->filterModel()->rowCount();
        QVERIFY(shown > 0);
        QTRY_VERIFY(action->text().contains(QLocale().toString(shown)));
        const QByteArray written = exported(action, m_folder.filePath(QStringLiteral("findings")));
        QCOMPARE(written.count('\n'), shown);
    }

    void exportsTheTechniquesOfTheShownSignals()
    {
        openSample();
        QAction *action = m_window->actions()->exportNavigatorLayer;
        SignalPanel *panel = m_window->signalPanel();
        panel->findChild<QLineEdit *>()->setText(QStringLiteral("T1609"));
        const int shown = panel->filterModel()->rowCount();
        QVERIFY(shown > 0 && shown < panel->model()->rowCount());
        const QString path = m_folder.filePath(QStringLiteral("layer.json"));
        const auto layer = nlohmann::json::parse(exported(action, path).toStdString());
        QCOMPARE(layer.at("domain").get<std::string>(), std::string("enterprise-attack"));
        int score = 0;
        for (const auto &technique : layer.at("techniques")) {
            if (technique.at("techniqueID") == "T1609")
                score = technique.at("score").get<int>();
        }
        QCOMPARE(score, shown);
        panel->findChild<QLineEdit *>()->setText(QStringLiteral("nothing has this"));
        QTRY_VERIFY(!action->isEnabled());
    }

    void remembersColumnsPanelsAndZone()
    {
        openSample();
        auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("histogram"));
        dock->hide();
        grid()->header()->resizeSection(0, 333);
        m_settings->setTimeZone("Asia/Tokyo");
        QVERIFY(m_window->eventPane()->model()->timeFormat().zoneName().contains(
            QStringLiteral("Tokyo")));
        QVERIFY(m_window->close());
        makeWindow();
        QVERIFY(!m_window->findChild<QDockWidget *>(QStringLiteral("histogram"))->isVisible());
        QCOMPARE(grid()->header()->sectionSize(0), 333);
        QVERIFY(m_window->eventPane()->model()->timeFormat().zoneName().contains(
            QStringLiteral("Tokyo")));
        m_window->actions()->resetLayout->trigger();
        QVERIFY(m_window->findChild<QDockWidget *>(QStringLiteral("histogram"))->isVisible());
        QVERIFY(grid()->header()->sectionSize(0) != 333);
    }

    void keysReachEveryPanel()
    {
        openSample();
        grid()->setCurrentIndex(grid()->model()->index(0, 0)); // details can be gone to
        QSet<QWidget *> reached;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            QVERIFY(QApplication::focusWidget() != nullptr);
            reached.insert(QApplication::focusWidget());
        }
        QCOMPARE(reached.size(), 6);
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("filterField"));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), grid());
        QTest::keyClick(grid(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(QApplication::focusWidget() != grid());
    }

    // By keyboard: what is typed into the dialog is what is loaded, and what is not is said.
    void importFilterLoadsLess()
    {
        openSample();
        const Row all = result().snapshot->eventCount();
        const auto answer = [](const QString &kql, bool expectValid) {
            QTimer::singleShot(0, qApp, [kql, expectValid] {
                auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
                QVERIFY(dialog != nullptr);
                const auto edits = dialog->findChildren<QLineEdit *>();
                QCOMPARE(edits.size(), 3);
                edits[2]->selectAll();
                QTest::keyClicks(edits[2], kql);
                auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
                QCOMPARE(ok->isEnabled(), expectValid);
                QTest::keyClick(edits[2], expectValid ? Qt::Key_Return : Qt::Key_Escape);
            });
        };
        answer(QStringLiteral("verb: (create"), false);
        m_window->actions()->importFilter->trigger();
        QCOMPARE(result().snapshot->eventCount(), all);
        answer(QStringLiteral("verb: create"), true);
        m_window->actions()->importFilter->trigger();
        settle();
        const Row some = result().snapshot->eventCount();
        QVERIFY(some > 0 && some < all);
        NoticeBar *notice = m_window->eventPane()->problemBar();
        QVERIFY(notice->isVisible());
        const QLabel *text = notice->findChild<QLabel *>();
        QVERIFY(text->text().contains(QLocale().toString(all - some)));
        QVERIFY(text->text().contains(QStringLiteral("verb: create")));
    }

    // What is chosen in the load report counts when the evidence is loaded again, and is forgotten
    // when it is closed.
    void loadReportCorrectsTheCluster()
    {
        openSample();
        const Row all = result().snapshot->eventCount();
        const std::string name =
            m_window->investigation().loader().report().sources.at(0).displayName();
        m_window->actions()->loadReport->trigger();
        auto *dialog = m_window->findChild<LoadReportDialog *>();
        QVERIFY(dialog != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto *table = dialog->findChild<SourceReportView *>();
        table->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), table);
        table->setCurrentIndex(table->model()->index(0, SourceReportModel::ClusterColumn));
        QTest::keyClick(table, Qt::Key_F2);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("prod"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        auto *again = dialog->findChild<QPushButton *>(QStringLiteral("loadAgain"));
        QTRY_VERIFY(again->isEnabled());
        QTest::mouseClick(again, Qt::LeftButton);
        settle();
        QVERIFY(!again->isEnabled());
        QVERIFY(dialog->isVisible());
        const QModelIndex cluster = table->model()->index(0, SourceReportModel::ClusterColumn);
        QCOMPARE(cluster.data().toString(), QStringLiteral("prod"));
        QVERIFY(cluster.data(SourceReportModel::ChosenRole).toBool());
        QCOMPARE(result().snapshot->eventCount(), all);
        for (const Row row : {Row {0}, all - 1})
            QCOMPARE(fieldText(*result().snapshot, FieldId::Cluster, row), std::string("prod"));
        QCOMPARE(m_window->investigation().choices().of(name).cluster, std::string("prod"));
        m_window->actions()->closeAll->trigger();
        settle();
        QVERIFY(m_window->investigation().choices().ofSource.empty());
        QCOMPARE(table->model()->rowCount(), 0);
        dialog->close();
    }

    // By keyboard: rows and signals come as the file grows, and what is read stays in its place.
    void followsAGrowingFile()
    {
        const QString path = m_folder.filePath(QStringLiteral("growing.log"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        m_window->actions()->showEvents->trigger();
        const auto write = [&file](int first, int count) {
            for (int i = first; i < first + count; ++i) {
                const QString line =
                    QStringLiteral("{'kind':'Event','apiVersion':'audit.k8s.io/v1',"
                                   "'level':'Metadata','auditID':'id-%1','stage':"
                                   "'ResponseComplete','requestURI':'/api/v1/pods','verb':'list',"
                                   "'user':{'username':'u'},'requestReceivedTimestamp':"
                                   "'2026-11-23T09:%2:%3.000000Z'}\n")
                        .arg(i)
                        .arg(10 + i / 60)
                        .arg(i % 60, 2, 10, QLatin1Char('0'));
                file.write(line.toUtf8().replace('\'', '"'));
            }
        };
        write(300, 300);
        m_window->open({path});
        settle();
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        Investigation &all = m_window->investigation();
        QVERIFY(m_window->actions()->follow->isChecked());
        QVERIFY(all.loader().isFollowing());
        settle();
        QTRY_COMPARE(grid()->model()->rowCount(), 300);
        QVERIFY(m_window->statusLine()->evidence()->text().contains(QStringLiteral("Following")));

        // In the middle, and with rows before and after the one that is read.
        grid()->setCurrentRow(150);
        const std::optional<Row> current = grid()->currentRow();
        QScrollBar *bar = grid()->verticalScrollBar();
        bar->setValue(200);
        const Row top = grid()->table()->rowAt(bar->value());
        write(600, 100);
        QTRY_COMPARE_WITH_TIMEOUT(grid()->model()->rowCount(), 400, 10'000);
        QCOMPARE(grid()->table()->rowAt(bar->value()), top);
        write(0, 100);
        QTRY_COMPARE_WITH_TIMEOUT(grid()->model()->rowCount(), 500, 10'000);
        QCOMPARE(grid()->currentRow(), current);
        QCOMPARE(grid()->table()->rowAt(bar->value()), top);
        bar->setValue(bar->maximum());
        write(700, 100);
        QTRY_COMPARE_WITH_TIMEOUT(grid()->model()->rowCount(), 600, 10'000);
        QCOMPARE(bar->value(), bar->maximum());

        file.resize(0);
        file.seek(0);
        write(900, 5);
        QTRY_COMPARE_WITH_TIMEOUT(grid()->model()->rowCount(), 605, 10'000);
        QVERIFY(m_window->eventPane()->problemBar()->text().contains(QStringLiteral("cut")));

        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!all.loader().isFollowing());
        settle();
        QCOMPARE(grid()->model()->rowCount(), 605);
        QVERIFY(!m_window->actions()->follow->isChecked());
        // Closing while following ends it.
        m_window->actions()->follow->trigger();
        settle();
        m_window.reset();
    }

    void evidenceThatDisappearsIsAProblemNotACrash()
    {
        const QString path = m_folder.filePath(QStringLiteral("gone.log"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(test::readAll(
            test::testData(QStringLiteral("../../resources/sample/incident.log.gz"))));
        file.close();
        m_window->open({path});
        settle();
        QVERIFY(result().order->size() > 0);
        QVERIFY(QFile::resize(path, 1000));
        grid()->setCurrentIndex(grid()->model()->index(grid()->model()->rowCount() - 1, 0));
        settle();
        QVERIFY(
            m_window->detailPane()->findChild<QLabel *>(QStringLiteral("problem"))->isVisible());
        applyFilter(QStringLiteral("responseObject.metadata.name: nothing"));
        QVERIFY(m_window->eventPane()->problemBar()->isVisible());
    }

    void unreadableAndEmptyEvidenceIsSaid_data()
    {
        QTest::addColumn<bool>("exists");
        QTest::newRow("absent") << false;
        QTest::newRow("no audit log") << true;
    }

    void unreadableAndEmptyEvidenceIsSaid()
    {
        QFETCH(bool, exists);
        const QString path = m_folder.filePath(QStringLiteral("other.txt"));
        QFile::remove(path);
        if (exists) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("no audit log\n");
        }
        m_window->open({path});
        settle();
        QVERIFY(m_window->eventPane()->problemBar()->isVisible());
    }

    void closingForgetsAndDroppingOpens()
    {
        openSample();
        selectFirstSignal();
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_Return);
        settle();
        m_window->actions()->closeAll->trigger();
        settle();
        QCOMPARE(grid()->model()->rowCount(), 0);
        QCOMPARE(m_window->signalPanel()->model()->rowCount(), 0);
        QVERIFY(!m_window->eventPane()->restrictionBar()->isVisible());
        QVERIFY(!m_window->detailPane()->row().has_value());

        const QString path =
            test::testData(QStringLiteral("../../resources/sample/incident.log.gz"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &drop);
        settle();
        QVERIFY(grid()->model()->rowCount() > 0);
        QCOMPARE(m_settings->recentPaths().value(0), path);
        QCOMPARE(m_window->actions()->recent->actions().size(), 1);
    }
};

QTEST_MAIN(WindowEvidenceTest)
#include "tst_windowevidence.moc"
