// SPDX-License-Identifier: Apache-2.0
#include "detections/signalsummary.h"

#include "detections/groupkeys.h"
#include "model/store/fieldvalues.h"
#include "model/store/summary.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

namespace kubewake {
namespace {

constexpr std::size_t kRowsPerPoll = 16'384;
constexpr std::size_t kRowsForExamples = 1'000;

std::string shortened(std::string text)
{
    for (char &c : text) {
        if (static_cast<unsigned char>(c) < 0x20U || c == 0x7f)
            c = ' ';
    }
    if (text.size() <= SignalSummary::kMaximumTextBytes)
        return text;
    std::size_t end = SignalSummary::kMaximumTextBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        --end;
    return text.substr(0, end) + "\u2026";
}

std::string counted(std::size_t count, const std::string &one, const std::string &many)
{
    return count == 1 ? "one " + one : std::to_string(count) + " " + many;
}

std::string listed(const std::vector<std::string> &texts, std::size_t count)
{
    std::string line;
    for (const std::string &text : texts)
        line.append(line.empty() ? "" : ", ").append(text);
    if (count > texts.size())
        line.append(" and ").append(std::to_string(count - texts.size())).append(" more");
    return line;
}

bool isUser(FieldId field)
{
    return field == FieldId::EffectiveUser || field == FieldId::Username;
}

} // namespace

SignalSummary::SignalSummary(const EventSnapshot &snapshot, const std::function<bool()> &cancelled)
    : m_snapshot(snapshot)
    , m_cancelled(cancelled)
{
}

std::string SignalSummary::textOf(const Signal &signal) const
{
    std::string text = who(signal);
    text += " made " + counted(signal.rows.size(), "matching request", "matching requests");
    const auto add = [&](FieldId field, const char *preposition) {
        const Distinct values = distinct(signal, field);
        if (values.count != 0 && signal.entityField != field)
            text += preposition + listed(values.first, values.count);
    };
    add(FieldId::Peer, " from ");
    add(FieldId::Tool, " with ");
    return text + when(signal) + ". " + what(signal) + objects(signal) + outcomes(signal);
}

SignalSummary::Distinct SignalSummary::distinct(const Signal &signal, FieldId field) const
{
    Distinct result;
    FieldKeys keys(m_snapshot, field);
    std::unordered_set<std::uint32_t> seen {0};
    for (std::size_t i = 0; i < signal.rows.size(); ++i) {
        if (i % kRowsPerPoll == 0 && m_cancelled())
            break;
        const Row row = signal.rows[i];
        if (seen.insert(keys.of(row)).second && result.first.size() < kListed)
            result.first.push_back(shortened(fieldText(m_snapshot, field, row)));
    }
    result.count = seen.size() - 1;
    return result;
}

// `alice (human)`, `alice (human, authenticated as bob)`, `Peer 203.0.113.7 (users: alice, bob)`
std::string SignalSummary::who(const Signal &signal) const
{
    const std::string entity = shortened(signal.entity);
    std::string details;
    if (isUser(signal.entityField)) {
        const Distinct classes = distinct(signal, FieldId::ActorClass);
        details = listed(classes.first, classes.count);
        if (signal.entityField == FieldId::EffectiveUser
            && distinct(signal, FieldId::ImpersonatedUser).count != 0) {
            const Distinct users = distinct(signal, FieldId::Username);
            details += (details.empty() ? "authenticated as " : ", authenticated as ")
                + listed(users.first, users.count);
        }
    } else {
        const Distinct users = distinct(signal, FieldId::EffectiveUser);
        if (users.count != 0)
            details = (users.count == 1 ? "user: " : "users: ") + listed(users.first, users.count);
    }
    std::string subject;
    if (!isUser(signal.entityField))
        subject = std::string(fieldInfo(signal.entityField).header) + " "
            + (entity.empty() ? "(absent)" : entity);
    else
        subject = entity.empty() ? "An unnamed user" : entity;
    return details.empty() ? subject : subject + " (" + details + ")";
}

std::string SignalSummary::when(const Signal &signal) const
{
    if (signal.first == kNoTime)
        return " at an unknown time";
    if (signal.first == signal.last)
        return " at " + formatTimestampUtc(signal.first);
    return " between " + formatTimestampUtc(signal.first) + " and "
        + formatTimestampUtc(signal.last);
}

std::string SignalSummary::what(const Signal &signal) const
{
    std::vector<std::string> examples;
    const std::size_t looked = std::min(signal.rows.size(), kRowsForExamples);
    bool more = looked < signal.rows.size();
    for (std::size_t i = 0; i < looked; ++i) {
        std::string text = shortened(summaryOf(m_snapshot, signal.rows[i]));
        if (std::ranges::find(examples, text) != examples.end())
            continue;
        if (examples.size() == kListed) {
            more = true;
            break;
        }
        examples.push_back(std::move(text));
    }
    std::string line = "Asked for: ";
    for (std::size_t i = 0; i < examples.size(); ++i)
        line.append(i == 0 ? "" : "; ").append(examples[i]);
    return line + (more ? "; and more. " : ". ");
}

std::string SignalSummary::objects(const Signal &signal) const
{
    FieldKeys resources(m_snapshot, FieldId::ResourcePath);
    FieldKeys namespaces(m_snapshot, FieldId::Namespace);
    FieldKeys names(m_snapshot, FieldId::ObjectName);
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> objectsSeen;
    std::set<std::uint32_t> namespacesSeen;
    for (std::size_t i = 0; i < signal.rows.size(); ++i) {
        if (i % kRowsPerPoll == 0 && m_cancelled())
            return {};
        const Row row = signal.rows[i];
        const std::uint32_t space = namespaces.of(row);
        const std::uint32_t name = names.of(row);
        if (name != 0)
            objectsSeen.insert({resources.of(row), space, name});
        if (space != 0)
            namespacesSeen.insert(space);
    }
    if (objectsSeen.size() < 2 && namespacesSeen.size() < 2)
        return {};
    std::string line = "They concern ";
    if (!objectsSeen.empty())
        line += counted(objectsSeen.size(), "named object", "named objects");
    if (!namespacesSeen.empty())
        line += (objectsSeen.empty() ? "" : " in ")
            + counted(namespacesSeen.size(), "namespace", "namespaces");
    return line + ". ";
}

std::string SignalSummary::outcomes(const Signal &signal) const
{
    // Outcomes are a closed list of few.
    std::array<std::size_t, kOutcomeNames.size()> counts {};
    for (std::size_t i = 0; i < signal.rows.size(); ++i) {
        if (i % kRowsPerPoll == 0 && m_cancelled())
            return {};
        const std::uint32_t code = m_snapshot.code(Column::Outcome, signal.rows[i]);
        ++counts[code < counts.size() ? code : static_cast<std::size_t>(Outcome::Unknown)];
    }
    std::string line;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::string name(i == 0 ? "unknown" : kOutcomeNames[i]);
        if (counts[i] == signal.rows.size())
            return "Outcome: " + name + ".";
        if (counts[i] != 0)
            line += (line.empty() ? "" : ", ") + std::to_string(counts[i]) + " " + name;
    }
    return "Outcome: " + line + ".";
}

} // namespace kubewake
