// SPDX-License-Identifier: Apache-2.0
#include "views/filter/filterbar.h"

#include "model/query/savedviews.h"
#include "model/query/valuetest.h"
#include "views/filter/filterlineedit.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace kubewake;

class TestFilterBar : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void enterApplies();
    void invalidKeepsTheLastOne();
    void errorIsMarkedWhereItIs_data();
    void errorIsMarkedWhereItIs();
    void hintsAreFixedByAClick();
    void colorsFollowValidityAndPalette();
    void escapeRestores();
    void historyByKeys();
    void historyIsKept();
    void undoAndRedo();
    void clearButton();
    void builtInViews();
    void savedFilters();
    void termsNarrowTheFilter();
    void termsIgnoreWhatIsNotValid();
    void suggestsFields();
    void suggestsValuesWithCounts();
    void dropsStaleValues();
    void enterWithoutAChoiceApplies();
    void timesFollowTheZone();
    void showsNoRichText();
    void namesForScreenReaders();

private:
    QString lastApplied() const;
    template<typename T>
    T *child(const char *name) const
    {
        return m_bar->findChild<T *>(QLatin1String(name));
    }
    QAbstractItemView *popup() const { return m_bar->findChild<QCompleter *>()->popup(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FilterBar> m_bar;
    std::unique_ptr<QSignalSpy> m_applied;
    FilterLineEdit *m_edit = nullptr;
};

void TestFilterBar::initTestCase()
{
    qRegisterMetaType<ExpressionPtr>("kubewake::ExpressionPtr");
    qRegisterMetaType<FieldId>("kubewake::FieldId");
}

void TestFilterBar::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("settings.ini")),
                                             QSettings::IniFormat);
    m_bar = std::make_unique<FilterBar>(m_settings.get());
    m_applied = std::make_unique<QSignalSpy>(m_bar.get(), &FilterBar::filterApplied);
    m_edit = child<FilterLineEdit>("filterField");
    m_bar->resize(900, 80);
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    m_bar->activateWindow();
    m_edit->setFocus();
}

void TestFilterBar::cleanup()
{
    m_applied.reset();
    m_bar.reset();
    m_settings.reset();
}

QString TestFilterBar::lastApplied() const
{
    return m_applied->isEmpty() ? QStringLiteral("(none)") : m_applied->last().first().toString();
}

void TestFilterBar::enterApplies()
{
    QTest::keyClicks(m_edit, QStringLiteral("verb: delete"));
    QCOMPARE(m_applied->count(), 0);
    QCOMPARE(m_bar->validity(), Validity::Valid);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_applied->count(), 1);
    QCOMPARE(lastApplied(), QStringLiteral("verb: delete"));
    const auto expression = m_applied->last().at(1).value<ExpressionPtr>();
    QVERIFY(expression);
    QCOMPARE(expression->kind, Expression::Kind::Field);
    QVERIFY(expression->field.field == FieldId::Verb);
    QCOMPARE(m_bar->appliedExpression(), expression);
}

void TestFilterBar::invalidKeepsTheLastOne()
{
    m_bar->setFilterText(QStringLiteral("verb: get"));
    QVERIFY(m_bar->apply());
    const ExpressionPtr before = m_bar->appliedExpression();
    QTest::keyClicks(m_edit, QStringLiteral(" and ("));
    QCOMPARE(m_bar->validity(), Validity::Invalid);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_applied->count(), 1);
    QVERIFY(!m_bar->apply());
    QCOMPARE(m_bar->appliedExpression(), before);
    QCOMPARE(m_bar->appliedText(), QStringLiteral("verb: get"));
    QVERIFY(m_bar->message().startsWith(QStringLiteral("Not applied: ")));
    QVERIFY(child<QLabel>("filterMessage")->isVisible());
    QVERIFY(!child<QToolButton>("filterApply")->isEnabled());
}

void TestFilterBar::errorIsMarkedWhereItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("length");
    QTest::newRow("in the middle") << QStringLiteral("a:b) and c:d") << 3 << 1;
    QTest::newRow("at the end") << QStringLiteral("a:") << 2 << 0;
    QTest::newRow("after an umlaut") << QString::fromUtf8("n:\xc3\xa4)") << 3 << 1;
    QTest::newRow("after a whale") << QString::fromUtf8("n:\xf0\x9f\x90\xb3)") << 4 << 1;
    QTest::newRow("a value") << QStringLiteral("time: noon and a:b") << 6 << 4;
}

