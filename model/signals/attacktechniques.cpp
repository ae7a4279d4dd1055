// SPDX-License-Identifier: Apache-2.0
#include "model/signals/attacktechniques.h"

#include "model/signals/attacktactics.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

struct Technique
{
    std::string_view id;
    std::string_view name;
    std::string_view tactics; // between spaces
};

constexpr std::string_view kPersistEscalate = " persistence privilege-escalation ";
constexpr std::string_view kJob = " execution persistence privilege-escalation ";
constexpr std::string_view kAccount =
    " initial-access persistence privilege-escalation defense-evasion ";

// By id.
constexpr std::array kTechniques {
    Technique {"T1005", "Data from Local System", " collection "},
    Technique {"T1016", "System Network Configuration Discovery", " discovery "},
    Technique {"T1033", "System Owner/User Discovery", " discovery "},
    Technique {"T1036.005", "Masquerading: Match Legitimate Resource Name or Location",
               " defense-evasion "},
    Technique {"T1040", "Network Sniffing", " credential-access discovery "},
    Technique {"T1046", "Network Service Discovery", " discovery "},
    Technique {"T1048", "Exfiltration Over Alternative Protocol", " exfiltration "},
    Technique {"T1053.003", "Scheduled Task/Job: Cron", kJob},
    Technique {"T1053.007", "Scheduled Task/Job: Container Orchestration Job", kJob},
    Technique {"T1059", "Command and Scripting Interpreter", " execution "},
    Technique {"T1059.004", "Command and Scripting Interpreter: Unix Shell", " execution "},
    Technique {"T1069", "Permission Groups Discovery", " discovery "},
    Technique {"T1070", "Indicator Removal", " defense-evasion "},
    Technique {"T1070.002", "Indicator Removal: Clear Linux or Mac System Logs",
               " defense-evasion "},
    Technique {"T1070.003", "Indicator Removal: Clear Command History", " defense-evasion "},
    Technique {"T1078", "Valid Accounts", kAccount},
    Technique {"T1078.001", "Valid Accounts: Default Accounts", kAccount},
    Technique {"T1078.004", "Valid Accounts: Cloud Accounts", kAccount},
    Technique {"T1082", "System Information Discovery", " discovery "},
    Technique {"T1087", "Account Discovery", " discovery "},
    Technique {"T1090", "Proxy", " command-and-control "},
    Technique {"T1098", "Account Manipulation", kPersistEscalate},
    Technique {"T1098.004", "Account Manipulation: SSH Authorized Keys", kPersistEscalate},
    Technique {"T1098.006", "Account Manipulation: Additional Container Cluster Roles",
               kPersistEscalate},
    Technique {"T1105", "Ingress Tool Transfer", " command-and-control "},
    Technique {"T1110", "Brute Force", " credential-access "},
    Technique {"T1133", "External Remote Services", " initial-access persistence "},
    Technique {"T1134", "Access Token Manipulation", " privilege-escalation defense-evasion "},
    Technique {"T1136", "Create Account", " persistence "},
    Technique {"T1190", "Exploit Public-Facing Application", " initial-access "},
    Technique {"T1204", "User Execution", " execution "},
    Technique {"T1204.003", "User Execution: Malicious Image", " execution "},
    Technique {"T1210", "Exploitation of Remote Services", " lateral-movement "},
    Technique {"T1213", "Data from Information Repositories", " collection "},
    Technique {"T1485", "Data Destruction", " impact "},
    Technique {"T1489", "Service Stop", " impact "},
    Technique {"T1496", "Resource Hijacking", " impact "},
    Technique {"T1496.001", "Resource Hijacking: Compute Hijacking", " impact "},
    Technique {"T1499", "Endpoint Denial of Service", " impact "},
    Technique {"T1526", "Cloud Service Discovery", " discovery "},
    Technique {"T1528", "Steal Application Access Token", " credential-access "},
    Technique {"T1530", "Data from Cloud Storage", " collection "},
    Technique {"T1543.005", "Create or Modify System Process: Container Service", kPersistEscalate},
    Technique {"T1546", "Event Triggered Execution", kPersistEscalate},
    Technique {"T1548.001", "Abuse Elevation Control Mechanism: Setuid and Setgid",
               " privilege-escalation defense-evasion "},
    Technique {"T1550.001", "Use Alternate Authentication Material: Application Access Token",
               " defense-evasion lateral-movement "},
    Technique {"T1552.001", "Unsecured Credentials: Credentials In Files", " credential-access "},
    Technique {"T1552.005", "Unsecured Credentials: Cloud Instance Metadata API",
               " credential-access "},
    Technique {"T1552.007", "Unsecured Credentials: Container API", " credential-access "},
    Technique {"T1556", "Modify Authentication Process",
               " persistence defense-evasion credential-access "},
    Technique {"T1557", "Adversary-in-the-Middle", " credential-access collection "},
    Technique {"T1561", "Disk Wipe", " impact "},
    Technique {"T1562.001", "Impair Defenses: Disable or Modify Tools", " defense-evasion "},
    Technique {"T1562.007", "Impair Defenses: Disable or Modify Cloud Firewall",
               " defense-evasion "},
    Technique {"T1565.001", "Data Manipulation: Stored Data Manipulation", " impact "},
    Technique {"T1572", "Protocol Tunneling", " command-and-control "},
    Technique {"T1595", "Active Scanning", " reconnaissance "},
    Technique {"T1595.003", "Active Scanning: Wordlist Scanning", " reconnaissance "},
    Technique {"T1609", "Container Administration Command", " execution "},
    Technique {"T1610", "Deploy Container", " execution defense-evasion "},
    Technique {"T1611", "Escape to Host", " privilege-escalation "},
    Technique {"T1613", "Container and Resource Discovery", " discovery "},
    Technique {"T1649", "Steal or Forge Authentication Certificates", " credential-access "},
};
static_assert(std::ranges::is_sorted(kTechniques, {}, &Technique::id));

const Technique *find(std::string_view id)
{
    const auto *const found = std::ranges::lower_bound(kTechniques, id, {}, &Technique::id);
    return found != kTechniques.end() && found->id == id ? found : nullptr;
}

std::string spaced(std::string_view tactic)
{
    return ' ' + std::string(tactic) + ' ';
}

bool serves(const Technique &technique, std::string_view tactic)
{
    // What version 19 calls a half of it.
    const std::string_view known = tactic == "stealth" ? "defense-evasion" : tactic;
    return technique.tactics.find(spaced(known)) != std::string_view::npos;
}

} // namespace

std::string techniqueName(std::string_view id)
{
    const Technique *technique = find(id);
    return std::string(technique != nullptr ? technique->name : id);
}

std::vector<std::string> tacticsOfTechnique(std::string_view id, const RuleInfo &rule)
{
    const Technique *technique = find(id);
    std::vector<std::string> tactics;
    for (const std::string &tactic : rule.tactics) {
        if (technique == nullptr || serves(*technique, tactic))
            tactics.push_back(tactic);
    }
    if (tactics.empty() && technique != nullptr) {
        for (const std::string_view tactic : kAttackTactics) {
            if (technique->tactics.find(spaced(tactic)) != std::string_view::npos)
                tactics.emplace_back(tactic);
        }
    }
    std::ranges::stable_sort(tactics, {}, tacticOrder);
    return tactics;
}

} // namespace kubewake
