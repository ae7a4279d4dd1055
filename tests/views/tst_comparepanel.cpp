// SPDX-License-Identifier: Apache-2.0
#include "tests/support/eventlines.h"
#include "views/common/noticebar.h"
#include "views/compare/comparedrangeedit.h"
#include "views/compare/comparepanel.h"
#include "views/compare/comparisonview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace kubewake;
using namespace kubewake::test;

namespace {

MicrosecondsUtc at(const char *text)
{
    return parseTimestamp(text).value();
}

EventLine line(int second, const QByteArray &user)
{
    EventLine event;
    event.second = second;
    event.user = user;
    return event;
}

const ComparedRanges kRanges {{at("2026-11-01T00:00:00Z"), at("2026-11-01T00:10:00Z")},
                              {at("2026-11-01T00:10:00Z"), at("2026-11-01T00:20:00Z")}};

RangeComparisonPtr made()
{
    std::vector<EventLine> lines {line(5, "gone")};
    for (int i = 0; i < 30; ++i)
        lines.push_back(line(700 + i, "stranger-" + QByteArray::number(i)));
    const SnapshotPtr log = kubewake::test::snapshotOf(lines);
    return std::make_shared<const RangeComparison>(
        compareRanges(*log, log->representatives(), kRanges).value());
}

} // namespace

class ComparePanelTest : public QObject
{
    Q_OBJECT

private:
    static void type(QLineEdit *edit, const char *text)
    {
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, QString::fromUtf8(text));
    }

    static QModelIndex find(const ComparePanel &panel, const char *text, int column = 0)
    {
        const ComparisonModel *model = panel.model();
        for (int section = 0; section < model->rowCount(); ++section) {
            const QModelIndex heading = model->index(section, 0);
            for (int row = 0; row < model->rowCount(heading); ++row) {
                if (model->index(row, 0, heading).data().toString() == QLatin1String(text))
                    return model->index(row, column, heading);
            }
        }
        return {};
    }

    static void open(ComparePanel &panel)
    {
        panel.resize(1100, 500);
        panel.setHasEvidence(true);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }

