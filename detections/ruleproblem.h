// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>

#include <string>

namespace kubewake {

// Why a rule was refused, and where in its file. English, as rules are.
struct RuleProblem
{
    int line = 0; // from 1; 0 if unknown
    std::string message;
};

template<typename T>
using RuleResult = tl::expected<T, RuleProblem>;

[[nodiscard]] inline tl::unexpected<RuleProblem> refused(int line, std::string message)
{
    return tl::unexpected<RuleProblem>(RuleProblem {line, std::move(message)});
}

} // namespace kubewake
