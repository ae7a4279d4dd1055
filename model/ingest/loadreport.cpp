// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/loadreport.h"

#include <algorithm>

namespace kubewake {

void CountsByName::add(std::string_view name, std::uint64_t count)
{
    const auto found = m_counts.find(name);
    if (found != m_counts.end())
        found->second += count;
    else if (m_counts.size() < kMaximumNames)
        m_counts.emplace(name, count);
    else
        m_counts[std::string(kRest)] += count;
}

void CountsByName::add(const CountsByName &other)
{
    for (const auto &[name, count] : other.m_counts)
        add(name, count);
}

std::uint64_t CountsByName::total() const
{
    std::uint64_t sum = 0;
    for (const auto &[name, count] : m_counts)
        sum += count;
    return sum;
}

std::string CountsByName::mostFrequent() const
{
    const auto most =
        std::ranges::max_element(m_counts, {}, [](const auto &entry) { return entry.second; });
    return most == m_counts.end() ? std::string() : most->first;
}

std::string SourceReport::format() const
{
    return formats.total() * 2 > events + leftOut ? formats.mostFrequent() : framing;
}

double SourceReport::confidence() const
{
    const auto understood = static_cast<double>(events + leftOut + coreEvents + others.total());
    const double all = understood + static_cast<double>(rejected.size());
    return all == 0 ? 0 : understood / all;
}

std::string SourceReport::clusterText() const
{
    const std::size_t count = clusters.counts().size();
    return count < 2 ? clusters.mostFrequent()
                     : clusters.mostFrequent() + " and " + std::to_string(count - 1) + " more";
}

std::uint64_t LoadReport::rejectedCount() const
{
    std::uint64_t total = 0;
    for (const SourceReport &source : sources)
        total += source.rejected.size();
    return total;
}

std::uint64_t LoadReport::eventCount() const
{
    std::uint64_t total = 0;
    for (const SourceReport &source : sources)
        total += source.events;
    return total;
}

std::uint64_t LoadReport::leftOutCount() const
{
    std::uint64_t total = 0;
    for (const SourceReport &source : sources)
        total += source.leftOut;
    return total;
}

bool LoadReport::hasErrors() const
{
    return !unopened.empty()
        || std::ranges::any_of(sources, [](const SourceReport &s) { return !s.error.empty(); });
}

} // namespace kubewake
