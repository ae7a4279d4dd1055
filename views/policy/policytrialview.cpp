// SPDX-License-Identifier: Apache-2.0
#include "views/policy/policytrialview.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/items/signallistmodel.h"
#include "views/common/flatlist.h"
#include "views/common/rowactivation.h"
#include "views/policy/policyeffectview.h"
#include "views/policy/sharetext.h"
#include "views/signals/severitydelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr int kShare = 10'000; // of a splitter: parts are hidden at first, and their sizes unknown

QString levelName(Level level)
{
    return toQString(kLevelNames[static_cast<std::size_t>(level)]);
}

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QTreeWidgetItem *rightAligned(QTreeWidgetItem *item)
{
    for (int column = 1; column < item->columnCount(); ++column)
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

QTreeWidgetItem *sizeItem(const QString &name, const EvidenceSize &size, const EvidenceSize &all)
{
    return rightAligned(new QTreeWidgetItem({name, shareText(size.events, all.events),
                                             shareText(size.requests, all.requests),
                                             byteShareText(size.bytes, all.bytes)}));
}

} // namespace

PolicyTrialView::PolicyTrialView(QWidget *parent)
    : QWidget(parent)
    , m_open(new QPushButton(tr("Open a policy…"), this))
    , m_again(new QPushButton(tr("Try it again"), this))
    , m_summary(new QLabel(this))
    , m_problems(new QTreeWidget(this))
    , m_sizes(new QTreeWidget(this))
    , m_effects(new PolicyEffectView(tr("What the rules lose"), tr("There are no rules."), this))
    , m_lostPart(new QWidget(this))
    , m_lost(new QTreeView(m_lostPart))
    , m_lostModel(new SignalListModel(this))
    , m_lostSorted(new QSortFilterProxyModel(this))
{
    build();
    connect(m_open, &QPushButton::clicked, this, &PolicyTrialView::openRequested);
    connect(m_again, &QPushButton::clicked, this, &PolicyTrialView::againRequested);
    setFocusProxy(m_open);
    clear();
}

void PolicyTrialView::build()
{
    m_again->setToolTip(tr("Reads the file again, as whoever writes one needs it"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_problems->setHeaderLabels({tr("Line"), tr("Kind"), tr("Problem")});
    m_problems->setAccessibleName(tr("Problems of the policy"));
    m_problems->setRootIsDecorated(false);
    m_sizes->setHeaderLabels({tr("Level"), tr("Events"), tr("Requests"), tr("Bytes")});
    m_sizes->setAccessibleName(tr("What is kept and dropped, by level"));
    for (QTreeWidget *list : {m_problems, m_sizes}) {
        list->setUniformRowHeights(true);
        list->setAlternatingRowColors(true);
    }
    buildLost();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_open);
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    auto *left = new QSplitter(Qt::Vertical, this);
    left->addWidget(m_problems);
    left->addWidget(m_sizes);
    auto *right = new QSplitter(Qt::Vertical, this);
    right->addWidget(m_effects);
    right->addWidget(m_lostPart);
    right->setSizes({kShare * 3, kShare * 2});
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setSizes({kShare * 2, kShare * 3});
    for (QSplitter *one : {left, right, splitter})
        one->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 2);
    layout->setSpacing(4);
    layout->addLayout(buttons);
    layout->addWidget(m_summary);
    layout->addWidget(splitter, 1);
}

void PolicyTrialView::buildLost()
{
    m_lostSorted->setSourceModel(m_lostModel);
    m_lostSorted->setSortRole(SignalListModel::SortRole);
    m_lost->setModel(m_lostSorted);
    constexpr std::array<int, SignalListModel::StatusColumn> kWidths {14, 42, 26, 8, 30, 30};
    setUpFlatList(m_lost, tr("Signals that would be lost"), kWidths);
    sortOnDemand(m_lost);
    m_lost->setItemDelegateForColumn(SignalListModel::SeverityColumn, new SeverityDelegate(m_lost));
    m_lost->setColumnHidden(SignalListModel::StatusColumn, true);
    onRowActivated(m_lost, tr("Show it in the list of signals"), [this] {
        const auto signal =
            m_lost->currentIndex().data(SignalListModel::SignalRole).value<SignalPtr>();
        if (signal)
            emit signalRequested(signal);
    });
    auto *label = new QLabel(tr("Signals that would be lost"), m_lostPart);
    label->setBuddy(m_lost);
    auto *layout = new QVBoxLayout(m_lostPart);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(label);
    layout->addWidget(m_lost, 1);
}

void PolicyTrialView::setReport(const PolicyTrialReport &report)
{
    m_name = report.name;
    fillSummary(report);
    fillProblems(report);
    fillSizes(report);
    m_effects->setEffects(report.effects);
    m_lostModel->setSignals(report.lost);
    m_lost->setCurrentIndex(m_lostSorted->index(0, 0));
    showParts(!report.problems.empty(), report.wasTried);
    updateButtons();
}

