// SPDX-License-Identifier: Apache-2.0
#include "app/window/comparefeed.h"

#include "app/window/entitylinks.h"
#include "app/window/exporter.h"
#include "app/window/investigation.h"
#include "app/window/navigator.h"
#include "app/window/statusline.h"
#include "app/window/timeterm.h"
#include "app/window/windowactions.h"
#include "app/window/windowdocks.h"
#include "model/core/utf8.h"
#include "model/query/kql.h"
#include "views/common/progressstrip.h"
#include "views/compare/comparepanel.h"
#include "views/filter/filterbar.h"
#include "views/timeline/histogramview.h"

#include <QAction>

namespace kubewake {
namespace {

Result<RangeComparisonPtr> comparisonOf(const EventSnapshot &snapshot, const ComparedRanges &ranges,
                                        const QString &filter, const KqlOptions &options,
                                        const EvaluationControl &control)
{
    RowBitmap rows = snapshot.representatives();
    if (!filter.isEmpty()) {
        const auto parsed = parseKql(toUtf8(filter), options);
        if (!parsed)
            return failure(parsed.error().message);
        auto found = CompiledFilter(parsed->expression).evaluate(snapshot, rows, control);
        if (!found)
            return tl::unexpected(found.error());
        rows = std::move(found->matched);
    }
    auto comparison = compareRanges(snapshot, rows, ranges, filter, control);
    if (!comparison)
        return tl::unexpected(comparison.error());
    return std::make_shared<const RangeComparison>(std::move(*comparison));
}

} // namespace

CompareFeed::CompareFeed(const ComparePanelLinks &links, QObject *parent)
    : QObject(parent)
    , m_links(links)
    , m_job(nullptr)
{
    linkPanel();
    linkEvidence();
    connect(links.actions->compare, &QAction::triggered, this, &CompareFeed::showPanel);
    connect(links.histogram, &HistogramView::compareRequested, this,
            &CompareFeed::compareWithBefore);
    connect(links.navigator, &Navigator::timeChanged, this, [this](TimeRange range) {
        m_selected = range;
        m_links.panel->setSelectedTime(range);
    });
}

void CompareFeed::linkPanel()
{
    const ComparePanel *panel = m_links.panel;
    connect(panel, &ComparePanel::compareRequested, this, &CompareFeed::compare);
    connect(panel, &ComparePanel::filterRequested, this, &CompareFeed::showRows);
    connect(panel, &ComparePanel::entityRequested, m_links.entities, &EntityLinks::open);
    connect(panel, &ComparePanel::exportRequested, this, [this] {
        const ComparisonModel *model = m_links.panel->model();
        m_links.exporter->exportComparison(model->comparison(), model->timeFormat());
    });
    connect(panel->progress(), &ProgressStrip::cancelRequested, this, [this] {
        stop();
        if (!m_links.panel->model()->comparison())
            m_links.panel->clear(tr("Stopped. Compare starts it again."));
    });
}

void CompareFeed::linkEvidence()
{
    const EvidenceLoader *loader = &m_links.investigation->loader();
    connect(&m_links.investigation->query(), &RowQuery::resultChanged, this,
            &CompareFeed::takeSnapshot);
    connect(loader, &EvidenceLoader::finished, this, &CompareFeed::takeSnapshot);
    connect(m_links.investigation, &Investigation::pathsChanged, this, &CompareFeed::forget);
}

// What was brushed before it was opened is most likely what it is opened for.
void CompareFeed::showPanel()
{
    ComparePanel *panel = m_links.panel;
    if (m_selected.isValid() && panel->ranges() == ComparedRanges()) {
        const ComparedRange incident = ComparedRange::of(m_selected);
        panel->setRanges({ComparedRange::before(incident), incident});
    }
    m_links.docks->showPlace(panel);
}

void CompareFeed::compareWithBefore(TimeRange range)
{
    const ComparedRange incident = ComparedRange::of(range);
    m_links.panel->setRanges({ComparedRange::before(incident), incident});
    m_links.docks->showPlace(m_links.panel);
    compare();
}

void CompareFeed::compare()
{
    ComparePanel *panel = m_links.panel;
    const SnapshotPtr snapshot = m_links.investigation->query().result().snapshot;
    if (!snapshot || !panel->problem().isEmpty())
        return;
    m_snapshot = snapshot;
    const QString text = tr("Comparing");
    panel->progress()->begin(text);
    const KqlOptions options {panel->model()->timeFormat()};
    m_job.start(
        [snapshot, ranges = panel->ranges(),
         filter = panel->usesFilter() ? filterText() : QString(), options,
         progress =
             m_links.panel->progress()->reporter(text)](const JobSlot::Cancelled &cancelled) {
            return comparisonOf(*snapshot, ranges, filter, options, {cancelled, progress});
        },
        [this](const Result<RangeComparisonPtr> &comparison) {
            m_links.panel->progress()->end();
            if (!comparison) {
                m_links.status->say(comparison.error().message);
                return;
            }
            m_links.panel->setComparison(*comparison);
            takeSnapshot();
        });
}

void CompareFeed::showRows(const QString &kql)
{
    if (!m_links.actions->showRequests->isChecked()) // they are what was counted
        m_links.actions->showRequests->trigger();
    m_links.navigator->showFilter(kql);
}

void CompareFeed::takeSnapshot()
{
    const SnapshotPtr &snapshot = m_links.investigation->query().result().snapshot;
    m_links.panel->setHasEvidence(snapshot && snapshot->eventCount() > 0);
    if (m_links.panel->model()->comparison() && !m_job.isRunning())
        m_links.panel->setOutdated(snapshot != m_snapshot);
}

// Other evidence is being opened. The times stay: they may be asked of it as well.
void CompareFeed::forget()
{
    stop();
    m_snapshot = nullptr;
    m_links.panel->clear();
    m_links.panel->setHasEvidence(false);
}

void CompareFeed::stop()
{
    m_job.cancel();
    m_links.panel->progress()->end();
}

QString CompareFeed::filterText() const
{
    return withoutTerm(m_links.filter->appliedText(), timeTerm(m_selected));
}

} // namespace kubewake
