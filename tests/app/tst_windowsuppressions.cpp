// SPDX-License-Identifier: Apache-2.0
// What is expected: written down from the window, taken away, counted, and taken back.
#include "app/window/suppressionfile.h"
#include "detections/detection.h"
#include "detections/suppressiontext.h"
#include "tests/app/windowfixture.h"
#include "tests/support/rules.h"
#include "tests/support/snapshots.h"
#include "views/signals/expectdialog.h"
#include "views/signals/suppressionsdialog.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QTableView>
#include <QUndoStack>

#include <nlohmann/json.hpp>

using namespace kubewake;

namespace {

Expectation expectationOf(std::string value)
{
    Expectation expectation;
    expectation.fields.emplace_back(FieldId::EffectiveUser, std::move(value));
    expectation.reason = "because: \"it\" is\n- so";
    return expectation;
}

} // namespace

class WindowSuppressionsTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void yamlHoldsAnyValue_data();
    void yamlHoldsAnyValue();
    void fileKeepsTheOthers();
    void fileSaysWhatIsWrong();
    void expectedFromTheKeyboard();
    void listShowsAndRemoves();
    void asksForAReasonAndAValue();

private:
    [[nodiscard]] int signalsShown() const
    {
        return m_window->signalPanel()->filterModel()->rowCount();
    }
    [[nodiscard]] QPushButton *suppressedButton() const
    {
        return m_window->signalPanel()->findChild<QPushButton *>(QStringLiteral("suppressed"));
    }
};

void WindowSuppressionsTest::yamlHoldsAnyValue_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("plain") << QByteArray("alice");
    QTest::newRow("wildcards") << QByteArray("a*b?c\\d\\*");
    QTest::newRow("yaml") << QByteArray("}: [x]\n---\nid: y\n# '\"");
    QTest::newRow("control characters") << QByteArray("a\x01\x1b[31m\x7f\tb");
    QTest::newRow("not ASCII") << QByteArray("\xc3\xbc\xe2\x80\xae\xf0\x9f\x92\xa3\xc2\x85");
    QTest::newRow("placeholder") << QByteArray("%known_networks%");
    QTest::newRow("number") << QByteArray("0x10");
    QTest::newRow("null") << QByteArray("null");
}

void WindowSuppressionsTest::yamlHoldsAnyValue()
{
    QFETCH(QByteArray, user);
    const auto event = [](const char *id, const QByteArray &name) -> QByteArray {
        nlohmann::json json {{"kind", "Event"},
                             {"apiVersion", "audit.k8s.io/v1"},
                             {"auditID", id},
                             {"stage", "ResponseComplete"},
                             {"verb", "get"},
                             {"requestURI", "/api"},
                             {"user", {{"username", name.toStdString()}}}};
        return QByteArray::fromStdString(json.dump()) + '\n';
    };
    const Expectation expectation = expectationOf(user.toStdString());
    const QByteArray yaml = QByteArray::fromStdString(
        suppressionYaml(expectation, "44444444-4444-4444-8444-444444444444"));
    const RuleSet rules =
        test::rulesOf(test::ruleWith("  s: {verb: get}\n  condition: s\n") + "---\n" + yaml);
    QVERIFY2(rules.errors().empty(),
             rules.errors().empty() ? "" : rules.errors()[0].message.c_str());
    QCOMPARE(rules.suppressions().size(), 1U);
    QCOMPARE(rules.suppressions()[0]->reason, expectation.reason);
    const DetectionResult result =
        detect(rules, test::snapshotFromJsonLines(event("1", user) + event("2", "other")));
    QCOMPARE(result.suppressed.size(), 1U);
    QCOMPARE(result.suppressed[0].rows, std::vector<Row> {0});
    QCOMPARE(result.signalList.size(), 1U);
    QCOMPARE(result.signalList[0]->entity, std::string("other"));
}

void WindowSuppressionsTest::fileKeepsTheOthers()
{
    SuppressionFile file(m_folder.filePath(QStringLiteral("new/folder/own.yml")));
    QVERIFY(!file.exists());
    const std::string first = *file.add(expectationOf("first"));
    const std::string second = *file.add(expectationOf("\nid: " + first + "\n---\n"));
    const std::string third = *file.add(expectationOf("third"));
    const QByteArray before = test::readAll(file.path());
    const Result<QByteArray> removed = file.remove(second);
    QVERIFY(removed);
    QVERIFY(!test::readAll(file.path()).contains(QByteArray::fromStdString(second)));
    QVERIFY(test::readAll(file.path()).contains(QByteArray::fromStdString(first)));
    QVERIFY(test::readAll(file.path()).contains(QByteArray::fromStdString(third)));
    QVERIFY(file.restore(*removed));
    QCOMPARE(test::readAll(file.path()).size(), before.size());
    QVERIFY(file.remove(first) && file.remove(third) && file.remove(second));
    QVERIFY(!file.exists()); // an empty rule file would be an error
}

