// SPDX-License-Identifier: Apache-2.0
#include "app/window/findanywhere.h"

#include "app/window/investigation.h"
#include "app/window/navigator.h"
#include "app/window/windowdocks.h"
#include "model/core/utf8.h"
#include "model/query/savedviews.h"
#include "model/query/valuecounts.h"
#include "views/filter/filterbar.h"
#include "views/find/findpalette.h"
#include "views/rules/rulespage.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>

#include <array>

namespace kubewake {
namespace {

// Where names are looked for, the likeliest first.
constexpr std::array<FieldId, 9> kFields {
    FieldId::EffectiveUser, FieldId::Peer,      FieldId::Name,
    FieldId::Namespace,     FieldId::Resource,  FieldId::Command,
    FieldId::Credential,    FieldId::UserAgent, FieldId::Binding};
constexpr std::size_t kValuesPerField = 20; // with the best rank; a longer name finds the others
constexpr std::size_t kRankedPerField = 1000; // the most frequent of those that contain it

// The actions of a menu and of those below it.
void collect(const QMenu *menu, const QString &path, QList<std::pair<QAction *, QString>> &actions)
{
    for (QAction *action : menu->actions()) {
        const QString text = action->text().remove(QLatin1Char('&'));
        if (action->menu() != nullptr)
            collect(action->menu(), path + QStringLiteral(" → ") + text, actions);
        else if (!action->isSeparator() && action->isEnabled() && action->isVisible())
            actions.append({action, path});
    }
}

std::vector<Found> valuesOf(const EventSnapshot &snapshot, const RowBitmap &rows,
                            const QString &needle, const JobSlot::Cancelled &cancelled)
{
    std::vector<Found> found;
    for (const FieldId field : kFields) {
        const auto values =
            countValues(snapshot, rows, field, toUtf8(needle), kRankedPerField, {cancelled, {}});
        if (!values)
            continue;
        std::vector<Found> ranked;
        for (const ValueCount &value : *values) {
            const QString text = toQString(value.value);
            Found one {Found::Kind::Value, text};
            one.detail =
                FindAnywhere::tr("%1, %n request(s)", nullptr, static_cast<int>(value.rows))
                    .arg(headerText(fieldInfo(field)));
            one.id = text;
            one.field = field;
            one.rank = std::max(0, matchRank(text, needle));
            ranked.push_back(std::move(one));
        }
        std::ranges::stable_sort(ranked, {}, &Found::rank);
        ranked.resize(std::min(ranked.size(), kValuesPerField));
        found.insert(found.end(), ranked.begin(), ranked.end());
    }
    return found;
}

} // namespace

FindAnywhere::FindAnywhere(const FindPlaces &places, QWidget *window)
    : QObject(window)
    , m_places(places)
    , m_palette(new FindPalette(window))
    , m_job(nullptr)
{
    connect(m_palette, &FindPalette::searched, this, &FindAnywhere::search);
    connect(m_palette, &FindPalette::chosen, this, &FindAnywhere::goTo);
}

void FindAnywhere::open()
{
    m_palette->popUp();
}

void FindAnywhere::search(const QString &needle)
{
    std::vector<Found> found;
    if (needle.isEmpty()) {
        m_job.cancel();
        m_palette->setFound({}, false);
        return;
    }
    addRules(needle, found);
    addViews(needle, found);
    addActions(needle, found);
    const SnapshotPtr snapshot = m_places.investigation->query().result().snapshot;
    if (!snapshot) {
        m_palette->setFound(std::move(found), false);
        return;
    }
    m_palette->setFound(found, true);
    m_job.start(
        [snapshot, needle](const JobSlot::Cancelled &cancelled) {
            return valuesOf(*snapshot, snapshot->representatives(), needle, cancelled);
        },
        [this, found = std::move(found)](std::vector<Found> values) {
            values.insert(values.end(), found.begin(), found.end());
            m_palette->setFound(std::move(values), false);
        });
}

void FindAnywhere::addActions(const QString &needle, std::vector<Found> &found)
{
    QList<std::pair<QAction *, QString>> actions;
    for (QAction *action : m_places.menus->actions()) {
        if (action->menu() != nullptr)
            collect(action->menu(), action->text().remove(QLatin1Char('&')), actions);
    }
    m_actions.clear();
    for (const auto &[action, path] : actions) {
        Found one {Found::Kind::Action, action->text().remove(QLatin1Char('&'))};
        one.rank = matchRank(one.text, needle);
        if (one.rank < 0)
            continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        one.detail = keys.isEmpty() ? path : tr("%1 (%2)").arg(path, keys);
        one.index = static_cast<int>(m_actions.size());
        m_actions += action;
        found.push_back(std::move(one));
    }
}

void FindAnywhere::addViews(const QString &needle, std::vector<Found> &found) const
{
    for (const SavedView &view : savedViews()) {
        Found one {Found::Kind::View, savedViewName(view)};
        one.rank = matchRank(one.text, needle);
        if (one.rank < 0)
            continue;
        one.detail = tr("View");
        one.id = toQString(view.kql);
        found.push_back(std::move(one));
    }
}

void FindAnywhere::addRules(const QString &needle, std::vector<Found> &found) const
{
    const RuleListModel *model = m_places.rules->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const RuleHealth *rule = model->ruleAt(row);
        if (rule == nullptr)
            continue;
        Found one {Found::Kind::Rule, toQString(rule->coverage.rule->title)};
        one.rank = matchRank(one.text, needle);
        if (one.rank < 0)
            continue;
        one.detail = rule->signalCount == 0
            ? tr("Rule")
            : tr("Rule, %n signal(s)", nullptr, static_cast<int>(rule->signalCount));
        one.id = toQString(rule->coverage.rule->id);
        found.push_back(std::move(one));
    }
}

void FindAnywhere::goTo(const Found &found)
{
    switch (found.kind) {
    case Found::Kind::Value:
        m_places.navigator->showValue(found.field, found.id);
        break;
    case Found::Kind::View:
        m_places.filter->setFilterText(found.id);
        m_places.filter->apply();
        break;
    case Found::Kind::Rule:
        m_places.docks->showPlace(m_places.rules);
        m_places.rules->select(found.id);
        break;
    case Found::Kind::Action:
        if (QAction *action = m_actions.value(found.index))
            action->trigger();
        break;
    }
}

} // namespace kubewake
