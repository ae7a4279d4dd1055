// SPDX-License-Identifier: Apache-2.0
#include "detections/valueranks.h"

#include <algorithm>

namespace kubewake {

ValueRanks::ValueRanks(std::span<const CorrelatedMatch> matches, By by)
    : m_by(by)
{
    if (by == By::Frequency)
        return;
    for (const CorrelatedMatch &match : matches) {
        if (match.number)
            m_numbers.push_back(*match.number);
    }
    std::ranges::sort(m_numbers);
    m_numbers.erase(std::unique(m_numbers.begin(), m_numbers.end()), m_numbers.end());
    m_tree.resize(m_numbers.size() + 1);
}

bool ValueRanks::hasValue(const CorrelatedMatch &match) const
{
    return match.counts
        && (m_by == By::Size ? match.number.has_value() : match.value != CorrelatedMatch::kNoValue);
}

std::size_t ValueRanks::placeOf(double number) const
{
    return static_cast<std::size_t>(std::ranges::lower_bound(m_numbers, number) - m_numbers.begin())
        + 1;
}

void ValueRanks::change(const CorrelatedMatch &match, std::int64_t by)
{
    if (!hasValue(match))
        return;
    m_observed += by;
    if (m_by == By::Frequency) {
        m_ofValue[match.value] += by;
        return;
    }
    for (std::size_t i = placeOf(*match.number); i < m_tree.size(); i += i & (~i + 1))
        m_tree[i] += by;
}

std::optional<double> ValueRanks::percentOf(const CorrelatedMatch &match) const
{
    if (!hasValue(match) || m_observed == 0)
        return std::nullopt;
    std::int64_t count = 0;
    if (m_by == By::Frequency) {
        const auto found = m_ofValue.find(match.value);
        count = found != m_ofValue.end() ? found->second : 0;
    } else {
        for (std::size_t i = placeOf(*match.number); i > 0; i -= i & (~i + 1))
            count += m_tree[i];
    }
    return 100.0 * static_cast<double>(count) / static_cast<double>(m_observed);
}

} // namespace kubewake
