// SPDX-License-Identifier: Apache-2.0
#include "model/compare/comparedtallies.h"

#include <algorithm>

namespace kubewake {
namespace {

struct Ranked
{
    const TallyKey *key;
    const TallyPair *tallies;
    double significance;
};

std::uint64_t requestsOf(const TallyPair &tallies)
{
    return std::uint64_t {tallies.front().requests} + tallies.back().requests;
}

// 1: `a` is more significant, or as significant and more frequent; -1: `b` is; 0: neither.
int rankOf(const Ranked &a, const Ranked &b)
{
    if (a.significance != b.significance)
        return a.significance > b.significance ? 1 : -1;
    const std::uint64_t requestsA = requestsOf(*a.tallies);
    const std::uint64_t requestsB = requestsOf(*b.tallies);
    return requestsA == requestsB ? 0 : requestsA > requestsB ? 1 : -1;
}

ComparedLines linesOf(std::vector<Ranked> &ranked, const ComparedTallies::Texts &texts,
                      std::size_t maximum)
{
    // Of half a million that tie, those that came first are kept: texts are made for these only.
    const std::size_t kept = std::min(ranked.size(), maximum);
    std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                              [](const Ranked &a, const Ranked &b) {
                                  const int rank = rankOf(a, b);
                                  return rank != 0 ? rank > 0 : *a.key < *b.key;
                              });
    ComparedLines lines;
    lines.total = ranked.size();
    for (std::size_t i = 0; i < kept; ++i) {
        ComparedLine line;
        line.values = texts.values(*ranked[i].key);
        line.tallies = *ranked[i].tallies;
        line.significance = ranked[i].significance;
        line.term = texts.term(line.values);
        lines.lines.push_back(std::move(line));
    }
    std::ranges::sort(lines.lines, [](const ComparedLine &a, const ComparedLine &b) {
        const int rank =
            rankOf({nullptr, &a.tallies, a.significance}, {nullptr, &b.tallies, b.significance});
        return rank != 0 ? rank > 0 : a.values < b.values;
    });
    return lines;
}

} // namespace

void ComparedTallies::add(const TallyKey &key, ComparedSide side, MicrosecondsUtc time,
                          bool isRefused)
{
    auto found = m_tallies.find(key);
    if (found == m_tallies.end()) {
        if (m_tallies.size() >= m_maximumKeys) {
            m_complete = false;
            return;
        }
        found = m_tallies.try_emplace(key).first;
    }
    found->second.at(indexOf(side)).add(time, isRefused);
}

ComparedDimension ComparedTallies::take(CompareDimension id, const Hours &hours, const Texts &texts,
                                        std::size_t maximum) const
{
    std::array<std::vector<Ranked>, kRateChanges> ranked;
    for (const auto &[key, tallies] : m_tallies) {
        const std::uint64_t baseline = tallies.at(indexOf(ComparedSide::Baseline)).requests;
        const std::uint64_t incident = tallies.at(indexOf(ComparedSide::Incident)).requests;
        const auto change = rateChange(baseline, hours.baseline, incident, hours.incident);
        if (change)
            ranked.at(static_cast<std::size_t>(*change))
                .push_back({&key, &tallies,
                            rateSignificance(baseline, hours.baseline, incident, hours.incident)});
    }
    ComparedDimension dimension;
    dimension.id = id;
    dimension.isComplete = m_complete;
    for (std::size_t i = 0; i < kRateChanges; ++i)
        dimension.changes.at(i) = linesOf(ranked.at(i), texts, maximum);
    return dimension;
}

} // namespace kubewake
