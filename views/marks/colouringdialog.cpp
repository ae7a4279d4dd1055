// SPDX-License-Identifier: Apache-2.0
#include "views/marks/colouringdialog.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "views/common/keyaction.h"
#include "views/common/rowcolors.h"
#include "views/common/semanticcolors.h"
#include "views/filter/filterlineedit.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {

ColouringDialog::ColouringDialog(const ColouringRules &rules, const KqlOptions &options,
                                 QWidget *parent)
    : QDialog(parent)
    , m_rules(rules)
    , m_options(options)
    , m_list(new QListWidget(this))
    , m_name(new QLineEdit(this))
    , m_filter(new FilterLineEdit(this))
    , m_foreground(colourBox(tr("Text")))
    , m_background(colourBox(tr("Background")))
    , m_validity(new QLabel(this))
    , m_add(new QPushButton(tr("&Add"), this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_up(new QPushButton(tr("Move &up"), this))
    , m_down(new QPushButton(tr("Move &down"), this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel
                                         | QDialogButtonBox::Apply
                                         | QDialogButtonBox::RestoreDefaults,
                                     this))
{
    setWindowTitle(tr("Colouring rules"));
    m_list->setAccessibleName(tr("Colouring rules"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(static_cast<int>(ColouringRule::kMaximumName));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("The filter language of the window: verb: delete"));
    m_validity->setTextFormat(Qt::PlainText);
    m_validity->setWordWrap(true);
    m_validity->setAutoFillBackground(true);
    m_validity->setMargin(3);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in a field would press it
    layOut();
    connectParts();
    fill(0);
    m_list->setFocus();
}

QComboBox *ColouringDialog::colourBox(const QString &name)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(name);
    for (std::size_t i = 0; i < kRowColourCount; ++i)
        box->addItem(rowColourText(static_cast<RowColour>(i)));
    return box;
}

void ColouringDialog::layOut()
{
    auto *hint = new QLabel(tr("The first rule that is on and matches colours a row."), this);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    auto *order = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove, m_up, m_down})
        order->addWidget(button);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Filter:"), m_filter);
    form->addRow(m_validity);
    form->addRow(tr("&Text:"), m_foreground);
    form->addRow(tr("&Background:"), m_background);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(m_list, 1);
    layout->addLayout(order);
    layout->addLayout(form);
    layout->addWidget(m_buttons);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 30);
}

void ColouringDialog::connectParts()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &ColouringDialog::showRule);
    connect(m_list, &QListWidget::itemChanged, this, &ColouringDialog::takeCheck);
    for (QLineEdit *field : {m_name, static_cast<QLineEdit *>(m_filter)})
        connect(field, &QLineEdit::textChanged, this, &ColouringDialog::takeFields);
    for (QComboBox *box : {m_foreground, m_background})
        connect(box, &QComboBox::currentIndexChanged, this, &ColouringDialog::takeFields);
    connect(m_add, &QPushButton::clicked, this, &ColouringDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &ColouringDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    const auto key = [this](const QString &text, const QKeySequence &keys, auto act) {
        connect(addKeyAction(m_list, text, {keys}), &QAction::triggered, this, act);
    };
    key(m_remove->text(), Qt::Key_Delete, [this] { remove(); });
    key(m_up->text(), Qt::ALT | Qt::Key_Up, [this] { move(-1); });
    key(m_down->text(), Qt::ALT | Qt::Key_Down, [this] { move(1); });
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        emit rulesChosen(m_rules);
        accept();
    });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this,
            [this] { emit rulesChosen(m_rules); });
    connect(m_buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &ColouringDialog::restoreDefaults);
}

int ColouringDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < static_cast<int>(m_rules.size()) ? row : -1;
}

void ColouringDialog::fill(int current)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_list->clear();
        for (int row = 0; row < static_cast<int>(m_rules.size()); ++row) {
            m_list->addItem(new QListWidgetItem);
            showItem(row);
        }
        m_list->setCurrentRow(std::min(current, m_list->count() - 1));
    }
    showRule();
}

QString ColouringDialog::problemOf(const ColouringRule &rule) const
{
    if (rule.kql.trimmed().isEmpty())
        return tr("Write which rows it colours.");
    const auto parsed = parseKql(toUtf8(rule.kql), m_options);
    return parsed ? QString() : parsed.error().message;
}

