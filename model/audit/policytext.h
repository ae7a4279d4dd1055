// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/auditpolicy.h"

#include <string>
#include <vector>

namespace kubewake {

// What a policy says for people, beside what it says for the API server.
struct PolicyComments
{
    std::vector<std::string> header; // lines above the policy
    std::vector<std::vector<std::string>> rules; // lines above each rule, in order; may be shorter
};

// The policy as a YAML file that kube-apiserver takes. Texts are quoted wherever YAML could read
// them as something else; comments are wrapped, and line breaks in them become spaces. Any thread.
[[nodiscard]] std::string policyText(const AuditPolicy &policy,
                                     const PolicyComments &comments = {});

} // namespace kubewake
