// SPDX-License-Identifier: Apache-2.0
#include "views/signals/expectdialog.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {
namespace {

constexpr int kUsualDays = 90;
constexpr qsizetype kMaximumShownValue = 80; // UTF-16 units

// A check box shows `&` as a shortcut.
QString boxText(const ExpectDialog::Choice &choice)
{
    return headerText(fieldInfo(choice.field)) + QStringLiteral(": ")
        + displayLine(std::string_view(choice.value), kMaximumShownValue)
              .replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

ExpectDialog::ExpectDialog(const RuleInfo &rule, std::vector<Choice> choices, QWidget *parent)
    : QDialog(parent)
    , m_ruleId(rule.id)
    , m_ruleTitle(rule.title)
    , m_scope(new QComboBox(this))
    , m_reason(new QPlainTextEdit(this))
    , m_expires(new QCheckBox(tr("Expires at the end of:"), this))
    , m_date(new QDateEdit(QDate::currentDate().addDays(kUsualDays), this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Expected"));
    auto *about = new QLabel(tr("Events that match and have all of these values no longer make a "
                                "signal. They are counted, and can be looked at."),
                             this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    auto *values = new QGroupBox(tr("Events with"), this);
    auto *boxes = new QVBoxLayout(values);
    for (Choice &choice : choices) {
        auto *box = new QCheckBox(boxText(choice), values);
        box->setChecked(choice.chosen);
        boxes->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &ExpectDialog::check);
        m_choices.emplace_back(box, std::move(choice));
    }
    m_scope->setAccessibleName(tr("For which rules"));
    m_scope->addItem(tr("Only for: %1").arg(displayLine(std::string_view(m_ruleTitle))));
    m_scope->addItem(tr("For every rule"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why is this expected? Who says so?"));
    m_reason->setTabChangesFocus(true);
    m_date->setAccessibleName(tr("Last day"));
    m_date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_date->setCalendarPopup(true);
    m_date->setEnabled(false);
    connect(m_expires, &QCheckBox::toggled, m_date, &QWidget::setEnabled);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &ExpectDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *end = new QHBoxLayout;
    end->addWidget(m_expires);
    end->addWidget(m_date);
    end->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addWidget(values);
    layout->addWidget(m_scope);
    layout->addWidget(m_reason, 1);
    layout->addLayout(end);
    layout->addWidget(m_buttons);
    resize(520, sizeHint().height());
    m_reason->setFocus();
    check();
}

void ExpectDialog::check()
{
    const bool any = std::ranges::any_of(
        m_choices, [](const auto &choice) { return choice.first->isChecked(); });
    m_buttons->button(QDialogButtonBox::Ok)
        ->setEnabled(any && !m_reason->toPlainText().trimmed().isEmpty());
}

Expectation ExpectDialog::expectation() const
{
    Expectation expectation;
    if (m_scope->currentIndex() == 0) {
        expectation.ruleId = m_ruleId;
        expectation.ruleTitle = m_ruleTitle;
    }
    for (const auto &[box, choice] : m_choices) {
        if (box->isChecked())
            expectation.fields.emplace_back(choice.field, choice.value);
    }
    expectation.reason = toUtf8(m_reason->toPlainText().trimmed());
    if (m_expires->isChecked())
        expectation.expires = toUtf8(m_date->date().toString(Qt::ISODate));
    return expectation;
}

} // namespace kubewake