void WindowSuppressionsTest::fileSaysWhatIsWrong()
{
    SuppressionFile file(m_folder.filePath(QStringLiteral("own.yml")));
    const Result<QByteArray> removed = file.remove("44444444-4444-4444-8444-444444444444");
    QVERIFY(!removed);
    QVERIFY(removed.error().message.contains(file.path()));
    SuppressionFile nowhere(QStringLiteral("/proc/nowhere/own.yml"));
    const Result<std::string> added = nowhere.add(expectationOf("x"));
    QVERIFY(!added);
    QVERIFY(added.error().message.contains(nowhere.path()));
}

void WindowSuppressionsTest::expectedFromTheKeyboard()
{
    openSample();
    const int before = signalsShown();
    QVERIFY(!suppressedButton()->isVisible());
    const SignalPtr signal = selectFirstSignal();
    QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_X);
    auto *dialog = m_window->findChild<ExpectDialog *>();
    QVERIFY(dialog != nullptr);
    auto *reason = dialog->findChild<QPlainTextEdit *>();
    QTRY_COMPARE(QApplication::focusWidget(), reason);
    QTest::keyClicks(reason, QStringLiteral("exercise"));
    auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QVERIFY(ok->isEnabled());
    QTest::mouseClick(ok, Qt::LeftButton);
    settle();
    QTRY_VERIFY(signalsShown() < before);
    QVERIFY(suppressedButton()->isVisible());
    QVERIFY(suppressedButton()->text().contains(QString::number(signal->count())));
    QVERIFY(QFile::exists(m_settings->suppressionsPath()));
    m_window->signalPanel()->undoStack()->undo();
    settle();
    QTRY_COMPARE(signalsShown(), before);
    QVERIFY(!suppressedButton()->isVisible());
    m_window->signalPanel()->undoStack()->redo();
    settle();
    QTRY_VERIFY(signalsShown() < before);
    QVERIFY(SuppressionFile(m_settings->suppressionsPath()).exists());
}

void WindowSuppressionsTest::listShowsAndRemoves()
{
    openSample();
    const int before = signalsShown();
    const SignalPtr signal = selectFirstSignal();
    Expectation expectation;
    expectation.ruleId = signal->rule->id;
    expectation.ruleTitle = signal->rule->title;
    expectation.fields.emplace_back(signal->entityField, signal->entity);
    expectation.reason = "exercise";
    QVERIFY(SuppressionFile(m_settings->suppressionsPath()).add(expectation));
    m_window->investigation().runDetections();
    settle();
    QTest::mouseClick(suppressedButton(), Qt::LeftButton);
    auto *dialog = m_window->findChild<SuppressionsDialog *>();
    QVERIFY(dialog != nullptr);
    QAbstractItemModel *model = dialog->table()->model();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, SuppressionModel::CountColumn).data().toString(),
             QString::number(signal->count()));
    QCOMPARE(model->index(0, SuppressionModel::ReasonColumn).data().toString(),
             QStringLiteral("exercise"));
    QCOMPARE(model->index(0, SuppressionModel::ExpiresColumn).data().toString(),
             QStringLiteral("never"));
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(dialog->table()->hasFocus());
    QTest::keyClick(dialog->table(), Qt::Key_Delete);
    settle();
    QTRY_COMPARE(model->rowCount(), 0);
    QTRY_COMPARE(signalsShown(), before);
    m_window->signalPanel()->undoStack()->undo();
    settle();
    QTRY_COMPARE(model->rowCount(), 1);
    // What was taken away can be looked at.
    for (auto *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("&Show its events"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    settle();
    QCOMPARE(result().rows->count(), static_cast<Row>(signal->count()));
}

void WindowSuppressionsTest::asksForAReasonAndAValue()
{
    RuleInfo rule;
    rule.id = "id";
    rule.title = "A & B";
    ExpectDialog dialog(rule, {{FieldId::Peer, "10.0.0.1", true}, {FieldId::Verb, "a&b", false}});
    dialog.show();
    auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QVERIFY(!ok->isEnabled());
    QTest::keyClicks(dialog.findChild<QPlainTextEdit *>(), QStringLiteral("why"));
    QVERIFY(ok->isEnabled());
    const auto boxes = dialog.findChildren<QCheckBox *>();
    QTest::mouseClick(boxes[0], Qt::LeftButton, {}, QPoint(5, boxes[0]->height() / 2));
    for (QCheckBox *box : boxes) {
        if (box->text().endsWith(QLatin1String("10.0.0.1")))
            box->setChecked(false);
    }
    QVERIFY(!ok->isEnabled());
    for (QCheckBox *box : boxes) {
        if (box->text().endsWith(QLatin1String("a&&b"))
            || box->text().startsWith(QLatin1String("Exp")))
            box->setChecked(true);
    }
    QVERIFY(ok->isEnabled());
    const Expectation expectation = dialog.expectation();
    QCOMPARE(expectation.ruleId, std::string("id"));
    QCOMPARE(expectation.fields.size(), 1U);
    QCOMPARE(expectation.fields[0].second, std::string("a&b"));
    QCOMPARE(expectation.expires.size(), std::size_t {10});
}

QTEST_MAIN(WindowSuppressionsTest)
#include "tst_windowsuppressions.moc"
