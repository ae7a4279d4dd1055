// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"

#include <optional>
#include <string>
#include <utility>

namespace kubewake {

// For readers that take a document part by part and refuse it with the first thing that is wrong.
class FirstProblem
{
protected:
    void problem(int line, std::string message)
    {
        if (!m_problem)
            m_problem = {line, std::move(message)};
    }

    // The value, or an empty one and a problem.
    template<typename T>
    T take(RuleResult<T> value)
    {
        if (value)
            return std::move(*value);
        problem(value.error().line, value.error().message);
        return {};
    }

    std::optional<RuleProblem> m_problem;
};

} // namespace kubewake
