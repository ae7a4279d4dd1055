// SPDX-License-Identifier: Apache-2.0
#include "model/objects/listkeys.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace kubewake {
namespace {

using nlohmann::json;

// From the tags of k8s.io/api (core, apps, admissionregistration, networking).
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kMergeKeys {{
    {"containers", "name"},
    {"initContainers", "name"},
    {"ephemeralContainers", "name"},
    {"env", "name"},
    {"volumeMounts", "mountPath"},
    {"volumeDevices", "devicePath"},
    {"volumes", "name"},
    {"imagePullSecrets", "name"},
    {"secrets", "name"},
    {"hostAliases", "ip"},
    {"topologySpreadConstraints", "topologyKey"},
    {"schedulingGates", "name"},
    {"resourceClaims", "name"},
    {"resourceClaimStatuses", "name"},
    {"conditions", "type"},
    {"podIPs", "ip"},
    {"hostIPs", "ip"},
    {"addresses", "type"},
    {"ownerReferences", "uid"},
    {"webhooks", "name"},
    {"validations", "name"},
    {"matchConditions", "name"},
    {"loadBalancerIngress", "ip"},
    {"metrics", "name"},
}};

bool haveMember(const json &elements, std::string_view key)
{
    return elements.is_array() && !elements.empty()
        && std::ranges::all_of(elements, [key](const json &element) {
               return element.is_object() && element.contains(std::string(key));
           });
}

std::string_view knownKey(std::string_view member)
{
    const auto *found = std::ranges::find(kMergeKeys, member,
                                          &std::pair<std::string_view, std::string_view>::first);
    return found == kMergeKeys.end() ? std::string_view() : found->second;
}

} // namespace

std::string_view mergeKey(std::string_view member, const json &elements)
{
    if (member == "ports") {
        if (haveMember(elements, "containerPort"))
            return "containerPort";
        return haveMember(elements, "port") ? "port" : "";
    }
    return knownKey(member);
}

std::vector<std::string_view> mapKeys(std::string_view member, const json &elements)
{
    if (member == "ports") {
        if (haveMember(elements, "containerPort"))
            return {"containerPort", "protocol"};
        return haveMember(elements, "port") ? std::vector<std::string_view> {"port", "protocol"}
                                            : std::vector<std::string_view>();
    }
    if (member == "topologySpreadConstraints")
        return {"topologyKey", "whenUnsatisfiable"};
    const std::string_view key = knownKey(member);
    return key.empty() ? std::vector<std::string_view>() : std::vector<std::string_view> {key};
}

bool isMergedSet(std::string_view member)
{
    return member == "finalizers" || member == "podCIDRs";
}

std::string elementName(std::string_view member, const json &element)
{
    if (!element.is_object())
        return {};
    const std::string_view key = mergeKey(member, json::array({element}));
    const auto found = key.empty() ? element.end() : element.find(std::string(key));
    if (found == element.end())
        return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

} // namespace kubewake
