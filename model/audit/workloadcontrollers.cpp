// SPDX-License-Identifier: Apache-2.0
#include "model/audit/workloadcontrollers.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr std::string_view kAccounts = "system:serviceaccount:kube-system:";
// OpenShift's controllers for its own workload objects.
constexpr std::string_view kOpenShift = "system:serviceaccount:openshift-infra:";
constexpr std::string_view kManager = "system:kube-controller-manager";
constexpr std::string_view kGarbageCollector = "generic-garbage-collector";

struct Ownership
{
    std::string_view controller; // without the prefix
    std::string_view resource;
    std::array<std::string_view, 1> owners;
};

constexpr std::array<Ownership, 10> kOwnerships {{
    {"deployment-controller", "replicasets", {"deployments"}},
    {"replicaset-controller", "pods", {"replicasets"}},
    {"replication-controller", "pods", {"replicationcontrollers"}},
    {"daemon-set-controller", "pods", {"daemonsets"}},
    {"daemon-set-controller", "controllerrevisions", {"daemonsets"}},
    {"statefulset-controller", "pods", {"statefulsets"}},
    {"statefulset-controller", "persistentvolumeclaims", {"statefulsets"}},
    {"statefulset-controller", "controllerrevisions", {"statefulsets"}},
    {"job-controller", "pods", {"jobs"}},
    {"cronjob-controller", "jobs", {"cronjobs"}},
}};

// Of whoever works for all of them.
constexpr std::array<std::string_view, 5> kPodOwners {"replicasets", "daemonsets", "jobs",
                                                      "statefulsets", "replicationcontrollers"};
constexpr std::array<std::string_view, 1> kReplicaSetOwners {"deployments"};
constexpr std::array<std::string_view, 1> kJobOwners {"cronjobs"};
constexpr std::array<std::string_view, 1> kReplicationControllerOwners {"deploymentconfigs"};

constexpr std::array<std::string_view, 11> kOtherControllers {
    "horizontal-pod-autoscaler", "pod-garbage-collector",   "namespace-controller",
    "node-controller",           "ttl-controller",          "ttl-after-finished-controller",
    "service-controller",        "disruption-controller",   "resource-claim-controller",
    "endpoint-controller",       "endpointslice-controller"};

struct Kind
{
    std::string_view kind;
    std::string_view resource;
};

constexpr std::array<Kind, 9> kKinds {{{"Deployment", "deployments"},
                                       {"ReplicaSet", "replicasets"},
                                       {"StatefulSet", "statefulsets"},
                                       {"DaemonSet", "daemonsets"},
                                       {"Job", "jobs"},
                                       {"CronJob", "cronjobs"},
                                       {"ReplicationController", "replicationcontrollers"},
                                       {"DeploymentConfig", "deploymentconfigs"},
                                       {"Rollout", "rollouts"}}};

constexpr std::array<std::string_view, 10> kResources {"pods",
                                                       "deployments",
                                                       "replicasets",
                                                       "statefulsets",
                                                       "daemonsets",
                                                       "jobs",
                                                       "cronjobs",
                                                       "replicationcontrollers",
                                                       "deploymentconfigs",
                                                       "rollouts"};

// The name of the account in kube-system; empty for others.
std::string_view accountOf(std::string_view username)
{
    return username.starts_with(kAccounts) ? username.substr(kAccounts.size()) : std::string_view();
}

std::span<const std::string_view> allOwners(std::string_view resource)
{
    if (resource == "pods")
        return kPodOwners;
    if (resource == "replicasets")
        return kReplicaSetOwners;
    if (resource == "jobs")
        return kJobOwners;
    if (resource == "replicationcontrollers")
        return kReplicationControllerOwners;
    return {};
}

} // namespace

bool isGarbageCollector(std::string_view username)
{
    return accountOf(username) == kGarbageCollector;
}

bool isWorkloadController(std::string_view username)
{
    const std::string_view account = accountOf(username);
    return username == kManager || account == kGarbageCollector
        || std::ranges::find(kOwnerships, account, &Ownership::controller) != kOwnerships.end();
}

bool isClusterController(std::string_view username)
{
    return isWorkloadController(username)
        || std::ranges::find(kOtherControllers, accountOf(username)) != kOtherControllers.end()
        || (username.starts_with(kOpenShift) && username.ends_with("-controller"))
        || username.starts_with("system:node:") || username == "system:kube-scheduler"
        || username == "system:apiserver";
}

std::span<const std::string_view> ownerResources(std::string_view username,
                                                 std::string_view resource)
{
    const std::string_view account = accountOf(username);
    if (username == kManager || account == kGarbageCollector)
        return allOwners(resource);
    for (const Ownership &one : kOwnerships) {
        if (one.controller == account && one.resource == resource)
            return one.owners;
    }
    return username.starts_with(kOpenShift) ? allOwners(resource)
                                            : std::span<const std::string_view>();
}

bool mayHaveOwner(std::string_view resource)
{
    return !allOwners(resource).empty();
}

std::string_view workloadResource(std::string_view kind)
{
    const auto found = std::ranges::find(kKinds, kind, &Kind::kind);
    return found == kKinds.end() ? std::string_view() : found->resource;
}

std::span<const std::string_view> workloadResources()
{
    return kResources;
}

std::vector<std::string_view> ownerNames(std::string_view generated)
{
    std::vector<std::string_view> names;
    for (std::size_t end = generated.rfind('-');
         end != std::string_view::npos && end != 0 && names.size() < 2;
         end = generated.rfind('-', end - 1))
        names.push_back(generated.substr(0, end));
    return names;
}

} // namespace kubewake
