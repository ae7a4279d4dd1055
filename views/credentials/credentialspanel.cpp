// SPDX-License-Identifier: Apache-2.0
#include "views/credentials/credentialspanel.h"

#include "model/credentials/credentiallabels.h"
#include "views/common/noticebar.h"
#include "views/common/progressstrip.h"
#include "views/credentials/credentiallist.h"
#include "views/credentials/lineagegraphview.h"
#include "views/grants/grantlist.h"

#include <QLabel>
#include <QLocale>
#include <QTabWidget>
#include <QVBoxLayout>

namespace kubewake {
namespace {

void addCount(QStringList &parts, const QString &text, std::size_t count)
{
    if (count > 0)
        parts << text.arg(QLocale().toString(static_cast<qulonglong>(count)));
}

} // namespace

CredentialsPanel::CredentialsPanel(QWidget *parent)
    : QWidget(parent)
    , m_credentials(new CredentialListModel(this))
    , m_impersonations(new ImpersonationListModel(this))
    , m_tabs(new QTabWidget(this))
    , m_list(new CredentialList(m_credentials, this))
    , m_graphPage(new QWidget(this))
    , m_graph(new LineageGraphView(m_graphPage))
    , m_leftOut(new QLabel(m_graphPage))
    , m_impersonationList(new GrantList(
          m_impersonations, {ImpersonationListModel::SortRole, ImpersonationListModel::DetailRole},
          tr("Who acted as whom"), {44, 44, 10, 10, 30, 44, 27, 27}, this))
    , m_outdated(new NoticeBar(NoticeBar::Kind::Information, this))
    , m_missing(new QLabel(this))
    , m_progress(new ProgressStrip(this))
{
    build();
    connectParts();
    clear();
}

void CredentialsPanel::build()
{
    for (QLabel *label : {m_leftOut, m_missing}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setContentsMargins(6, 0, 6, 2);
    }
    auto *graphLayout = new QVBoxLayout(m_graphPage);
    graphLayout->setContentsMargins(6, 4, 6, 4);
    graphLayout->setSpacing(4);
    graphLayout->addWidget(m_graph, 1);
    graphLayout->addWidget(m_leftOut);
    m_graphPage->setFocusProxy(m_graph);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_list, tr("Credentials"));
    m_tabs->addTab(m_graphPage, tr("Graph"));
    m_tabs->addTab(m_impersonationList, tr("Impersonation"));
    m_outdated->setActionText(tr("Work it out again"));
    m_outdated->setCloseText(tr("Close"), tr("Hide this notice"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_outdated);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_missing);
    layout->addWidget(m_progress);
    setFocusProxy(m_list);
}

void CredentialsPanel::connectParts()
{
    connect(m_tabs, &QTabWidget::currentChanged, this,
            [this] { setFocusProxy(m_tabs->currentWidget()); });
    connect(m_outdated, &NoticeBar::closeRequested, this, [this] { setOutdated(false); });
    connect(m_outdated, &NoticeBar::actionRequested, this, &CredentialsPanel::refreshRequested);
    connect(m_list, &CredentialList::entityRequested, this, &CredentialsPanel::entityRequested);
    connect(m_list, &CredentialList::filterRequested, this, &CredentialsPanel::filterRequested);
    connect(m_list, &CredentialList::graphRequested, this, &CredentialsPanel::showInGraph);
    connect(m_graph, &LineageGraphView::entityRequested, this, &CredentialsPanel::entityRequested);
    connect(m_graph, &LineageGraphView::filterRequested, this, &CredentialsPanel::filterRequested);
    connect(m_impersonationList, &GrantList::rowRequested, this, [this](int row) {
        if (const Impersonation *one = m_impersonations->impersonation(row))
            emit filterRequested(one->kql);
    });
}

void CredentialsPanel::setPage(CredentialsPage page)
{
    const QString none = tr("No request among the rows of the filter names a credential: API "
                            "servers log them since version 1.29.");
    m_list->setEmptyText(none);
    m_graph->setEmptyText(none);
    m_impersonationList->setEmptyText(
        tr("Nobody acted as somebody else in the rows of the filter."));
    m_lineage = page.lineage;
    m_credentials->setLineage(page.lineage);
    m_impersonations->setLineage(page.lineage);
    showMissing(*page.lineage);
    showLeftOut(page.graph);
    m_graph->setGraph(std::move(page.graph));
    setOutdated(false);
}

void CredentialsPanel::clear(const QString &reason)
{
    const QString text = reason.isEmpty()
        ? tr("Open evidence: here is where its tokens and certificates came from, and where they "
             "were used.")
        : reason;
    m_list->setEmptyText(text);
    m_graph->setEmptyText(text);
    m_impersonationList->setEmptyText(text);
    m_lineage.reset();
    m_credentials->setLineage(nullptr);
    m_impersonations->setLineage(nullptr);
    m_graph->setGraph({});
    showMissing({});
    showLeftOut({});
    setOutdated(false);
}

// If the graph has left it out, a graph of what it has to do with.
void CredentialsPanel::showInGraph()
{
    const int row = m_list->currentRow();
    if (row < 0 || !m_lineage)
        return;
    const auto credential = static_cast<std::size_t>(row);
    if (!m_graph->graph().nodeOf(credential)) {
        CredentialGraph graph = CredentialGraph::of(*m_lineage, credential);
        showLeftOut(graph);
        m_graph->setGraph(std::move(graph));
    }
    m_tabs->setCurrentWidget(m_graphPage);
    m_graph->setFocus();
    if (const auto node = m_graph->graph().nodeOf(credential))
        m_graph->setCurrent(*node);
}

void CredentialsPanel::showLeftOut(const CredentialGraph &graph)
{
    QStringList parts;
    addCount(parts, tr("Credentials left out: %1."), graph.leftOutCredentials);
    addCount(parts, tr("Users and addresses of credentials left out: %1."), graph.leftOutUses);
    addCount(parts, tr("Impersonations left out: %1."), graph.leftOutImpersonations);
    if (!parts.isEmpty())
        parts << tr("All are in the table; G on a credential there draws what it has to do with.");
    m_leftOut->setText(parts.join(QLatin1Char(' ')));
    m_leftOut->setVisible(!parts.isEmpty());
}

void CredentialsPanel::showMissing(const CredentialLineage &lineage)
{
    QStringList parts;
    addCount(parts, untraceableText() + QStringLiteral(": %1."), lineage.untraceable.count);
    addCount(parts, anonymousText() + QStringLiteral(": %1."), lineage.anonymous.count);
    addCount(parts, tr("Requests whose credential is one too many to list: %1."),
             lineage.leftOutRequests);
    addCount(parts, tr("Requests whose impersonation is one too many to list: %1."),
             lineage.leftOutImpersonations);
    m_missing->setText(parts.join(QLatin1Char(' ')));
    m_missing->setVisible(!parts.isEmpty());
}

void CredentialsPanel::setOutdated(bool outdated)
{
    m_outdated->setText(outdated ? tr("The filter or the evidence has changed; what is shown is of "
                                      "the rows before.")
                                 : QString());
}

void CredentialsPanel::setTimeFormat(const TimeFormat &format)
{
    m_list->setTimeFormat(format);
    m_impersonations->setTimeFormat(format);
}

} // namespace kubewake
