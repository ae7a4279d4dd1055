// SPDX-License-Identifier: Apache-2.0
#include "model/audit/computedfields.h"
#include "model/query/kql.h"
#include "views/filter/filterhelp.h"

#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTreeWidget>

using namespace kubewake;

class FilterHelpTest : public QObject
{
    Q_OBJECT

private:
    static QTreeWidget *list(const FilterHelp &help, int tab)
    {
        return qobject_cast<QTreeWidget *>(help.findChild<QTabWidget *>()->widget(tab));
    }

private slots:
    void everyExampleIsAFilter()
    {
        const FilterHelp help;
        const QTreeWidget *examples = list(help, 0);
        QVERIFY(examples->topLevelItemCount() > 0);
        for (int i = 0; i < examples->topLevelItemCount(); ++i) {
            const QTreeWidgetItem *item = examples->topLevelItem(i);
            const auto filter = parseKql(item->text(0).toStdString());
            QVERIFY2(filter.has_value(), qPrintable(item->text(0)));
            QVERIFY(!item->text(1).isEmpty());
        }
    }

    void everyFieldIsListed()
    {
        const FilterHelp help;
        const QTreeWidget *fields = list(help, 1);
        QCOMPARE(fields->topLevelItemCount(),
                 static_cast<int>(kFieldCount + computedFields().size()));
        QCOMPARE(fields->findItems(QStringLiteral("objectRef.namespace"), Qt::MatchExactly, 1)
                     .value(0)
                     ->text(0),
                 QStringLiteral("ns"));
    }

    void enterTriesAnExample()
    {
        FilterHelp help;
        QSignalSpy chosen(&help, &FilterHelp::exampleChosen);
        help.show();
        QVERIFY(QTest::qWaitForWindowExposed(&help));
        QTreeWidget *examples = list(help, 0);
        examples->setFocus();
        QTest::keyClick(examples, Qt::Key_Down);
        QTest::keyClick(examples, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().value(0).toString(), examples->topLevelItem(1)->text(0));
        QVERIFY(help.isVisible());
        QTest::keyClick(examples, Qt::Key_Escape);
        QVERIFY(!help.isVisible());
    }
};

QTEST_MAIN(FilterHelpTest)
#include "tst_filterhelp.moc"
