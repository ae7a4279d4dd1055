// SPDX-License-Identifier: Apache-2.0
#include "app/window/facets.h"

#include "app/window/settings.h"
#include "model/core/utf8.h"
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

} // namespace

Facets::Facets(FacetPanel *panel, const RowQuery *query, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_panel(panel)
    , m_query(query)
    , m_job(nullptr)
{
    panel->restoreState(settings.state(kOpenFields));
    connect(panel, &FacetPanel::countsWanted, this, &Facets::count);
    connect(query, &RowQuery::resultChanged, this, &Facets::count);
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
        [snapshot = result.snapshot, rows = result.rows,
         wanted = std::move(wanted)](const JobSlot::Cancelled &cancelled) {
            std::vector<Counted> counted;
            for (const FacetPanel::Wanted &one : wanted) {
                auto values = countValues(*snapshot, *rows, one.field, toUtf8(one.contains),
                                          one.limit + 1, {cancelled, {}});
                if (values)
                    counted.push_back({one.field, facetOf(std::move(*values), one.limit)});
            }
            return counted;
        },
        [this, rows = result.rows](std::vector<Counted> counted) {
            for (Counted &one : counted)
                m_panel->setFacet(one.field, std::move(one.facet), rows->count());
        });
}

} // namespace kubewake
