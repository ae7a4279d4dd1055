// SPDX-License-Identifier: Apache-2.0
#include "model/signals/signaltriage.h"

#include "model/core/utf8.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

// In SignalStatus order; part of the file format.
constexpr std::array<std::string_view, 3> kStatusNames {"open", "under_review", "archived"};
constexpr int kVersion = 1;
constexpr int kMaximumDepth = 3; // of the members of an entry

tl::unexpected<Error> badDocument()
{
    return failure(QCoreApplication::translate("SignalTriage", "This is no list of decisions."));
}

std::string textAt(const nlohmann::json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

TriageDecision SignalTriage::decisionFor(const Signal &signal) const
{
    const auto found = m_decisions.find(signal.id);
    return found != m_decisions.end() ? found->second
                                      : TriageDecision {signal.status, signal.archiveReason};
}

Result<void> SignalTriage::set(const std::string &id, TriageDecision decision)
{
    decision.reason = decision.reason.trimmed().left(kMaximumReasonLength);
    if (!decision.reason.isEmpty() && decision.reason.back().isHighSurrogate())
        decision.reason.chop(1);
    if (decision.status != SignalStatus::Archived)
        decision.reason.clear();
    else if (decision.reason.isEmpty())
        return failure(
            QCoreApplication::translate("SignalTriage", "Archiving a signal needs a reason."));
    m_decisions[id] = std::move(decision);
    return {};
}

std::string SignalTriage::toJson() const
{
    nlohmann::json list = nlohmann::json::array();
    for (const auto &[id, decision] : m_decisions) {
        nlohmann::json entry {{"id", id},
                              {"status", kStatusNames[static_cast<std::size_t>(decision.status)]}};
        if (!decision.reason.isEmpty())
            entry["reason"] = toUtf8(decision.reason);
        list.push_back(std::move(entry));
    }
    const nlohmann::json document {{"version", kVersion}, {"signals", std::move(list)}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<SignalTriage> SignalTriage::fromJson(std::string_view json)
{
    if (json.size() > kMaximumJsonBytes)
        return failure(QCoreApplication::translate("SignalTriage", "The file is too large."));
    // What the format does not have is not even built: a deep document would take much memory.
    const auto isWanted = [](int depth, nlohmann::json::parse_event_t, const nlohmann::json &) {
        return depth <= kMaximumDepth;
    };
    const nlohmann::json document = nlohmann::json::parse(json, isWanted, false);
    if (!document.is_object() || !document.contains("version") || !document.contains("signals")
        || document["version"] != kVersion || !document["signals"].is_array())
        return badDocument();
    SignalTriage triage;
    for (const nlohmann::json &entry : document["signals"]) {
        if (!entry.is_object())
            return badDocument();
        const std::string id = textAt(entry, "id");
        const std::string status = textAt(entry, "status");
        const auto name = std::ranges::find(kStatusNames, std::string_view(status));
        if (id.empty() || name == kStatusNames.end())
            return badDocument();
        const auto value = static_cast<SignalStatus>(name - kStatusNames.begin());
        if (!triage.set(id, {value, toQString(textAt(entry, "reason"))}))
            return badDocument();
    }
    return triage;
}

} // namespace kubewake
