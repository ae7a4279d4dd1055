// SPDX-License-Identifier: Apache-2.0
#include "app/window/importdialog.h"

#include "app/import/timetext.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace kubewake {
namespace {

QString timeText(MicrosecondsUtc time)
{
    return time == kNoTime + 1 || time == INT64_MAX
        ? QString()
        : QString::fromStdString(formatTimestampUtc(time));
}

} // namespace

ImportDialog::ImportDialog(const ImportWish &wish, QWidget *parent)
    : QDialog(parent)
    , m_wish(wish)
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_kql(new QLineEdit(wish.kql, this))
    , m_dropNoise(new QCheckBox(tr("&Leave out control-plane noise"), this))
    , m_problem(new QLabel(this))
    , m_buttons(new QDialogButtonBox(
          QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Reset, this))
{
    setWindowTitle(tr("Import filter"));
    resize(560, 0);
    auto *explanation = new QLabel(
        tr("What is left out is not loaded and takes no memory. The load report says how much it "
           "is. What may match, had its body been recorded, is loaded."),
        this);
    explanation->setWordWrap(true);
    explanation->setTextFormat(Qt::PlainText);
    m_from->setPlaceholderText(tr("2026-11-23 or 2026-11-23T09:40Z; UTC without a zone"));
    m_to->setPlaceholderText(tr("the same; a date means its end"));
    m_kql->setPlaceholderText(tr("for example: objectRef.resource: secrets"));
    if (wish.range) {
        m_from->setText(timeText(wish.range->first));
        m_to->setText(timeText(wish.range->last));
    }
    m_dropNoise->setChecked(wish.dropNoise);
    m_dropNoise->setToolTip(tr("Allowed reads of anything but secrets, leases, status updates, "
                               "events and health checks by the control plane and the nodes"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setAccessibleName(tr("Problem"));

    auto *form = new QFormLayout;
    form->addRow(tr("&From:"), m_from);
    form->addRow(tr("&To:"), m_to);
    form->addRow(tr("&Only events that match:"), m_kql);
    form->addRow(QString(), m_dropNoise);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);

    for (QLineEdit *edit : {m_from, m_to, m_kql})
        connect(edit, &QLineEdit::textChanged, this, &ImportDialog::check);
    connect(m_dropNoise, &QCheckBox::toggled, this, &ImportDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons->button(QDialogButtonBox::Reset), &QPushButton::clicked, this, [this] {
        for (QLineEdit *edit : {m_from, m_to, m_kql})
            edit->clear();
        m_dropNoise->setChecked(false);
    });
    check();
}

void ImportDialog::check()
{
    const Result<ImportWish> wish = read();
    m_problem->setText(wish ? QString() : wish.error().message);
    m_problem->setVisible(!wish);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(wish.has_value());
    if (wish)
        m_wish = *wish;
}

Result<ImportWish> ImportDialog::read() const
{
    ImportWish wish;
    const QString from = m_from->text().trimmed();
    const QString to = m_to->text().trimmed();
    if (!from.isEmpty() || !to.isEmpty()) {
        TimeRange range {kNoTime + 1, INT64_MAX};
        for (const auto &[text, end] : {std::pair(from, false), std::pair(to, true)}) {
            if (text.isEmpty())
                continue;
            const auto time = timeFromText(text, end);
            if (!time)
                return failure(tr("`%1` is no time.").arg(text));
            (end ? range.last : range.first) = *time;
        }
        if (range.first > range.last)
            return failure(tr("The end lies before the start."));
        wish.range = range;
    }
    wish.kql = m_kql->text().trimmed();
    wish.dropNoise = m_dropNoise->isChecked();
    if (const auto filter = wish.filter(); !filter)
        return tl::unexpected(filter.error());
    return wish;
}

} // namespace kubewake
