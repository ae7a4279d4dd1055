// SPDX-License-Identifier: Apache-2.0
#include "detections/policydraft.h"

#include <algorithm>
#include <map>

namespace kubewake {
namespace {

using Texts = std::vector<std::string>;

const Texts kComponents {"system:apiserver", "system:kube-controller-manager",
                         "system:kube-scheduler", "system:kube-proxy",
                         "system:cloud-controller-manager"};
const Texts kComponentGroups {"system:nodes", "system:serviceaccounts:kube-system"};

class PolicyDraft
{
public:
    explicit PolicyDraft(std::span<const RuleNeeds> needs)
        : m_needs(needs)
    {
    }

    std::vector<DraftRule> take()
    {
        add({.level = Level::None, .nonResourceUrls = {"/healthz*", "/livez*", "/readyz*"}},
            "Health checks: by probes without a login, several times a second.", "health checks");
        add({.level = Level::Metadata,
             .userGroups = {"system:unauthenticated"},
             .nonResourceUrls = {"*"}},
            "Whatever else is asked without a login: rare, and worth a line each.");
        add({.level = Level::None, .nonResourceUrls = {"/version", "/openapi*", "/swagger*"}},
            "Discovery by clients: each kubectl asks for it.", "version and API schemas");
        addSensitive();
        addLeases();
        addEvents();
        add({.level = Level::None,
             .userGroups = {"system:nodes"},
             .verbs = {"update", "patch"},
             .resources = {{"", {"nodes/status", "pods/status"}}}},
            "What kubelets report of themselves and their pods, every few seconds.",
            "status reports of nodes");
        addWatches();
        addBodies(Level::RequestResponse);
        addBodies(Level::Request);
        add({.level = Level::Metadata},
            "All else: who did what, when, from where, and the result.");
        return std::move(m_rules);
    }

private:
    void add(PolicyRule rule, std::string why, std::string noise = {})
    {
        m_rules.push_back({std::move(rule), std::move(why), std::move(noise)});
    }

    void addSensitive()
    {
        PolicyRule rule {.level = Level::Metadata};
        rule.resources = {{"", {"secrets", "configmaps", "serviceaccounts/token"}},
                          {"authentication.k8s.io", {"tokenreviews"}}};
        add(std::move(rule),
            "Bodies of these hold passwords, keys and tokens: nobody should find them in a log.");
    }

    // Users and groups in one rule would both have to match.
    void addOfComponents(const PolicyRule &rule, const std::string &why, const std::string &noise)
    {
        PolicyRule ofUsers = rule;
        ofUsers.users = kComponents;
        add(std::move(ofUsers), why, noise);
        PolicyRule ofGroups = rule;
        ofGroups.userGroups = kComponentGroups;
        add(std::move(ofGroups), "The same by nodes and the service accounts of kube-system.",
            noise);
    }

    void addLeases()
    {
        addOfComponents({.level = Level::None,
                         .verbs = {"get", "create", "update", "patch"},
                         .resources = {{"coordination.k8s.io", {"leases"}}}},
                        "Leases: the heartbeat of nodes and the election of leaders.",
                        "leases of the cluster's components");
    }

    void addEvents()
    {
        Texts verbs {"create", "update", "patch", "get", "list", "watch"};
        std::erase_if(verbs, [this](const std::string &verb) { return isEventVerbNeeded(verb); });
        if (verbs.empty())
            return;
        add({.level = Level::None,
             .userGroups = {"system:authenticated"},
             .verbs = std::move(verbs),
             .resources = {{"", {"events"}}, {"events.k8s.io", {"events"}}}},
            "Events of Kubernetes (not these): what components tell each other. Who deletes them "
            "is logged.",
            "events of Kubernetes");
    }

    bool isEventVerbNeeded(const std::string &verb) const
    {
        return std::ranges::any_of(m_needs, [&](const RuleNeeds &needs) {
            return !needs.isGeneral && std::ranges::any_of(needs.needs, [&](const RuleNeed &need) {
                return need.operation->resource == "events" && need.operation->verb == verb;
            });
        });
    }

    void addWatches()
    {
        addOfComponents({.level = Level::None, .verbs = {"watch"}},
                        "Watches of the cluster's components: opened again every few minutes. "
                        "Those of Secrets are logged above.",
                        "watches of the cluster's components");
    }

    // One rule for each set of verbs, so that nothing is logged deeper than a rule needs it.
    void addBodies(Level level)
    {
        std::map<const ApiOperation *, Level> deepest;
        for (const RuleNeeds &needs : m_needs) {
            for (const RuleNeed &need : needs.needs) {
                Level &known = deepest.try_emplace(need.operation, need.level).first->second;
                known = std::max(known, need.level);
            }
        }
        using Object = std::pair<std::string, std::string>; // group, resource
        std::map<Object, std::vector<const ApiOperation *>> operations;
        for (const auto &[operation, needed] : deepest) {
            if (needed == level && !isSensitive(*operation))
                operations[{operation->group, resourceOf(*operation)}].push_back(operation);
        }
        std::map<Texts, std::vector<Object>> byVerbs;
        for (const auto &[object, list] : operations) {
            Texts verbs;
            for (const ApiOperation *operation : list)
                verbs.push_back(operation->verb);
            byVerbs[verbs].push_back(object);
        }
        for (const auto &[verbs, objects] : byVerbs) {
            DraftRule draft {.rule = {.level = level, .verbs = verbs}};
            for (const Object &object : objects) {
                addResource(draft.rule.resources, object.first, object.second);
                const auto &list = operations.at(object);
                draft.operations.insert(draft.operations.end(), list.begin(), list.end());
            }
            draft.why = level == Level::Request
                ? "What is sent: detections look into it."
                : "What is sent and what the API server made of it: detections look into both.";
            m_rules.push_back(std::move(draft));
        }
    }

    static std::string resourceOf(const ApiOperation &operation)
    {
        return operation.resource
            + (operation.subresource.empty() ? "" : "/" + operation.subresource);
    }

    static void addResource(std::vector<PolicyResources> &resources, const std::string &group,
                            const std::string &resource)
    {
        if (resources.empty() || resources.back().group != group)
            resources.push_back({group});
        resources.back().resources.push_back(resource);
    }

    std::span<const RuleNeeds> m_needs;
    std::vector<DraftRule> m_rules;
};

} // namespace

bool isSensitive(const ApiOperation &operation)
{
    return std::ranges::find(kSensitive, operation.object()) != kSensitive.end();
}

std::vector<DraftRule> draftPolicy(std::span<const RuleNeeds> needs)
{
    return PolicyDraft(needs).take();
}

} // namespace kubewake
