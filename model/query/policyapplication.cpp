// SPDX-License-Identifier: Apache-2.0
#include "model/query/policyapplication.h"

#include "model/query/policydecider.h"
#include "model/query/rawreader.h"
#include "model/query/reducedevent.h"
#include "model/store/eventcopier.h"
#include "model/store/eventstore.h"

#include <algorithm>
#include <map>
#include <optional>

namespace kubewake {
namespace {

constexpr std::uint32_t kBodies = kHasRequestObject | kHasResponseObject;

std::size_t indexOf(Level level)
{
    return static_cast<std::size_t>(level);
}

// The bodies that a level has room for.
std::uint32_t bodiesAt(Level level)
{
    if (level == Level::RequestResponse)
        return kBodies;
    return level == Level::Request ? std::uint32_t {kHasRequestObject} : 0;
}

class PolicyApplication
{
public:
    PolicyApplication(const AuditPolicy &policy, const EventSnapshot &snapshot,
                      const EvaluationControl &control)
        : m_snapshot(snapshot)
        , m_control(control)
        , m_decider(policy, snapshot)
        , m_copier(snapshot, m_builder)
        , m_reader(snapshot)
        , m_levels(snapshot.requestCount(), Level::None)
    {
        m_outcome.eventsOfRule.resize(policy.rules.size() + 1);
        m_outcome.before.requests = snapshot.requestCount();
    }

    Result<PolicyOutcome> run()
    {
        for (const auto &chunk : m_snapshot.chunks()) {
            if (m_control.cancelled && m_control.cancelled())
                return failure(QStringLiteral("cancelled"));
            for (Row row = chunk->firstRow; row < chunk->firstRow + chunk->size; ++row) {
                if (!take(row))
                    return failure(QStringLiteral("too many sources"));
            }
            if (!m_reader.read(m_reduced, m_control.cancelled,
                               [this](Row row, auto json) { measure(row, json); }))
                return failure(QStringLiteral("cancelled"));
            m_reduced.clear();
            m_reductions.clear();
            m_store.commit(m_builder.take());
            if (m_control.progress)
                m_control.progress(chunk->firstRow + chunk->size, m_snapshot.eventCount());
        }
        return finished();
    }

private:
    // False: there are too many sources.
    bool take(Row row)
    {
        const PolicyDecision &decision = m_decider.decisionOf(row);
        const std::uint64_t bytes = m_snapshot.length(row);
        ++m_outcome.before.events;
        m_outcome.before.bytes += bytes;
        ++m_outcome.eventsOfRule[decision.rule.value_or(m_outcome.eventsOfRule.size() - 1)];
        if (!decision.logs(static_cast<Stage>(m_snapshot.code(Column::Stage, row)))) {
            m_outcome.omittedStages += decision.level > Level::None ? 1 : 0;
            ++m_outcome.byLevel[indexOf(Level::None)].events;
            m_outcome.byLevel[indexOf(Level::None)].bytes += bytes;
            return true;
        }
        ++m_outcome.byLevel[indexOf(decision.level)].events;
        m_outcome.byLevel[indexOf(decision.level)].bytes += bytes;
        m_levels[static_cast<std::size_t>(m_snapshot.requestOf(row))] = decision.level;
        return keep(row, decision);
    }

