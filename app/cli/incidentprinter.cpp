// SPDX-License-Identifier: Apache-2.0
#include "app/cli/incidentprinter.h"

#include "app/cli/visibletext.h"

#include <nlohmann/json.hpp>

#include <array>
#include <string_view>

namespace kubewake {
namespace {

constexpr std::array<std::string_view, 6> kLinkKinds {"actor",  "credential", "address",
                                                      "object", "grant",      "identity"};

std::string_view severityName(const Incident &incident)
{
    return kSeverityNames[static_cast<std::size_t>(incident.severity)];
}

} // namespace

Result<void> printIncidents(OutputTarget &output, const std::vector<IncidentPtr> &incidents)
{
    Result<void> done;
    for (std::size_t i = 0; done && i < incidents.size(); ++i) {
        std::string text = std::to_string(i + 1) + ". ";
        text.append(severityName(*incidents[i])).append(": ");
        for (std::string_view rest = incidents[i]->summary; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            text += visibleText(std::string(rest.substr(0, end))) + "\n   ";
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        text.erase(text.find_last_not_of(' ') + 1);
        done = output.write(text + '\n');
    }
    return done;
}

Result<void> printIncidentsAsJson(OutputTarget &output, const std::vector<IncidentPtr> &incidents)
{
    Result<void> done;
    for (std::size_t i = 0; done && i < incidents.size(); ++i) {
        const Incident &incident = *incidents[i];
        nlohmann::ordered_json json {{"id", incident.id},
                                     {"severity", severityName(incident)},
                                     {"first", formatTimestampUtc(incident.first)},
                                     {"last", formatTimestampUtc(incident.last)},
                                     {"actors", incident.actors},
                                     {"tactics", incident.tactics},
                                     {"signals", nlohmann::ordered_json::array()},
                                     {"links", nlohmann::ordered_json::array()},
                                     {"summary", incident.summary}};
        for (const SignalPtr &signal : incident.signalList)
            json["signals"].push_back({{"id", signal->id},
                                       {"rule", signal->rule->title},
                                       {"tactic", firstTactic(*signal->rule)},
                                       {"entity", signal->entity}});
        for (const IncidentLink &link : incident.links)
            json["links"].push_back({{"kind", kLinkKinds.at(static_cast<std::size_t>(link.kind))},
                                     {"value", link.value},
                                     {"signals", link.signalCount}});
        done = output.write(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                            + '\n');
    }
    return done;
}

} // namespace kubewake
