// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialgraph.h"
#include "model/items/credentiallistmodel.h"
#include "model/items/impersonationlistmodel.h"

#include <QWidget>

class QLabel;
class QTabWidget;

namespace kubewake {

class CredentialList;
class GrantList;
class LineageGraphView;
class NoticeBar;
class ProgressStrip;

// What the panel shows, worked out in the background.
struct CredentialsPage
{
    CredentialLineagePtr lineage {};
    CredentialGraph graph {};
};

// Where credentials came from and where they were used, as a table and as a graph, and who acted as
// whom: of the rows that the filter left when it was worked out. What is shown stays until it is
// worked out anew. UI thread.
class CredentialsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit CredentialsPanel(QWidget *parent = nullptr);

    void setPage(CredentialsPage page);
    // Nothing to show: why.
    void clear(const QString &reason = {});
    // Other rows pass the filter than what is shown is about.
    void setOutdated(bool outdated);
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }
    [[nodiscard]] CredentialList *credentialList() const { return m_list; }
    [[nodiscard]] LineageGraphView *graphView() const { return m_graph; }
    [[nodiscard]] GrantList *impersonationList() const { return m_impersonationList; }
    [[nodiscard]] CredentialListModel *credentialModel() const { return m_credentials; }
    [[nodiscard]] ImpersonationListModel *impersonationModel() const { return m_impersonations; }
    [[nodiscard]] NoticeBar *notice() const { return m_outdated; }
    [[nodiscard]] QLabel *leftOutText() const { return m_leftOut; }
    [[nodiscard]] ProgressStrip *progress() const { return m_progress; }

signals:
    void refreshRequested();
    void entityRequested(const kubewake::EntityRef &entity);
    void filterRequested(const QString &kql);

private:
    void build();
    void connectParts();
    void showInGraph();
    void showLeftOut(const CredentialGraph &graph);
    void showMissing(const CredentialLineage &lineage);

    CredentialLineagePtr m_lineage; // null: none
    CredentialListModel *m_credentials;
    ImpersonationListModel *m_impersonations;
    QTabWidget *m_tabs;
    CredentialList *m_list;
    QWidget *m_graphPage;
    LineageGraphView *m_graph;
    QLabel *m_leftOut;
    GrantList *m_impersonationList;
    NoticeBar *m_outdated;
    QLabel *m_missing; // what the log does not say
    ProgressStrip *m_progress;
};

} // namespace kubewake
