// SPDX-License-Identifier: Apache-2.0
// The list of marks, the editor of a mark, the colours of rows and the editor of their rules.
#include "views/common/rowcolors.h"
#include "views/filter/filterlineedit.h"
#include "views/marks/annotationdialog.h"
#include "views/marks/annotationlabel.h"
#include "views/marks/colouringdialog.h"
#include "views/marks/markspanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace kubewake;

namespace {

QPalette paletteOf(QRgb base, QRgb alternate, QRgb window, QRgb text)
{
    QPalette palette(QColor::fromRgb(window), QColor::fromRgb(window));
    palette.setColor(QPalette::Base, QColor::fromRgb(base));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(alternate));
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        palette.setColor(role, QColor::fromRgb(text));
    return palette;
}

// Those of app/window/theme.cpp.
QPalette light()
{
    return paletteOf(0xffffffff, 0xfff6f8fa, 0xffeff1f4, 0xff1c2126);
}
QPalette dark()
{
    return paletteOf(0xff1a1d21, 0xff20242a, 0xff23272d, 0xffe4e7eb);
}

std::vector<Mark> someMarks()
{
    return {{100, 4, {}, QStringLiteral("bob: get"), {true, {}, QStringLiteral("look")}},
            {50, 9, "sig", QStringLiteral("Rule"), {false, {QStringLiteral("report")}, {}}}};
}

} // namespace

class MarksTest : public QObject
{
    Q_OBJECT

private slots:
    void everyColourIsReadable_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyColourIsReadable()
    {
        QFETCH(bool, isDark);
        const QPalette palette = isDark ? dark() : light();
        QVERIFY(qAbs(contrastRatio(Qt::black, Qt::white) - 21) < 0.01);
        QVERIFY(qAbs(contrastRatio(Qt::white, Qt::white) - 1) < 0.01);
        for (std::size_t text = 0; text < kRowColourCount; ++text) {
            const QColor foreground = rowForeground(static_cast<RowColour>(text), palette);
            std::vector<QColor> backgrounds {palette.color(QPalette::AlternateBase)};
            for (std::size_t i = 0; i < kRowColourCount; ++i)
                backgrounds.push_back(rowBackground(static_cast<RowColour>(i), palette));
            for (const QColor &background : backgrounds) {
                const double ratio = contrastRatio(foreground, background);
                QVERIFY2(ratio >= 4.5,
                         qPrintable(QStringLiteral("%1 on %2: %3")
                                        .arg(foreground.name(), background.name())
                                        .arg(ratio)));
            }
        }
        // And they can be told apart.
        for (std::size_t i = 0; i < kRowColourCount; ++i) {
            for (std::size_t other = 0; other < i; ++other)
                QVERIFY(rowBackground(static_cast<RowColour>(i), palette)
                        != rowBackground(static_cast<RowColour>(other), palette));
        }
    }

