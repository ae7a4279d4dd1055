// SPDX-License-Identifier: Apache-2.0
#include "app/window/mainwindow.h"

#include "app/window/addressfeed.h"
#include "app/window/comparefeed.h"
#include "app/window/coveragelinks.h"
#include "app/window/credentialsfeed.h"
#include "app/window/entitylinks.h"
#include "app/window/eventpane.h"
#include "app/window/evidenceactions.h"
#include "app/window/exportmenu.h"
#include "app/window/facets.h"
#include "app/window/findanywhere.h"
#include "app/window/grantsfeed.h"
#include "app/window/incidentlinks.h"
#include "app/window/marktools.h"
#include "app/window/navigator.h"
#include "app/window/objecthistories.h"
#include "app/window/originlinks.h"
#include "app/window/policyfeed.h"
#include "app/window/rulefeed.h"
#include "app/window/settings.h"
#include "app/window/settingsdialog.h"
#include "app/window/signalfeed.h"
#include "app/window/statusline.h"
#include "app/window/suppressions.h"
#include "app/window/theme.h"
#include "app/window/valuesuggester.h"
#include "app/window/viewlinks.h"
#include "app/window/windowactions.h"
#include "app/window/windowdocks.h"
#include "views/compare/comparepanel.h"
#include "views/credentials/credentialspanel.h"
#include "views/entities/entitypage.h"
#include "views/events/detailpane.h"
#include "views/events/eventgridactions.h"
#include "views/events/eventgridview.h"
#include "views/events/gridfindbar.h"
#include "views/facets/facetpanel.h"
#include "views/filter/filterbar.h"
#include "views/filter/filterhelp.h"
#include "views/grants/grantspanel.h"
#include "views/incidents/attackmatrix.h"
#include "views/incidents/incidentpanel.h"
#include "views/marks/markspanel.h"
#include "views/objects/objectpanel.h"
#include "views/policy/policypanel.h"
#include "views/rules/rulespage.h"
#include "views/signals/signalpanel.h"
#include "views/timeline/histogramview.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>