void TestFilterBar::errorIsMarkedWhereItIs()
{
    QFETCH(QString, text);
    QFETCH(int, from);
    QFETCH(int, length);
    m_bar->setFilterText(text);
    QCOMPARE(m_edit->errorFrom(), from);
    QCOMPARE(m_edit->errorLength(), length);
    QVERIFY(m_bar->message().contains(from >= text.size() ? QStringLiteral("at the end")
                                                          : QString::number(from + 1)));
    const QImage marked = m_edit->grab().toImage();
    m_edit->setErrorRange(0, -1);
    QVERIFY(m_edit->grab().toImage() != marked);
}

void TestFilterBar::hintsAreFixedByAClick()
{
    QTest::keyClicks(m_edit, QStringLiteral("verb: get list"));
    QCOMPARE(m_bar->validity(), Validity::Suspicious);
    popup()->hide();
    auto *fix = child<QPushButton>("filterFix");
    QVERIFY(fix->isVisible());
    QTest::mouseClick(fix, Qt::LeftButton);
    QCOMPARE(m_bar->text(), QStringLiteral("verb: (get or list)"));
    QCOMPARE(m_bar->validity(), Validity::Valid);
    QVERIFY(!fix->isVisible());
    QCOMPARE(m_applied->count(), 0);
}

void TestFilterBar::colorsFollowValidityAndPalette()
{
    const auto base = [this] { return m_edit->palette().color(QPalette::Base); };
    QPalette dark;
    dark.setColor(QPalette::Window, Qt::black);
    dark.setColor(QPalette::WindowText, Qt::white);
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    for (const QPalette &palette : {QPalette(), dark}) {
        m_bar->setPalette(palette);
        m_bar->setFilterText({});
        QCOMPARE(base(), m_bar->palette().color(QPalette::Base));
        for (const auto &[text, validity] :
             {std::pair {"a.b:(", Validity::Invalid}, std::pair {"verb: x", Validity::Valid},
              std::pair {"verbs: x", Validity::Suspicious}}) {
            m_bar->setFilterText(QLatin1String(text));
            QCOMPARE(m_bar->validity(), validity);
            QCOMPARE(base(), validityBackground(validity, m_bar->palette()));
        }
    }
}

void TestFilterBar::escapeRestores()
{
    m_bar->setFilterText(QStringLiteral("verb: get"));
    m_bar->apply();
    QTest::keyClicks(m_edit, QStringLiteral("xx"));
    QTest::keyClick(popup()->isVisible() ? static_cast<QWidget *>(popup()) : m_edit,
                    Qt::Key_Escape);
    QVERIFY(!popup()->isVisible());
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QCOMPARE(m_bar->text(), QStringLiteral("verb: get"));
    QCOMPARE(m_applied->count(), 1);
}

void TestFilterBar::historyByKeys()
{
    for (const char *text : {"verb: a", "verb: b", "verb: c", "verb: b"}) {
        m_bar->setFilterText(QLatin1String(text));
        QVERIFY(m_bar->apply());
    }
    QCOMPARE(m_bar->history().entries(),
             QStringList({QStringLiteral("verb: b"), QStringLiteral("verb: c"),
                          QStringLiteral("verb: a")}));
    m_bar->setFilterText(QStringLiteral("draft"));
    QTest::keyClick(m_edit, Qt::Key_Up);
    QCOMPARE(m_bar->text(), QStringLiteral("verb: b"));
    QTest::keyClick(m_edit, Qt::Key_Up);
    QTest::keyClick(m_edit, Qt::Key_Up);
    QCOMPARE(m_bar->text(), QStringLiteral("verb: a"));
    QTest::keyClick(m_edit, Qt::Key_Up); // there is no older one
    QCOMPARE(m_bar->text(), QStringLiteral("verb: a"));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_edit, Qt::Key_Down);
    QCOMPARE(m_bar->text(), QStringLiteral("draft"));
    QTest::keyClick(m_edit, Qt::Key_Down);
    QCOMPARE(m_bar->text(), QStringLiteral("draft"));
}

void TestFilterBar::historyIsKept()
{
    for (int i = 0; i < FilterHistory::kMaximumEntries + 5; ++i) {
        m_bar->setFilterText(QStringLiteral("code: %1").arg(i));
        m_bar->apply();
    }
    FilterBar second(m_settings.get());
    QCOMPARE(second.history().entries().size(), FilterHistory::kMaximumEntries);
    QCOMPARE(second.history().entries().front(),
             QStringLiteral("code: %1").arg(FilterHistory::kMaximumEntries + 4));
    FilterBar withoutSettings(nullptr);
    QVERIFY(withoutSettings.history().entries().isEmpty());
}

