// SPDX-License-Identifier: Apache-2.0
#include "model/items/policyeffectmodel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {
namespace {

QString number(std::size_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

} // namespace

PolicyEffectModel::PolicyEffectModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void PolicyEffectModel::setEffects(std::vector<PolicyEffect> effects)
{
    beginResetModel();
    m_effects = std::move(effects);
    endResetModel();
}

int PolicyEffectModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_effects.size());
}

int PolicyEffectModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString PolicyEffectModel::stateText(RuleCoverage::State state)
{
    switch (state) {
    case RuleCoverage::State::Evaluated:
        return tr("evaluable");
    case RuleCoverage::State::Partly:
        return tr("partly");
    case RuleCoverage::State::Disabled:
        return tr("disabled");
    case RuleCoverage::State::NotEvaluable:
        return tr("blind");
    case RuleCoverage::State::Failed:
        return tr("failed");
    }
    return {};
}

QString PolicyEffectModel::whyText(const PolicyEffect &effect)
{
    if (!effect.thenReason.empty())
        return tr("Under the policy: %1").arg(displayLines(toQString(effect.thenReason)));
    return effect.nowReason.empty()
        ? QString()
        : tr("In the evidence: %1").arg(displayLines(toQString(effect.nowReason)));
}

QString PolicyEffectModel::text(const PolicyEffect &effect, int column) const
{
    switch (column) {
    case SeverityColumn:
        return severityText(effect.rule->severity);
    case RuleColumn:
        return displayLine(effect.rule->title);
    case SignalsColumn:
        return effect.signalsBefore == 0
            ? tr("none")
            : tr("%1 of %2").arg(number(effect.signalsKept), number(effect.signalsBefore));
    case NowColumn:
        return stateText(effect.now);
    case ThenColumn:
        return stateText(effect.then);
    case WhyColumn:
        return displayLine(whyText(effect));
    default:
        return {};
    }
}

// Counts by what is lost, states from what can be seen to what cannot.
QVariant PolicyEffectModel::sortValue(const PolicyEffect &effect, int column) const
{
    switch (column) {
    case SeverityColumn:
        return static_cast<int>(effect.rule->severity);
    case SignalsColumn:
        return static_cast<qulonglong>(effect.signalsLost());
    case NowColumn:
        return static_cast<int>(effect.now);
    case ThenColumn:
        return static_cast<int>(effect.then);
    default:
        return text(effect, column);
    }
}

QVariant PolicyEffectModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PolicyEffect &effect = m_effects[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(effect, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(effect, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == SignalsColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                               : QVariant();
    case SeverityRole:
        return static_cast<int>(effect.rule->severity);
    case IdRole:
        return toQString(effect.rule->id);
    case SortRole:
        return sortValue(effect, index.column());
    default:
        return {};
    }
}

QVariant PolicyEffectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case RuleColumn:
        return tr("Rule");
    case SignalsColumn:
        return tr("Signals kept");
    case NowColumn:
        return tr("Now");
    case ThenColumn:
        return tr("Under the policy");
    case WhyColumn:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace kubewake
