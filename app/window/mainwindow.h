// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/investigation.h"

#include <QMainWindow>
#include <QPalette>

namespace kubewake {

class AttackMatrix;
class CompareFeed;
class ComparePanel;
class CoverageLinks;
class DetailPane;
class EntityLinks;
class EntityPage;
class EventPane;
class EvidenceActions;
class ExportMenu;
class FacetPanel;
class Facets;
class FilterBar;
class FindAnywhere;
class CredentialsFeed;
class CredentialsPanel;
class GrantsFeed;
class GrantsPanel;
class HistogramView;
class IncidentLinks;
class IncidentPanel;
class MarkTools;
class MarksPanel;
class Navigator;
class ObjectHistories;
class ObjectPanel;
class OriginLinks;
class PolicyFeed;
class PolicyPanel;
class RuleFeed;
class RulesPage;
class Settings;
class SignalFeed;
class SignalPanel;
class Suppressions;
class StatusLine;
class TimelineView;
class ViewLinks;
class WindowActions;
class WindowDocks;

// The window of one investigation: makes the parts and joins them; what they do with each other is
// in the classes of app/window. `settings` has to outlive it. UI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    void open(const QStringList &paths);
    void openSample();

    [[nodiscard]] Investigation &investigation() { return m_investigation; }
    [[nodiscard]] WindowActions *actions() const { return m_actions; }
    [[nodiscard]] FilterBar *filterBar() const { return m_filter; }
    [[nodiscard]] EventPane *eventPane() const { return m_events; }
    [[nodiscard]] DetailPane *detailPane() const { return m_detail; }
    [[nodiscard]] RulesPage *rulesPage() const { return m_rules; }
    [[nodiscard]] SignalPanel *signalPanel() const { return m_panel; }
    [[nodiscard]] FacetPanel *facetPanel() const { return m_facetPanel; }
    [[nodiscard]] Facets *facets() const { return m_facets; }
    [[nodiscard]] EntityPage *entityPage() const { return m_entity; }
    [[nodiscard]] EntityLinks *entityLinks() const { return m_entityLinks; }
    [[nodiscard]] IncidentPanel *incidents() const { return m_incidents; }
    [[nodiscard]] AttackMatrix *attackMatrix() const { return m_matrix; }
    [[nodiscard]] IncidentLinks *incidentLinks() const { return m_incidentLinks; }
    [[nodiscard]] FindAnywhere *findAnywhere() const { return m_findAnywhere; }
    [[nodiscard]] ObjectPanel *objectPanel() const { return m_objects; }
    [[nodiscard]] ObjectHistories *objectHistories() const { return m_objectHistories; }
    [[nodiscard]] CredentialsPanel *credentialsPanel() const { return m_credentials; }
    [[nodiscard]] CredentialsFeed *credentialsFeed() const { return m_credentialsFeed; }
    [[nodiscard]] GrantsPanel *grantsPanel() const { return m_grants; }
    [[nodiscard]] GrantsFeed *grantsFeed() const { return m_grantsFeed; }
    [[nodiscard]] ComparePanel *comparePanel() const { return m_compare; }
    [[nodiscard]] CompareFeed *compareFeed() const { return m_compareFeed; }
    [[nodiscard]] PolicyPanel *policyPanel() const { return m_policy; }
    [[nodiscard]] PolicyFeed *policyFeed() const { return m_policyFeed; }
    [[nodiscard]] CoverageLinks *coverage() const { return m_coverage; }
    [[nodiscard]] OriginLinks *originLinks() const { return m_originLinks; }
    [[nodiscard]] TimelineView *timeline() const { return m_timeline; }
    [[nodiscard]] HistogramView *histogram() const { return m_histogram; }
    [[nodiscard]] StatusLine *statusLine() const { return m_status; }
    [[nodiscard]] MarksPanel *marksPanel() const { return m_marksPanel; }
    [[nodiscard]] MarkTools *markTools() const { return m_marks; }
    [[nodiscard]] ExportMenu *exportMenu() const { return m_exports; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void layOut();
    void connectInvestigation();
    void connectEditMenu();
    void connectViewMenu();
    void connectColors();
    void connectHelp();
    void showSettings();
    void setTimeFormat(const TimeFormat &format);

    Settings &m_settings;
    const QPalette m_systemPalette;
    Investigation m_investigation;
    WindowActions *m_actions;
    FilterBar *m_filter;
    EventPane *m_events;
    DetailPane *m_detail;
    SignalPanel *m_panel;
    FacetPanel *m_facetPanel;
    RulesPage *m_rules;
    PolicyPanel *m_policy;
    GrantsPanel *m_grants;
    ComparePanel *m_compare;
    CredentialsPanel *m_credentials;
    IncidentPanel *m_incidents;
    EntityPage *m_entity;
    AttackMatrix *m_matrix;
    ObjectPanel *m_objects;
    MarksPanel *m_marksPanel;
    TimelineView *m_timeline;
    HistogramView *m_histogram;
    StatusLine *m_status;
    WindowDocks *m_docks;
    Navigator *m_navigator;
    SignalFeed *m_feed;
    IncidentLinks *m_incidentLinks;
    ObjectHistories *m_objectHistories;
    FindAnywhere *m_findAnywhere;
    CoverageLinks *m_coverage;
    OriginLinks *m_originLinks;
    Suppressions *m_suppressions;
    Facets *m_facets;
    RuleFeed *m_ruleFeed;
    ViewLinks *m_links;
    ExportMenu *m_exports;
    PolicyFeed *m_policyFeed;
    EntityLinks *m_entityLinks;
    GrantsFeed *m_grantsFeed;
    CompareFeed *m_compareFeed;
    CredentialsFeed *m_credentialsFeed;
    MarkTools *m_marks;
    EvidenceActions *m_evidence;
};

} // namespace kubewake