    void theListLeadsToItsMarks()
    {
        MarksPanel panel;
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QVERIFY(panel.stateText().contains(QLatin1String("Ctrl+M")));
        panel.setMarks(someMarks(), 3);
        QVERIFY(panel.stateText().contains(u'3'));
        QSignalSpy wanted(&panel, &MarksPanel::markRequested);
        QSignalSpy edited(&panel, &MarksPanel::editRequested);
        QSignalSpy removed(&panel, &MarksPanel::removeRequested);
        QTest::keyClicks(panel.search(), QStringLiteral("LOOK"));
        QCOMPARE(panel.list()->model()->rowCount(), 1);
        const QModelIndex first = panel.list()->model()->index(0, 0);
        QTest::mouseClick(panel.list()->viewport(), Qt::LeftButton, {},
                          panel.list()->visualRect(first).center());
        QTest::keyClick(panel.list(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(qvariant_cast<Mark>(wanted[0][0]).row, Row {4});
        QTest::keyClick(panel.list(), Qt::Key_F2);
        QTest::keyClick(panel.list(), Qt::Key_Delete);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(removed.size(), 1);
        panel.search()->setText(QStringLiteral("nothing like that"));
        QVERIFY(!panel.stateText().isEmpty());
        QTest::keyClick(panel.list(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
    }

    void aMarkIsEditedByKey()
    {
        const Annotation before {false, {QStringLiteral("a")}, QStringLiteral("old")};
        AnnotationDialog dialog(QStringLiteral("<b>evil</b>"), before,
                                {QStringLiteral("lateral"), QStringLiteral("other")}, nullptr);
        QCOMPARE(dialog.annotation(), before);
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->text().contains(QLatin1String("evil")))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.tags()->setFocus();
        QTest::keyClick(dialog.tags(), Qt::Key_End);
        QTest::keyClicks(dialog.tags(), QStringLiteral(", b ,, a"));
        QTest::mouseClick(dialog.bookmark(), Qt::LeftButton, {},
                          {8, dialog.bookmark()->height() / 2});
        dialog.note()->setFocus();
        dialog.note()->selectAll();
        QTest::keyClicks(dialog.note(), QStringLiteral("new"));
        QTest::keyClick(dialog.note(), Qt::Key_Return); // a line of the note
        QTest::keyClicks(dialog.note(), QStringLiteral("=1+1"));
        QTest::keyClick(dialog.note(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(dialog.annotation(),
                 (Annotation {true,
                              {QStringLiteral("a"), QStringLiteral("b")},
                              QStringLiteral("new\n=1+1")}));
    }

    void notesAreShownPlain()
    {
        AnnotationLabel label(nullptr);
        QVERIFY(label.isHidden());
        label.setAnnotation({true, {}, QStringLiteral("<h1>x</h1>\u202e")});
        QVERIFY(!label.isHidden());
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(label.text().contains(QLatin1String("<h1>")));
        QVERIFY(!label.text().contains(QChar(0x202e)));
        label.setAnnotation({false, {}, QString(9000, u'n')});
        QVERIFY(label.text().size() < 3000);
        label.setAnnotation({});
        QVERIFY(label.isHidden());
    }

    void rulesAreEdited()
    {
        ColouringDialog dialog(defaultColouringRules(), {}, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QSignalSpy chosen(&dialog, &ColouringDialog::rulesChosen);
        const QString second = dialog.rules()[1].name;
        QTest::keyClick(dialog.list(), Qt::Key_Down);
        QCOMPARE(dialog.name()->text(), second);
        QTest::keyClick(dialog.list(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(dialog.rules()[0].name, second);
        QVERIFY(!dialog.upButton()->isEnabled());
        // Live: wrong while it is typed, right at its end.
        QTest::mouseClick(dialog.addButton(), Qt::LeftButton);
        QCOMPARE(dialog.rules().size(), std::size_t {5});
        QTest::keyClicks(dialog.name(), QStringLiteral("mine"));
        const QString empty = dialog.validity()->text();
        dialog.filter()->setFocus();
        QTest::keyClicks(dialog.filter(), QStringLiteral("verb: (get or"));
        const QString wrong = dialog.validity()->text();
        QVERIFY(wrong != empty);
        QVERIFY(dialog.filter()->errorLength() >= 0);
        QVERIFY(dialog.list()->item(0)->text() != QStringLiteral("mine"));
        QTest::keyClicks(dialog.filter(), QStringLiteral(" list)"));
        QVERIFY(dialog.validity()->text() != wrong);
        QVERIFY(dialog.filter()->errorLength() < 0);
        QCOMPARE(dialog.list()->item(0)->text(), QStringLiteral("mine"));
        dialog.background()->setCurrentIndex(static_cast<int>(RowColour::Green));
        QCOMPARE(dialog.list()->item(0)->background().color(),
                 rowBackground(RowColour::Green, dialog.palette()));
        dialog.list()->setFocus();
        QTest::keyClick(dialog.list(), Qt::Key_Space); // off
        QTest::mouseClick(dialog.buttons()->button(QDialogButtonBox::Apply), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        const auto rules = qvariant_cast<ColouringRules>(chosen[0][0]);
        QVERIFY((rules[0]
                 == ColouringRule {QStringLiteral("mine"), QStringLiteral("verb: (get or list)"),
                                   RowColour::None, RowColour::Green, false}));
        dialog.list()->setFocus();
        QTest::keyClick(dialog.list(), Qt::Key_Delete);
        QCOMPARE(dialog.rules().size(), std::size_t {4});
        while (!dialog.rules().empty())
            QTest::mouseClick(dialog.removeButton(), Qt::LeftButton);
        QVERIFY(!dialog.filter()->isEnabled());
        QVERIFY(!dialog.validity()->text().isEmpty());
        for (std::size_t i = 0; i < kMaximumColouringRules; ++i)
            QTest::mouseClick(dialog.addButton(), Qt::LeftButton);
        QVERIFY(!dialog.addButton()->isEnabled());
        QTest::mouseClick(dialog.buttons()->button(QDialogButtonBox::RestoreDefaults),
                          Qt::LeftButton);
        QVERIFY(dialog.rules() == defaultColouringRules());
        QTest::mouseClick(dialog.buttons()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(chosen.size(), 2);
    }
};

QTEST_MAIN(MarksTest)
#include "tst_marks.moc"
