// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace kubewake::test {

// What the API server asks its authorizer about a request.
struct NaiveAccess
{
    std::string verb;
    std::string group {};
    std::string resource {}; // with its subresource; empty: not about a resource
    std::string space {};
    std::string name {};
    std::string path {}; // of what is not about a resource

    friend bool operator<(const NaiveAccess &a, const NaiveAccess &b)
    {
        return std::tie(a.verb, a.group, a.resource, a.space, a.name, a.path)
            < std::tie(b.verb, b.group, b.resource, b.space, b.name, b.path);
    }
};

// All that `user` had to be allowed for the request of this event, read from its URI. Empty if the
// event is not a request by `user` that was authorized, or the Node authorizer decided it.
[[nodiscard]] std::vector<NaiveAccess> naiveAccess(const nlohmann::json &event,
                                                   const std::string &user);

// RBAC written a second time, straight from the documentation: Roles, ClusterRoles and bindings of
// a YAML text, as kubectl would apply them. Aborts the test program if Kubernetes would refuse an
// object. Slow; for differential tests.
class NaiveRbac
{
public:
    explicit NaiveRbac(const std::string &yaml);

    // Also by the roles that every cluster gives to everybody.
    [[nodiscard]] bool allows(const std::string &user, const NaiveAccess &access) const;

    // Verbs of all rules, and the same without one of them.
    [[nodiscard]] std::size_t verbCount() const;
    [[nodiscard]] NaiveRbac without(std::size_t verb) const;

    struct Rule
    {
        std::string space; // of the binding; empty: everywhere
        std::set<std::string> users;
        std::set<std::string> groups, resources, names, paths;
        std::vector<std::string> verbs;
    };
    [[nodiscard]] const std::vector<Rule> &rules() const { return m_rules; }

private:
    std::vector<Rule> m_rules;
};

} // namespace kubewake::test
