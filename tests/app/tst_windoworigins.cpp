// SPDX-License-Identifier: Apache-2.0
// Whom a controller acted for, in the window: found for the selected signal, and shown by a click.
#include "tests/app/windowfixture.h"
#include "tests/support/eventlines.h"

using namespace kubewake;
using namespace kubewake::test;

class WindowOriginsTest : public test::WindowFixture
{
    Q_OBJECT

private:
    static constexpr const char *kController =
        "system:serviceaccount:kube-system:daemon-set-controller";
    static constexpr const char *kRule = "Cluster component runs a pod with access to its node";

    [[nodiscard]] SignalPanel *panel() const { return m_window->signalPanel(); }
    [[nodiscard]] QWidget *origins() const
    {
        return panel()->detail()->findChild<QWidget *>(QStringLiteral("origins"));
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList texts;
        for (const QLabel *label :
             origins() == nullptr ? QList<QLabel *>() : origins()->findChildren<QLabel *>()) {
            if (label->textFormat() != Qt::PlainText)
                qFatal("evidence is shown as rich text");
            texts << QString(label->text()).remove(QChar(0x200b));
            if (texts.back() != label->accessibleName())
                qFatal("the whole text cannot be heard");
        }
        return texts;
    }

    // `owner` is who wrote the DaemonSet; the log holds its pods in any case.
    void openLog(const QByteArray &owner)
    {
        const QByteArray body =
            R"(,"requestObject":{"metadata":{"generateName":"agent-","ownerReferences":[{"kind":"DaemonSet",)"
            R"("name":"agent","controller":true}]},"spec":{"containers":[{"name":"c","image":"x",)"
            R"("securityContext":{"privileged":true}}]}})";
        std::vector<EventLine> events;
        if (!owner.isEmpty())
            events.push_back({.second = 0,
                              .user = owner,
                              .verb = "create",
                              .resource = "daemonsets",
                              .name = "agent",
                              .code = 201});
        events.push_back({.second = 1, .user = "carol", .verb = "get"});
        for (const int second : {2, 3})
            events.push_back({.second = second,
                              .user = kController,
                              .verb = "create",
                              .resource = "pods",
                              .name = {},
                              .code = 201,
                              .level = "Request",
                              .more = body});
        const QString path = m_folder.filePath(QStringLiteral("pods.jsonl"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray text = jsonLines(events);
        QCOMPARE(file.write(text), text.size());
        file.close();
        m_window->open({path});
        settle();
    }

    // By a click on its row.
    void select(const QString &title)
    {
        QTreeView *list = panel()->list();
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 1);
            const auto signal = index.data(SignalListModel::SignalRole).value<SignalPtr>();
            if (signal->rule->title != title.toStdString())
                continue;
            list->scrollTo(index);
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                              list->visualRect(index).center());
            settle();
            return;
        }
        QFAIL(qPrintable(title));
    }

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void showsWhoHadItDone()
    {
        openLog("<b>eve</b>");
        select(QLatin1String(kRule));
        QCOMPARE(
            lines(),
            QStringList {QStringLiteral("Traced to: <b>eve</b> created daemonsets shop/agent at "
                                        "2026-11-01 00:00:00.000000 UTC (by ownerReferences)")});
        m_settings->setTimeZone("Asia/Tokyo");
        QCOMPARE(lines().size(), 1);
        QVERIFY2(lines().front().contains(QLatin1String("2026-11-01 09:00:00.000000")),
                 qPrintable(lines().front()));

        auto *show = origins()->findChild<QToolButton *>();
        QVERIFY(show->accessibleName().contains(QLatin1String("daemonsets shop/agent")));
        show->setFocus(Qt::TabFocusReason);
        QVERIFY(show->hasFocus());
        QTest::keyClick(show, Qt::Key_Space);
        settle();
        const auto *grid = m_window->eventPane()->grid();
        QCOMPARE(grid->model()->rowCount(), 2); // the DaemonSet and its first pod
        auto *notice = m_window->eventPane()->findChild<NoticeBar *>(QStringLiteral("restriction"));
        QVERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(QLatin1String(kRule)));
        // It is still there to be read, and gone with its signal.
        QCOMPARE(lines().size(), 1);
        select(QStringLiteral("Objects created or deleted by a person"));
        QCOMPARE(lines(), QStringList());
        m_window->actions()->closeAll->trigger();
        settle();
        QCOMPARE(lines(), QStringList());
        QVERIFY(!m_window->originLinks()->isRunning());
    }

    void saysWhatItCannotTrace()
    {
        openLog({});
        select(QLatin1String(kRule));
        QCOMPARE(lines().size(), 1);
        QVERIFY(lines().front().startsWith(QLatin1String("Events that could not be traced")));
        QVERIFY(lines().front().endsWith(QLatin1String(": 2")));
        QVERIFY(origins()->findChild<QToolButton *>() == nullptr);
    }
};

QTEST_MAIN(WindowOriginsTest)
#include "tst_windoworigins.moc"
