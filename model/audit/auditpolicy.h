// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// A request as an audit policy sees it: when it arrives, before it is impersonated, authorized or
// read. The views are into whatever the caller has.
struct AuditedRequest
{
    std::string_view user; // who authenticated
    bool hasUser = true; // false: authentication failed, and rules about users do not match
    std::vector<std::string_view> groups {};
    std::string_view verb {};
    bool isResource = true; // otherwise only `path` counts
    std::string_view apiGroup {}; // empty: core
    std::string_view resource {};
    std::string_view subresource {};
    std::string_view name {}; // of the URL; empty for a create
    std::string_view space {}; // namespace; empty if there is none
    std::string_view path {}; // of the URL, decoded, without the query
};

// Some resources of one API group.
struct PolicyResources
{
    std::string group; // empty: core
    // `pods`, `pods/log`, `pods/*`, `*/scale`, `*`; all of the group if empty.
    std::vector<std::string> resources {};
    std::vector<std::string> names {}; // any if empty; not looked at without `resources`

    [[nodiscard]] bool matches(const AuditedRequest &request) const;

    friend bool operator==(const PolicyResources &, const PolicyResources &) = default;
};

// One rule of a policy. Empty lists match everything.
struct PolicyRule
{
    Level level = Level::None;
    std::vector<std::string> users {};
    std::vector<std::string> userGroups {};
    std::vector<std::string> verbs {};
    std::vector<PolicyResources> resources {};
    std::vector<std::string> namespaces {}; // "" stands for requests without a namespace
    std::vector<std::string> nonResourceUrls {}; // `/healthz*`, `*`
    std::vector<Stage> omitStages {};
    std::optional<bool> omitManagedFields {}; // that of the policy if empty

    [[nodiscard]] bool matches(const AuditedRequest &request) const;

    friend bool operator==(const PolicyRule &, const PolicyRule &) = default;
};

// What a policy says about one request.
struct PolicyDecision
{
    Level level = Level::None;
    std::optional<std::size_t> rule {}; // that matched first
    std::vector<Stage> omitStages {}; // of the policy and the rule
    bool omitManagedFields = false;

    [[nodiscard]] bool logs(Stage stage) const;
};

// An audit.k8s.io/v1 Policy, which tells kube-apiserver what to log. Decides as its
// pkg/audit/policy does: the first rule that matches, and None if there is none. A value; any
// thread; a decision costs one pass over the rules.
struct AuditPolicy
{
    std::vector<PolicyRule> rules {};
    std::vector<Stage> omitStages {};
    bool omitManagedFields = false;

    [[nodiscard]] PolicyDecision decide(const AuditedRequest &request) const;

    friend bool operator==(const AuditPolicy &, const AuditPolicy &) = default;
};

} // namespace kubewake
