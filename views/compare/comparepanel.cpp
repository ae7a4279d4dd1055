// SPDX-License-Identifier: Apache-2.0
#include "views/compare/comparepanel.h"

#include "model/compare/comparelabels.h"
#include "model/core/durationtext.h"
#include "views/common/noticebar.h"
#include "views/common/progressstrip.h"
#include "views/compare/comparedrangeedit.h"
#include "views/compare/comparisonview.h"

#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {

ComparePanel::ComparePanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new ComparisonModel(this))
    , m_baseline(new ComparedRangeEdit(tr("&Baseline:"), tr("Baseline"),
                                       tr("everything before the incident"), this))
    , m_incident(
          new ComparedRangeEdit(tr("&Incident:"), tr("Incident"), tr("from the beginning"), this))
    , m_fromSelection {new QPushButton(tr("From the histogram"), this),
                       new QPushButton(tr("From the histogram"), this)}
    , m_before(new QPushButton(tr("Everything before"), this))
    , m_compare(new QPushButton(tr("&Compare"), this))
    , m_filter(new QCheckBox(tr("Only requests that pass the filter"), this))
    , m_summary(new QLabel(this))
    , m_view(new ComparisonView(m_model, this))
    , m_outdated(new NoticeBar(NoticeBar::Kind::Information, this))
    , m_progress(new ProgressStrip(this))
{
    buildRanges();
    buildChanges();
    build();
    connectParts();
    clear();
}

void ComparePanel::buildRanges()
{
    const auto button = [this](ComparedSide side) { return m_fromSelection.at(indexOf(side)); };
    button(ComparedSide::Incident)->setAccessibleName(tr("Incident from the histogram"));
    button(ComparedSide::Baseline)->setAccessibleName(tr("Baseline from the histogram"));
    for (QPushButton *one : m_fromSelection)
        one->setToolTip(tr("The time that is selected in the histogram"));
    m_before->setToolTip(tr("All that the evidence has before the incident"));
    // The fields of both stand below each other.
    const int width =
        std::max(m_incident->label()->sizeHint().width(), m_baseline->label()->sizeHint().width());
    for (const ComparedRangeEdit *edit : {m_incident, m_baseline})
        edit->label()->setFixedWidth(width);
    m_incident->addWidget(button(ComparedSide::Incident));
    m_incident->addWidget(m_compare);
    m_compare->setMinimumWidth(m_before->sizeHint().width());
    m_baseline->addWidget(button(ComparedSide::Baseline));
    m_baseline->addWidget(m_before);
    m_filter->setToolTip(tr("Off: all requests of the two times are compared, whatever the table "
                            "shows"));
}

void ComparePanel::buildChanges()
{
    const std::array texts {tr("&New"), tr("&Rose"), tr("&Vanished")};
    const std::array helps {
        tr("What the incident has and the baseline has not"),
        tr("What is more frequent in the incident, by half at least and not by chance"),
        tr("What the baseline has and the incident has not")};
    for (std::size_t i = 0; i < kRateChanges; ++i) {
        m_changes.at(i) = new QCheckBox(texts.at(i), this);
        m_changes.at(i)->setToolTip(helps.at(i));
        m_changes.at(i)->setChecked(true);
    }
}

void ComparePanel::build()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setAccessibleName(tr("What is compared"));
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    m_outdated->setActionText(tr("Compare again"));
    m_outdated->setCloseText(tr("Close"), tr("Hide this notice"));
    auto *options = new QHBoxLayout;
    options->setSpacing(10);
    options->addWidget(m_filter);
    for (QCheckBox *box : m_changes)
        options->addWidget(box);
    options->addWidget(m_summary, 1);
    auto *content = new QVBoxLayout;
    content->setContentsMargins(6, 4, 6, 4);
    content->setSpacing(4);
    content->addWidget(m_incident);
    content->addWidget(m_baseline);
    content->addLayout(options);
    content->addWidget(m_view, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_outdated);
    layout->addLayout(content, 1);
    layout->addWidget(m_progress);
    setFocusProxy(m_incident);
}

