// SPDX-License-Identifier: Apache-2.0
// What a responder marks in the table, by key and mouse: the time reference, time around an event,
// bookmarks, tags and notes, colouring rules.
#include "app/window/annotationfeed.h"
#include "app/window/aroundlinks.h"
#include "app/window/colouringfeed.h"
#include "app/window/markactions.h"
#include "app/window/marktools.h"
#include "app/window/timereference.h"
#include "model/core/timedelta.h"
#include "model/query/around.h"
#include "model/store/fieldvalues.h"
#include "tests/app/windowfixture.h"
#include "views/common/rowcolors.h"
#include "views/events/eventgridactions.h"
#include "views/events/rowpainter.h"
#include "views/filter/filterlineedit.h"
#include "views/marks/annotationdialog.h"
#include "views/marks/colouringdialog.h"
#include "views/marks/markspanel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QStatusBar>
#include <QUndoStack>

#include <nlohmann/json.hpp>

using namespace kubewake;

class WindowMarksTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    // An ambiguous key does nothing at all.
    void noTwoActionsOfTheWindowShareAKey()
    {
        QMap<QString, QString> owners;
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            if (action->shortcutContext() != Qt::WindowShortcut)
                continue;
            for (const QKeySequence &keys : action->shortcuts()) {
                const QString key = keys.toString();
                QVERIFY2(!owners.contains(key),
                         qPrintable(key + u' ' + owners.value(key) + u' ' + action->text()));
                owners.insert(key, action->text());
            }
        }
        QVERIFY(owners.contains(QStringLiteral("Ctrl+T")));
    }

    void withoutRowsTheReferenceSaysWhatToDo()
    {
        press(Qt::Key_T);
        QVERIFY(!reference()->row());
        QVERIFY(!said().isEmpty());
        press(Qt::Key_T, Qt::ShiftModifier);
        QVERIFY(said().contains(QLatin1String("Ctrl+T")));
        QVERIFY(!reference()->button()->isVisible());
    }

    void timesAreCountedFromTheCurrentRow()
    {
        openSample();
        clickRow(5);
        const Row row = *grid()->currentRow();
        QVERIFY(!isShown(RowColumn::SinceReference));
        press(Qt::Key_T);
        QCOMPARE(reference()->row(), std::optional(row));
        QVERIFY(isShown(RowColumn::SinceReference));
        QVERIFY(actions()->toggleReference->isChecked());
        const EventSnapshot &snapshot = *result().snapshot;
        for (int at = 0; at < 12; ++at) {
            const auto delta = timeDelta(snapshot.time(row), snapshot.time(table()->rowAt(at)));
            QCOMPARE(cell(at, RowColumn::SinceReference),
                     at == 5 ? QStringLiteral("Reference") : timeDeltaText(*delta));
        }
        QVERIFY(reference()->button()->isVisible());
        QVERIFY(reference()->button()->text().contains(
            table()->timeFormat().toDisplay(snapshot.time(row))));
        // Another row: it moves. The same again: it is gone, and so is its column.
        clickRow(7);
        QVERIFY(!actions()->toggleReference->isChecked());
        press(Qt::Key_T);
        QCOMPARE(reference()->row(), std::optional(table()->rowAt(7)));
        press(Qt::Key_T);
        QVERIFY(!reference()->row());
        QVERIFY(!isShown(RowColumn::SinceReference));
        QVERIFY(!reference()->button()->isVisible());
    }

    void theReferenceIsTheEventWhateverTheRows()
    {
        openSample();
        clickRow(5);
        press(Qt::Key_T);
        const Row row = *reference()->row();
        m_window->investigation().query().setSort({FieldId::Time, SortDirection::Descending});
        settle();
        QCOMPARE(reference()->row(), std::optional(row));
        const int last = table()->rowCount() - 1;
        QCOMPARE(cell(last - 5, RowColumn::SinceReference), QStringLiteral("Reference"));
        clickRow(0);
        press(Qt::Key_T, Qt::ShiftModifier);
        QCOMPARE(grid()->currentRow(), std::optional(row));
        // Left out by a filter: times go on, and the window says where it is.
        const QString before = reference()->button()->text();
        applyFilter(QStringLiteral("not auditID: \"%1\"")
                        .arg(QString::fromStdString(result().snapshot->auditId(row))));
        QVERIFY(!table()->rowColumnValues().shownReference);
        QVERIFY(reference()->button()->text() != before);
        QVERIFY(!cell(0, RowColumn::SinceReference).isEmpty());
        QTest::mouseClick(reference()->button(), Qt::LeftButton);
        QVERIFY(said().contains(QLatin1String("filter")));
        m_window->actions()->clearFilter->trigger();
        settle();
        QCOMPARE(reference()->button()->text(), before);
        QTest::mouseClick(reference()->button(), Qt::LeftButton);
        QCOMPARE(grid()->currentRow(), std::optional(row));
        m_settings->setTimeZone("Asia/Tokyo");
        QVERIFY(reference()->button()->text() != before);
    }

    void evidenceOpenedAgainHasTheReferenceAgain()
    {
        openSample();
        clickRow(5);
        press(Qt::Key_T);
        const Row row = *reference()->row();
        const std::string id = result().snapshot->auditId(row);
        m_window->actions()->closeAll->trigger();
        settle();
        QVERIFY(!reference()->row());
        press(Qt::Key_T, Qt::ShiftModifier);
        QVERIFY(!said().isEmpty());
        openSample();
        QTRY_VERIFY(reference()->row());
        QCOMPARE(result().snapshot->auditId(*reference()->row()), id);
        QTRY_COMPARE(cell(5, RowColumn::SinceReference), QStringLiteral("Reference"));
    }

    void columnsAreRemembered()
    {
        openSample();
        QVERIFY(grid()->showColumn(RowColumn::SincePrevious, FieldId::Time));
        QVERIFY(!grid()->showColumn(RowColumn::SincePrevious, FieldId::Time));
        const int section = table()->columnOf(RowColumn::SincePrevious);
        QCOMPARE(grid()->header()->visualIndex(section),
                 grid()->header()->visualIndex(table()->columnOf(FieldId::Time)) + 1);
        // A click on its header sorts by nothing.
        const SortKey sort = result().sort;
        const QHeaderView *header = grid()->header();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(section) + 20, header->height() / 2});
        settle();
        QVERIFY(result().sort == sort);
        QVERIFY(header->sortIndicatorSection() != section);
        m_window->close();
        makeWindow();
        QVERIFY(isShown(RowColumn::SincePrevious));
        grid()->resetColumns();
        QVERIFY(!isShown(RowColumn::SincePrevious));
    }

    void timeAroundIsChosenAndRemembered()
    {
        openSample();
        clickRow(20);
        const Row row = *grid()->currentRow();
        const EventSnapshot &snapshot = *result().snapshot;
        const auto action = [this](const QString &text) -> QAction * {
            for (QAction *one : actions()->around->actions()) {
                if (one->text() == text)
                    return one;
            }
            return nullptr;
        };
        QVERIFY(action(minutesText(10))->isChecked());
        action(minutesText(1))->trigger();
        settleMarks();
        QCOMPARE(grid()->currentRow(), std::optional(row));
        QCOMPARE(shownRows(), countRows([&](Row one) { return isNear(snapshot, one, row, 1); }));
        action(scopeText(Around::Scope::SameUser))->trigger();
        settleMarks();
        const auto user = [&](Row one) { return fieldText(snapshot, FieldId::EffectiveUser, one); };
        QCOMPARE(shownRows(), countRows([&](Row one) {
                     return isNear(snapshot, one, row, 1) && user(one) == user(row);
                 }));
        // Any number of minutes; then every way to it has that.
        action(QStringLiteral("Other…"))->trigger();
        auto *dialog = m_window->findChild<QInputDialog *>();
        QVERIFY(dialog != nullptr);
        QVERIFY(action(minutesText(1))->isChecked());
        dialog->setIntValue(7);
        dialog->accept();
        settleMarks();
        QCOMPARE(tools()->around()->around(), (Around {7, Around::Scope::SameUser}));
        QMenu menu;
        grid()->gridActions()->fillMenu(menu);
        QStringList texts;
        for (const QAction *one : menu.actions())
            texts << one->text();
        QVERIFY(texts.join(u'|').contains(minutesText(7)));
        m_window->close();
        makeWindow();
        QCOMPARE(tools()->around()->around(), (Around {7, Around::Scope::SameUser}));
        openSample();
        const SignalPtr signal = selectFirstSignal();
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_N);
        settleMarks();
        const EventSnapshot &again = *result().snapshot;
        QVERIFY(shownRows() > 0);
        for (int at = 0; at < shownRows(); ++at)
            QCOMPARE(fieldText(again, FieldId::EffectiveUser, table()->rowAt(at)),
                     fieldText(again, FieldId::EffectiveUser, signal->rows.front()));
    }

    void bookmarksAreToggledAndUndone()
    {
        openSample();
        QVERIFY(panel()->stateText().contains(QLatin1String("Ctrl+M")));
        clickRow(3);
        press(Qt::Key_M);
        QVERIFY(isBookmarked(3));
        QVERIFY(actions()->bookmark->isChecked());
        QCOMPARE(panel()->model()->rowCount(), 1);
        // Several at once; what has one already keeps it.
        clickRow(2);
        QTest::keyClick(grid(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(grid(), Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_M);
        QVERIFY(isBookmarked(2) && isBookmarked(3) && isBookmarked(4));
        m_window->actions()->undo->trigger();
        QVERIFY(!isBookmarked(2) && isBookmarked(3) && !isBookmarked(4));
        m_window->actions()->redo->trigger();
        press(Qt::Key_M);
        QVERIFY(!isBookmarked(2) && !isBookmarked(3) && !isBookmarked(4));
        QTest::keyClick(grid(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(isBookmarked(2) && isBookmarked(3) && isBookmarked(4));
        QCOMPARE(panel()->model()->rowCount(), 3);
        // More than can be meant.
        std::vector<Row> all(table()->order()->rows());
        grid()->selectAll();
        press(Qt::Key_M);
        if (all.size() > AnnotationFeed::kMaximumAtOnce)
            QCOMPARE(panel()->model()->rowCount(), 3);
    }

    void notesAreFoundAgain()
    {
        openSample();
        clickRow(6);
        const std::string id = result().snapshot->auditId(*grid()->currentRow());
        const QString hostile = QStringLiteral("<b>note</b>\n=cmd|' /C calc'!A0");
        press(Qt::Key_N, Qt::ShiftModifier);
        auto *dialog = m_window->findChild<AnnotationDialog *>();
        QVERIFY(dialog != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClicks(dialog->tags(), QStringLiteral("exfil, to report"));
        dialog->bookmark()->setChecked(true);
        dialog->note()->setPlainText(hostile);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok),
                          Qt::LeftButton);
        QVERIFY(table()->index(6, 0).data(EventTableModel::NotedRole).toBool());
        auto *shown = m_window->detailPane()->findChild<QLabel *>(QStringLiteral("annotation"));
        QVERIFY(shown->isVisible());
        QCOMPARE(shown->textFormat(), Qt::PlainText);
        QVERIFY(shown->text().contains(QLatin1String("<b>note</b>")));
        clickRow(7);
        QVERIFY(!shown->isVisible());
        // The same evidence under another name, in a window of a new start.
        const QString copy = m_folder.filePath(QStringLiteral("elsewhere/renamed.log.gz"));
        QDir().mkpath(QFileInfo(copy).path());
        QFile::remove(copy);
        QVERIFY(QFile::copy(QStringLiteral(":/sample/incident.log.gz"), copy));
        restart();
        m_window->open({copy});
        settleMarks();
        QCOMPARE(panel()->model()->rowCount(), 1);
        const Mark mark = *panel()->model()->markAt(0);
        QCOMPARE(result().snapshot->auditId(mark.row), id);
        QCOMPARE(mark.annotation.tags,
                 (QStringList {QStringLiteral("exfil"), QStringLiteral("to report")}));
        QCOMPARE(mark.annotation.note, hostile);
        QVERIFY(isBookmarked(6));
        // From the list to the row, out of a filter that hides it.
        applyFilter(QStringLiteral("verb: nothing"));
        QCOMPARE(shownRows(), 0);
        selectFirstMark();
        QTest::keyClick(panel()->list(), Qt::Key_Return);
        settleMarks();
        QVERIFY(shownRows() > 6);
        QCOMPARE(grid()->currentRow(), std::optional(table()->rowAt(6)));
        // Other evidence has none of it, and says where it is.
        m_window->actions()->closeAll->trigger();
        settleMarks();
        QCOMPARE(panel()->model()->rowCount(), 0);
        QVERIFY(panel()->stateText().contains(u'1'));
        // Removed for good.
        m_window->open({copy});
        settleMarks();
        selectFirstMark();
        QTest::keyClick(panel()->list(), Qt::Key_Delete);
        QVERIFY(!isBookmarked(6));
        restart();
        m_window->open({copy});
        settleMarks();
        QCOMPARE(panel()->model()->rowCount(), 0);
        QVERIFY(!panel()->stateText().contains(u'1'));
    }

    void signalsHaveNotesToo()
    {
        openSample();
        const SignalPtr signal = selectFirstSignal();
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_M);
        auto *dialog = m_window->findChild<AnnotationDialog *>();
        QVERIFY(dialog != nullptr);
        QTest::keyClicks(dialog->tags(), QStringLiteral("mine"));
        dialog->accept();
        const auto shown = [this] {
            return m_window->signalPanel()->detail()->findChild<QLabel *>(
                QStringLiteral("annotation"));
        };
        QVERIFY(shown()->isVisible());
        restart();
        openSample();
        settleMarks();
        QCOMPARE(panel()->model()->rowCount(), 1);
        QCOMPARE(panel()->model()->markAt(0)->signalId, signal->id);
        m_window->signalPanel()->list()->setCurrentIndex({});
        selectFirstMark();
        QTest::keyClick(panel()->list(), Qt::Key_Return);
        settleMarks();
        QVERIFY(m_window->signalPanel()->currentSignal());
        QCOMPARE(m_window->signalPanel()->currentSignal()->id, signal->id);
        QCOMPARE(shownRows(), static_cast<int>(signal->rows.size()));
        QVERIFY(shown()->text().contains(QLatin1String("mine")));
        const auto findings =
            nlohmann::json::parse(exported(m_window->actions()->exportFindingsJson,
                                           m_folder.filePath(QStringLiteral("findings.jsonl")))
                                      .split('\n')
                                      .front()
                                      .toStdString());
        QVERIFY(findings.contains("note"));
        const QByteArray csv = exported(m_window->actions()->exportFindingsCsv,
                                        m_folder.filePath(QStringLiteral("findings.csv")));
        QVERIFY(csv.split('\r').front().endsWith("bookmark,tags,note"));
        QVERIFY(csv.contains(",mine,"));
    }

    void bookmarkedRowsAloneAreShown()
    {
        openSample();
        QVERIFY(!actions()->onlyBookmarked->isChecked());
        press(Qt::Key_M, Qt::ShiftModifier);
        QVERIFY(said().contains(QLatin1String("Ctrl+M")));
        QVERIFY(!actions()->onlyBookmarked->isChecked());
        for (const int row : {2, 9}) {
            clickRow(row);
            press(Qt::Key_M);
        }
        const std::vector<Row> rows {table()->rowAt(2), table()->rowAt(9)};
        press(Qt::Key_M, Qt::ShiftModifier);
        settleMarks();
        QCOMPARE(table()->order()->rows(), rows);
        QVERIFY(actions()->onlyBookmarked->isChecked());
        // Beside the filter.
        applyFilter(QStringLiteral("auditID: \"%1\"")
                        .arg(QString::fromStdString(result().snapshot->auditId(rows[1]))));
        QCOMPARE(table()->order()->rows(), std::vector<Row> {rows[1]});
        press(Qt::Key_M, Qt::ShiftModifier);
        settleMarks();
        QVERIFY(!actions()->onlyBookmarked->isChecked());
    }

    void shownColumnsAreExported()
    {
        openSample();
        clickRow(1);
        press(Qt::Key_T);
        press(Qt::Key_M);
        press(Qt::Key_N, Qt::ShiftModifier);
        auto *dialog = m_window->findChild<AnnotationDialog *>();
        QTest::keyClicks(dialog->tags(), QStringLiteral("b, a"));
        dialog->note()->setPlainText(QStringLiteral("=1+1, \"x\""));
        dialog->accept();
        for (const RowColumnInfo &column : rowColumns())
            grid()->showColumn(column.id, FieldId::Time);
        applyFilter(QStringLiteral("auditID: *"));
        const auto lines = exported(m_window->actions()->exportRowsJson,
                                    m_folder.filePath(QStringLiteral("rows.jsonl")))
                               .split('\n');
        const auto first = nlohmann::json::parse(lines[0].toStdString());
        const auto second = nlohmann::json::parse(lines[1].toStdString());
        const EventSnapshot &snapshot = *result().snapshot;
        const auto delta =
            *timeDelta(snapshot.time(table()->rowAt(1)), snapshot.time(table()->rowAt(0)));
        QVERIFY(qAbs(first["sinceReference"].get<double>() - static_cast<double>(delta) / 1e6)
                < 1e-6);
        QVERIFY(first["sincePrevious"].is_null());
        QVERIFY(first["bookmark"].is_null());
        QVERIFY(first["tags"] == nlohmann::json::array());
        QVERIFY(second["bookmark"] == true);
        QVERIFY(second["tags"] == nlohmann::json::array({"a", "b"}));
        QVERIFY(second["note"] == "=1+1, \"x\"");
        QVERIFY(second["sinceReference"] == 0.0);
        // Copies have the same columns, of the rows that are selected.
        const auto copied = [this](const char *action) {
            QGuiApplication::clipboard()->clear();
            for (QAction *each : grid()->findChildren<QAction *>()) {
                if (each->text() == QLatin1String(action))
                    each->trigger();
            }
            [] { QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty()); }();
            return QGuiApplication::clipboard()->text();
        };
        clickRow(1);
        QTest::keyClick(grid(), Qt::Key_Down, Qt::ShiftModifier);
        const QStringList json =
            copied("Copy rows as JSON").split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(json.size(), 2);
        QCOMPARE(json[0].toUtf8(), QByteArray(lines[1]));
        QCOMPARE(json[1].toUtf8(), QByteArray(lines[2]));
        const QStringList tsv = copied("Copy rows as TSV").split(QLatin1Char('\n'));
        const auto columnOf = [&tsv](const char *name) {
            return tsv[0].split(QLatin1Char('\t')).indexOf(QLatin1String(name));
        };
        QCOMPARE(tsv[1].split(QLatin1Char('\t')).value(columnOf("tags")), QStringLiteral("a, b"));
        QCOMPARE(tsv[1].split(QLatin1Char('\t')).value(columnOf("bookmark")),
                 QStringLiteral("true"));
        QVERIFY(tsv[1]
                    .split(QLatin1Char('\t'))
                    .value(columnOf("note"))
                    .startsWith(QLatin1String("\"'=1+1")));
        const auto csv = exported(m_window->actions()->exportRowsCsv,
                                  m_folder.filePath(QStringLiteral("rows.csv")))
                             .split('\n');
        QVERIFY(csv[0].contains(",note"));
        QVERIFY(csv[2].contains(",true,"));
        QVERIFY(csv[2].contains("\"a, b\""));
        QVERIFY(csv[2].contains("\"'=1+1, \"\"x\"\"\"")); // never a formula
    }

    void unreadableNotesAreKeptAside()
    {
        const QByteArray broken = "{\"version\":1,\"events\":[{";
        for (const char *number : {"1", "2"}) {
            const QByteArray document = broken + number;
            m_settings->setState(QStringLiteral("annotations"), document);
            m_window.reset();
            makeWindow();
            QVERIFY(m_window->eventPane()->lastingProblemBar()->isVisible());
            const QString name =
                QStringLiteral("annotations-unreadable-%1").arg(QLatin1String(number));
            QVERIFY(m_window->eventPane()->lastingProblemBar()->text().contains(name));
            QCOMPARE(m_settings->state(name), document);
            openSample();
            QVERIFY(m_window->eventPane()->lastingProblemBar()->isVisible());
            clickRow(1);
            press(Qt::Key_M);
            QCOMPARE(m_settings->state(name), document);
        }
        QCOMPARE(m_settings->state(QStringLiteral("annotations-unreadable-1")), broken + "1");
        restart();
        QVERIFY(!m_window->eventPane()->lastingProblemBar()->isVisible());
    }

    void unreadableRulesAreKeptAside()
    {
        const QByteArray broken = "[{";
        m_settings->setState(QStringLiteral("colouring"), broken);
        m_window.reset();
        makeWindow();
        QVERIFY(m_window->eventPane()->lastingProblemBar()->text().contains(
            QLatin1String("colouring-unreadable-1")));
        QCOMPARE(m_settings->state(QStringLiteral("colouring-unreadable-1")), broken);
        QVERIFY(!tools()->colouring()->rules().empty());
    }

    void rulesColourTheTable()
    {
        openSample();
        settleMarks();
        QVERIFY(colouredRows() > 0); // by those of a first start
        press(Qt::Key_H, Qt::ShiftModifier);
        ColouringDialog *dialog = tools()->colouring()->dialog();
        QVERIFY(dialog != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        while (!dialog->rules().empty())
            QTest::mouseClick(dialog->removeButton(), Qt::LeftButton);
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        QTest::keyClicks(dialog->name(), QStringLiteral("<b>lists</b>"));
        dialog->filter()->setFocus();
        QTest::keyClicks(dialog->filter(), QStringLiteral("verb: list"));
        dialog->background()->setCurrentIndex(static_cast<int>(RowColour::Teal));
        QTest::mouseClick(dialog->buttons()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        settleMarks();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        const int lists = countRows([this](Row row) {
            return fieldText(*result().snapshot, FieldId::Verb, row) == "list";
        });
        QVERIFY(lists > 0);
        QCOMPARE(colouredRows(), lists);
        // It is painted, and a filter's rows are coloured too.
        applyFilter(QStringLiteral("verb: (list or get)"));
        settleMarks();
        QCOMPARE(colouredRows(), lists);
        int row = 0;
        while (!isColoured(row))
            ++row;
        clickRow(row == 0 ? 1 : 0);
        grid()->scrollTo(table()->index(row, 0));
        const QPoint place(grid()->viewport()->width() - 2,
                           grid()->visualRect(table()->index(row, 0)).bottom() - 1);
        const QImage image = grid()->viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(place * image.devicePixelRatio()),
                 rowBackground(RowColour::Teal, grid()->palette()));
        restart();
        openSample();
        settleMarks();
        QCOMPARE(colouredRows(), lists);
        QCOMPARE(tools()->colouring()->rules().front().name, QStringLiteral("<b>lists</b>"));
    }

private:
    void settleMarks()
    {
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(!tools()->isRunning(), test::kLongWaitMs);
        settle();
    }
    void restart()
    {
        m_window->close();
        m_window.reset();
        const QString file = m_settings->store().fileName();
        m_settings.reset(); // written and read again
        m_settings = std::make_unique<Settings>(file);
        makeWindow();
    }
    void selectFirstMark()
    {
        for (QAction *action : m_window->actions()->panels->actions()) {
            if (action->text().endsWith(QLatin1String(": Marks")))
                action->trigger();
        }
        QVERIFY(panel()->isVisible());
        panel()->list()->setFocus();
        panel()->list()->setCurrentIndex(panel()->list()->model()->index(0, 0));
        QVERIFY(panel()->list()->currentIndex().isValid());
    }
    MarksPanel *panel() { return m_window->marksPanel(); }
    int shownRows() { return table()->rowCount(); }
    bool isBookmarked(int row)
    {
        return table()->index(row, 0).data(EventTableModel::BookmarkRole).toBool();
    }
    bool isColoured(int row)
    {
        return table()->index(row, 0).data(EventTableModel::BackgroundRole).toInt() != 0;
    }
    int colouredRows()
    {
        int count = 0;
        for (int row = 0; row < shownRows(); ++row)
            count += isColoured(row) ? 1 : 0;
        return count;
    }
    template<typename Test>
    int countRows(Test test)
    {
        const EventSnapshot &snapshot = *result().snapshot;
        int count = 0;
        snapshot.representatives().forEachInRange(0, snapshot.eventCount(),
                                                  [&](Row row) { count += test(row) ? 1 : 0; });
        return count;
    }
    static bool isNear(const EventSnapshot &snapshot, Row one, Row other, int minutes)
    {
        const std::int64_t distance = snapshot.time(one) - snapshot.time(other);
        return std::abs(distance) <= minutes * 60 * kMicrosecondsPerSecond;
    }
    MarkTools *tools() { return m_window->markTools(); }
    MarkActions *actions() { return tools()->actions(); }
    TimeReference *reference() { return tools()->reference(); }
    EventTableModel *table() { return m_window->eventPane()->model(); }
    QString said() { return m_window->statusBar()->currentMessage(); }
    bool isShown(RowColumn column)
    {
        return !grid()->header()->isSectionHidden(table()->columnOf(column));
    }
    QString cell(int row, RowColumn column)
    {
        return table()->index(row, table()->columnOf(column)).data().toString();
    }
    void clickRow(int row)
    {
        const QModelIndex index = table()->index(row, table()->columnOf(FieldId::Time));
        grid()->scrollTo(index);
        QTest::mouseClick(grid()->viewport(), Qt::LeftButton, {},
                          grid()->visualRect(index).center());
        QCOMPARE(grid()->currentRow(), std::optional(table()->rowAt(row)));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers more = {})
    {
        grid()->setFocus();
        QTest::keyClick(grid(), key, Qt::ControlModifier | more);
    }
};

QTEST_MAIN(WindowMarksTest)
#include "tst_windowmarks.moc"
