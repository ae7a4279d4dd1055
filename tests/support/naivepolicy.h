// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace kubewake::test {

struct NaiveLevel
{
    std::string level = "None";
    bool logged = false; // at the stage of the event
};

// What an audit policy (audit.k8s.io/v1, as JSON) says about a recorded event, written a second
// time straight from the documentation: no shared code with the program. Slow; for differential
// tests.
[[nodiscard]] NaiveLevel naiveLevel(const nlohmann::json &policy, const nlohmann::json &event);

} // namespace kubewake::test
