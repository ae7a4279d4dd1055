// SPDX-License-Identifier: Apache-2.0
#include "tests/support/madeincidents.h"
#include "views/common/semanticcolors.h"
#include "views/incidents/attackmatrix.h"

#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace kubewake;

class AttackMatrixTest : public QObject
{
    Q_OBJECT

private:
    // Initial access: T1190, found. Execution: T1609, found; T1059, not seen; T1204, nothing.
    static void fill(AttackMatrix &matrix)
    {
        using Coverage = RuleCoverage::State;
        const auto access = test::madeSignal("a", Severity::Low, "initial-access", {"T1190"});
        const auto run = test::madeSignal("r", Severity::Critical, "execution", {"T1609"});
        const auto blind = test::madeSignal("b", Severity::Low, "execution", {"T1059"});
        const auto quiet = test::madeSignal("q", Severity::Low, "execution", {"T1204"});
        matrix.setContents({{access->rule, Coverage::Evaluated, 0, {}},
                            {run->rule, Coverage::Evaluated, 0, {}},
                            {blind->rule, Coverage::NotEvaluable, 3, {}},
                            {quiet->rule, Coverage::Evaluated, 0, {}}},
                           {access, run});
    }

    static void show(AttackMatrix &matrix)
    {
        matrix.resize(700, 300);
        matrix.show();
        QVERIFY(QTest::qWaitForWindowExposed(&matrix));
        fill(matrix);
        QApplication::setActiveWindow(&matrix);
        matrix.setFocus();
        QTRY_VERIFY(matrix.table()->hasFocus());
    }

    static QString current(const AttackMatrix &matrix)
    {
        return matrix.table()->currentIndex().data(AttackMatrixModel::TechniqueRole).toString();
    }

    static void click(AttackMatrix &matrix, const QString &technique)
    {
        QTest::mouseClick(matrix.table()->viewport(), Qt::LeftButton, {},
                          matrix.table()->visualRect(matrix.model()->indexOf(technique)).center());
    }

    static QImage picture(const AttackMatrix &matrix, const QString &technique)
    {
        const QRect place = matrix.table()->visualRect(matrix.model()->indexOf(technique));
        return matrix.table()->viewport()->grab(place).toImage();
    }

    static int pixelsOf(const QImage &image, const QColor &color)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, y) == color.rgb() ? 1 : 0;
        }
        return count;
    }

    // Not just where the smoothed edge of a letter happens to have it.
    static bool has(const QImage &image, const QColor &color)
    {
        return pixelsOf(image, color) > image.width();
    }

private slots:
    void keysMoveAndAsk()
    {
        AttackMatrix matrix;
        show(matrix);
        QSignalSpy asked(&matrix, &AttackMatrix::techniqueRequested);
        QCOMPARE(current(matrix), QStringLiteral("T1190"));
        QTest::keyClick(matrix.table(), Qt::Key_Down); // nothing is below
        QCOMPARE(current(matrix), QStringLiteral("T1190"));
        QTest::keyClick(matrix.table(), Qt::Key_Right);
        QCOMPARE(current(matrix), QStringLiteral("T1609"));
        QTest::keyClick(matrix.table(), Qt::Key_Down);
        QCOMPARE(current(matrix), QStringLiteral("T1059"));
        QTest::keyClick(matrix.table(), Qt::Key_Return);
        QTest::keyClick(matrix.table(), Qt::Key_Space);
        QTest::keyClick(matrix.table(), Qt::Key_Escape);
        QCOMPARE(asked.size(), 3);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("T1059"));
        QCOMPARE(asked[1][0].toString(), QStringLiteral("T1059"));
        QCOMPARE(asked[2][0].toString(), QString());
    }

    void aSecondClickAsksForAll()
    {
        AttackMatrix matrix;
        show(matrix);
        QSignalSpy asked(&matrix, &AttackMatrix::techniqueRequested);
        click(matrix, QStringLiteral("T1609"));
        QCOMPARE(asked[0][0].toString(), QStringLiteral("T1609"));
        matrix.setTechnique(QStringLiteral("T1609"));
        click(matrix, QStringLiteral("T1204"));
        QCOMPARE(asked[1][0].toString(), QStringLiteral("T1204"));
        click(matrix, QStringLiteral("T1609"));
        QCOMPARE(asked[2][0].toString(), QString());
        // The empty place below T1190.
        const QRect column = matrix.table()->visualRect(matrix.model()->index(1, 0));
        QTest::mouseClick(matrix.table()->viewport(), Qt::LeftButton, {}, column.center());
        QCOMPARE(asked.size(), 3);
    }

    void coloursFollowSeverityAndPalette()
    {
        AttackMatrix matrix;
        show(matrix);
        for (const bool dark : {false, true}) {
            QPalette palette = QApplication::palette();
            palette.setColor(QPalette::Base, dark ? QColor(20, 20, 20) : QColor(250, 250, 250));
            palette.setColor(QPalette::Window, dark ? QColor(30, 30, 30) : QColor(240, 240, 240));
            palette.setColor(QPalette::Text, dark ? Qt::white : Qt::black);
            palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
            matrix.setPalette(palette);
            const QColor critical =
                badgeBackground(severityColor(Severity::Critical, palette), palette);
            const QColor low = badgeBackground(severityColor(Severity::Low, palette), palette);
            QVERIFY(has(picture(matrix, QStringLiteral("T1609")), critical));
            QVERIFY(!has(picture(matrix, QStringLiteral("T1609")), low));
            QVERIFY(has(picture(matrix, QStringLiteral("T1190")), low));
            QVERIFY(!has(picture(matrix, QStringLiteral("T1204")), low));
            // Hatched: what could not be seen does not look like what was not found.
            const QColor hatch = badgeBackground(palette.color(QPalette::Text), palette);
            QVERIFY(has(picture(matrix, QStringLiteral("T1059")), hatch));
            QVERIFY(!has(picture(matrix, QStringLiteral("T1204")), hatch));
        }
    }

    void cellsCanBeHeard()
    {
        AttackMatrix matrix;
        show(matrix);
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(matrix.table());
        QVERIFY(table != nullptr && table->tableInterface() != nullptr);
        QVERIFY(!matrix.table()->accessibleName().isEmpty());
        QAccessibleInterface *cell = table->tableInterface()->cellAt(1, 1);
        QVERIFY(cell != nullptr);
        QCOMPARE(cell->text(QAccessible::Name),
                 QStringLiteral("T1059 Command and Scripting Interpreter (Execution): could not be "
                                "seen in this evidence"));
    }

    void summaryCountsAndSaysWhatToDo()
    {
        AttackMatrix matrix;
        QVERIFY(matrix.summary().contains(QLatin1String("Ctrl+O")));
        fill(matrix);
        QVERIFY(matrix.summary().contains(QLatin1String("with signals: 2; without: 1;")));
        QVERIFY(matrix.summary().endsWith(QLatin1String("(hatched): 1")));
        matrix.setContents({}, {});
        QVERIFY(matrix.summary().contains(QLatin1String("Ctrl+O")));
    }

    void theCurrentCellStaysWithItsTechnique()
    {
        AttackMatrix matrix;
        show(matrix);
        matrix.table()->setCurrentIndex(matrix.model()->indexOf(QStringLiteral("T1204")));
        const auto quiet = test::madeSignal("q", Severity::Low, "execution", {"T1204"});
        matrix.setContents({}, {quiet});
        QCOMPARE(current(matrix), QStringLiteral("T1204"));
    }
};

QTEST_MAIN(AttackMatrixTest)
#include "tst_attackmatrix.moc"
