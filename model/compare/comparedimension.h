// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/comparedrange.h"
#include "model/compare/ratechange.h"
#include "model/entities/keyedtallies.h"

#include <QString>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// What two times are compared by.
enum class CompareDimension : std::uint8_t {
    Users, // effective ones
    Addresses, // peers: what a client cannot forge
    UserAgents,
    Credentials,
    Namespaces,
    Operations, // verb and resource
    UserAddresses,
    UserOperations,
    Images, // of containers, where bodies were recorded
};
inline constexpr std::size_t kCompareDimensions = 9;
inline constexpr std::array<std::string_view, kCompareDimensions> kCompareDimensionNames {
    "user",      "address",      "user-agent",     "credential", "namespace",
    "operation", "user-address", "user-operation", "image"};

// The fields whose values it tells apart; none for images, which have no column.
[[nodiscard]] std::vector<FieldId> fieldsOf(CompareDimension dimension);

using TallyPair = std::array<Tally, kComparedSides>;

// One value, or several that go together, that the two times differ in.
struct ComparedLine
{
    std::vector<std::optional<std::string>> values {}; // absent: the requests have none
    TallyPair tallies {};
    double significance = 0; // see rateSignificance()
    QString term {}; // the filter for its requests, whenever they were

    [[nodiscard]] const Tally &of(ComparedSide side) const { return tallies.at(indexOf(side)); }
};

// The most significant ones first.
struct ComparedLines
{
    // What one list holds at most; `total` says how many there are.
    static constexpr std::size_t kMaximum = 1000;

    std::vector<ComparedLine> lines {};
    std::size_t total = 0;
};

struct ComparedDimension
{
    CompareDimension id {};
    std::array<ComparedLines, kRateChanges> changes {};
    bool isComplete = true; // false: there are more values than could be told apart

    [[nodiscard]] const ComparedLines &of(RateChange change) const
    {
        return changes.at(static_cast<std::size_t>(change));
    }
};

} // namespace kubewake
