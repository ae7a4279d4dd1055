// SPDX-License-Identifier: Apache-2.0
#include "views/signals/coverageview.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "views/common/rowactivation.h"

#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {
namespace {

enum Columns { RuleColumn, StateColumn, UnknownColumn, ReasonColumn };

constexpr int kWidestRule = 50; // characters; the reason is to be seen beside it

QString titleOf(const RuleCoverage &entry)
{
    return entry.rule ? displayLine(entry.rule->title) : CoverageView::tr("(unreadable rule)");
}

// The reason, and what is only noted.
std::string sentences(const RuleCoverage &entry)
{
    const char *between = entry.reason.empty() || entry.note.empty() ? "" : " ";
    return entry.reason + between + entry.note;
}

} // namespace

CoverageView::CoverageView(QWidget *parent)
    : QWidget(parent)
    , m_summary(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_detail(new QPlainTextEdit(this))
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_list->setHeaderLabels({tr("Rule"), tr("State"), tr("Unknown events"), tr("Reason")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAccessibleName(tr("What each rule could see"));
    onRowActivated(m_list, tr("Show its signals"), [this] { askForRule(); });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &CoverageView::showDetail);
    m_detail->setReadOnly(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->setTabChangesFocus(true);
    m_detail->setAccessibleName(tr("Why"));
    layOut();
    setFocusProxy(m_list);
    setCoverage({});
}

void CoverageView::layOut()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_list);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(splitter, 1);
}

QString CoverageView::stateText(RuleCoverage::State state)
{
    switch (state) {
    case RuleCoverage::State::Evaluated:
        return tr("evaluated");
    case RuleCoverage::State::Partly:
        return tr("partly");
    case RuleCoverage::State::Disabled:
        return tr("disabled");
    case RuleCoverage::State::NotEvaluable:
        return tr("not evaluable");
    case RuleCoverage::State::Failed:
        return tr("failed");
    }
    return {};
}

void CoverageView::setCoverage(const std::vector<RuleCoverage> &coverage)
{
    const RuleCoverage *before = current();
    const std::shared_ptr<const RuleInfo> rule = before != nullptr ? before->rule : nullptr;
    m_coverage = coverage;
    std::ranges::stable_sort(m_coverage, std::ranges::greater {}, &RuleCoverage::state);
    m_list->clear();
    QList<QTreeWidgetItem *> items;
    int selected = 0;
    for (const RuleCoverage &entry : m_coverage) {
        auto *item = new QTreeWidgetItem({titleOf(entry), stateText(entry.state),
                                          locale().toString(entry.unknownRows),
                                          displayLine(sentences(entry))});
        item->setTextAlignment(UnknownColumn, Qt::AlignRight | Qt::AlignVCenter);
        if (rule && entry.rule && entry.rule->id == rule->id)
            selected = static_cast<int>(items.size());
        items << item;
    }
    m_list->addTopLevelItems(items);
    for (int column = 0; column < ReasonColumn; ++column)
        m_list->resizeColumnToContents(column);
    m_list->setColumnWidth(
        RuleColumn,
        std::min(m_list->columnWidth(RuleColumn), fontMetrics().averageCharWidth() * kWidestRule));
    m_list->setCurrentItem(m_list->topLevelItem(selected));
    showSummary();
    showDetail();
}

void CoverageView::showSummary()
{
    if (m_coverage.empty()) {
        m_summary->setText(tr("The rules have not run over this evidence yet; F5 runs them."));
        return;
    }
    const auto countOf = [this](RuleCoverage::State state) {
        return static_cast<int>(std::ranges::count(m_coverage, state, &RuleCoverage::state));
    };
    QStringList sentences {tr("%1 of %2 rules could be evaluated in full.")
                               .arg(countOf(RuleCoverage::State::Evaluated))
                               .arg(m_coverage.size())};
    QStringList others;
    for (const RuleCoverage::State state :
         {RuleCoverage::State::Partly, RuleCoverage::State::NotEvaluable,
          RuleCoverage::State::Failed, RuleCoverage::State::Disabled}) {
        if (const int count = countOf(state); count > 0)
            others << tr("%1: %2").arg(stateText(state)).arg(count);
    }
    if (!others.isEmpty())
        sentences << tr("The others: %1.").arg(others.join(QStringLiteral(", ")));
    const auto noted = static_cast<int>(std::ranges::count_if(
        m_coverage, [](const RuleCoverage &entry) { return !entry.note.empty(); }));
    if (noted > 0)
        sentences << tr("Of what %n rule(s) are about, no event is in the evidence.", nullptr,
                        noted);
    m_summary->setText(sentences.join(QLatin1Char(' ')));
}

QString CoverageView::summary() const
{
    return m_summary->text();
}

const RuleCoverage *CoverageView::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && static_cast<std::size_t>(row) < m_coverage.size()
        ? &m_coverage[static_cast<std::size_t>(row)]
        : nullptr;
}

// In full: a cell shows the beginning.
void CoverageView::showDetail()
{
    const RuleCoverage *entry = current();
    if (entry == nullptr) {
        m_detail->clear();
        return;
    }
    QStringList paragraphs {titleOf(*entry) + QLatin1Char('\n')
                            + (entry->rule ? tr("%1 · %2").arg(severityText(entry->rule->severity),
                                                               stateText(entry->state))
                                           : stateText(entry->state))};
    if (!entry->reason.empty())
        paragraphs << displayLines(toQString(entry->reason));
    if (entry->unknownRows > 0)
        paragraphs << tr("%n event(s) might have matched.", nullptr,
                         static_cast<int>(entry->unknownRows));
    if (!entry->note.empty())
        paragraphs << displayLines(toQString(entry->note));
    if (entry->reason.empty() && entry->note.empty())
        paragraphs << tr("Every event that it looks at carried what it needs.");
    m_detail->setPlainText(paragraphs.join(QStringLiteral("\n\n")));
}

void CoverageView::askForRule()
{
    const RuleCoverage *entry = current();
    if (entry != nullptr && entry->rule && !entry->rule->id.empty())
        emit ruleRequested(toQString(entry->rule->id));
}

} // namespace kubewake