private slots:
    void saysWhatToDo()
    {
        ComparePanel panel;
        open(panel);
        QVERIFY(panel.view()->detailText().contains(QLatin1String("select a time")));
        QVERIFY(!panel.view()->tree()->isVisible());
        QVERIFY(!panel.compareButton()->isEnabled());
        QVERIFY(panel.summary().contains(QLatin1String("when the incident was")));
        panel.setHasEvidence(false);
        QVERIFY(panel.problem().contains(QLatin1String("Open evidence")));
    }

    void typedTimes_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: no time
        const auto add = [](const char *name, const char *zone, const char *text,
                            const char *expected) {
            QTest::newRow(name) << QByteArray(zone) << QString::fromUtf8(text)
                                << QString::fromUtf8(expected);
        };
        add("minutes", "UTC", "2026-11-01 00:10", "2026-11-01T00:10:00.000000Z");
        add("as it is shown", "UTC", "2026-11-01 00:10:00.000001", "2026-11-01T00:10:00.000001Z");
        add("with blanks around", "UTC", "  2026-11-01T00:10Z ", "2026-11-01T00:10:00.000000Z");
        add("a day is its midnight", "UTC", "2026-11-01", "2026-11-01T00:00:00.000000Z");
        add("in the zone of the settings", "Asia/Tokyo", "2026-11-01 09:10",
            "2026-11-01T00:10:00.000000Z");
        add("in a zone of its own", "Asia/Tokyo", "2026-11-01T00:10:00Z",
            "2026-11-01T00:10:00.000000Z");
        add("no time", "UTC", "yesterday", "");
        add("half a time", "UTC", "2026-11-01 00:", "");
    }

    void typedTimes()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        ComparePanel panel;
        panel.setTimeFormat(TimeFormat(QTimeZone(zone)));
        open(panel);
        type(panel.incidentEdit()->fromEdit(), qPrintable(text));
        const bool valid = !expected.isEmpty();
        QCOMPARE(panel.incidentEdit()->range().has_value(), valid);
        QCOMPARE(panel.compareButton()->isEnabled(), valid);
        QVERIFY(panel.summary().contains(QLatin1String("no time")) != valid);
        if (!valid)
            return;
        const MicrosecondsUtc time = at(qPrintable(expected));
        QCOMPARE(panel.ranges().incident, (ComparedRange {time, kNoTime}));
        // Without one of its own the baseline is all before.
        QCOMPARE(panel.ranges().baseline, (ComparedRange {kNoTime, time}));
    }

    void timesStayInAnotherZone()
    {
        ComparePanel panel;
        open(panel);
        panel.setRanges(kRanges);
        const QString utc = panel.incidentEdit()->fromEdit()->text();
        panel.setTimeFormat(TimeFormat(QTimeZone("Asia/Tokyo")));
        QVERIFY(panel.incidentEdit()->fromEdit()->text() != utc);
        QCOMPARE(panel.ranges(), kRanges);
    }

    void enterCompares()
    {
        ComparePanel panel;
        open(panel);
        QSignalSpy asked(&panel, &ComparePanel::compareRequested);
        type(panel.incidentEdit()->fromEdit(), "2026-11-01 00:10");
        QTest::keyClick(panel.incidentEdit()->fromEdit(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        type(panel.baselineEdit()->toEdit(), "2026-11-01 00:11"); // overlaps
        QTest::keyClick(panel.baselineEdit()->toEdit(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY(panel.summary().contains(QLatin1String("overlap")));
        QTest::mouseClick(panel.beforeButton(), Qt::LeftButton);
        QVERIFY(panel.baselineEdit()->toEdit()->text().isEmpty());
        QTest::mouseClick(panel.compareButton(), Qt::LeftButton);
        QCOMPARE(asked.size(), 2);
        // Without a start there is no before.
        type(panel.incidentEdit()->fromEdit(), " ");
        type(panel.incidentEdit()->toEdit(), "2026-11-01 00:10");
        QVERIFY(!panel.compareButton()->isEnabled());
        QVERIFY(panel.summary().contains(QLatin1String("nothing before")));
    }

    void takesTheSelectionOfTheHistogram()
    {
        ComparePanel panel;
        open(panel);
        for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident})
            QVERIFY(!panel.selectionButton(side)->isEnabled());
        const TimeRange selected {kRanges.incident.from, kRanges.incident.to - 1};
        panel.setSelectedTime(selected);
        QTest::mouseClick(panel.selectionButton(ComparedSide::Incident), Qt::LeftButton);
        QCOMPARE(panel.ranges().incident, kRanges.incident);
        panel.setSelectedTime({kRanges.baseline.from, kRanges.baseline.to - 1});
        panel.selectionButton(ComparedSide::Baseline)->setFocus();
        QTest::keyClick(panel.selectionButton(ComparedSide::Baseline), Qt::Key_Space);
        QCOMPARE(panel.ranges(), kRanges);
        panel.setSelectedTime({});
        QVERIFY(!panel.selectionButton(ComparedSide::Incident)->isEnabled());
    }

    void linesAskForTheirRequests()
    {
        ComparePanel panel;
        const QAbstractItemModelTester tester(panel.model());
        open(panel);
        const RangeComparisonPtr comparison = made();
        panel.setRanges(kRanges);
        panel.setComparison(comparison);
        QVERIFY(panel.summary().contains(QLatin1String("30 requests")));
        QSignalSpy filters(&panel, &ComparePanel::filterRequested);
        QSignalSpy entities(&panel, &ComparePanel::entityRequested);
        QTreeView *tree = panel.view()->tree();
        QVERIFY(tree->isVisible());
        const ComparedLine &gone =
            comparison->dimensions.front().of(RateChange::Vanished).lines.front();
        // The section holds ten lines of the new ones; the vanished one comes after.
        panel.changeBox(RateChange::New)->setFocus();
        QTest::keyClick(panel.changeBox(RateChange::New), Qt::Key_Space);
        const QModelIndex index = find(panel, "gone");
        QVERIFY(index.isValid());
        tree->setFocus();
        tree->setCurrentIndex(index);
        QVERIFY(panel.view()->detailText().contains(QLatin1String("1 requests")));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(filters.takeFirst()[0].toString(),
                 comparison->filterOf(gone, ComparedSide::Baseline));
        QTest::keyClick(tree, Qt::Key_I);
        QCOMPARE(filters.takeFirst()[0].toString(),
                 comparison->filterOf(gone, ComparedSide::Incident));
        QTest::keyClick(tree, Qt::Key_B);
        QCOMPARE(filters.takeFirst()[0].toString(),
                 comparison->filterOf(gone, ComparedSide::Baseline));
        QTest::keyClick(tree, Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(entities.takeFirst()[0].value<EntityRef>(), EntityRef::user("gone"));
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("gone"));
        // A click on a number is enough.
        const QModelIndex number = find(panel, "gone", ComparisonModel::IncidentColumn);
        tree->scrollTo(number);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(number).center());
        QCOMPARE(filters.takeFirst()[0].toString(),
                 comparison->filterOf(gone, ComparedSide::Incident));
        const QPoint name = tree->visualRect(find(panel, "gone")).center();
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, name);
        QVERIFY(filters.isEmpty());
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, name);
        QCOMPARE(filters.size(), 1);
    }

    void moreIsShownByEnterAndByClick()
    {
        ComparePanel panel;
        open(panel);
        panel.setComparison(made());
        QTreeView *tree = panel.view()->tree();
        const QModelIndex more = find(panel, "… 21 more");
        QVERIFY(!more.isValid()); // Latin-1 has no ellipsis
        const ComparisonModel *model = panel.model();
        QModelIndex users;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString().startsWith(QLatin1String("Users:")))
                users = model->index(row, 0);
        }
        const int last = model->rowCount(users) - 1;
        QVERIFY(model->isMore(model->index(last, 0, users)));
        tree->setFocus();
        tree->setCurrentIndex(model->index(last, 0, users));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(model->rowCount(users), 31);
        QCOMPARE(tree->currentIndex(), model->index(last, 0, users));
    }

    void exportIsAskedFor()
    {
        ComparePanel panel;
        open(panel);
        QSignalSpy exports(&panel, &ComparePanel::exportRequested);
        panel.setComparison(made());
        panel.view()->tree()->setFocus();
        QTest::keyClick(panel.view()->tree(), Qt::Key_E);
        QCOMPARE(exports.size(), 1);
    }

    void saysThatItIsOutdated()
    {
        ComparePanel panel;
        open(panel);
        QVERIFY(panel.notice()->isHidden());
        panel.setComparison(made());
        panel.setOutdated(true);
        QVERIFY(panel.notice()->isVisible());
        panel.clear(QStringLiteral("Stopped."));
        QVERIFY(panel.notice()->isHidden());
        QCOMPARE(panel.view()->detailText(), QStringLiteral("Stopped."));
        QCOMPARE(panel.model()->rowCount(), 0);
    }

    void everythingHasAName()
    {
        ComparePanel panel;
        open(panel);
        for (const QLineEdit *edit : panel.findChildren<QLineEdit *>())
            QVERIFY(!edit->accessibleName().isEmpty());
        for (const QPushButton *button : panel.findChildren<QPushButton *>())
            QVERIFY(!button->text().isEmpty());
        QVERIFY(!panel.view()->tree()->accessibleName().isEmpty());
    }
};

QTEST_MAIN(ComparePanelTest)
#include "tst_comparepanel.moc"
