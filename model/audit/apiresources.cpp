// SPDX-License-Identifier: Apache-2.0
#include "model/audit/apiresources.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr auto kResources = std::to_array<ApiResource>({
    {"", "bindings", ""},
    {"", "componentstatuses", ""},
    {"", "configmaps", ""},
    {"", "endpoints", ""},
    {"", "events", ""},
    {"", "limitranges", ""},
    {"", "namespaces", "finalize status"},
    {"", "nodes", "proxy status"},
    {"", "persistentvolumeclaims", "status"},
    {"", "persistentvolumes", "status"},
    {"", "pods",
     "attach binding ephemeralcontainers eviction exec log portforward proxy resize "
     "status"},
    {"", "podtemplates", ""},
    {"", "replicationcontrollers", "scale status"},
    {"", "resourcequotas", "status"},
    {"", "secrets", ""},
    {"", "serviceaccounts", "token"},
    {"", "services", "proxy status"},
    {"admissionregistration.k8s.io", "mutatingadmissionpolicies", ""},
    {"admissionregistration.k8s.io", "mutatingadmissionpolicybindings", ""},
    {"admissionregistration.k8s.io", "mutatingwebhookconfigurations", ""},
    {"admissionregistration.k8s.io", "validatingadmissionpolicies", "status"},
    {"admissionregistration.k8s.io", "validatingadmissionpolicybindings", ""},
    {"admissionregistration.k8s.io", "validatingwebhookconfigurations", ""},
    {"apiextensions.k8s.io", "customresourcedefinitions", "status"},
    {"apiregistration.k8s.io", "apiservices", "status"},
    {"apps", "controllerrevisions", ""},
    {"apps", "daemonsets", "status"},
    {"apps", "deployments", "scale status"},
    {"apps", "replicasets", "scale status"},
    {"apps", "statefulsets", "scale status"},
    {"authentication.k8s.io", "selfsubjectreviews", ""},
    {"authentication.k8s.io", "tokenreviews", ""},
    {"authorization.k8s.io", "localsubjectaccessreviews", ""},
    {"authorization.k8s.io", "selfsubjectaccessreviews", ""},
    {"authorization.k8s.io", "selfsubjectrulesreviews", ""},
    {"authorization.k8s.io", "subjectaccessreviews", ""},
    {"autoscaling", "horizontalpodautoscalers", "status"},
    {"batch", "cronjobs", "status"},
    {"batch", "jobs", "status"},
    {"certificates.k8s.io", "certificatesigningrequests", "approval status"},
    {"certificates.k8s.io", "clustertrustbundles", ""},
    {"coordination.k8s.io", "leases", ""},
    {"discovery.k8s.io", "endpointslices", ""},
    {"events.k8s.io", "events", ""},
    {"extensions", "ingresses", "status"},
    {"flowcontrol.apiserver.k8s.io", "flowschemas", "status"},
    {"flowcontrol.apiserver.k8s.io", "prioritylevelconfigurations", "status"},
    {"metrics.k8s.io", "nodes", ""},
    {"metrics.k8s.io", "pods", ""},
    {"networking.k8s.io", "ingressclasses", ""},
    {"networking.k8s.io", "ingresses", "status"},
    {"networking.k8s.io", "ipaddresses", ""},
    {"networking.k8s.io", "networkpolicies", ""},
    {"networking.k8s.io", "servicecidrs", "status"},
    {"node.k8s.io", "runtimeclasses", ""},
    {"policy", "poddisruptionbudgets", "status"},
    {"policy", "podsecuritypolicies", ""},
    {"rbac.authorization.k8s.io", "clusterrolebindings", ""},
    {"rbac.authorization.k8s.io", "clusterroles", ""},
    {"rbac.authorization.k8s.io", "rolebindings", ""},
    {"rbac.authorization.k8s.io", "roles", ""},
    {"resource.k8s.io", "deviceclasses", ""},
    {"resource.k8s.io", "resourceclaims", "status"},
    {"resource.k8s.io", "resourceclaimtemplates", ""},
    {"resource.k8s.io", "resourceslices", ""},
    {"scheduling.k8s.io", "priorityclasses", ""},
    {"storage.k8s.io", "csidrivers", ""},
    {"storage.k8s.io", "csinodes", ""},
    {"storage.k8s.io", "csistoragecapacities", ""},
    {"storage.k8s.io", "storageclasses", ""},
    {"storage.k8s.io", "volumeattachments", "status"},
    {"storage.k8s.io", "volumeattributesclasses", ""},
});

