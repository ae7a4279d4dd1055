// SPDX-License-Identifier: Apache-2.0
// The lists of marks and of bursts.
#include "model/items/burstmodel.h"
#include "model/items/marklistmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace kubewake;

namespace {

constexpr MicrosecondsUtc kTime = 1'700'000'000'000'000;

Mark markOf(MicrosecondsUtc time, const char *note, const char *signalId = "")
{
    return {time,
            7,
            signalId,
            QStringLiteral("<b>what</b>\n"),
            {true, {QStringLiteral("t")}, QString::fromUtf8(note)}};
}

} // namespace

class MarkModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void marksAreInTimeOrder()
    {
        MarkListModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(model.markAt(0) == nullptr);
        model.setMarks({markOf(kTime + 2, "second"), markOf(kTime, "first", "id")});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 0, MarkListModel::NoteColumn), QStringLiteral("first"));
        QVERIFY(model.markAt(0)->isSignal());
        QVERIFY(!model.markAt(1)->isSignal());
        QVERIFY(text(model, 0, MarkListModel::KindColumn)
                != text(model, 1, MarkListModel::KindColumn));
        const QString utc = text(model, 0, MarkListModel::TimeColumn);
        model.setTimeFormat(TimeFormat(QTimeZone("Asia/Tokyo")));
        QVERIFY(text(model, 0, MarkListModel::TimeColumn) != utc);
        QVERIFY(model.headerData(MarkListModel::TimeColumn, Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .contains(QLatin1String("Asia/Tokyo")));
        model.setMarks({});
        QCOMPARE(model.rowCount(), 0);
    }

    void hostileNotesAreHarmless()
    {
        MarkListModel model;
        model.setMarks({markOf(kTime, "<img src=x>\nline \xe2\x80\xae")});
        const QString shown = text(model, 0, MarkListModel::NoteColumn);
        QVERIFY(!shown.contains(u'\n'));
        QVERIFY(!shown.contains(QChar(0x202e)));
        const QString tip =
            model.index(0, MarkListModel::NoteColumn).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QLatin1String("&lt;img")));
        QVERIFY(!tip.contains(QLatin1String("<img")));
        QVERIFY(!text(model, 0, MarkListModel::TextColumn).contains(u'\n'));
        QVERIFY(model.index(0, 0).data(MarkListModel::SearchRole).toString().contains(shown));
    }

    void bursts()
    {
        BurstModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(model.burstAt(0) == nullptr);
        model.setBursts({{"bob\n", kTime, kTime + kBurstWindow - 1, 120, 120, 10.5},
                         {"eve", kTime, kTime + kBurstWindow - 1, 60, 60, 0}});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!text(model, 0, BurstModel::UserColumn).contains(u'\n'));
        QCOMPARE(text(model, 0, BurstModel::RequestsColumn), QStringLiteral("120"));
        QCOMPARE(text(model, 0, BurstModel::UsualColumn), QStringLiteral("10.5"));
        QVERIFY(!text(model, 1, BurstModel::UsualColumn).isEmpty());
        QCOMPARE(model.burstAt(1)->user, std::string("eve"));
        const QString utc = text(model, 0, BurstModel::FromColumn);
        model.setTimeFormat(TimeFormat(QTimeZone("Asia/Tokyo")));
        QVERIFY(text(model, 0, BurstModel::FromColumn) != utc);
    }

private:
    static QString text(const QAbstractItemModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

QTEST_GUILESS_MAIN(MarkModelsTest)
#include "tst_markmodels.moc"
