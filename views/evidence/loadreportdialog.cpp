// SPDX-License-Identifier: Apache-2.0
#include "views/evidence/loadreportdialog.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/items/rejectedlinemodel.h"
#include "model/items/sourcereportmodel.h"
#include "views/evidence/sourcereportview.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace kubewake {
namespace {

constexpr int kRowsToMeasure = 100;
constexpr std::size_t kUnopenedShown = 10;

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

std::uint64_t unlistedCount(const LoadReport &report)
{
    std::uint64_t count = 0;
    for (const SourceReport &source : report.sources)
        count += source.rejectedUnlisted;
    return count;
}

} // namespace

LoadReportDialog::LoadReportDialog(QWidget *parent)
    : QDialog(parent)
    , m_summary(plainLabel(this))
    , m_hint(plainLabel(this))
    , m_model(new SourceReportModel(this))
    , m_sources(new SourceReportView(m_model, this))
    , m_rejectedBox(new QWidget(this))
    , m_rejectedTitle(plainLabel(m_rejectedBox))
    , m_rejected(new QTableView(m_rejectedBox))
    , m_rejectedModel(new RejectedLineModel(this))
    , m_loadAgain(new QPushButton(tr("&Load again"), this))
{
    setWindowTitle(tr("Load report"));
    resize(1100, 640);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_hint->setText(tr("Format and cluster can be corrected, of all selected sources at once: "
                       "press F2 or Enter, or double-click. Your choices are in italics and count "
                       "when the evidence is loaded again."));
    m_loadAgain->setObjectName(QStringLiteral("loadAgain"));
    m_loadAgain->setAutoDefault(false);

    m_rejected->setModel(m_rejectedModel);
    m_rejected->setAccessibleName(tr("Rejected lines"));
    m_rejected->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rejected->setTabKeyNavigation(false);
    m_rejected->setWordWrap(false);
    m_rejected->verticalHeader()->hide();
    m_rejected->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_rejected->horizontalHeader()->setStretchLastSection(true);
    m_rejected->horizontalHeader()->setResizeContentsPrecision(kRowsToMeasure);
    auto *box = new QVBoxLayout(m_rejectedBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_rejectedTitle);
    box->addWidget(m_rejected, 1);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_sources);
    splitter->addWidget(m_rejectedBox);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(m_loadAgain, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_loadAgain, &QPushButton::clicked, this,
            [this] { emit loadAgainRequested(m_model->choices()); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &LoadReportDialog::updateButton);
    connect(m_sources->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LoadReportDialog::showRejected);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_hint);
    layout->addWidget(buttons);
    setReport({}, {}, {});
}

// An open editor that loses the focus writes into the model: while all that hear of it still live.
LoadReportDialog::~LoadReportDialog()
{
    hide();
}

void LoadReportDialog::setReport(const LoadReport &report, const SourceChoices &choices,
                                 const TimeFormat &timeFormat)
{
    showSummary(report);
    const auto shared = std::make_shared<const LoadReport>(report);
    m_model->setReport(shared, choices, timeFormat);
    m_sources->showNewReport();
    m_rejectedModel->setReport(shared);
    showRejected();
    m_rejected->resizeColumnsToContents();
    m_rejectedBox->setVisible(report.rejectedCount() > 0);
    m_sources->setVisible(!report.sources.empty());
    m_hint->setVisible(!report.sources.empty());
    updateButton();
}

void LoadReportDialog::showSummary(const LoadReport &report)
{
    QString text = tr("%1 events from %2 sources, %3 rejected lines.")
                       .arg(number(report.eventCount()), number(report.sources.size()),
                            number(report.rejectedCount()));
    if (report.sources.empty() && report.unopened.empty())
        text = tr("No evidence has been loaded.");
    if (!report.importFilter.empty())
        text += QLatin1Char('\n')
            + tr("Import filter: %1. It left out %2 events.")
                  .arg(displayLine(toQString(report.importFilter)), number(report.leftOutCount()));
    if (const std::uint64_t unlisted = unlistedCount(report); unlisted > 0)
        text += QLatin1Char(' ')
            + tr("Of each file, the first %1 are listed; %2 more are only counted.")
                  .arg(number(kMaximumListedRejections), number(unlisted));
    if (report.cancelled)
        text += QLatin1Char(' ') + tr("Loading was cancelled; what had been read is kept.");
    const std::size_t shown = std::min(report.unopened.size(), kUnopenedShown);
    for (std::size_t i = 0; i < shown; ++i)
        text += QLatin1Char('\n') + displayLine(toQString(report.unopened[i]));
    if (shown < report.unopened.size())
        text += QLatin1Char('\n')
            + tr("and %1 more that could not be opened")
                  .arg(number(report.unopened.size() - shown));
    m_summary->setText(text);
}

void LoadReportDialog::showRejected()
{
    std::vector<std::size_t> sources;
    for (const int row : m_sources->selectedRowNumbers())
        sources.push_back(m_model->sourceAt(row));
    m_rejectedModel->setSources(sources);
    const QString lines = number(static_cast<std::uint64_t>(m_rejectedModel->rowCount()));
    m_rejectedTitle->setText(sources.empty() ? tr("Rejected lines of all sources: %1").arg(lines)
                                             : tr("Rejected lines of %n selected source(s): %1",
                                                  nullptr, static_cast<int>(sources.size()))
                                                   .arg(lines));
}

void LoadReportDialog::setLoading(bool loading)
{
    m_loading = loading;
    m_sources->setEnabled(!loading);
    updateButton();
}

void LoadReportDialog::updateButton()
{
    m_loadAgain->setEnabled(!m_loading && m_model->isChanged());
}

} // namespace kubewake
