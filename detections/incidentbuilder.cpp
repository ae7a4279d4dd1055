// SPDX-License-Identifier: Apache-2.0
#include "detections/incidentbuilder.h"

#include "detections/incidentkeys.h"
#include "detections/incidentsummary.h"
#include "model/signals/attacktactics.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

namespace kubewake {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Sets of signals that grow together.
class SignalSets
{
public:
    explicit SignalSets(std::size_t size)
        : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t {0});
    }

    [[nodiscard]] std::size_t of(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }

    // The smaller index leads, so that the result does not depend on the order of joining.
    void join(std::size_t a, std::size_t b)
    {
        const auto [low, high] = std::minmax({of(a), of(b)});
        m_parent[high] = low;
    }

private:
    std::vector<std::size_t> m_parent;
};

class IncidentBuilder
{
public:
    IncidentBuilder(const std::vector<SignalPtr> &signalList, std::vector<IncidentKeys> keys,
                    const IncidentOptions &options)
        : m_signals(signalList)
        , m_keys(std::move(keys))
        , m_options(options)
        , m_sets(signalList.size())
    {
    }

    std::vector<IncidentPtr> build()
    {
        linkShared();
        linkMadeAndUsed();
        addLesser();
        std::map<std::size_t, std::vector<std::size_t>> members;
        for (std::size_t i = 0; i < m_signals.size(); ++i) {
            const std::size_t set = setOf(i);
            if (set != kNone)
                members[set].push_back(i);
        }
        std::vector<IncidentPtr> incidents;
        for (const auto &[set, ofSet] : members)
            incidents.push_back(incidentOf(ofSet));
        std::ranges::sort(incidents, {}, [](const IncidentPtr &incident) {
            return std::tuple(-static_cast<int>(incident->severity), incident->first, incident->id);
        });
        return incidents;
    }

private:
    [[nodiscard]] bool links(std::size_t i) const
    {
        return m_signals[i]->rule->severity >= m_options.linking && m_signals[i]->first != kNoTime;
    }

    [[nodiscard]] bool areNear(std::size_t a, std::size_t b) const
    {
        const Signal &one = *m_signals[a];
        const Signal &two = *m_signals[b];
        return std::max(one.first, two.first) - std::min(one.last, two.last) <= m_options.window;
    }

    [[nodiscard]] std::size_t setOf(std::size_t i)
    {
        const auto lesser = m_lesser.find(i);
        if (lesser != m_lesser.end())
            return m_sets.of(lesser->second);
        return links(i) ? m_sets.of(i) : kNone;
    }

    // In the order of time, each is linked to what reaches furthest: if it is not near to that, it
    // is near to none.
    void linkShared()
    {
        for (const auto &[key, ofKey] : byKey(&IncidentKeys::shared)) {
            std::vector<std::size_t> inTime = ofKey;
            std::ranges::sort(inTime, {},
                              [this](std::size_t i) { return std::tuple(m_signals[i]->first, i); });
            std::size_t furthest = kNone;
            for (const std::size_t i : inTime) {
                if (!links(i))
                    continue;
                if (furthest != kNone && areNear(furthest, i))
                    m_sets.join(furthest, i);
                if (furthest == kNone || m_signals[i]->last > m_signals[furthest]->last)
                    furthest = i;
            }
        }
    }

    // What was used before it was made is another thing of that name.
    void linkMadeAndUsed()
    {
        const auto used = byKey(&IncidentKeys::used);
        for (const auto &[key, makers] : byKey(&IncidentKeys::made)) {
            const auto users = used.find(key);
            if (users == used.end())
                continue;
            for (const std::size_t maker : makers) {
                for (const std::size_t user : users->second) {
                    if (links(maker) && links(user) && areNear(maker, user)
                        && m_signals[user]->last >= m_signals[maker]->first)
                        m_sets.join(maker, user);
                }
            }
        }
    }

    // To the nearest signal that it shares something with.
    void addLesser()
    {
        const auto shared = byKey(&IncidentKeys::shared);
        for (std::size_t i = 0; i < m_signals.size(); ++i) {
            if (links(i) || m_signals[i]->first == kNoTime)
                continue;
            std::optional<std::pair<MicrosecondsUtc, std::size_t>> nearest;
            for (const IncidentKey &key : m_keys[i].shared) {
                for (const std::size_t other : shared.at(key)) {
                    const MicrosecondsUtc distance =
                        std::abs(m_signals[other]->first - m_signals[i]->first);
                    const std::pair candidate {distance, other};
                    if (links(other) && areNear(i, other) && (!nearest || candidate < *nearest))
                        nearest = candidate;
                }
            }
            if (nearest)
                m_lesser.emplace(i, nearest->second);
        }
    }