// As its rows will look.
void ColouringDialog::showItem(int row)
{
    const QScopedValueRollback filling(m_filling, true);
    const ColouringRule &rule = m_rules[static_cast<std::size_t>(row)];
    QListWidgetItem *item = m_list->item(row);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(rule.enabled ? Qt::Checked : Qt::Unchecked);
    QString name = rule.name.trimmed().isEmpty() ? tr("(without a name)") : displayLine(rule.name);
    if (!problemOf(rule).isEmpty())
        name = tr("%1 (filter not valid)").arg(name);
    item->setText(name);
    item->setForeground(rowForeground(rule.foreground, palette()));
    item->setBackground(rowBackground(rule.background, palette()));
}

void ColouringDialog::showRule()
{
    if (m_filling)
        return;
    const int row = current();
    {
        const QScopedValueRollback filling(m_filling, true);
        const ColouringRule rule =
            row < 0 ? ColouringRule() : m_rules[static_cast<std::size_t>(row)];
        m_name->setText(rule.name);
        m_filter->setText(rule.kql);
        m_foreground->setCurrentIndex(static_cast<int>(rule.foreground));
        m_background->setCurrentIndex(static_cast<int>(rule.background));
    }
    for (QWidget *field :
         std::initializer_list<QWidget *> {m_name, m_filter, m_foreground, m_background, m_remove})
        field->setEnabled(row >= 0);
    m_add->setEnabled(m_rules.size() < kMaximumColouringRules);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < static_cast<int>(m_rules.size()));
    showValidity();
}

void ColouringDialog::showValidity()
{
    const int row = current();
    m_filter->setErrorRange(0, -1);
    if (row < 0) {
        m_validity->setText(tr("There is no rule. Add one."));
        m_validity->setPalette(palette());
        return;
    }
    const ColouringRule &rule = m_rules[static_cast<std::size_t>(row)];
    const QString problem = problemOf(rule);
    m_validity->setText(problem.isEmpty() ? tr("The filter is valid.") : problem);
    QPalette colors = palette();
    colors.setColor(
        QPalette::Window,
        validityBackground(problem.isEmpty() ? Validity::Valid : Validity::Invalid, palette()));
    m_validity->setPalette(colors);
    const std::string utf8 = toUtf8(rule.kql);
    const auto parsed = parseKql(utf8, m_options);
    if (parsed || rule.kql.trimmed().isEmpty())
        return;
    const std::string_view text = utf8;
    const std::size_t offset = std::min(parsed.error().offset, text.size());
    m_filter->setErrorRange(toQString(text.substr(0, offset)).size(),
                            toQString(text.substr(offset, parsed.error().length)).size());
}

void ColouringDialog::takeFields()
{
    const int row = current();
    if (m_filling || row < 0)
        return;
    ColouringRule &rule = m_rules[static_cast<std::size_t>(row)];
    rule.name = m_name->text();
    rule.kql = m_filter->text();
    rule.foreground = static_cast<RowColour>(m_foreground->currentIndex());
    rule.background = static_cast<RowColour>(m_background->currentIndex());
    showItem(row);
    showValidity();
}

void ColouringDialog::takeCheck(QListWidgetItem *item)
{
    if (!m_filling)
        m_rules[static_cast<std::size_t>(m_list->row(item))].enabled =
            item->checkState() == Qt::Checked;
}

// In front, where it is seen to work.
void ColouringDialog::add()
{
    m_rules.insert(m_rules.begin(), {tr("New rule"), {}, RowColour::None, RowColour::Blue, true});
    fill(0);
    m_name->setFocus();
    m_name->selectAll();
}

void ColouringDialog::remove()
{
    const int row = current();
    if (row < 0)
        return;
    m_rules.erase(m_rules.begin() + row);
    fill(row);
}

void ColouringDialog::move(int by)
{
    const int row = current();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= static_cast<int>(m_rules.size()))
        return;
    std::swap(m_rules[static_cast<std::size_t>(row)], m_rules[static_cast<std::size_t>(to)]);
    fill(to);
}

void ColouringDialog::restoreDefaults()
{
    m_rules = defaultColouringRules();
    fill(0);
}

void ColouringDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_list->count() == 0)
        return;
    for (int row = 0; row < m_list->count(); ++row)
        showItem(row);
    showValidity();
}

} // namespace kubewake
