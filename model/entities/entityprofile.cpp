// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entityprofile.h"

#include "model/core/utf8.h"
#include "model/entities/entitylists.h"
#include "model/entities/entityrelations.h"
#include "model/entities/entityterm.h"
#include "model/query/kql.h"
#include "model/query/roworder.h"
#include "model/store/fieldvalues.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

tl::unexpected<Error> cancelledError()
{
    return failure(QCoreApplication::translate("Filter", "Cancelled"));
}

Result<CompiledFilter> compiled(const QString &filter)
{
    auto parsed = parseKql(toUtf8(filter));
    if (!parsed)
        return failure(parsed.error().message);
    return CompiledFilter(std::move(parsed->expression));
}

// Makes one profile; used once.
class ProfileMaker
{
public:
    ProfileMaker(const EventSnapshot &snapshot, const EntityRef &entity, const TimeFormat &format,
                 const EvaluationControl &control)
        : m_snapshot(snapshot)
        , m_control(control)
        , m_addresses(snapshot)
        , m_matrix(snapshot, m_addresses)
        , m_hours(format)
    {
        m_profile.entity = entity;
        m_profile.filter = entityFilter(entity);
        for (const EntityRelation &relation : entityRelations(entity.kind))
            m_relations.emplace_back(relation, snapshot, m_addresses);
    }

    Result<EntityProfile> make()
    {
        Result<void> done = findRows();
        if (done)
            done = findListRows();
        if (done)
            done = countRows();
        if (done)
            done = countRelated();
        if (!done)
            return tl::unexpected(done.error());
        takeAll();
        return std::move(m_profile);
    }

private:
    [[nodiscard]] EvaluationControl quietly() const { return {m_control.cancelled, {}}; }

    Result<void> findRows()
    {
        const Result<CompiledFilter> filter = compiled(m_profile.filter);
        if (!filter)
            return tl::unexpected(filter.error());
        auto found = filter->evaluate(m_snapshot, allRows(m_snapshot, RowKind::Events), quietly());
        if (!found)
            return tl::unexpected(found.error());
        m_profile.events = found->matched.count();
        m_rows = std::move(found->matched);
        m_rows &= allRows(m_snapshot, RowKind::Requests);
        m_profile.requests = m_rows.count();
        return {};
    }

    [[nodiscard]] AddressFacts factsOfPeer(Row row) const
    {
        AddressFacts facts;
        for (const FieldInfo &field : fieldCatalogue()) {
            if (const auto fact = addressFactOf(field.id))
                facts[static_cast<std::size_t>(*fact)] = fieldText(m_snapshot, field.id, row);
        }
        return facts;
    }

    // The conditions of the lists ask columns only: they are quick.
    Result<void> findListRows()
    {
        std::vector<EntityListSpec> specs = entityListSpecs(m_profile.entity, m_snapshot);
        std::vector<CompiledFilter> filters;
        for (const EntityListSpec &spec : specs) {
            Result<CompiledFilter> filter = compiled(spec.condition);
            if (!filter)
                return tl::unexpected(filter.error());
            filters.push_back(std::move(*filter));
        }
        std::vector<const CompiledFilter *> pointers;
        for (const CompiledFilter &filter : filters)
            pointers.push_back(&filter);
        auto found = evaluateTogether(pointers, m_snapshot, m_rows, quietly());
        if (!found)
            return tl::unexpected(found.error());
        m_lists.reserve(specs.size());
        for (std::size_t i = 0; i < specs.size(); ++i)
            m_lists.emplace_back(std::move(specs[i]), m_snapshot, m_addresses,
                                 std::move((*found)[i].matched));
        return {};
    }

    Result<void> countRows()
    {
        const Result<RowOrder> order = orderRows(m_snapshot, m_rows, {}, quietly());
        if (!order)
            return tl::unexpected(order.error());
        if (m_profile.entity.kind == EntityKind::Address && order->size() > 0)
            m_profile.address = factsOfPeer((*order)[0]);
        for (std::size_t i = 0; i < order->size(); ++i) {
            if (i % kPollRows == 0 && !goOn(static_cast<Row>(i)))
                return cancelledError();
            countRow((*order)[i]);
        }
        return {};
    }

    void countRow(Row row)
    {
        const bool refused = isRefused(m_snapshot, row);
        m_all.add(m_snapshot.time(row), refused);
        ++m_profile.outcomes.at(m_snapshot.code(Column::Outcome, row));
        m_hours.add(m_snapshot.time(row));
        m_matrix.add(row, refused);
        for (EntityListCounter &list : m_lists)
            list.add(row, refused);
        for (RelationCounter &relation : m_relations)
            relation.addOwn(row);
    }

    Result<void> countRelated()
    {
        if (m_relations.empty() || m_rows.none())
            return {};
        RowBitmap others = allRows(m_snapshot, RowKind::Requests);
        others.andNot(m_rows);
        for (Row first = 0; first < others.size();) {
            if (!goOn(first))
                return cancelledError();
            const Row last = others.size() - first > kPollRows ? first + kPollRows : others.size();
            others.forEachInRange(first, last, [this](Row row) {
                const bool refused = isRefused(m_snapshot, row);
                for (RelationCounter &relation : m_relations)
                    relation.addOther(row, refused);
            });
            first = last;
        }
        return {};
    }

    [[nodiscard]] bool goOn(Row done) const
    {
        if (m_control.cancelled && m_control.cancelled())
            return false;
        if (m_control.progress)
            m_control.progress(done, m_snapshot.eventCount());
        return true;
    }

    void takeAll()
    {
        m_profile.refused = m_all.refused;
        m_profile.first = m_all.first;
        m_profile.last = m_all.last;
        m_profile.matrix = m_matrix.take();
        m_profile.matrix.scope = m_profile.filter;
        m_profile.hours = m_hours.take();
        m_profile.hours.scope = m_profile.filter;
        for (const EntityListCounter &list : m_lists)
            m_profile.lists.push_back(list.take(m_profile.filter));
        for (const RelationCounter &relation : m_relations)
            m_profile.lists.push_back(relation.take(m_profile.filter));
    }

    static constexpr Row kPollRows = 8192; // a multiple of 64

    const EventSnapshot &m_snapshot;
    const EvaluationControl &m_control;
    EntityProfile m_profile;
    RowBitmap m_rows;
    AddressGroups m_addresses;
    MatrixCounter m_matrix;
    HourCounter m_hours;
    Tally m_all;
    std::vector<EntityListCounter> m_lists;
    std::vector<RelationCounter> m_relations;
};

} // namespace

QString EntityProfile::outcomeFilter(Outcome outcome) const
{
    const std::string name(kOutcomeNames.at(static_cast<std::size_t>(outcome)));
    return kqlAnd(filter,
                  entityTerm(FieldId::Outcome, name.empty() ? std::nullopt : std::optional(name)));
}

QString EntityProfile::refusedFilter() const
{
    return kqlAnd(filter, refusedTerm());
}

Result<EntityProfile> entityProfile(const EventSnapshot &snapshot, const EntityRef &entity,
                                    const TimeFormat &format, const EvaluationControl &control)
{
    return ProfileMaker(snapshot, entity, format, control).make();
}

} // namespace kubewake