    [[nodiscard]] std::map<IncidentKey, std::vector<std::size_t>>
    byKey(std::set<IncidentKey> IncidentKeys::*keys) const
    {
        std::map<IncidentKey, std::vector<std::size_t>> signalsOf;
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            for (const IncidentKey &key : m_keys[i].*keys)
                signalsOf[key].push_back(i);
        }
        return signalsOf;
    }

    [[nodiscard]] IncidentPtr incidentOf(std::vector<std::size_t> members) const
    {
        auto incident = std::make_shared<Incident>();
        std::ranges::sort(members, {}, [this](std::size_t i) {
            const Signal &signal = *m_signals[i];
            return std::tuple(tacticOrder(firstTactic(*signal.rule)), signal.first,
                              std::string_view(signal.id));
        });
        std::pair<MicrosecondsUtc, std::string> earliest {INT64_MAX, ""};
        for (const std::size_t i : members) {
            const SignalPtr &signal = m_signals[i];
            incident->signalList.push_back(signal);
            incident->severity = std::max(incident->severity, signal->rule->severity);
            incident->last = std::max(incident->last, signal->last);
            earliest = std::min(earliest, {signal->first, signal->id});
            for (const std::string &tactic : signal->rule->tactics) {
                if (std::ranges::find(incident->tactics, tactic) == incident->tactics.end())
                    incident->tactics.push_back(tactic);
            }
        }
        std::ranges::stable_sort(incident->tactics, {}, tacticOrder);
        incident->first = earliest.first;
        incident->id = earliest.second;
        incident->links = linksOf(members);
        incident->actors = actorsOf(*incident);
        incident->summary = incidentSummary(*incident);
        return incident;
    }

    // What at least two of the signals have.
    [[nodiscard]] std::vector<IncidentLink> linksOf(const std::vector<std::size_t> &members) const
    {
        std::map<IncidentKey, std::size_t> counts;
        std::map<IncidentKey, std::size_t> makers;
        for (const std::size_t i : members) {
            for (const IncidentKey &key : m_keys[i].shared)
                ++counts[key];
            for (const IncidentKey &key : m_keys[i].made)
                ++makers[key];
        }
        for (const auto &[key, made] : makers) {
            const auto uses = [&key = key, this](std::size_t i) {
                return m_keys[i].used.contains(key) && !m_keys[i].made.contains(key);
            };
            const auto users = static_cast<std::size_t>(std::ranges::count_if(members, uses));
            if (users != 0)
                counts[key] = made + users;
        }
        std::vector<IncidentLink> result;
        for (const auto &[key, count] : counts) {
            if (count > 1)
                result.push_back({key.kind, key.value, count});
        }
        std::ranges::sort(result, {}, [](const IncidentLink &link) {
            return std::tuple(-static_cast<std::int64_t>(link.signalCount), link.kind,
                              std::string_view(link.value));
        });
        return result;
    }

    [[nodiscard]] static std::vector<std::string> actorsOf(const Incident &incident)
    {
        std::vector<SignalPtr> inTime = incident.signalList;
        std::ranges::sort(inTime, {}, [](const SignalPtr &signal) {
            return std::tuple(signal->first, std::string_view(signal->id));
        });
        std::vector<std::string> actors;
        for (const SignalPtr &signal : inTime) {
            if (signal->entityField == FieldId::EffectiveUser && !signal->entity.empty()
                && std::ranges::find(actors, signal->entity) == actors.end())
                actors.push_back(signal->entity);
        }
        return actors;
    }

    const std::vector<SignalPtr> &m_signals;
    std::vector<IncidentKeys> m_keys;
    const IncidentOptions &m_options;
    SignalSets m_sets;
    std::map<std::size_t, std::size_t> m_lesser; // to which signal each was added
};

} // namespace

std::vector<IncidentPtr> buildIncidents(const EventSnapshot &snapshot,
                                        const std::vector<SignalPtr> &signalList,
                                        const IncidentOptions &options)
{
    const auto cancelled = [&options] { return options.cancelled && options.cancelled(); };
    std::vector<IncidentKeys> keys = incidentKeysOf(snapshot, signalList, cancelled);
    if (cancelled())
        return {};
    return IncidentBuilder(signalList, std::move(keys), options).build();
}

} // namespace kubewake