void TestFilterBar::undoAndRedo()
{
    QTest::keyClicks(m_edit, QStringLiteral("verb: get"));
    m_bar->includeTerm(QStringLiteral("code: 200"));
    QCOMPARE(m_bar->text(), QStringLiteral("verb: get and code: 200"));
    QTest::keySequence(m_edit, QKeySequence::Undo);
    QCOMPARE(m_bar->text(), QStringLiteral("verb: get"));
    QTest::keySequence(m_edit, QKeySequence::Redo);
    QCOMPARE(m_bar->text(), QStringLiteral("verb: get and code: 200"));
}

void TestFilterBar::clearButton()
{
    m_bar->setFilterText(QStringLiteral("verb: get"));
    m_bar->apply();
    QTest::mouseClick(child<QToolButton>("filterClear"), Qt::LeftButton);
    QCOMPARE(m_bar->text(), QString());
    QCOMPARE(m_applied->count(), 2);
    QCOMPARE(m_bar->appliedExpression()->kind, Expression::Kind::All);
}

void TestFilterBar::builtInViews()
{
    QMenu *menu = child<QToolButton>("filterViews")->menu();
    for (const SavedView &view : savedViews()) {
        const QString name = savedViewName(view).replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *found = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->text() == name)
                found = action;
        }
        QVERIFY2(found != nullptr, view.name);
        found->trigger();
        QCOMPARE(lastApplied().toStdString(), std::string(view.kql));
        QVERIFY2(m_bar->message().isEmpty(), qPrintable(m_bar->message()));
    }
    QCOMPARE(m_applied->count(), static_cast<int>(savedViews().size()));
}

