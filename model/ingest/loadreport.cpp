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

bool LoadReport::hasErrors() const
{
    return !unopened.empty()
        || std::ranges::any_of(sources, [](const SourceReport &s) { return !s.error.empty(); });
}

} // namespace kubewake
