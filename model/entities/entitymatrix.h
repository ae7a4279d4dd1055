// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entitylist.h"

namespace kubewake {

// Which verbs on which resources, and how often. A value.
struct EntityMatrix
{
    static constexpr std::size_t kMaximumResources = 200; // the most frequent; the rest is told
    static constexpr std::size_t kMaximumVerbs = 24;
    static constexpr std::size_t kTotal = SIZE_MAX; // as a resource or verb: of all of them

    QString scope; // filter of all rows
    std::vector<std::optional<std::string>> resources; // with subresource; absent: no resource
    std::vector<std::optional<std::string>> verbs;
    std::vector<Tally> cells; // by resource, then verb
    std::vector<Tally> ofResource;
    std::vector<Tally> ofVerb;
    std::size_t resourceTotal = 0; // how many there are
    std::size_t verbTotal = 0;
    bool isComplete = true; // false: there are more

    [[nodiscard]] const Tally &tally(std::size_t resource, std::size_t verb) const;
    [[nodiscard]] QString filterOf(std::size_t resource, std::size_t verb) const;
};

// Fills an EntityMatrix. Owned by one job.
class MatrixCounter
{
public:
    MatrixCounter(const EventSnapshot &snapshot, AddressGroups &addresses);

    void add(Row row, bool isRefused);
    [[nodiscard]] EntityMatrix take() const;

private:
    KeyedTallies m_resources;
    KeyedTallies m_verbs;
    KeyedTallies m_cells;
};

} // namespace kubewake
