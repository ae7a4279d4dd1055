// SPDX-License-Identifier: Apache-2.0
#include "detections/incidentsummary.h"

#include <algorithm>
#include <vector>

namespace kubewake {
namespace {

constexpr std::size_t kNamed = 3; // the rest is counted

// `a`, `a and b`, `a, b, c and 4 more`
std::string listOf(const std::vector<std::string> &texts)
{
    const std::size_t named = std::min(texts.size(), kNamed);
    const std::size_t more = texts.size() - named;
    std::string list;
    for (std::size_t i = 0; i < named; ++i) {
        const bool last = i + 1 == named && more == 0;
        list.append(i == 0 ? "" : last ? " and " : ", ").append(texts[i]);
    }
    return more == 0 ? list : list + " and " + std::to_string(more) + " more";
}

std::string linkText(const IncidentLink &link)
{
    switch (link.kind) {
    case IncidentLink::Kind::Actor:
        return "the actor " + link.value;
    case IncidentLink::Kind::Credential:
        return "the credential " + link.value;
    case IncidentLink::Kind::Address:
        return "the address " + link.value;
    case IncidentLink::Kind::Object:
        return link.value;
    case IncidentLink::Kind::Grant:
        return "the binding " + link.value + ", made and then used";
    case IncidentLink::Kind::Identity:
        return link.value + ", made or entered and then used";
    }
    return {};
}

// `credential access` for the Sigma tag name, inside a sentence.
std::string tacticText(std::string_view tactic)
{
    std::string text(tactic);
    std::ranges::replace(text, '-', ' ');
    return text;
}

} // namespace

std::string incidentSummary(const Incident &incident)
{
    const std::size_t count = incident.signalList.size();
    std::string text = std::to_string(count) + (count == 1 ? " signal" : " signals") + " from "
        + formatTimestampUtc(incident.first) + " to " + formatTimestampUtc(incident.last);
    if (!incident.actors.empty())
        text += ", by " + listOf(incident.actors);
    text += ".";
    std::string before;
    for (const SignalPtr &signal : incident.signalList) {
        const std::string tactic = tacticText(firstTactic(*signal->rule));
        const std::string head = tactic.empty() ? "other" : tactic;
        if (head == before)
            continue;
        std::vector<std::string> titles;
        for (const SignalPtr &other : incident.signalList) {
            if (firstTactic(*other->rule) == firstTactic(*signal->rule)
                && std::ranges::find(titles, other->rule->title) == titles.end())
                titles.push_back(other->rule->title);
        }
        text += "\n" + head + ": " + listOf(titles) + ".";
        before = head;
    }
    std::vector<std::string> ties;
    for (const IncidentLink &link : incident.links)
        ties.push_back(linkText(link));
    if (!ties.empty())
        text += "\nTied together by " + listOf(ties) + ".";
    return text;
}

} // namespace kubewake
