// SPDX-License-Identifier: Apache-2.0
#include "model/items/rulelistmodel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"

#include <QLocale>

#include <algorithm>

namespace kubewake {
namespace {

constexpr double kMicrosecondsPerMillisecond = 1'000;

QString joined(const std::vector<std::string> &parts)
{
    QStringList list;
    for (const std::string &part : parts)
        list << displayLine(part);
    return list.join(QStringLiteral(", "));
}

QString searchText(const RuleInfo &rule)
{
    QStringList text {toQString(rule.title), toQString(rule.id), toQString(rule.description),
                      toQString(rule.sourceFile)};
    for (const auto *list : {&rule.attack, &rule.tactics, &rule.tags, &rule.cis}) {
        for (const std::string &item : *list)
            text << toQString(item);
    }
    return text.join(QLatin1Char('\n'));
}

QString fileText(const std::string &file, int line)
{
    return line > 0 ? QStringLiteral("%1:%2").arg(displayLine(file)).arg(line) : displayLine(file);
}

// The reason, and what is only noted; the page has both in full.
std::string coverageText(const RuleCoverage &coverage)
{
    const char *between = coverage.reason.empty() || coverage.note.empty() ? "" : " ";
    return coverage.reason + between + coverage.note;
}

// Run alone, a disabled rule tells of some that are listed nowhere.
bool hasSignals(const RuleHealth &rule)
{
    return rule.ran && rule.enabled && rule.givesSignals;
}

bool isNumber(int column)
{
    return column == RuleListModel::MatchesColumn || column == RuleListModel::SignalsColumn
        || column == RuleListModel::TimeColumn;
}

bool hasSameRules(const std::vector<RuleHealth> &a, const std::vector<RuleHealth> &b)
{
    return std::ranges::equal(a, b, [](const RuleHealth &left, const RuleHealth &right) {
        return left.coverage.rule->id == right.coverage.rule->id;
    });
}

} // namespace

RuleListModel::RuleListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RuleListModel::setRules(std::vector<RuleHealth> rules, std::vector<RuleError> refused)
{
    std::erase_if(rules, [](const RuleHealth &health) { return !health.coverage.rule; });
    if (hasSameRules(rules, m_rules) && refused.size() == m_refused.size()) {
        m_rules = std::move(rules);
        m_refused = std::move(refused);
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rules = std::move(rules);
    m_refused = std::move(refused);
    endResetModel();
}

void RuleListModel::updateRule(const RuleHealth &health)
{
    const int row = health.coverage.rule ? rowOf(health.coverage.rule->id) : -1;
    if (row < 0)
        return;
    m_rules[static_cast<std::size_t>(row)] = health;
    rowChanged(row);
}

void RuleListModel::forgetRun()
{
    for (RuleHealth &rule : m_rules) {
        rule.ran = false;
        rule.matches = rule.signalCount = rule.suppressed = 0;
        rule.microseconds = 0;
        rule.coverage = {rule.coverage.rule, RuleCoverage::State::Evaluated, 0, {}};
    }
    if (!m_rules.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rules.size()) - 1, ColumnCount - 1));
}

void RuleListModel::setEnabled(const std::string &id, bool enabled)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_rules[static_cast<std::size_t>(row)].enabled = enabled;
    rowChanged(row);
}

void RuleListModel::rowChanged(int row)
{
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const RuleHealth *RuleListModel::ruleAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row >= 0 && at < m_rules.size() ? &m_rules[at] : nullptr;
}

const RuleError *RuleListModel::refusalAt(int row) const
{
    const int at = row - static_cast<int>(m_rules.size());
    return at >= 0 && at < refusedCount() ? &m_refused[static_cast<std::size_t>(at)] : nullptr;
}

RuleListModel::State RuleListModel::stateAt(int row) const
{
    const RuleHealth *rule = ruleAt(row);
    if (rule == nullptr)
        return State::Refused;
    if (!rule->enabled)
        return State::Disabled;
    switch (rule->coverage.state) {
    case RuleCoverage::State::Partly:
        return State::Partly;
    case RuleCoverage::State::NotEvaluable:
        return State::NotEvaluable;
    case RuleCoverage::State::Failed:
        return State::Failed;
    case RuleCoverage::State::Evaluated:
    case RuleCoverage::State::Disabled: // before it was enabled
        break;
    }
    return rule->ran && rule->coverage.state == RuleCoverage::State::Evaluated ? State::Evaluated
                                                                               : State::NotRun;
}

int RuleListModel::rowOf(const std::string &id) const
{
    const auto found = std::ranges::find(
        m_rules, id, [](const RuleHealth &health) { return health.coverage.rule->id; });
    return found == m_rules.end() ? -1 : static_cast<int>(found - m_rules.begin());
}

QString RuleListModel::stateText(State state)
{
    switch (state) {
    case State::Evaluated:
        return tr("evaluated");
    case State::NotRun:
        return tr("not run");
    case State::Partly:
        return tr("partly");
    case State::NotEvaluable:
        return tr("not evaluable");
    case State::Failed:
        return tr("failed");
    case State::Disabled:
        return tr("disabled");
    case State::Refused:
        return tr("refused");
    }
    return {};
}

bool RuleListModel::isBundled(const std::string &file)
{
    return file.starts_with(":/");
}

int RuleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rules.size() + m_refused.size());
}

int RuleListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

