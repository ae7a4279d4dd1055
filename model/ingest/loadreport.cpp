// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/loadreport.h"

#include <algorithm>

namespace kubewake {

// Not in the middle of a letter.
std::string_view CountsByName::shortened(std::string_view name)
{
    std::size_t size = std::min(name.size(), kMaximumNameBytes);
    const auto isInLetter = [name](std::size_t at) {
        return at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0) == 0x80;
    };
    while (size > 0 && isInLetter(size))
        --size;
    return name.substr(0, size);
}

void CountsByName::add(std::string_view name, std::uint64_t count)
{
    name = shortened(name);
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
    const auto most = std::ranges::max_element(
        m_counts, {}, [](const auto &entry) { return entry.first == kRest ? 0 : entry.second; });
    return most == m_counts.end() ? std::string() : most->first;
}

std::string SourceReport::format() const
{
    return formats.total() * 2 > events + leftOut ? formats.mostFrequent() : framing;
}

double SourceReport::confidence() const
{
    const auto understood = static_cast<double>(events + leftOut + coreEvents + others.total());
    const double all = understood + static_cast<double>(rejectedCount());
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
        total += source.rejectedCount();
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
