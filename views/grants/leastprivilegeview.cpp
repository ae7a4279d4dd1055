// SPDX-License-Identifier: Apache-2.0
#include "views/grants/leastprivilegeview.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace kubewake {

LeastPrivilegeView::LeastPrivilegeView(QWidget *parent)
    : QWidget(parent)
    , m_user(new QComboBox(this))
    , m_make(new QPushButton(tr("Show what it needs"), this))
    , m_save(new QPushButton(tr("Save…"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_hint(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
{
    build();
    const auto ask = [this] {
        if (!user().isEmpty())
            emit yamlRequested(user());
    };
    connect(m_make, &QPushButton::clicked, this, ask);
    connect(m_user->lineEdit(), &QLineEdit::returnPressed, this, ask);
    connect(m_user, &QComboBox::activated, this, ask);
    connect(m_user, &QComboBox::editTextChanged, this, &LeastPrivilegeView::updateParts);
    connect(m_save, &QPushButton::clicked, this, [this] { emit saveRequested(m_yaml); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_yaml); });
    clear();
}

void LeastPrivilegeView::build()
{
    m_user->setEditable(true);
    m_user->setInsertPolicy(QComboBox::NoInsert);
    m_user->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_user->setMinimumContentsLength(40);
    m_user->setAccessibleName(tr("User or service account"));
    auto *label = new QLabel(tr("&User or service account:"), this);
    label->setBuddy(m_user);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("The smallest roles and bindings"));
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_user, 1);
    for (QPushButton *button : {m_make, m_save, m_copy})
        row->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_hint);
    layout->addWidget(m_text, 1);
    setFocusProxy(m_user);
}

void LeastPrivilegeView::setUsers(const std::vector<ValueCount> &users, const QString &current)
{
    clear();
    for (const ValueCount &user : users) {
        const QString name = toQString(user.value);
        m_user->addItem(displayLine(name), name);
    }
    const int at = m_user->findData(current);
    m_user->setCurrentIndex(at >= 0 ? at : users.empty() ? -1 : 0);
    updateParts();
}

// Names that cannot be shown as they are stand in the list under another text.
QString LeastPrivilegeView::user() const
{
    const QString text = m_user->currentText();
    const int at = m_user->findText(text, Qt::MatchFixedString | Qt::MatchCaseSensitive);
    return at >= 0 ? m_user->itemData(at).toString() : text.trimmed();
}

void LeastPrivilegeView::setYaml(const QString &yaml)
{
    m_yaml = yaml;
    m_text->setPlainText(displayLines(yaml));
    updateParts();
}

void LeastPrivilegeView::clear()
{
    m_user->clear();
    m_user->clearEditText();
    setYaml({});
}

void LeastPrivilegeView::updateParts()
{
    const bool hasText = !m_yaml.isEmpty();
    m_make->setEnabled(!user().isEmpty());
    for (QPushButton *button : {m_save, m_copy})
        button->setEnabled(hasText);
    m_text->setVisible(hasText);
    m_hint->setVisible(!hasText);
    m_hint->setText(
        m_user->count() == 0
            ? tr("Open evidence: from what an identity did in it, the smallest roles and bindings "
                 "that allow the same are worked out.")
            : tr("Choose an identity and press Enter: the smallest roles and bindings (YAML) that "
                 "allow what it did in the rows of the filter."));
}

} // namespace kubewake
