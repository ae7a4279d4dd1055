// SPDX-License-Identifier: Apache-2.0
#include "model/signals/threatmatrix.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace kubewake {
namespace {

// By id. The spelling is that of the pages.
constexpr std::array kTechniques {
    ThreatMatrixTechnique {"MS-TA9001", "Using Cloud Credentials"},
    ThreatMatrixTechnique {"MS-TA9002", "Compromised Image In Registry"},
    ThreatMatrixTechnique {"MS-TA9003", "Kubeconfig file"},
    ThreatMatrixTechnique {"MS-TA9004", "Application Vulnerability"},
    ThreatMatrixTechnique {"MS-TA9005", "Exposed sensitive interfaces"},
    ThreatMatrixTechnique {"MS-TA9006", "Exec into container"},
    ThreatMatrixTechnique {"MS-TA9007", "bash or cmd inside container"},
    ThreatMatrixTechnique {"MS-TA9008", "New Container"},
    ThreatMatrixTechnique {"MS-TA9009", "Application Exploit (RCE)"},
    ThreatMatrixTechnique {"MS-TA9010", "SSH server running inside container"},
    ThreatMatrixTechnique {"MS-TA9011", "Sidecar Injection"},
    ThreatMatrixTechnique {"MS-TA9012", "Backdoor container"},
    ThreatMatrixTechnique {"MS-TA9013", "Writable hostPath mount"},
    ThreatMatrixTechnique {"MS-TA9014", "Kubernetes CronJob"},
    ThreatMatrixTechnique {"MS-TA9015", "Malicious admission controller"},
    ThreatMatrixTechnique {"MS-TA9016", "Access container service account"},
    ThreatMatrixTechnique {"MS-TA9016", "container service account"},
    ThreatMatrixTechnique {"MS-TA9017", "Static Pods"},
    ThreatMatrixTechnique {"MS-TA9018", "Privileged container"},
    ThreatMatrixTechnique {"MS-TA9019", "Cluster-admin binding"},
    ThreatMatrixTechnique {"MS-TA9020", "Access cloud resources"},
    ThreatMatrixTechnique {"MS-TA9021", "Clear container logs"},
    ThreatMatrixTechnique {"MS-TA9022", "Delete K8S events"},
    ThreatMatrixTechnique {"MS-TA9023", "Pod or container name similarily"},
    ThreatMatrixTechnique {"MS-TA9024", "Connect from Proxy server"},
    ThreatMatrixTechnique {"MS-TA9025", "List K8S secrets"},
    ThreatMatrixTechnique {"MS-TA9026", "Mount service principal"},
    ThreatMatrixTechnique {"MS-TA9027", "Application credentials in configuration files"},
    ThreatMatrixTechnique {"MS-TA9028", "Access managed identity credentials"},
    ThreatMatrixTechnique {"MS-TA9029", "Access the K8S API server"},
    ThreatMatrixTechnique {"MS-TA9030", "Access Kubelet API"},
    ThreatMatrixTechnique {"MS-TA9031", "Network mapping"},
    ThreatMatrixTechnique {"MS-TA9033", "Instance Metadata API"},
    ThreatMatrixTechnique {"MS-TA9034", "Cluster internal networking"},
    ThreatMatrixTechnique {"MS-TA9035", "CoreDNS poisoning"},
    ThreatMatrixTechnique {"MS-TA9036", "ARP poisoning and IP spoofing"},
    ThreatMatrixTechnique {"MS-TA9037", "images from a private registry"},
    ThreatMatrixTechnique {"MS-TA9038", "Data destruction"},
    ThreatMatrixTechnique {"MS-TA9039", "Resource hijacking"},
    ThreatMatrixTechnique {"MS-TA9040", "Denial of service"},
    ThreatMatrixTechnique {"MS-TA9041", "Collecting Data from Pod"},
};

std::optional<ThreatMatrixTechnique> techniqueOfPage(std::string_view page)
{
    constexpr std::string_view kPages =
        "https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/";
    if (!page.starts_with(kPages))
        return std::nullopt;
    page.remove_prefix(kPages.size());
    std::string name(page.substr(0, page.find('/')));
    for (std::size_t at = name.find("%20"); at != std::string::npos; at = name.find("%20", at))
        name.replace(at, 3, " ");
    const auto found = std::ranges::find(kTechniques, name, &ThreatMatrixTechnique::name);
    return found == kTechniques.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::vector<ThreatMatrixTechnique> threatMatrixTechniques(const RuleInfo &rule)
{
    std::vector<ThreatMatrixTechnique> techniques;
    for (const std::string &reference : rule.references) {
        if (const auto technique = techniqueOfPage(reference))
            techniques.push_back(*technique);
    }
    return techniques;
}

} // namespace kubewake
