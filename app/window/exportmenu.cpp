// SPDX-License-Identifier: Apache-2.0
#include "app/window/exportmenu.h"

#include "app/window/eventpane.h"
#include "app/window/statusline.h"
#include "app/window/windowactions.h"
#include "views/events/eventgridview.h"
#include "views/events/extracolumns.h"
#include "views/signals/signalpanel.h"

#include <QAction>
#include <QLocale>
#include <QTimer>

namespace kubewake {
ExportMenu::ExportMenu(WindowActions *actions, EventPane *events, SignalPanel *panel,
                       StatusLine *status, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_events(events)
    , m_panel(panel)
    , m_update(new QTimer(this))
    , m_exporter(window, status->exportProgress())
{
    m_update->setSingleShot(true);
    m_update->setInterval(0);
    connect(m_update, &QTimer::timeout, this, &ExportMenu::updateTexts);
    const auto later = [this] { m_update->start(); };
    for (const QAbstractItemModel *model :
         {static_cast<const QAbstractItemModel *>(events->model()),
          static_cast<const QAbstractItemModel *>(panel->filterModel())}) {
        connect(model, &QAbstractItemModel::modelReset, this, later);
        connect(model, &QAbstractItemModel::rowsInserted, this, later);
        connect(model, &QAbstractItemModel::rowsRemoved, this, later);
    }
    connect(events->grid(), &EventGridView::columnsChanged, this, later);
    connect(&m_exporter, &Exporter::succeeded, this,
            [status](const QString &path) { status->say(tr("Written: %1").arg(path)); });
    connectActions();
    updateTexts();
}

void ExportMenu::connectActions()
{
    const auto exportRows = [this](QAction *action, RowFormat format) {
        connect(action, &QAction::triggered, this,
                [this, format] { m_exporter.exportRows(rows(), format); });
    };
    exportRows(m_actions->exportRowsCsv, RowFormat::Csv);
    exportRows(m_actions->exportRowsJson, RowFormat::JsonLines);
    exportRows(m_actions->exportRowsRaw, RowFormat::Raw);
    const auto exportFindings = [this](QAction *action, FindingsFormat format) {
        connect(action, &QAction::triggered, this,
                [this, format] { m_exporter.exportFindings(findings(), format); });
    };
    exportFindings(m_actions->exportFindingsCsv, FindingsFormat::Csv);
    exportFindings(m_actions->exportFindingsJson, FindingsFormat::JsonLines);
    connect(m_actions->exportNavigatorLayer, &QAction::triggered, this,
            [this] { m_exporter.exportNavigatorLayer(shownSignals()); });
}

RowExport ExportMenu::rows() const
{
    const EventTableModel *model = m_events->model();
    return {model->snapshot(),
            model->order(),
            fieldPaths(m_events->grid()->visibleFields()),
            model->timeFormat(),
            {},
            extraColumns(model->rowColumnValues(), m_events->grid()->visibleRowColumns())};
}

std::vector<SignalPtr> ExportMenu::shownSignals() const
{
    std::vector<SignalPtr> shown;
    const SignalFilterModel *list = m_panel->filterModel();
    for (int row = 0; row < list->rowCount(); ++row)
        shown.push_back(list->index(row, 0).data(SignalListModel::SignalRole).value<SignalPtr>());
    return shown;
}

FindingsExport ExportMenu::findings() const
{
    FindingsExport what {m_events->model()->snapshot(),
                         {},
                         m_events->model()->timeFormat(),
                         {},
                         m_notes ? m_notes() : nullptr};
    for (const SignalPtr &signal : shownSignals()) {
        // Signals are immutable; what was decided about them is kept beside them.
        auto decided = std::make_shared<Signal>(*signal);
        const TriageDecision decision = m_panel->model()->decisionFor(*signal);
        decided->status = decision.status;
        decided->archiveReason = decision.reason;
        what.signalList.push_back(std::move(decided));
    }
    return what;
}

void ExportMenu::updateTexts()
{
    const QLocale locale;
    const int rowCount = m_events->model()->rowCount();
    const QString rowsText = locale.toString(rowCount);
    const QString table = rowsText + QStringLiteral(" × ")
        + locale.toString(static_cast<qulonglong>(m_events->grid()->visibleFields().size()
                                                  + m_events->grid()->visibleRowColumns().size()));
    m_actions->exportRowsCsv->setText(tr("Rows as C&SV (%1)…").arg(table));
    m_actions->exportRowsJson->setText(tr("Rows as JSON &Lines (%1)…").arg(table));
    m_actions->exportRowsRaw->setText(tr("&Original events (%1)…").arg(rowsText));
    const int signalCount = m_panel->filterModel()->rowCount();
    const QString list = locale.toString(signalCount) + QStringLiteral(" × ")
        + locale.toString(static_cast<qulonglong>(findingsColumnCount()));
    m_actions->exportFindingsCsv->setText(tr("Findings as &CSV (%1)…").arg(list));
    m_actions->exportFindingsJson->setText(tr("Findings as &JSON Lines (%1)…").arg(list));
    for (QAction *action :
         {m_actions->exportRowsCsv, m_actions->exportRowsJson, m_actions->exportRowsRaw})
        action->setEnabled(rowCount > 0);
    m_actions->exportNavigatorLayer->setText(
        tr("ATT&&CK &Navigator layer (%1)…").arg(locale.toString(signalCount)));
    for (QAction *action : {m_actions->exportFindingsCsv, m_actions->exportFindingsJson,
                            m_actions->exportNavigatorLayer})
        action->setEnabled(signalCount > 0);
}

} // namespace kubewake
