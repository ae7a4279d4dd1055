// SPDX-License-Identifier: Apache-2.0
#include "views/evidence/loadreportdialog.h"

#include "model/items/sourcereportmodel.h"
#include "views/evidence/sourcereportview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace kubewake;

namespace {

using Model = SourceReportModel;

LoadReport reportOf(int sources, int rejected = 1)
{
    LoadReport report;
    for (int i = 0; i < sources; ++i) {
        SourceReport source;
        source.path = "/evidence/" + std::to_string(i);
        source.framing = "legacy text";
        source.events = static_cast<std::uint64_t>(i);
        for (int line = 0; line < rejected; ++line)
            source.rejected.push_back({1, 0, "x", "no JSON"});
        report.sources.push_back(source);
    }
    return report;
}

} // namespace

class LoadReportDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dialog = std::make_unique<LoadReportDialog>();
        m_dialog->setReport(reportOf(3), {}, {});
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        m_view = m_dialog->findChild<SourceReportView *>();
        m_view->setFocus();
        m_button = m_dialog->findChild<QPushButton *>(QStringLiteral("loadAgain"));
        m_asked =
            std::make_unique<QSignalSpy>(m_dialog.get(), &LoadReportDialog::loadAgainRequested);
    }
    void cleanup() { m_dialog.reset(); }

    void formatIsChosenByKeys_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("F2") << static_cast<int>(Qt::Key_F2);
        QTest::newRow("Return") << static_cast<int>(Qt::Key_Return);
    }

    void formatIsChosenByKeys()
    {
        QFETCH(int, key);
        QVERIFY(!m_button->isEnabled());
        m_view->setCurrentIndex(at(1, Model::FileColumn));
        QTest::keyClick(m_view, static_cast<Qt::Key>(key));
        auto *list = qobject_cast<QComboBox *>(QApplication::focusWidget());
        QVERIFY(list != nullptr);
        QCOMPARE(list->itemText(0), Model::automaticText());
        QCOMPARE(list->currentIndex(), 0);
        QVERIFY(!list->accessibleName().isEmpty());
        QTest::keyClicks(list, QStringLiteral("Splu"));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(at(1, Model::FormatColumn).data().toString(), QStringLiteral("Splunk"));
        QVERIFY(m_dialog->isVisible());
        QVERIFY(!at(0, Model::FormatColumn).data(Model::ChosenRole).toBool());
        QVERIFY(m_button->isEnabled());
        QTest::keyClick(m_button, Qt::Key_Space);
        QCOMPARE(m_asked->count(), 1);
        const auto choices = m_asked->at(0).at(0).value<SourceChoices>();
        QCOMPARE(choices.ofSource.size(), 1U);
        QCOMPARE(choices.of("/evidence/1"), (SourceChoice {"Splunk", ""}));
    }

    void clusterOfSeveralRows()
    {
        m_view->setCurrentIndex(at(0, Model::ClusterColumn));
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedRowNumbers(), (std::vector<int> {0, 1}));
        QTest::keyClick(m_view, Qt::Key_F2);
        auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(line != nullptr);
        QTest::keyClicks(line, QStringLiteral("prod"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(at(0, Model::ClusterColumn).data().toString(), QStringLiteral("prod"));
        QTRY_COMPARE(QApplication::focusWidget(), m_view); // the editor has gone
        QCOMPARE(at(1, Model::ClusterColumn).data().toString(), QStringLiteral("prod"));
        QCOMPARE(at(2, Model::ClusterColumn).data().toString(), QString());
        QVERIFY(m_button->isEnabled());
        // Escape leaves the value, and taking it back leaves nothing to be loaded.
        QTest::keyClick(m_view, Qt::Key_F2);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("x"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(QApplication::focusWidget(), m_view);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(at(1, Model::ClusterColumn).data().toString(), QStringLiteral("prod"));
        QTest::keyClick(m_view, Qt::Key_F2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!m_button->isEnabled());
    }

    void doubleClickEdits()
    {
        const QPoint point = m_view->visualRect(at(2, Model::ClusterColumn)).center();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, point);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr);
    }

    void selectionFiltersTheRejectedLines()
    {
        auto *lines = rejected();
        QCOMPARE(lines->model()->rowCount(), 3);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                          m_view->visualRect(at(1, Model::EventsColumn)).center());
        QCOMPARE(lines->model()->rowCount(), 1);
        QCOMPARE(lines->model()->index(0, 0).data().toString(), QStringLiteral("/evidence/1"));
        m_view->clearSelection();
        QCOMPARE(lines->model()->rowCount(), 3);
    }

    void sortsByItsHeader()
    {
        QHeaderView *header = m_view->horizontalHeader();
        const QPoint point(header->sectionViewportPosition(Model::EventsColumn) + 5, 5);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, point);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, point);
        const Qt::SortOrder order = header->sortIndicatorOrder();
        QCOMPARE(at(0, Model::EventsColumn).data().toInt(), order == Qt::AscendingOrder ? 0 : 2);
        m_dialog->setReport(reportOf(5), {}, {}); // in the same order
        QCOMPARE(at(0, Model::EventsColumn).data().toInt(), order == Qt::AscendingOrder ? 0 : 4);
    }

    void copiesTheSelectedRows()
    {
        m_view->setCurrentIndex(at(0, Model::FileColumn));
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 4); // header, two rows, the end
        QVERIFY(lines[0].startsWith(QStringLiteral("File\tFormat\tUnderstood\tCluster\t")));
        QVERIFY(lines[1].startsWith(QStringLiteral("/evidence/0\tnot recognised (legacy text)\t")));
        for (const int i : {0, 1, 2})
            QCOMPARE(lines[i].count(QLatin1Char('\t')), Model::ColumnCount - 1);
    }

    void emptyAndLoading()
    {
        m_dialog->setLoading(true);
        QVERIFY(!m_view->isEnabled());
        QVERIFY(!m_button->isEnabled());
        m_dialog->setLoading(false);
        m_dialog->setReport({}, {}, {});
        QVERIFY(!m_view->isVisible());
        QVERIFY(!rejected()->isVisible());
        QVERIFY(m_dialog->findChild<QLabel *>(QStringLiteral("summary"))
                    ->text()
                    .contains(QStringLiteral("No evidence")));
        m_dialog->setReport(reportOf(1, 0), {}, {});
        QVERIFY(m_view->isVisible());
        QVERIFY(!rejected()->isVisible());
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void tenThousandSourcesAreQuick()
    {
        const LoadReport report = reportOf(10'000);
        m_dialog->setReport(report, {}, {});
        m_view->selectAll();
        m_dialog->grab();
        QCOMPARE(rejected()->model()->rowCount(), 10'000);
    }

private:
    [[nodiscard]] QModelIndex at(int row, int column) const
    {
        return m_view->model()->index(row, column);
    }
    [[nodiscard]] QTableView *rejected() const
    {
        for (auto *table : m_dialog->findChildren<QTableView *>()) {
            if (table != m_view)
                return table;
        }
        return nullptr;
    }

    std::unique_ptr<LoadReportDialog> m_dialog;
    SourceReportView *m_view = nullptr;
    QPushButton *m_button = nullptr;
    std::unique_ptr<QSignalSpy> m_asked;
};

QTEST_MAIN(LoadReportDialogTest)
#include "tst_loadreportdialog.moc"
