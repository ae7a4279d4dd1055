// SPDX-License-Identifier: Apache-2.0
#include "model/items/attackmatrixmodel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"
#include "model/signals/attacktactics.h"
#include "model/signals/attacktechniques.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace kubewake {

AttackMatrixModel::State AttackMatrixModel::Technique::state() const
{
    if (signalCount > 0)
        return State::Matched;
    if (blindRules == rules)
        return State::NotSeen;
    return fullRules == rules ? State::NotMatched : State::PartlySeen;
}

AttackMatrixModel::AttackMatrixModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

std::size_t AttackMatrixModel::placeOf(const std::string &id)
{
    const auto found = std::ranges::find(m_techniques, id, &Technique::id);
    if (found != m_techniques.end())
        return static_cast<std::size_t>(found - m_techniques.begin());
    m_techniques.push_back({id});
    return m_techniques.size() - 1;
}

void AttackMatrixModel::placeRule(const RuleInfo &rule)
{
    for (const std::string &id : rule.attack) {
        const std::size_t place = placeOf(id);
        std::vector<std::string> tactics = tacticsOfTechnique(id, rule);
        if (tactics.empty())
            tactics.emplace_back();
        for (const std::string &tactic : tactics) {
            auto column = std::ranges::find(m_columns, tactic, &Column::tactic);
            if (column == m_columns.end())
                column = m_columns.insert(column, {tactic, {}});
            if (std::ranges::find(column->techniques, place) == column->techniques.end())
                column->techniques.push_back(place);
        }
    }
}

void AttackMatrixModel::sortColumns()
{
    std::ranges::sort(m_columns, {}, [](const Column &column) {
        return std::tuple(tacticOrder(column.tactic), std::string_view(column.tactic));
    });
    for (Column &column : m_columns) {
        std::ranges::sort(column.techniques, {}, [this](std::size_t place) {
            const Technique &technique = m_techniques[place];
            return std::tuple(technique.signalCount == 0, -static_cast<int>(technique.severity),
                              -static_cast<std::int64_t>(technique.signalCount),
                              std::string_view(technique.id));
        });
    }
}

void AttackMatrixModel::setContents(const std::vector<RuleCoverage> &coverage,
                                    const std::vector<SignalPtr> &signalList)
{
    beginResetModel();
    m_techniques.clear();
    m_columns.clear();
    for (const RuleCoverage &entry : coverage) {
        // What the responder has disabled is not looked for: that is no gap of the evidence.
        if (!entry.rule || entry.state == RuleCoverage::State::Disabled)
            continue;
        placeRule(*entry.rule);
        // A rule may name a technique twice.
        for (const std::string &id :
             std::set<std::string>(entry.rule->attack.begin(), entry.rule->attack.end())) {
            Technique &technique = m_techniques[placeOf(id)];
            ++technique.rules;
            if (entry.state == RuleCoverage::State::Evaluated)
                ++technique.fullRules;
            else if (entry.state != RuleCoverage::State::Partly)
                ++technique.blindRules;
        }
    }
    std::set<const RuleInfo *> placed;
    for (const SignalPtr &signal : signalList) {
        const RuleInfo &rule = *signal->rule;
        if (placed.insert(&rule).second)
            placeRule(rule);
        for (const std::string &id :
             std::set<std::string>(rule.attack.begin(), rule.attack.end())) {
            Technique &technique = m_techniques[placeOf(id)];
            ++technique.signalCount;
            technique.severity = std::max(technique.severity, rule.severity);
        }
    }
    sortColumns();
    endResetModel();
}

int AttackMatrixModel::techniqueCount(State state) const
{
    return static_cast<int>(std::ranges::count(m_techniques, state, &Technique::state));
}

QModelIndex AttackMatrixModel::indexOf(const QString &technique) const
{
    const std::string id = toUtf8(technique);
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        const std::vector<std::size_t> &places = m_columns[column].techniques;
        for (std::size_t row = 0; row < places.size(); ++row) {
            if (m_techniques[places[row]].id == id)
                return index(static_cast<int>(row), static_cast<int>(column));
        }
    }
    return {};
}

int AttackMatrixModel::rowCount(const QModelIndex &parent) const
{
    std::size_t rows = 0;
    if (!parent.isValid()) {
        for (const Column &column : m_columns)
            rows = std::max(rows, column.techniques.size());
    }
    return static_cast<int>(rows);
}

int AttackMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

const AttackMatrixModel::Technique *AttackMatrixModel::at(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return nullptr;
    const Column &column = m_columns[static_cast<std::size_t>(index.column())];
    const auto row = static_cast<std::size_t>(index.row());
    return row < column.techniques.size() ? &m_techniques[column.techniques[row]] : nullptr;
}

QString AttackMatrixModel::describe(const Technique &technique) const
{
    switch (technique.state()) {
    case State::Matched: {
        const QString found =
            tr("%n signal(s), at most %1", nullptr, static_cast<int>(technique.signalCount))
                .arg(severityText(technique.severity));
        return technique.fullRules == technique.rules
            ? found
            : found + QStringLiteral("; ") + tr("not all of its rules could see everything");
    }
    case State::NotMatched:
        return tr("no signal");
    case State::PartlySeen:
        return tr("no signal, but not all of its rules could see everything");
    case State::NotSeen:
        return tr("could not be seen in this evidence");
    }
    return {};
}

QVariant AttackMatrixModel::data(const QModelIndex &index, int role) const
{
    const Technique *technique = at(index);
    if (technique == nullptr)
        return {};
    const QString id = displayLine(technique->id);
    const QString name = displayLine(techniqueName(technique->id));
    switch (role) {
    case Qt::DisplayRole:
        return id == name ? id : id + QLatin1Char(' ') + name;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const QString title = id == name ? id : id + QLatin1Char(' ') + name;
        const QString text =
            tr("%1 (%2): %3")
                .arg(title, headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                     describe(*technique));
        // Rules come from strangers, and a tooltip would take their text for HTML.
        return role == Qt::ToolTipRole ? plainToolTip(text) : text;
    }
    case TechniqueRole:
        return toQString(technique->id);
    case StateRole:
        return static_cast<int>(technique->state());
    case CountRole:
        return static_cast<int>(technique->signalCount);
    case SeverityRole:
        return static_cast<int>(technique->severity);
    default:
        return {};
    }
}

QVariant AttackMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const std::string &tactic = m_columns[static_cast<std::size_t>(section)].tactic;
    if (role != Qt::DisplayRole)
        return {};
    return tactic.empty() ? tr("No tactic") : displayLine(tacticName(tactic));
}

Qt::ItemFlags AttackMatrixModel::flags(const QModelIndex &index) const
{
    return at(index) == nullptr ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace kubewake
