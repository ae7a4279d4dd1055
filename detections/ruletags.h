// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace kubewake {

// What Sigma tags say in terms of MITRE ATT&CK. Tags of other namespaces are left out.
struct RuleTags
{
    std::vector<std::string> techniques; // T1609, T1552.007
    std::vector<std::string> tactics; // credential-access

    [[nodiscard]] static RuleTags of(const std::vector<std::string> &tags);
};

} // namespace kubewake
