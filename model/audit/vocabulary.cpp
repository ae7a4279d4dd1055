// SPDX-License-Identifier: Apache-2.0
#include "model/audit/vocabulary.h"

namespace kubewake {
namespace {

template<typename Enum, std::size_t N>
std::optional<Enum> fromName(const std::array<std::string_view, N> &names, std::string_view name)
{
    for (std::size_t i = 1; i < N; ++i) {
        if (names[i] == name)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

std::optional<Stage> stageFromName(std::string_view name)
{
    return fromName<Stage>(kStageNames, name);
}

std::optional<Level> levelFromName(std::string_view name)
{
    return fromName<Level>(kLevelNames, name);
}

} // namespace kubewake