    bool keep(Row row, const PolicyDecision &decision)
    {
        const auto recorded = static_cast<Level>(m_snapshot.code(Column::Level, row));
        const std::uint32_t flags = m_snapshot.code(Column::Flags, row);
        // An event without a level (the legacy format) has no bodies either.
        const Level known = recorded == Level::Missing ? Level::Metadata : recorded;
        m_outcome.deeperEvents += decision.level > known ? 1 : 0;
        m_copier.copy(row);
        std::optional<EventReduction> reduction;
        if (recorded > decision.level) {
            m_builder.setCode(Column::Level, static_cast<std::uint32_t>(decision.level));
            std::uint32_t left = flags & (~kBodies | bodiesAt(decision.level));
            if (bodiesAt(decision.level) == 0)
                left &= ~std::uint32_t {kTruncatedBodies};
            m_builder.setNumber(Column::Flags, left);
            // A name that the API server made up is only in the response.
            if (decision.level < Level::RequestResponse)
                m_builder.setCode(Column::GeneratedName, kMissing);
            reduction = EventReduction {decision.level, decision.omitManagedFields};
        } else if (decision.omitManagedFields && (flags & kBodies) != 0) {
            reduction = EventReduction {recorded, true};
        }
        const std::optional<SourceId> source = sourceOf(row, reduction);
        if (!source) {
            m_builder.dropEvent();
            return false;
        }
        m_copier.end(row, *source);
        if (reduction) {
            m_reduced.push_back(row);
            m_reductions.push_back({*reduction, decision.level});
        }
        return true;
    }

    // Events that are reduced differently get sources of their own, which read their text so.
    std::optional<SourceId> sourceOf(Row row, const std::optional<EventReduction> &reduction)
    {
        const SourceId original = m_snapshot.sourceIdOf(row);
        const auto [known, isNew] = m_sources.try_emplace({original, reduction}, SourceId {});
        if (!isNew)
            return known->second;
        auto info = std::make_shared<SourceInfo>(m_snapshot.source(original));
        if (reduction && info->raw)
            info->raw = std::make_shared<ReducedText>(info->raw, *reduction);
        const Result<SourceId> id = m_store.addSource(std::move(info));
        if (!id)
            return std::nullopt;
        known->second = *id;
        return *id;
    }

    void measure(Row row, std::optional<std::string_view> json)
    {
        if (!json) {
            ++m_outcome.unreadable;
            return;
        }
        const auto place = std::ranges::lower_bound(m_reduced, row);
        const auto &[reduction, level] =
            m_reductions[static_cast<std::size_t>(place - m_reduced.begin())];
        const std::size_t left = reducedEvent(*json, reduction).size();
        const std::uint64_t saved = std::min<std::uint64_t>(
            json->size() - std::min(left, json->size()), m_snapshot.length(row));
        m_outcome.reducedEvents += saved > 0 ? 1 : 0;
        m_outcome.reducedBytes += saved;
        m_outcome.byLevel[indexOf(level)].bytes -= saved;
    }

    Result<PolicyOutcome> finished()
    {
        for (const Level level : m_levels)
            ++m_outcome.byLevel[indexOf(level)].requests;
        m_outcome.kept = m_outcome.before;
        const EvidenceSize &dropped = m_outcome.byLevel[indexOf(Level::None)];
        m_outcome.kept.events -= dropped.events;
        m_outcome.kept.requests -= dropped.requests;
        m_outcome.kept.bytes -= dropped.bytes + m_outcome.reducedBytes;
        m_store.finishLoading();
        m_outcome.snapshot = m_store.publish();
        if (const AddressSourcePtr addresses = m_snapshot.addressSource())
            m_outcome.snapshot =
                m_outcome.snapshot->withAddresses(std::make_shared<AddressValues>(addresses));
        return std::move(m_outcome);
    }

    const EventSnapshot &m_snapshot;
    const EvaluationControl &m_control;
    PolicyDecider m_decider;
    EventStore m_store;
    BatchBuilder m_builder;
    EventCopier m_copier;
    RawReader m_reader;
    std::map<std::pair<SourceId, std::optional<EventReduction>>, SourceId> m_sources;
    std::vector<Row> m_reduced; // of the chunk, ascending
    // Of m_reduced, with the level at which the policy logs them.
    std::vector<std::pair<EventReduction, Level>> m_reductions;
    std::vector<Level> m_levels; // of requests
    PolicyOutcome m_outcome;
};

} // namespace

Result<PolicyOutcome> applyPolicy(const AuditPolicy &policy, const EventSnapshot &snapshot,
                                  const EvaluationControl &control)
{
    return PolicyApplication(policy, snapshot, control).run();
}

} // namespace kubewake