namespace kubewake {
namespace {

const QString kTableColumns = QStringLiteral("columns");
const QString kRulesPage = QStringLiteral("rules");
const QString kTheme = QStringLiteral("theme");

} // namespace

MainWindow::MainWindow(Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_systemPalette(QApplication::palette())
    , m_investigation(settings)
    , m_actions(new WindowActions(this))
    , m_filter(new FilterBar(&settings.store(), this))
    , m_events(new EventPane(this))
    , m_detail(new DetailPane(this))
    , m_panel(new SignalPanel(this))
    , m_facetPanel(new FacetPanel(this))
    , m_rules(new RulesPage(this))
    , m_policy(new PolicyPanel(this))
    , m_grants(new GrantsPanel(this))
    , m_compare(new ComparePanel(this))
    , m_credentials(new CredentialsPanel(this))
    , m_incidents(new IncidentPanel(this))
    , m_entity(new EntityPage(this))
    , m_matrix(new AttackMatrix(this))
    , m_objects(new ObjectPanel(this))
    , m_marksPanel(new MarksPanel(this))
    , m_timeline(new TimelineView(this))
    , m_histogram(new HistogramView(this))
    , m_status(new StatusLine(this, &m_investigation.loader(), &m_investigation.query()))
    , m_docks(new WindowDocks(this, settings))
    , m_navigator(new Navigator(m_filter, m_events, &m_investigation.query(), this))
    , m_feed(new SignalFeed(&m_investigation.detections(), m_panel, m_timeline, m_events, settings,
                            this))
    , m_incidentLinks(new IncidentLinks(&m_investigation, m_panel, m_incidents, m_matrix, this))
    , m_objectHistories(
          new ObjectHistories(m_objects, m_events, &m_investigation, m_navigator, this))
    , m_findAnywhere(new FindAnywhere(
          {menuBar(), m_filter, m_rules, m_docks, m_navigator, &m_investigation}, this))
    , m_coverage(
          new CoverageLinks(m_actions, m_panel, &m_investigation, m_navigator, settings, this))
    , m_originLinks(new OriginLinks(&m_investigation, m_panel, settings, this))
    , m_suppressions(new Suppressions(m_panel, &m_investigation, settings, this))
    , m_facets(new Facets(m_facetPanel, &m_investigation.query(), settings, this))
    , m_ruleFeed(new RuleFeed(
          {m_rules, m_panel, &m_investigation, m_navigator, m_status, m_docks, m_actions}, settings,
          this))
    , m_links(new ViewLinks(
          {m_filter, m_events, m_detail, m_panel, m_timeline, m_histogram, m_facetPanel},
          m_navigator, &m_investigation.query(), this))
    , m_exports(new ExportMenu(m_actions, m_events, m_panel, m_status, this))
    , m_policyFeed(new PolicyFeed({m_policy, m_panel, &m_investigation, m_exports->exporter(),
                                   m_status, m_docks, m_actions},
                                  this))
    , m_entityLinks(new EntityLinks(
          {m_entity, &m_investigation, m_navigator, m_docks, m_actions, m_exports->exporter()},
          this))
    , m_grantsFeed(new GrantsFeed({m_grants, m_filter, m_events, &m_investigation, m_navigator,
                                   m_exports->exporter(), m_status, m_docks, m_actions},
                                  this))
    , m_compareFeed(
          new CompareFeed({m_compare, m_histogram, m_filter, &m_investigation, m_navigator,
                           m_entityLinks, m_exports->exporter(), m_status, m_docks, m_actions},
                          this))
    , m_credentialsFeed(new CredentialsFeed({m_credentials, &m_investigation, m_navigator,
                                             m_entityLinks, m_status, m_docks, m_actions},
                                            this))
    , m_marks(new MarkTools({this, m_events, m_detail, m_panel, m_marksPanel, m_filter,
                             &m_investigation, m_navigator, m_status, m_exports},
                            settings))
    , m_evidence(new EvidenceActions(m_actions, &m_investigation, m_events, settings, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    new ValueSuggester(m_filter, &m_investigation.query(), this);
    new AddressFeed(&m_investigation, m_events, settings, this);
    layOut();
    connectInvestigation();
    connectEditMenu();
    connectViewMenu();
    connectColors();
    connectHelp();
    connect(&settings, &Settings::timeFormatChanged, this, &MainWindow::setTimeFormat);
    setTimeFormat(settings.timeFormat());
    m_events->grid()->restoreState(settings.state(kTableColumns));
    m_rules->restoreState(settings.state(kRulesPage));
    m_events->setFocus();
}

MainWindow::~MainWindow()
{
    // Views say much while they are taken apart; nobody may listen then.
    m_panel->undoStack()->disconnect(this);
    m_panel->undoStack()->clear(); // its commands name parts that go now
    delete m_links;
    delete m_evidence;
    delete m_policyFeed;
    delete m_compareFeed;
    delete m_credentialsFeed;
    delete m_entityLinks;
    delete m_grantsFeed;
    delete m_marks;
    delete m_exports;
    delete m_suppressions;
    delete m_facets;
    delete m_ruleFeed;
    delete m_objectHistories;
    delete m_findAnywhere;
    delete m_coverage;
    delete m_originLinks;
    delete m_incidentLinks;
    delete m_feed;
    delete m_navigator;
}

void MainWindow::open(const QStringList &paths)
{
    m_evidence->open(paths);
}

void MainWindow::openSample()
{
    m_evidence->openSample();
}

void MainWindow::layOut()
{
    setCentralWidget(m_events);
    auto *bar = new QToolBar(tr("Filter"), this);
    bar->setObjectName(QStringLiteral("filterToolBar"));
    bar->setMovable(false);
    bar->toggleViewAction()->setVisible(false); // there is no other way to a filter
    const auto addArrow = [this, bar](QAction *action, Qt::ArrowType arrow) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setArrowType(arrow); // drawn in the palette's colour
        button->setFocusPolicy(Qt::StrongFocus);
        bar->addWidget(button);
    };
    addArrow(m_actions->back, Qt::LeftArrow);
    addArrow(m_actions->forward, Qt::RightArrow);
    bar->addWidget(m_filter);
    bar->addSeparator();
    bar->addAction(m_actions->showRequests);
    bar->addAction(m_actions->showEvents);
    addToolBar(bar);

    m_docks->addPanel(m_panel, QStringLiteral("signals"), tr("Signals"), Qt::LeftDockWidgetArea,
                      0.27);
    m_docks->addFixed(m_events, tr("Table"));
    m_docks->addPanel(m_detail, QStringLiteral("detail"), tr("Event"), Qt::RightDockWidgetArea,
                      0.25);
    m_docks->addPanel(m_timeline, QStringLiteral("timeline"), tr("Timeline"),
                      Qt::BottomDockWidgetArea, 0.27);
    m_docks->addPanel(m_histogram, QStringLiteral("histogram"), tr("Histogram"),
                      Qt::TopDockWidgetArea, 0.13);
    m_docks->addFixed(m_filter, tr("Filter"));
    m_docks->addHidden(m_rules, QStringLiteral("rules"), tr("Rules"), m_timeline, 0.42);
    m_docks->addTab(m_incidents, QStringLiteral("incidents"), tr("Incidents"), m_panel);
    m_docks->addTab(m_matrix, QStringLiteral("techniques"), tr("Techniques"), m_timeline);
    m_docks->addTab(m_facetPanel, QStringLiteral("facets"), tr("Values"), m_panel);
    m_docks->addTab(m_marksPanel, QStringLiteral("marks"), tr("Marks"), m_timeline);
    m_docks->addHidden(m_objects, QStringLiteral("object"), tr("Object"), m_timeline, 0.42);
    m_docks->addHidden(m_policy, QStringLiteral("policy"), tr("Audit policy"), m_timeline, 0.47);
    m_docks->addHidden(m_entity, QStringLiteral("entity"), tr("Entity"), m_timeline, 0.42);
    m_docks->addHidden(m_grants, QStringLiteral("grants"), tr("Grants"), m_timeline, 0.42);
    m_docks->addHidden(m_compare, QStringLiteral("compare"), tr("Compare"), m_timeline, 0.47);
    m_docks->addHidden(m_credentials, QStringLiteral("credentials"), tr("Credentials"), m_timeline,
                       0.47);
    m_docks->finish(m_actions->panels);
}

void MainWindow::connectInvestigation()
{
    connect(&m_investigation, &Investigation::pathsChanged, this, [this](const QStringList &paths) {
        if (!paths.isEmpty())
            return;
        m_feed->clear();
        m_incidentLinks->clear();
        m_objectHistories->clear();
        m_originLinks->clear();
        m_navigator->forget();
    });
    connect(m_events->grid(), &EventGridView::entityRequested, m_entityLinks, &EntityLinks::open);
    connect(m_detail, &DetailPane::entityRequested, m_entityLinks, &EntityLinks::open);
    connect(m_panel, &SignalPanel::entityRequested, m_entityLinks, &EntityLinks::open);
    connect(m_facetPanel, &FacetPanel::entityRequested, m_entityLinks, &EntityLinks::open);
    connect(m_timeline, &TimelineView::entityRequested, m_entityLinks, &EntityLinks::open);
    connect(m_objects, &ObjectPanel::entityRequested, m_entityLinks, &EntityLinks::open);
    connect(m_entity, &EntityPage::historyRequested, m_objectHistories,
            &ObjectHistories::showObject);
    connect(m_incidentLinks, &IncidentLinks::signalPanelRequested, m_docks,
            [this] { m_docks->showPlace(m_panel); });
    connect(m_objectHistories, &ObjectHistories::panelRequested, m_docks,
            [this] { m_docks->showPlace(m_objects); });
    connect(m_coverage, &CoverageLinks::signalPanelRequested, m_docks,
            [this] { m_docks->showPlace(m_panel); });
    connect(m_status, &StatusLine::loadReportRequested, m_evidence,
            &EvidenceActions::showLoadReport);
    connect(m_status, &StatusLine::timeZoneRequested, this, &MainWindow::showSettings);
    connect(m_actions->settings, &QAction::triggered, this, &MainWindow::showSettings);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectEditMenu()
{
    QUndoStack *stack = m_panel->undoStack();
    connect(m_actions->undo, &QAction::triggered, stack, &QUndoStack::undo);
    connect(m_actions->redo, &QAction::triggered, stack, &QUndoStack::redo);
    const auto update = [this, stack] {
        m_actions->undo->setEnabled(stack->canUndo());
        m_actions->redo->setEnabled(stack->canRedo());
        m_actions->undo->setText(stack->canUndo() ? tr("&Undo: %1").arg(stack->undoText())
                                                  : tr("&Undo"));
        m_actions->redo->setText(stack->canRedo() ? tr("&Redo: %1").arg(stack->redoText())
                                                  : tr("&Redo"));
    };
    connect(stack, &QUndoStack::indexChanged, this, update);
    update();
    connect(m_actions->copy, &QAction::triggered, m_events->grid()->gridActions(),
            &EventGridActions::copyCell);
    connect(m_actions->findAnywhere, &QAction::triggered, m_findAnywhere, &FindAnywhere::open);
    connect(m_actions->find, &QAction::triggered, m_events->findBar(),
            [this] { m_events->findBar()->open({}); });
}

void MainWindow::connectViewMenu()
{
    RowQuery *query = &m_investigation.query();
    connect(m_actions->showRequests, &QAction::triggered, query,
            [query] { query->setRowKind(RowKind::Requests); });
    connect(m_actions->showEvents, &QAction::triggered, query,
            [query] { query->setRowKind(RowKind::Events); });
    connect(m_actions->focusFilter, &QAction::triggered, m_filter, &FilterBar::focusField);
    connect(m_actions->clearFilter, &QAction::triggered, this, [this] {
        m_filter->clearFilter();
        m_navigator->liftRestriction();
    });
    connect(m_actions->back, &QAction::triggered, m_navigator, [this] { m_navigator->go(-1); });
    connect(m_actions->forward, &QAction::triggered, m_navigator, [this] { m_navigator->go(1); });
    const auto update = [this] {
        m_actions->back->setEnabled(m_navigator->canGo(-1));
        m_actions->forward->setEnabled(m_navigator->canGo(1));
    };
    connect(m_navigator, &Navigator::moved, this, update);
    update();
    connect(m_actions->resetLayout, &QAction::triggered, this, [this] {
        m_docks->reset();
        m_events->grid()->resetColumns();
    });
}

void MainWindow::connectColors()
{
    const auto choose = [this](QAction *action, Theme theme) {
        connect(action, &QAction::triggered, this, [this, theme] {
            m_settings.setState(kTheme, themeName(theme).toLatin1());
            applyTheme(theme, m_systemPalette);
        });
    };
    choose(m_actions->systemColors, Theme::System);
    choose(m_actions->lightColors, Theme::Light);
    choose(m_actions->darkColors, Theme::Dark);
    const Theme theme =
        themeFromName(QString::fromLatin1(m_settings.state(kTheme))).value_or(Theme::System);
    (theme == Theme::Dark        ? m_actions->darkColors
         : theme == Theme::Light ? m_actions->lightColors
                                 : m_actions->systemColors)
        ->setChecked(true);
    if (theme != Theme::System)
        applyTheme(theme, m_systemPalette);
}

void MainWindow::connectHelp()
{
    connect(m_actions->filterHelp, &QAction::triggered, this, [this] {
        auto *help = new FilterHelp(this);
        help->setAttribute(Qt::WA_DeleteOnClose);
        connect(help, &FilterHelp::exampleChosen, m_filter, [this](const QString &kql) {
            m_filter->setFilterText(kql);
            m_filter->apply();
        });
        help->show();
    });
    connect(m_actions->about, &QAction::triggered, this, [this] {
        QMessageBox box(QMessageBox::NoIcon, tr("About Kubewake"),
                        tr("Kubewake %1\n\nInvestigates Kubernetes audit logs.\nApache License 2.0")
                            .arg(QApplication::applicationVersion()),
                        QMessageBox::Close, this);
        box.setTextFormat(Qt::PlainText);
        box.setIconPixmap(windowIcon().pixmap(64));
        box.exec();
    });
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::setTimeFormat(const TimeFormat &format)
{
    m_events->model()->setTimeFormat(format);
    m_detail->setTimeFormat(format);
    m_panel->setTimeFormat(format);
    m_policy->setTimeFormat(format);
    m_grants->setTimeFormat(format);
    m_compare->setTimeFormat(format);
    m_credentials->setTimeFormat(format);
    m_incidents->setTimeFormat(format);
    m_objects->setTimeFormat(format);
    m_entityLinks->setTimeFormat(format);
    m_timeline->setTimeFormat(format);
    m_histogram->setTimeFormat(format);
    m_filter->setTimeFormat(format);
    m_status->setTimeFormat(format);
    m_marks->setTimeFormat(format);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_docks->save();
    m_settings.setState(kTableColumns, m_events->grid()->saveState());
    m_settings.setState(kRulesPage, m_rules->saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (EvidenceActions::canDrop(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_evidence->drop(*event->mimeData());
}

} // namespace kubewake
