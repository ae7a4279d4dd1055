// SPDX-License-Identifier: Apache-2.0
// The columns behind the fields: times since the reference and the row above, bookmark, tags, note.
#include "model/core/timedelta.h"
#include "model/items/eventtablemodel.h"
#include "tests/support/eventlines.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kubewake;

namespace {

RowOrderPtr order(std::vector<Row> rows)
{
    return std::make_shared<const RowOrder>(std::move(rows));
}

SnapshotPtr evidence()
{
    std::vector<test::EventLine> events(5);
    for (int i = 0; i < 5; ++i)
        events[static_cast<std::size_t>(i)].second = i * i * 10;
    events[3].id = events[2].id = "same";
    events[2].second = events[3].second;
    events[2].stage = "RequestReceived";
    return test::snapshotOf(events);
}

std::vector<RowColumn> allColumns()
{
    std::vector<RowColumn> columns;
    for (const RowColumnInfo &column : rowColumns())
        columns.push_back(column.id);
    return columns;
}

} // namespace

class RowColumnTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_snapshot = evidence();
        m_model = std::make_unique<EventTableModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_model->setRowColumns(allColumns());
        m_model->setContents(m_snapshot, order({0, 1, 3, 4}));
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void areBehindTheFields()
    {
        const auto fields = static_cast<int>(kFieldCount);
        QCOMPARE(m_model->columnCount(), fields + static_cast<int>(rowColumns().size()));
        for (int i = 0; i < static_cast<int>(rowColumns().size()); ++i) {
            const int column = fields + i;
            const RowColumnInfo &info = rowColumns()[static_cast<std::size_t>(i)];
            QVERIFY(!m_model->fieldAt(column));
            QCOMPARE(m_model->rowColumnAt(column), std::optional(info.id));
            QCOMPARE(m_model->columnOf(info.id), column);
            QVERIFY(rowColumnInfo(info.id).name == info.name);
            QVERIFY(findField(info.name) == nullptr); // in the stored arrangement both have a name
            QCOMPARE(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                     headerText(info));
            QCOMPARE(m_model->index(0, column).data(EventTableModel::FieldRole).toInt(), -1);
        }
        QVERIFY(!m_model->rowColumnAt(fields + 99));
        QVERIFY(!m_model->rowColumnAt(-1));
        QVERIFY(!m_model->rowColumnAt(0));
    }

    void timesAreCountedFromTheReference()
    {
        QCOMPARE(column(RowColumn::SinceReference), QStringList({{}, {}, {}, {}}));
        QSignalSpy changed(m_model.get(), &EventTableModel::appearanceChanged);
        m_model->setReference(1);
        QCOMPARE(changed.size(), 1);
        const QStringList expected {timeDeltaText(-10'000'000), QStringLiteral("Reference"),
                                    timeDeltaText(80'000'000), timeDeltaText(150'000'000)};
        QCOMPARE(column(RowColumn::SinceReference), expected);
        QVERIFY(m_model->index(1, 0).data(EventTableModel::ReferenceRole).toBool());
        QVERIFY(!m_model->index(0, 0).data(EventTableModel::ReferenceRole).toBool());
        // In another order it is another position, and the same event.
        m_model->setContents(m_snapshot, order({4, 1, 0}));
        QCOMPARE(column(RowColumn::SinceReference),
                 (QStringList {expected[3], expected[1], expected[0]}));
        QCOMPARE(copied(0, RowColumn::SinceReference), QStringLiteral("150.000000"));
        QCOMPARE(copied(1, RowColumn::SinceReference), QStringLiteral("0.000000"));
        // Filtered out, it still counts.
        m_model->setContents(m_snapshot, order({4, 0}));
        QCOMPARE(column(RowColumn::SinceReference), (QStringList {expected[3], expected[0]}));
        QVERIFY(!m_model->rowColumnValues().shownReference);
    }

    void aRequestStandsForItsOtherStage()
    {
        m_model->setReference(2);
        QCOMPARE(m_model->rowColumnValues().shownReference, std::optional<Row>(3));
        m_model->setContents(m_snapshot, order({2, 3}));
        QCOMPARE(m_model->rowColumnValues().shownReference, std::optional<Row>(2));
    }

    void timesAreCountedFromTheRowAbove()
    {
        QCOMPARE(column(RowColumn::SincePrevious),
                 (QStringList {{},
                               timeDeltaText(10'000'000),
                               timeDeltaText(80'000'000),
                               timeDeltaText(70'000'000)}));
        m_model->setContents(m_snapshot, order({4, 1}));
        QCOMPARE(column(RowColumn::SincePrevious), (QStringList {{}, timeDeltaText(-150'000'000)}));
    }

    void notesAreOneHarmlessLine()
    {
        Annotations annotations;
        const QString hostile = QStringLiteral("<b>x</b>\n=1+1 \u202e");
        QVERIFY(annotations
                    .set(eventKeyOf(*m_snapshot, 1),
                         {true, {QStringLiteral("b"), QStringLiteral("a")}, hostile})
                    .has_value());
        const auto found = findEvents(*m_snapshot, annotations.eventKeys());
        m_model->setNotes(std::make_shared<const AnnotatedRows>(*m_snapshot, annotations, *found,
                                                                RowKind::Requests));
        QVERIFY(m_model->index(1, 0).data(EventTableModel::BookmarkRole).toBool());
        QVERIFY(m_model->index(1, 0).data(EventTableModel::NotedRole).toBool());
        QVERIFY(!m_model->index(0, 0).data(EventTableModel::BookmarkRole).toBool());
        QCOMPARE(column(RowColumn::Tags), (QStringList {{}, QStringLiteral("a, b"), {}, {}}));
        QVERIFY(!column(RowColumn::Bookmark)[1].isEmpty());
        const QString shown = column(RowColumn::Note)[1];
        QVERIFY(!shown.contains(u'\n'));
        QVERIFY(!shown.contains(QChar(0x202e)));
        QVERIFY(shown.startsWith(QLatin1String("<b>x</b>")));
        QCOMPARE(copied(1, RowColumn::Note), hostile.trimmed());
        using Values = std::vector<std::string>;
        const RowColumnValues &values = m_model->rowColumnValues();
        QCOMPARE(values.at(RowColumn::Tags, 1), (Values {"a", "b"}));
        QCOMPARE(values.at(RowColumn::Bookmark, 1), Values {"true"});
        QCOMPARE(values.at(RowColumn::Bookmark, 0), Values {});
    }

    void otherEvidenceForgetsThem()
    {
        m_model->setReference(1);
        m_model->setNotes(std::make_shared<const AnnotatedRows>());
        m_model->setColours(std::make_shared<const RowColours>());
        m_model->setContents(m_snapshot, order({3, 1}));
        QVERIFY(m_model->rowColumnValues().notes != nullptr);
        m_model->setContents(evidence(), order({0, 1}));
        QVERIFY(!m_model->rowColumnValues().reference);
        QVERIFY(m_model->rowColumnValues().notes == nullptr);
        QVERIFY(m_model->colours() == nullptr);
    }

    void rulesColourRows()
    {
        auto colours = std::make_shared<RowColours>();
        RowBitmap rows(m_snapshot->eventCount());
        rows.set(1);
        colours->parts.push_back(
            {{QStringLiteral("r"), {}, RowColour::Blue, RowColour::Red, true}, rows});
        m_model->setColours(colours);
        QCOMPARE(m_model->index(1, 0).data(EventTableModel::BackgroundRole).toInt(),
                 static_cast<int>(RowColour::Red));
        QCOMPARE(m_model->index(1, 0).data(EventTableModel::ForegroundRole).toInt(),
                 static_cast<int>(RowColour::Blue));
        QCOMPARE(m_model->index(0, 0).data(EventTableModel::BackgroundRole).toInt(),
                 static_cast<int>(RowColour::None));
    }

private:
    QStringList column(RowColumn column) const
    {
        QStringList texts;
        for (int row = 0; row < m_model->rowCount(); ++row)
            texts << m_model->index(row, m_model->columnOf(column)).data().toString();
        return texts;
    }
    QString copied(int row, RowColumn column) const
    {
        return m_model->index(row, m_model->columnOf(column))
            .data(EventTableModel::CopyRole)
            .toString();
    }

    SnapshotPtr m_snapshot;
    std::unique_ptr<EventTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(RowColumnTest)
#include "tst_rowcolumn.moc"
