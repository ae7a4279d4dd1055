// SPDX-License-Identifier: Apache-2.0
#include "views/signals/burstview.h"

#include "model/items/burstmodel.h"
#include "views/common/rowactivation.h"
#include "views/common/rowtable.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace kubewake {
namespace {

constexpr int kRowsToMeasure = 100;

} // namespace

BurstView::BurstView(QWidget *parent)
    : QWidget(parent)
    , m_model(new BurstModel(this))
    , m_summary(new QLabel(this))
    , m_definition(new QLabel(this))
    , m_table(new QTableView(this))
{
    for (QLabel *label : {m_summary, m_definition}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_definition->setText(
        tr("A burst: %1 requests of a user in 5 minutes or more, and %2 times what is usual, which "
           "is the median of the user's other 5 minutes with requests. Who has fewer than %3 of "
           "those has no usual rate. Enter or a double click shows the requests.")
            .arg(kFewestRequests)
            .arg(kBurstFactor)
            .arg(kFewestWindows));
    setUpRowTable(m_table, m_model, tr("Bursts"));
    m_table->horizontalHeader()->setResizeContentsPrecision(kRowsToMeasure);
    onRowActivated(m_table, tr("Show its requests"), [this] {
        if (const Burst *burst = m_model->burstAt(m_table->currentIndex().row()))
            emit burstRequested(*burst);
    });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_definition);
    layout->addWidget(m_table, 1);
    layout->addStretch(); // in the place of the table, where that is empty
    setFocusProxy(m_table);
    clear();
}

void BurstView::clear()
{
    show({}, tr("No evidence is open."));
}

void BurstView::setSearching()
{
    show({}, tr("Looking for bursts…"));
}

void BurstView::setBursts(std::vector<Burst> bursts)
{
    const auto count = static_cast<int>(bursts.size());
    QString summary = count == 0 ? tr("Nobody made many more requests than usual.")
                                 : tr("%n burst(s)", nullptr, count);
    if (bursts.size() == kMaximumBursts)
        summary = tr("The %n highest burst(s)", nullptr, count);
    show(std::move(bursts), summary);
}

void BurstView::show(std::vector<Burst> bursts, const QString &summary)
{
    m_model->setBursts(std::move(bursts));
    m_summary->setText(summary);
    m_table->resizeColumnsToContents();
    m_table->setVisible(m_model->rowCount() > 0);
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void BurstView::setTimeFormat(const TimeFormat &format)
{
    m_model->setTimeFormat(format);
    m_table->resizeColumnsToContents();
}

QString BurstView::summary() const
{
    return m_summary->text();
}

} // namespace kubewake
