// SPDX-License-Identifier: Apache-2.0
#include "tests/support/madeincidents.h"
#include "views/incidents/incidentpanel.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace kubewake;

class IncidentPanelTest : public QObject
{
    Q_OBJECT

private:
    static IncidentPtr large()
    {
        return test::madeIncident({test::madeSignal("a", Severity::High, "execution"),
                                   test::madeSignal("b", Severity::Low, "impact"),
                                   test::madeSignal("c", Severity::Low, "impact")});
    }

    static IncidentPtr small()
    {
        return test::madeIncident({test::madeSignal("s", Severity::Medium, "discovery")});
    }

    static void show(IncidentPanel &panel)
    {
        panel.resize(700, 800);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.setIncidents({large(), small()});
        QApplication::setActiveWindow(&panel);
        panel.setFocus();
        QTRY_VERIFY(panel.list()->hasFocus());
        QCOMPARE(panel.currentIncident()->id, std::string("a"));
    }

    static QPoint middleOf(const QTreeView *list, const QModelIndex &index)
    {
        return list->visualRect(index).center();
    }

private slots:
    void keysAskForEventsAndSignals()
    {
        IncidentPanel panel;
        show(panel);
        QSignalSpy events(&panel, &IncidentPanel::showEventsRequested);
        QSignalSpy signalSpy(&panel, &IncidentPanel::signalRequested);
        QTest::keyClick(panel.list(), Qt::Key_Down);
        QCOMPARE(panel.currentIncident()->id, std::string("s"));
        QCOMPARE(panel.storyModel()->rowCount(), 1);
        QTest::keyClick(panel.list(), Qt::Key_Return);
        QTest::keyClick(panel.list(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[1][0].value<IncidentPtr>()->id, std::string("s"));
        QTest::keyClick(panel.list(), Qt::Key_Up);
        QTest::keyClick(panel.list(), Qt::Key_Tab);
        QTRY_VERIFY(panel.story()->hasFocus());
        // A tactic is no signal.
        QTest::keyClick(panel.story(), Qt::Key_Return);
        QCOMPARE(signalSpy.size(), 0);
        QTest::keyClick(panel.story(), Qt::Key_Down);
        QTest::keyClick(panel.story(), Qt::Key_Return);
        QCOMPARE(signalSpy.size(), 1);
        QCOMPARE(signalSpy[0][0].value<SignalPtr>()->id, std::string("a"));
    }

    void doubleClicksDoTheSame()
    {
        IncidentPanel panel;
        show(panel);
        QSignalSpy events(&panel, &IncidentPanel::showEventsRequested);
        QSignalSpy signalSpy(&panel, &IncidentPanel::signalRequested);
        const QPoint row = middleOf(panel.list(), panel.list()->model()->index(1, 1));
        QTest::mouseClick(panel.list()->viewport(), Qt::LeftButton, {}, row);
        QCOMPARE(events.size(), 0);
        QTest::mouseDClick(panel.list()->viewport(), Qt::LeftButton, {}, row);
        QCOMPARE(events.size(), 1);
        QCOMPARE(events[0][0].value<IncidentPtr>()->id, std::string("s"));
        const QModelIndex signal = panel.storyModel()->index(0, 0, panel.storyModel()->index(0, 0));
        const QPoint place = middleOf(panel.story(), signal);
        QTest::mouseClick(panel.story()->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(signalSpy.size(), 0);
        QTest::mouseDClick(panel.story()->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(signalSpy.size(), 1);
        QCOMPARE(signalSpy[0][0].value<SignalPtr>()->id, std::string("s"));
    }

    // The rules run again while somebody reads.
    void whatIsReadStays()
    {
        IncidentPanel panel;
        show(panel);
        panel.list()->setCurrentIndex(panel.list()->model()->index(1, 0));
        auto *text = panel.findChild<QPlainTextEdit *>();
        text->selectAll();
        panel.setRunning();
        QCOMPARE(panel.model()->rowCount(), 2);
        panel.setIncidents({large(), large(), small()});
        QCOMPARE(panel.currentIncident()->id, std::string("s"));
        QVERIFY(text->textCursor().hasSelection());
        const QModelIndex tactic = panel.storyModel()->index(0, 0);
        QVERIFY(panel.story()->isExpanded(tactic));
        panel.setIncidents({large()}); // it is there no more
        QCOMPARE(panel.currentIncident()->id, std::string("a"));
        panel.story()->setCurrentIndex(panel.storyModel()->indexOf("c"));
        panel.setIncidents({small(), large()});
        QCOMPARE(panel.storyModel()->indexOf("c"), panel.story()->currentIndex());
    }

    void sortsByAColumnAndBack()
    {
        IncidentPanel panel;
        show(panel);
        const QHeaderView *header = panel.list()->header();
        const QPoint place(header->sectionViewportPosition(IncidentListModel::SignalsColumn) + 10,
                           header->height() / 2);
        const auto firstId = [&panel] {
            return panel.list()->model()->index(0, IncidentListModel::SignalsColumn).data();
        };
        QCOMPARE(firstId().toString(), QStringLiteral("3"));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(header->sortIndicatorSection(), -1);
        QCOMPARE(firstId().toString(), QStringLiteral("3"));
        panel.list()->sortByColumn(IncidentListModel::SignalsColumn, Qt::AscendingOrder);
        QCOMPARE(firstId().toString(), QStringLiteral("1"));
        panel.list()->setCurrentIndex(panel.list()->model()->index(0, 0));
        QCOMPARE(panel.currentIncident()->id, std::string("s"));
    }

    void emptyPanelSaysWhatToDo()
    {
        IncidentPanel panel;
        QVERIFY(panel.emptyText().contains(QLatin1String("Ctrl+O")));
        panel.setRunning();
        QVERIFY(panel.emptyText().contains(QLatin1String("running")));
        panel.setStopped();
        QVERIFY(panel.emptyText().contains(QLatin1String("F5")));
        panel.setIncidents({});
        QVERIFY(panel.emptyText().contains(QLatin1String("medium")));
        panel.setIncidents({small()});
        QVERIFY(panel.emptyText().isEmpty());
        panel.clear();
        QVERIFY(panel.emptyText().contains(QLatin1String("Ctrl+O")));
        QVERIFY(panel.plainText().isEmpty());
        QCOMPARE(panel.storyModel()->rowCount(), 0);
        QVERIFY(!panel.currentIncident());
    }

    void textsStayPlainAndFollowTheZone()
    {
        IncidentPanel panel;
        show(panel);
        QVERIFY(panel.plainText().contains(QLatin1String("<img src=x> from 1970-01-01T00:00:00")));
        QVERIFY(panel.plainText().contains(QLatin1String("Actor: mallory")));
        for (const QLabel *label : panel.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        panel.setTimeFormat(TimeFormat(QTimeZone("America/New_York")));
        QVERIFY(panel.plainText().contains(QLatin1String("1969-12-31T19:00:00.000000-05:00")));
        QVERIFY(panel.list()
                    ->model()
                    ->headerData(IncidentListModel::FirstColumn, Qt::Horizontal)
                    .toString()
                    .contains(QLatin1String("New_York")));
        for (const QWidget *widget : std::initializer_list<const QWidget *> {
                 panel.list(), panel.story(), panel.findChild<QPlainTextEdit *>()})
            QVERIFY(!widget->accessibleName().isEmpty());
    }
};

QTEST_MAIN(IncidentPanelTest)
#include "tst_incidentpanel.moc"