void PolicyTrialView::fillSummary(const PolicyTrialReport &report)
{
    const QString name = displayLine(report.name);
    if (!report.wasTried) {
        m_summary->setText(
            tr("%1: kube-apiserver would refuse this policy, or not do as it says.").arg(name));
        return;
    }
    std::size_t before = 0;
    std::size_t kept = 0;
    for (const PolicyEffect &effect : report.effects) {
        before += effect.signalsBefore;
        kept += effect.signalsKept;
    }
    const PolicyOutcome &outcome = report.outcome;
    QStringList sentences {tr("%1: keeps %2 of the events, %3 of the bytes and %4 of %5 signals.")
                               .arg(name, percentText(outcome.kept.events, outcome.before.events),
                                    percentText(outcome.kept.bytes, outcome.before.bytes),
                                    number(kept), number(before))};
    if (outcome.omittedStages > 0)
        sentences
            << tr("Dropped only for their stage: %1 events.").arg(number(outcome.omittedStages));
    if (outcome.reducedEvents > 0)
        sentences << tr("Bodies left out: of %1 events.").arg(number(outcome.reducedEvents));
    if (outcome.deeperEvents > 0)
        sentences << tr("Of %1 events that are kept the evidence has less than the policy would "
                        "log: their bodies would come on top.")
                         .arg(number(outcome.deeperEvents));
    if (outcome.unreadable > 0)
        sentences
            << tr("The text of %1 events could not be read: their bodies are counted as kept.")
                   .arg(number(outcome.unreadable));
    m_summary->setText(sentences.join(QLatin1Char(' ')));
}

void PolicyTrialView::fillProblems(const PolicyTrialReport &report)
{
    m_problems->clear();
    for (const PolicyProblem &problem : report.problems)
        m_problems->addTopLevelItem(new QTreeWidgetItem(
            {problem.line > 0 ? QString::number(problem.line) : QString(),
             problem.isWarning ? tr("warning") : tr("problem"), displayLine(problem.message)}));
    for (int column = 0; column < m_problems->columnCount(); ++column)
        m_problems->resizeColumnToContents(column);
}

// The levels, and below each the rules of the policy that decide for it.
void PolicyTrialView::fillSizes(const PolicyTrialReport &report)
{
    m_sizes->clear();
    if (!report.wasTried)
        return;
    const PolicyOutcome &outcome = report.outcome;
    const EvidenceSize &all = outcome.before;
    m_sizes->addTopLevelItem(sizeItem(tr("In the evidence"), all, all));
    m_sizes->addTopLevelItem(sizeItem(tr("Kept"), outcome.kept, all));
    for (const Level level :
         {Level::RequestResponse, Level::Request, Level::Metadata, Level::None}) {
        QTreeWidgetItem *item = sizeItem(
            level == Level::None ? tr("Dropped") : tr("Logged at %1").arg(levelName(level)),
            outcome.byLevel[static_cast<std::size_t>(level)], all);
        m_sizes->addTopLevelItem(item);
        for (const PolicyTrialReport::Rule &rule : report.policyRules) {
            if (rule.level == level)
                item->addChild(
                    rightAligned(new QTreeWidgetItem({tr("Rule at line %1").arg(rule.line),
                                                      shareText(rule.events, all.events),
                                                      {},
                                                      {}})));
        }
        if (level == Level::None && !outcome.eventsOfRule.empty()
            && outcome.eventsOfRule.back() > 0)
            item->addChild(rightAligned(new QTreeWidgetItem(
                {tr("No rule"), shareText(outcome.eventsOfRule.back(), all.events), {}, {}})));
    }
    for (int column = 0; column < m_sizes->columnCount(); ++column)
        m_sizes->resizeColumnToContents(column);
}

void PolicyTrialView::clear()
{
    m_name.clear();
    m_problems->clear();
    m_sizes->clear();
    m_effects->setEffects({});
    m_lostModel->setSignals({});
    showParts(false, false);
    updateButtons();
}

void PolicyTrialView::showParts(bool hasProblems, bool hasTrial)
{
    m_problems->setVisible(hasProblems);
    m_sizes->setVisible(hasTrial);
    m_effects->setVisible(hasTrial);
    m_lostPart->setVisible(hasTrial && m_lostModel->rowCount() > 0);
}

void PolicyTrialView::setCanTry(bool canTry)
{
    m_canTry = canTry;
    updateButtons();
}

void PolicyTrialView::updateButtons()
{
    m_open->setEnabled(m_canTry);
    m_again->setEnabled(m_canTry && !m_name.isEmpty());
    if (m_name.isEmpty())
        m_summary->setText(
            m_canTry ? tr("Open an audit.k8s.io/v1 Policy, or try the suggested one: what it would "
                          "have kept of this evidence, and what the rules would still have seen.")
                     : tr("Open evidence, or wait until the rules have run over it, to try a "
                          "policy on it."));
}

void PolicyTrialView::setTimeFormat(const TimeFormat &format)
{
    m_lostModel->setTimeFormat(format);
}

QString PolicyTrialView::summary() const
{
    return m_summary->text();
}

} // namespace kubewake
