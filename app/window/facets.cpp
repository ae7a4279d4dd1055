// SPDX-License-Identifier: Apache-2.0
#include "app/window/facets.h"

#include "app/window/settings.h"
#include "model/core/utf8.h"
#include "model/query/valueranges.h"
#include "views/facets/facetpanel.h"

#include <QTreeView>

namespace kubewake {
namespace {

const QString kOpenFields = QStringLiteral("facets");

struct Counted
{
    FieldId field;
    FacetModel::Facet facet;
};

// One value more than wanted tells whether there are further ones.
FacetModel::Facet facetOf(std::vector<ValueCount> values, std::size_t limit)
{
    const bool hasMore = values.size() > limit;
    if (hasMore)
        values.resize(limit);
    return {std::move(values), hasMore};
}

// "10 ms to 100 ms"; what is searched for must be in it.
QString rangeText(const ValueRange &range, FieldId field, const TimeFormat &format)
{
    if (range.isMissing)
        return Facets::tr("(none)");
    const auto bound = [&](std::int64_t value) -> QString {
        if (field == FieldId::Time)
            return format.toDisplay(value).section(QLatin1Char('.'), 0, 0);
        return value < kMicrosecondsPerSecond
            ? Facets::tr("%1 ms").arg(value / 1000)
            : Facets::tr("%1 s").arg(value / kMicrosecondsPerSecond);
    };
    if (range.from == ValueRange::kOpen)
        return Facets::tr("under %1").arg(bound(range.to));
    if (range.to == ValueRange::kOpen)
        return Facets::tr("%1 and more").arg(bound(range.from));
    return field == FieldId::Time ? Facets::tr("from %1").arg(bound(range.from))
                                  : Facets::tr("%1 to %2").arg(bound(range.from), bound(range.to));
}

FacetModel::Facet rangesOf(const std::vector<ValueRange> &ranges, FieldId field,
                           const QString &contains, const TimeFormat &format)
{
    FacetModel::Facet facet;
    for (const ValueRange &range : ranges) {
        const QString text = rangeText(range, field, format);
        if (!text.contains(contains, Qt::CaseInsensitive))
            continue;
        facet.values.push_back({toUtf8(text), range.rows});
        facet.terms.push_back(range.kql);
    }
    return facet;
}

std::optional<FacetModel::Facet> countedFacet(const QueryResult &result,
                                              const FacetPanel::Wanted &one,
                                              const TimeFormat &format,
                                              const EvaluationControl &control)
{
    if (FacetModel::isRanged(one.field)) {
        const auto ranges = countRanges(*result.snapshot, *result.rows, one.field, control);
        return ranges ? std::optional(rangesOf(*ranges, one.field, one.contains, format))
                      : std::nullopt;
    }
    auto values = countValues(*result.snapshot, *result.rows, one.field, toUtf8(one.contains),
                              one.limit + 1, control);
    return values ? std::optional(facetOf(std::move(*values), one.limit)) : std::nullopt;
}

} // namespace

Facets::Facets(FacetPanel *panel, const RowQuery *query, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_panel(panel)
    , m_query(query)
    , m_settings(settings)
    , m_job(nullptr)
{
    panel->restoreState(settings.state(kOpenFields));
    connect(panel, &FacetPanel::countsWanted, this, &Facets::count);
    connect(query, &RowQuery::resultChanged, this, &Facets::count);
    connect(&settings, &Settings::timeFormatChanged, this, &Facets::count);
    const auto remember = [panel, &settings] {
        settings.setState(kOpenFields, panel->saveState());
    };
    connect(panel->tree(), &QTreeView::expanded, this, remember);
    connect(panel->tree(), &QTreeView::collapsed, this, remember);
}

void Facets::count()
{
    const QueryResult &result = m_query->result();
    std::vector<FacetPanel::Wanted> wanted = m_panel->wanted();
    if (!result.snapshot || !result.rows || wanted.empty()) {
        m_job.cancel();
        return;
    }
    m_job.start(
        [result, format = m_settings.timeFormat(),
         wanted = std::move(wanted)](const JobSlot::Cancelled &cancelled) {
            std::vector<Counted> counted;
            for (const FacetPanel::Wanted &one : wanted) {
                if (auto facet = countedFacet(result, one, format, {cancelled, {}}))
                    counted.push_back({one.field, std::move(*facet)});
            }
            return counted;
        },
        [this, rows = result.rows](std::vector<Counted> counted) {
            for (Counted &one : counted)
                m_panel->setFacet(one.field, std::move(one.facet), rows->count());
        });
}

} // namespace kubewake