Qt::ItemFlags RuleListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    if (index.column() == EnabledColumn && ruleAt(index.row()) != nullptr)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QString RuleListModel::text(const RuleHealth &rule, int column, int row) const
{
    const RuleInfo &info = *rule.coverage.rule;
    const QLocale locale;
    switch (column) {
    case SeverityColumn:
        return severityText(info.severity);
    case RuleColumn:
        return displayLine(info.title);
    case MatchesColumn:
        return rule.ran ? locale.toString(static_cast<qulonglong>(rule.matches)) : QString();
    case SignalsColumn:
        return hasSignals(rule) ? locale.toString(static_cast<qulonglong>(rule.signalCount))
                                : QString();
    case TimeColumn:
        return rule.ran ? tr("%1 ms").arg(locale.toString(
                   static_cast<double>(rule.microseconds) / kMicrosecondsPerMillisecond, 'f', 1))
                        : QString();
    case StateColumn:
        return stateText(stateAt(row));
    case AttackColumn:
        return joined(info.attack);
    case FileColumn:
        return fileText(info.sourceFile, info.sourceLine);
    default:
        return {};
    }
}

QVariant RuleListModel::ruleData(const RuleHealth &rule, int column, int role, int row) const
{
    switch (role) {
    case Qt::CheckStateRole:
        if (column != EnabledColumn)
            return {};
        return static_cast<int>(rule.enabled ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole:
        if (column == StateColumn && !coverageText(rule.coverage).empty())
            return plainToolTip(displayLine(coverageText(rule.coverage)));
        return column == RuleColumn || column == FileColumn ? plainToolTip(text(rule, column, row))
                                                            : QVariant();
    case SeverityRole:
        return static_cast<int>(rule.coverage.rule->severity);
    case SearchRole:
        return searchText(*rule.coverage.rule);
    case SortRole:
        break;
    default:
        return text(rule, column, row);
    }
    switch (column) {
    case EnabledColumn:
        return rule.enabled ? 1 : 0;
    case SeverityColumn:
        return static_cast<int>(rule.coverage.rule->severity);
    case MatchesColumn:
        return rule.ran ? static_cast<qlonglong>(rule.matches) : -1;
    case SignalsColumn:
        return hasSignals(rule) ? static_cast<qlonglong>(rule.signalCount) : -1;
    case TimeColumn:
        return rule.ran ? static_cast<qlonglong>(rule.microseconds) : -1;
    case StateColumn:
        return static_cast<int>(stateAt(row));
    default:
        return text(rule, column, row);
    }
}

QVariant RuleListModel::refusalData(const RuleError &refusal, int column, int role) const
{
    const QString title =
        refusal.ruleTitle.empty() ? tr("(unreadable rule)") : displayLine(refusal.ruleTitle);
    switch (role) {
    case Qt::ToolTipRole:
        return column == StateColumn || column == RuleColumn
            ? plainToolTip(displayLine(refusal.message))
            : QVariant();
    case SearchRole:
        return QStringList {title, toQString(refusal.file), toQString(refusal.message)}.join(
            QLatin1Char('\n'));
    case SortRole:
        if (column == EnabledColumn || column == SeverityColumn || isNumber(column))
            return -2;
        if (column == StateColumn)
            return static_cast<int>(State::Refused);
        break;
    case SeverityRole:
    case Qt::CheckStateRole:
        return {};
    default:
        break;
    }
    switch (column) {
    case RuleColumn:
        return title;
    case StateColumn:
        return stateText(State::Refused);
    case FileColumn:
        return fileText(refusal.file, refusal.line);
    default:
        return {};
    }
}

QVariant RuleListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case StateRole:
        return static_cast<int>(stateAt(index.row()));
    case Qt::AccessibleTextRole:
        if (index.column() == EnabledColumn)
            return headerData(EnabledColumn, Qt::Horizontal, Qt::ToolTipRole);
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            data(index, Qt::DisplayRole).toString());
    case Qt::DisplayRole:
    case Qt::CheckStateRole:
    case Qt::ToolTipRole:
    case SeverityRole:
    case SortRole:
    case SearchRole:
        break;
    default:
        return {};
    }
    if (const RuleHealth *rule = ruleAt(index.row()))
        return ruleData(*rule, index.column(), role, index.row());
    return refusalData(*refusalAt(index.row()), index.column(), role);
}

bool RuleListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != EnabledColumn)
        return false;
    const RuleHealth *rule = ruleAt(index.row());
    if (rule == nullptr)
        return false;
    const bool enabled = value.toInt() == Qt::Checked;
    const std::string id = rule->coverage.rule->id;
    setEnabled(id, enabled);
    emit enabledChanged(toQString(id), enabled);
    return true;
}

QVariant RuleListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return QAbstractTableModel::headerData(section, orientation, role);
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case EnabledColumn:
        return isTip ? tr("Enabled") : tr("On");
    case SeverityColumn:
        return tr("Severity");
    case RuleColumn:
        return tr("Rule");
    case MatchesColumn:
        return isTip ? tr("Events that the rule matched; of a correlation, spans of time.")
                     : tr("Matches");
    case SignalsColumn:
        return isTip ? tr("Empty: the rule only feeds correlations.") : tr("Signals");
    case TimeColumn:
        return isTip ? tr("Processor time of the last run. What several rules ask is answered "
                          "once, and counted for none of them.")
                     : tr("Time");
    case StateColumn:
        return isTip ? tr("Could the rule see in this evidence what it looks for?")
                     : tr("Evaluable?");
    case AttackColumn:
        return tr("ATT&CK");
    case FileColumn:
        return tr("File");
    default:
        return {};
    }
}

} // namespace kubewake
