// SPDX-License-Identifier: Apache-2.0
#include "app/window/eventpane.h"

#include "views/common/noticebar.h"
#include "views/events/eventgridview.h"
#include "views/events/gridfindbar.h"

#include <QVBoxLayout>

namespace kubewake {

EventPane::EventPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new EventTableModel(this))
    , m_grid(new EventGridView(this))
    , m_findBar(new GridFindBar(m_grid, this))
    , m_restriction(new NoticeBar(NoticeBar::Kind::Information, this))
    , m_problem(new NoticeBar(NoticeBar::Kind::Problem, this))
    , m_lastingProblem(new NoticeBar(NoticeBar::Kind::Problem, this))
{
    std::vector<RowColumn> columns;
    for (const RowColumnInfo &column : rowColumns())
        columns.push_back(column.id);
    m_model->setRowColumns(std::move(columns));
    m_grid->setModel(m_model);
    m_restriction->setObjectName(QStringLiteral("restriction"));
    m_restriction->setCloseText(tr("Show all rows"), tr("Show all rows that match the filter"));
    m_problem->setObjectName(QStringLiteral("problem"));
    connect(m_restriction, &NoticeBar::closeRequested, this, &EventPane::restrictionLifted);
    connect(m_problem, &NoticeBar::closeRequested, this, [this] { m_problem->setText({}); });
    m_lastingProblem->setObjectName(QStringLiteral("lastingProblem"));
    connect(m_lastingProblem, &NoticeBar::closeRequested, this,
            [this] { m_lastingProblem->setText({}); });
    connect(m_problem, &NoticeBar::actionRequested, this, &EventPane::problemActionRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_lastingProblem);
    layout->addWidget(m_problem);
    layout->addWidget(m_restriction);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_findBar);
    setFocusProxy(m_grid);
    updateEmptyText();
}

void EventPane::setResult(const QueryResult &result)
{
    m_model->setContents(result.snapshot, result.order);
    m_grid->setSortKey(result.sort);
    if (result.unreadable > 0)
        showProblem(tr("%n event(s) could not be tested: their text can no longer be read. The "
                       "evidence was moved, changed or deleted after it was loaded.",
                       nullptr, static_cast<int>(result.unreadable)));
}

void EventPane::setEvidence(Evidence evidence)
{
    if (evidence == m_evidence)
        return;
    m_evidence = evidence;
    updateEmptyText();
}

void EventPane::setRestrictionText(const QString &text)
{
    m_restriction->setText(text);
}

void EventPane::showProblem(const QString &text, const QString &actionText)
{
    m_problem->setActionText(actionText);
    m_problem->setText(text);
}

void EventPane::showLastingProblem(const QString &text)
{
    const QString before = m_lastingProblem->text();
    m_lastingProblem->setText(before.isEmpty() ? text : before + QLatin1Char('\n') + text);
}

void EventPane::updateEmptyText()
{
    switch (m_evidence) {
    case Evidence::None:
        m_grid->setEmptyText(
            tr("No evidence is open.\n\nOpen audit logs with Ctrl+O, drop files or "
               "folders here,\nor open the sample incident from the File menu."));
        return;
    case Evidence::Loading:
        m_grid->setEmptyText(tr("Loading. Rows appear as soon as they are read."));
        return;
    case Evidence::Loaded:
        m_grid->setEmptyText(tr("No row matches.\n\nCtrl+Shift+X clears the filter, Alt+Left goes "
                                "back to the one before."));
        return;
    }
}

} // namespace kubewake