constexpr auto kClusterScoped = std::to_array<std::string_view>({
    "apiservices",
    "certificatesigningrequests",
    "clusterrolebindings",
    "clusterroles",
    "clustertrustbundles",
    "componentstatuses",
    "csidrivers",
    "csinodes",
    "customresourcedefinitions",
    "deviceclasses",
    "flowschemas",
    "ingressclasses",
    "ipaddresses",
    "mutatingadmissionpolicies",
    "mutatingadmissionpolicybindings",
    "mutatingwebhookconfigurations",
    "namespaces",
    "nodes",
    "persistentvolumes",
    "podsecuritypolicies",
    "priorityclasses",
    "prioritylevelconfigurations",
    "resourceslices",
    "runtimeclasses",
    "selfsubjectaccessreviews",
    "selfsubjectreviews",
    "selfsubjectrulesreviews",
    "servicecidrs",
    "storageclasses",
    "subjectaccessreviews",
    "tokenreviews",
    "validatingadmissionpolicies",
    "validatingadmissionpolicybindings",
    "validatingwebhookconfigurations",
    "volumeattachments",
    "volumeattributesclasses",
});
constexpr std::array<std::string_view, 3> kReads {"get", "list", "watch"};
constexpr std::array<std::string_view, 5> kWrites {"create", "update", "patch", "delete",
                                                   "deletecollection"};
constexpr std::array<std::string_view, 4> kStreams {"attach", "exec", "portforward", "proxy"};
// Those that have no object of their own to read.
constexpr std::array<std::string_view, 4> kCreatedOnly {"binding", "eviction", "token", "bindings"};
constexpr std::array<std::string_view, 13> kPaths {"/",
                                                   "/api",
                                                   "/apis",
                                                   "/.well-known/openid-configuration",
                                                   "/healthz",
                                                   "/livez",
                                                   "/logs/",
                                                   "/metrics",
                                                   "/openapi/v2",
                                                   "/openapi/v3",
                                                   "/readyz",
                                                   "/version",
                                                   "/debug/pprof/"};

bool isAmong(std::span<const std::string_view> texts, std::string_view text)
{
    return std::ranges::find(texts, text) != texts.end();
}

bool isReview(const ApiResource &resource)
{
    return resource.group == "authentication.k8s.io" || resource.group == "authorization.k8s.io";
}

class Operations
{
public:
    void addAll(const ApiResource &resource)
    {
        if (resource.group == "metrics.k8s.io") { // only read
            add(resource, {}, "get");
            return add(resource, {}, "list");
        }
        const bool createdOnly = isReview(resource) || isAmong(kCreatedOnly, resource.resource);
        for (const std::string_view verb : kReads)
            add(resource, {}, createdOnly ? std::string_view() : verb);
        for (const std::string_view verb : kWrites)
            add(resource, {}, createdOnly && verb != "create" ? std::string_view() : verb);
        std::string_view rest = resource.subresources;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            addSubresource(resource, rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    void addPath(std::string_view path)
    {
        m_all.push_back({.verb = "get", .path = std::string(path)});
    }

    [[nodiscard]] std::vector<ApiOperation> take() { return std::move(m_all); }

private:
    void addSubresource(const ApiResource &resource, std::string_view subresource)
    {
        if (isAmong(kCreatedOnly, subresource))
            return add(resource, subresource, "create");
        add(resource, subresource, "get");
        if (subresource == "log")
            return;
        const bool isStream = isAmong(kStreams, subresource);
        if (isStream)
            add(resource, subresource, "create");
        if (isStream && subresource != "proxy")
            return;
        add(resource, subresource, "update");
        add(resource, subresource, "patch");
        if (isStream)
            add(resource, subresource, "delete");
    }

    void add(const ApiResource &resource, std::string_view subresource, std::string_view verb)
    {
        if (!verb.empty())
            m_all.push_back({.verb = std::string(verb),
                             .group = std::string(resource.group),
                             .resource = std::string(resource.resource),
                             .subresource = std::string(subresource)});
    }

    std::vector<ApiOperation> m_all;
};

} // namespace

std::span<const ApiResource> apiResources()
{
    return kResources;
}

std::string ApiOperation::object() const
{
    if (!isResource())
        return path;
    return resource + (group.empty() ? "" : "." + group)
        + (subresource.empty() ? "" : "/" + subresource);
}

const std::vector<ApiOperation> &apiOperations()
{
    static const std::vector<ApiOperation> operations = [] {
        Operations all;
        for (const ApiResource &resource : kResources)
            all.addAll(resource);
        for (const std::string_view path : kPaths)
            all.addPath(path);
        return all.take();
    }();
    return operations;
}

bool isClusterScoped(const ApiOperation &operation)
{
    return isAmong(kClusterScoped, operation.resource);
}

bool isReadVerb(std::string_view verb)
{
    return isAmong(kReads, verb) || verb == "head";
}

bool isWriteVerb(std::string_view verb)
{
    return isAmong(kWrites, verb);
}

bool isStreamSubresource(std::string_view subresource)
{
    return isAmong(kStreams, subresource);
}

} // namespace kubewake
