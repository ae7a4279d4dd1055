// SPDX-License-Identifier: Apache-2.0
#include "views/signals/coveragedialog.h"

#include "views/signals/burstview.h"
#include "views/signals/coverageview.h"
#include "views/signals/timegapview.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace kubewake {

CoverageDialog::CoverageDialog(QWidget *parent)
    : QDialog(parent)
    , m_tabs(new QTabWidget(this))
    , m_rules(new CoverageView(this))
    , m_gaps(new TimeGapView(this))
    , m_bursts(new BurstView(this))
{
    setWindowTitle(tr("What the rules could see"));
    m_tabs->addTab(m_rules, tr("&Rules"));
    m_tabs->addTab(m_gaps, tr("&Time gaps"));
    m_tabs->addTab(m_bursts, tr("&Bursts"));
    m_tabs->setDocumentMode(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    // Enter is for what is selected in the lists.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 32);
    m_rules->setFocus();
}

} // namespace kubewake
