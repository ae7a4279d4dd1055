// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/comparedimension.h"

#include <functional>
#include <unordered_map>

namespace kubewake {

// Counts values in two times at once, and says what changed. Owned by one job. At most so many
// distinct keys are told apart; one that is there has all its requests of both times, so that
// nothing is called new because a list was full.
class ComparedTallies
{
public:
    using Values = std::vector<std::optional<std::string>>;

    struct Texts
    {
        std::function<Values(const TallyKey &)> values;
        std::function<QString(const Values &)> term;
    };
    struct Hours // observed
    {
        double baseline = 0;
        double incident = 0;
    };

    explicit ComparedTallies(std::size_t maximumKeys = KeyedTallies::kMaximumKeys)
        : m_maximumKeys(maximumKeys)
    {
    }

    void add(const TallyKey &key, ComparedSide side, MicrosecondsUtc time, bool isRefused);
    void setIncomplete() { m_complete = false; } // a value was left out before it had a key

    // At most `maximum` lines a list, ties by value; of ties that do not fit those that came first.
    [[nodiscard]] ComparedDimension take(CompareDimension id, const Hours &hours,
                                         const Texts &texts,
                                         std::size_t maximum = ComparedLines::kMaximum) const;

private:
    using Map = std::unordered_map<TallyKey, TallyPair, TallyKeyHash>;

    std::size_t m_maximumKeys;
    Map m_tallies;
    bool m_complete = true;
};

} // namespace kubewake