void ComparePanel::connectParts()
{
    for (ComparedRangeEdit *edit : {m_baseline, m_incident}) {
        connect(edit, &ComparedRangeEdit::changed, this, &ComparePanel::updateParts);
        connect(edit, &ComparedRangeEdit::accepted, this, &ComparePanel::ask);
    }
    connect(m_compare, &QPushButton::clicked, this, &ComparePanel::ask);
    connect(m_outdated, &NoticeBar::actionRequested, this, &ComparePanel::ask);
    connect(m_outdated, &NoticeBar::closeRequested, this, [this] { setOutdated(false); });
    connect(selectionButton(ComparedSide::Baseline), &QPushButton::clicked, this,
            [this] { m_baseline->setRange(ComparedRange::of(m_selected)); });
    connect(selectionButton(ComparedSide::Incident), &QPushButton::clicked, this,
            [this] { m_incident->setRange(ComparedRange::of(m_selected)); });
    connect(m_before, &QPushButton::clicked, this, [this] { m_baseline->setRange({}); });
    for (QCheckBox *box : m_changes) {
        connect(box, &QCheckBox::toggled, this, [this] {
            ComparisonModel::ShownChanges shown {};
            for (std::size_t i = 0; i < kRateChanges; ++i)
                shown.at(i) = m_changes.at(i)->isChecked();
            m_model->setShownChanges(shown);
        });
    }
    connect(m_view, &ComparisonView::filterRequested, this, &ComparePanel::filterRequested);
    connect(m_view, &ComparisonView::entityRequested, this, &ComparePanel::entityRequested);
    connect(m_view, &ComparisonView::exportRequested, this, &ComparePanel::exportRequested);
}

void ComparePanel::setRanges(const ComparedRanges &ranges)
{
    const bool isBefore = ranges.baseline == ComparedRange::before(ranges.incident);
    m_incident->setRange(ranges.incident);
    m_baseline->setRange(isBefore ? ComparedRange() : ranges.baseline);
}

ComparedRanges ComparePanel::ranges() const
{
    const ComparedRange incident = m_incident->range().value_or(ComparedRange());
    const ComparedRange baseline = m_baseline->range().value_or(ComparedRange());
    const bool isBefore = baseline == ComparedRange();
    return {isBefore ? ComparedRange::before(incident) : baseline, incident};
}

QString ComparePanel::problem() const
{
    if (!m_hasEvidence)
        return tr("Open evidence first.");
    if (!m_baseline->range() || !m_incident->range())
        return tr("What is marked is no time; write 2026-11-23 09:47.");
    if (m_incident->range() == ComparedRange())
        return tr("Say when the incident was.");
    if (m_incident->range()->from == kNoTime && m_baseline->range() == ComparedRange())
        return tr("There is nothing before an incident without a start; say what it is compared "
                  "with.");
    return ranges().problem();
}

bool ComparePanel::usesFilter() const
{
    return m_filter->isChecked();
}

void ComparePanel::setSelectedTime(TimeRange range)
{
    m_selected = range;
    updateParts();
}

void ComparePanel::setTimeFormat(const TimeFormat &format)
{
    m_baseline->setTimeFormat(format);
    m_incident->setTimeFormat(format);
    m_model->setTimeFormat(format);
    showSummary();
}

void ComparePanel::setHasEvidence(bool has)
{
    m_hasEvidence = has;
    updateParts();
}

void ComparePanel::ask()
{
    if (problem().isEmpty())
        emit compareRequested();
}

void ComparePanel::updateParts()
{
    for (QPushButton *button : m_fromSelection)
        button->setEnabled(m_selected.isValid());
    m_before->setEnabled(m_baseline->range() != ComparedRange());
    m_compare->setEnabled(problem().isEmpty());
    showSummary();
}

QString ComparePanel::summary() const
{
    return m_summary->text();
}

// What is shown, or why there is nothing to start.
void ComparePanel::showSummary()
{
    const QString wrong = m_hasEvidence ? problem() : QString();
    const RangeComparisonPtr &shown = m_model->comparison();
    if (!wrong.isEmpty() || !shown) {
        m_summary->setText(wrong);
        return;
    }
    const auto side = [&shown](ComparedSide which) -> QString {
        const ComparedRange &observed = shown->observed.of(which);
        return tr("%1 requests in %2")
            .arg(QLocale().toString(shown->requests.at(indexOf(which))),
                 durationText(observed.to - observed.from));
    };
    m_summary->setText(tr("Baseline: %1. Incident: %2.")
                           .arg(side(ComparedSide::Baseline), side(ComparedSide::Incident)));
}

void ComparePanel::setComparison(const RangeComparisonPtr &comparison)
{
    m_view->setEmptyText(tr("Nothing is new, has vanished or is more frequent."));
    m_model->setComparison(comparison);
    setOutdated(false);
    showSummary();
    // Whoever has asked with Enter goes on with the keys of the list.
    const QWidget *focused = QApplication::focusWidget();
    if (focused != nullptr && isAncestorOf(focused) && m_model->rowCount() > 0)
        m_view->setFocus();
}

void ComparePanel::clear(const QString &reason)
{
    m_view->setEmptyText(
        reason.isEmpty() ? tr("Say when the incident was, or select a time in the histogram and "
                              "take it from there, and press Enter: who and what is new, has "
                              "vanished or is more frequent than in the baseline is then "
                              "listed here.")
                         : reason);
    m_model->setComparison(nullptr);
    setOutdated(false);
    updateParts();
}

void ComparePanel::setOutdated(bool outdated)
{
    m_outdated->setText(outdated ? tr("The evidence has grown; what is shown is of what was there "
                                      "before.")
                                 : QString());
}

} // namespace kubewake
