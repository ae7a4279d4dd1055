// SPDX-License-Identifier: Apache-2.0
#include "detections/signalsummary.h"

#include "detections/groupkeys.h"
#include "model/store/fieldvalues.h"
#include "model/store/summary.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

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

// Until it is cancelled.
template<typename Visit>
void SignalSummary::forSomeRows(const Signal &signal, Visit visit) const
{
    std::span<const Row> rows(signal.rows);
    for (; !rows.empty() && !m_cancelled();
         rows = rows.subspan(std::min(kRowsPerPoll, rows.size())))
        visit(rows.first(std::min(kRowsPerPoll, rows.size())));
}

SignalSummary::Distinct SignalSummary::distinct(const Signal &signal, FieldId field) const
{
    Distinct result;
    FieldKeys keys(m_snapshot, field);
    std::unordered_set<std::uint32_t> seen {0};
    std::uint32_t before = 0; // mostly the same again
    forSomeRows(signal, [&](std::span<const Row> rows) {
        std::vector<std::uint32_t> codes(rows.size());
        keys.of(rows, codes);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (codes[i] == std::exchange(before, codes[i]))
                continue;
            if (seen.insert(codes[i]).second && result.first.size() < kListed)
                result.first.push_back(shortened(fieldText(m_snapshot, field, rows[i])));
        }
    });
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
    // A number for resource and namespace, and the name.
    std::unordered_map<std::uint64_t, std::uint64_t> kinds;
    constexpr std::array kFields {FieldId::ResourcePath, FieldId::Namespace, FieldId::ObjectName};
    std::array<std::vector<std::uint32_t>, kFields.size()> codes;
    std::vector<std::uint64_t> objectsSeen;
    std::unordered_set<std::uint32_t> namespacesSeen;
    std::vector<FieldKeys> keys;
    for (const FieldId field : kFields)
        keys.emplace_back(m_snapshot, field);
    const auto compact = [&objectsSeen] {
        std::ranges::sort(objectsSeen);
        objectsSeen.erase(std::unique(objectsSeen.begin(), objectsSeen.end()), objectsSeen.end());
    };
    std::uint64_t kindBefore = UINT64_MAX;
    std::uint64_t numberBefore = 0;
    std::uint64_t before = UINT64_MAX;
    std::size_t compactAt = kRowsPerPoll;
    forSomeRows(signal, [&](std::span<const Row> rows) {
        for (std::size_t field = 0; field < kFields.size(); ++field) {
            codes.at(field).resize(rows.size());
            keys[field].of(rows, codes.at(field));
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::uint64_t kind = std::uint64_t {codes[0][i]} << 32 | codes[1][i];
            if (kind != std::exchange(kindBefore, kind)) {
                numberBefore = kinds.try_emplace(kind, kinds.size()).first->second;
                if (codes[1][i] != 0)
                    namespacesSeen.insert(codes[1][i]);
            }
            const std::uint64_t object = numberBefore << 32 | codes[2][i];
            if (codes[2][i] != 0 && object != std::exchange(before, object))
                objectsSeen.push_back(object);
        }
        if (objectsSeen.size() < compactAt)
            return;
        compact();
        compactAt = std::max(kRowsPerPoll, 2 * objectsSeen.size());
    });
    compact();
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
    FieldKeys keys(m_snapshot, FieldId::Outcome);
    forSomeRows(signal, [&](std::span<const Row> rows) {
        std::vector<std::uint32_t> codes(rows.size());
        keys.of(rows, codes);
        for (const std::uint32_t code : codes)
            ++counts[code < counts.size() ? code : static_cast<std::size_t>(Outcome::Unknown)];
    });
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