void TestFilterBar::savedFilters()
{
    QMenu *menu = child<QToolButton>("filterViews")->menu();
    const auto trigger = [](QMenu *from, const QString &text) {
        for (QAction *action : from->actions()) {
            if (action->text() == text) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    const auto submenu = [menu](const QString &title) {
        for (QAction *action : menu->actions()) {
            if (action->menu() != nullptr && action->text() == title)
                return action->menu();
        }
        return static_cast<QMenu *>(nullptr);
    };
    const auto typeName = [this](const QString &name) {
        auto *dialog = m_bar->findChild<QInputDialog *>();
        QVERIFY(dialog != nullptr);
        dialog->setTextValue(name);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(m_bar->findChild<QInputDialog *>() == nullptr);
    };
    m_bar->setFilterText(QStringLiteral("user: mallory"));
    QVERIFY(trigger(menu, QStringLiteral("&Save This Filter…")));
    typeName(QStringLiteral("R&D <b>"));
    m_bar->clearFilter();
    emit menu->aboutToShow();
    QVERIFY(trigger(menu, QStringLiteral("R&&D <b>")));
    QCOMPARE(lastApplied(), QStringLiteral("user: mallory"));

    QVERIFY(trigger(submenu(QStringLiteral("&Rename")), QStringLiteral("R&&D <b>")));
    typeName(QStringLiteral("Mallory"));
    QCOMPARE(FilterBar(m_settings.get()).savedFilters().entries().front().name,
             QStringLiteral("Mallory"));
    emit menu->aboutToShow();
    QVERIFY(trigger(submenu(QStringLiteral("&Delete")), QStringLiteral("Mallory")));
    QVERIFY(FilterBar(m_settings.get()).savedFilters().entries().empty());
    emit menu->aboutToShow();
    QVERIFY(submenu(QStringLiteral("&Delete")) == nullptr);
}

void TestFilterBar::termsNarrowTheFilter()
{
    m_bar->includeTerm(kqlTerm(FieldId::Verb, "get", false));
    QCOMPARE(lastApplied(), QStringLiteral("verb: \"get\""));
    m_bar->setFilterText(QStringLiteral("verb: get or verb: list"));
    m_bar->apply();
    m_bar->includeTerm(kqlTerm(FieldId::Username, "bob", true));
    QCOMPARE(lastApplied(),
             QStringLiteral("(verb: get or verb: list) and not user.username: \"bob\""));
    m_bar->clearFilter();
    m_bar->excludeTerm(QStringLiteral("a:b or c:d"));
    QCOMPARE(lastApplied(), QStringLiteral("not (a:b or c:d)"));
}

void TestFilterBar::termsIgnoreWhatIsNotValid()
{
    m_bar->setFilterText(QStringLiteral("verb: get"));
    m_bar->apply();
    m_bar->setFilterText(QStringLiteral("verb: get and ("));
    m_bar->includeTerm(QStringLiteral("code: 200"));
    QCOMPARE(lastApplied(), QStringLiteral("verb: get and code: 200"));
}

void TestFilterBar::suggestsFields()
{
    QTest::keyClicks(m_edit, QStringLiteral("verb: get and objectRef.names"));
    QVERIFY(popup()->isVisible());
    QVERIFY(popup()->model()->rowCount() > 0);
    QTest::keyClick(popup(), Qt::Key_Down);
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(m_bar->text(), QStringLiteral("verb: get and objectRef.namespace: "));
    QCOMPARE(m_applied->count(), 0);
}

void TestFilterBar::suggestsValuesWithCounts()
{
    QSignalSpy wanted(m_bar.get(), &FilterBar::valuesRequested);
    QTest::keyClicks(m_edit, QStringLiteral("user: sys"));
    QVERIFY(!wanted.isEmpty());
    QCOMPARE(wanted.last().at(0).value<FieldId>(), FieldId::Username);
    QCOMPARE(wanted.last().at(1).toString(), QStringLiteral("sys"));
    m_bar->setValues(FieldId::Username, QStringLiteral("sys"),
                     {{"system:anonymous", 1234}, {"sysop", 5}});
    QVERIFY(popup()->isVisible());
    QCOMPARE(popup()->model()->rowCount(), 2);
    const QString first = popup()->model()->index(0, 0).data().toString();
    QVERIFY(first.contains(QStringLiteral("system:anonymous")));
    QVERIFY(first.contains(QLocale().toString(1234)));
    QTest::keyClick(popup(), Qt::Key_Down);
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(m_bar->text(), QStringLiteral("user: \"system:anonymous\" "));
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_applied->count(), 1);
}

void TestFilterBar::dropsStaleValues()
{
    QTest::keyClicks(m_edit, QStringLiteral("user: s"));
    QTest::keyClicks(m_edit, QStringLiteral("y"));
    m_bar->setValues(FieldId::Username, QStringLiteral("s"), {{"stale", 1}});
    QVERIFY(!popup()->isVisible());
    m_bar->setValues(FieldId::Verb, QStringLiteral("sy"), {{"stale", 1}});
    QVERIFY(!popup()->isVisible());
    m_bar->setValues(FieldId::Username, QStringLiteral("sy"), {{"fresh", 1}});
    QVERIFY(popup()->isVisible());
    QCOMPARE(popup()->model()->rowCount(), 1);
}

void TestFilterBar::enterWithoutAChoiceApplies()
{
    QTest::keyClicks(m_edit, QStringLiteral("verb"));
    QVERIFY(popup()->isVisible());
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(lastApplied(), QStringLiteral("verb"));
    QVERIFY(!popup()->isVisible());
}

void TestFilterBar::timesFollowTheZone()
{
    m_bar->setFilterText(QStringLiteral("time: 2026-11-23"));
    m_bar->apply();
    const auto interval = [this] {
        return *m_bar->appliedExpression()->test->interval(NumberForm::Time);
    };
    const NumberInterval utc = interval();
    m_bar->setTimeFormat(TimeFormat(QTimeZone("Europe/Berlin")));
    QCOMPARE(m_applied->count(), 2);
    QCOMPARE(interval().first, utc.first - 3600 * kMicrosecondsPerSecond);
}

void TestFilterBar::showsNoRichText()
{
    QCOMPARE(child<QLabel>("filterMessage")->textFormat(), Qt::PlainText);
    m_bar->setFilterText(QStringLiteral("time: \"<img src=x>\""));
    QVERIFY(m_bar->message().contains(QStringLiteral("<img src=x>")));
}

void TestFilterBar::namesForScreenReaders()
{
    for (const char *name : {"filterViews", "filterHistory", "filterClear", "filterApply"}) {
        auto *button = child<QToolButton>(name);
        QVERIFY2(!button->accessibleName().isEmpty(), name);
        QVERIFY2(button->focusPolicy() & Qt::TabFocus, name);
    }
    QVERIFY(!m_edit->accessibleName().isEmpty());
    m_bar->setFilterText(QStringLiteral("a:"));
    QCOMPARE(m_edit->accessibleDescription(), m_bar->message());
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
