// SPDX-License-Identifier: Apache-2.0
#include "app/window/aroundlinks.h"

#include "app/window/eventpane.h"
#include "app/window/navigator.h"
#include "app/window/settings.h"
#include "views/events/eventgridactions.h"
#include "views/events/eventgridview.h"
#include "views/signals/signalpanel.h"

#include <QAction>
#include <QActionGroup>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>

namespace kubewake {
namespace {

const QString kState = QStringLiteral("around");

} // namespace

AroundLinks::AroundLinks(const Joined &joined, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_joined(joined)
    , m_settings(settings)
    , m_around(Around::fromState(settings.state(kState)))
{
    fillMenu();
    connect(joined.events->grid(), &EventGridView::aroundRequested, this, &AroundLinks::showRow);
    connect(joined.signalPanel, &SignalPanel::aroundRequested, this, &AroundLinks::showSignal);
    update();
}

void AroundLinks::fillMenu()
{
    auto *minutes = new QActionGroup(this);
    const auto add = [this](QActionGroup *group, const QString &text, QList<QAction *> &list,
                            auto act) {
        QAction *action = m_joined.menu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, act);
        list << action;
    };
    for (const int choice : Around::kChoices)
        add(minutes, minutesText(choice), m_minutes, [this, choice] {
            choose({choice, m_around.scope});
        });
    add(minutes, tr("Other…"), m_minutes, [this] { askMinutes(); });
    m_joined.menu->addSeparator();
    auto *scopes = new QActionGroup(this);
    for (const auto scope :
         {Around::Scope::Everything, Around::Scope::SameUser, Around::Scope::SameAddress})
        add(scopes, scopeText(scope), m_scopes, [this, scope] {
            choose({m_around.minutes, scope});
        });
}

void AroundLinks::askMinutes()
{
    update(); // until it is answered, what was chosen stays
    auto *dialog = new QInputDialog(m_joined.events->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setWindowTitle(tr("Time around an event"));
    dialog->setLabelText(tr("Minutes before and after:"));
    dialog->setIntRange(1, Around::kMaximumMinutes);
    dialog->setIntValue(m_around.minutes);
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int chosen) {
        choose({chosen, m_around.scope});
    });
    dialog->open();
}

void AroundLinks::choose(const Around &around)
{
    m_around = around;
    m_settings.setState(kState, around.toState());
    update();
    if (const auto row = m_joined.events->grid()->currentRow())
        showRow(*row);
}

void AroundLinks::showRow(Row row)
{
    const MicrosecondsUtc time = m_joined.events->model()->snapshot()->time(row);
    m_joined.navigator->showAround({time, time}, m_around, row);
}

void AroundLinks::showSignal(const SignalPtr &signal)
{
    if (!signal->rows.empty())
        m_joined.navigator->showAround({signal->first, signal->last}, m_around,
                                       signal->rows.front());
}

void AroundLinks::update()
{
    const auto found = std::ranges::find(Around::kChoices, m_around.minutes);
    const auto at = std::distance(Around::kChoices.begin(), found);
    m_minutes[at]->setChecked(true);
    m_minutes.back()->setText(found == Around::kChoices.end()
                                  ? tr("Other (%1)…").arg(minutesText(m_around.minutes))
                                  : tr("Other…"));
    m_scopes[static_cast<int>(m_around.scope)]->setChecked(true);
    QString text = minutesText(m_around.minutes);
    m_joined.signalPanel->setAroundText(text);
    if (m_around.scope != Around::Scope::Everything)
        text = tr("%1, %2,", "±10 minutes, of the same user,")
                   .arg(text, scopeText(m_around.scope).toLower());
    m_joined.events->grid()->gridActions()->setAroundText(text);
}

} // namespace kubewake
