// SPDX-License-Identifier: Apache-2.0
#include "model/store/requestrows.h"

#include "model/store/eventsnapshot.h"

#include <algorithm>
#include <tuple>

namespace kubewake {
namespace {

struct Member
{
    RequestId request {};
    MicrosecondsUtc time = kNoTime;
    std::uint32_t user = kMissing;
    std::uint32_t verb = kMissing;
    std::uint32_t uri = kMissing;
    std::uint32_t stage = kMissing;
    std::int64_t duration = kNoDuration;
    Row row = 0;

    [[nodiscard]] auto identity() const { return std::tie(request, time, user, verb, uri); }
};

Member memberOf(const EventSnapshot &snapshot, Row row)
{
    return {.request = snapshot.requestOf(row),
            .time = snapshot.time(row),
            .user = snapshot.code(Column::Username, row),
            .verb = snapshot.code(Column::Verb, row),
            .uri = snapshot.code(Column::RequestUri, row),
            .stage = snapshot.code(Column::Stage, row),
            .duration = snapshot.duration(row),
            .row = row};
}

// Highest stage first within a request; then events of the same stage time side by side.
bool comesBefore(const Member &a, const Member &b)
{
    if (a.identity() != b.identity())
        return a.identity() < b.identity();
    if (a.stage != b.stage)
        return a.stage > b.stage;
    return std::tie(a.duration, a.row) < std::tie(b.duration, b.row);
}

// All events of the requests that have extra events, sorted.
std::vector<Member> membersOf(const EventSnapshot &snapshot)
{
    std::vector<Member> members;
    std::vector<RequestId> shared;
    for (std::uint32_t i = 0; i < snapshot.requests().extraCount(); ++i) {
        const ExtraEvent &extra = snapshot.requests().extra(i);
        members.push_back(memberOf(snapshot, extra.row));
        shared.push_back(extra.request);
    }
    std::ranges::sort(shared);
    // Not std::ranges::unique: clang 14 cannot compile the range that it returns.
    shared.erase(std::unique(shared.begin(), shared.end()), shared.end());
    for (const RequestId id : shared) {
        const RequestEntry &entry = snapshot.request(id);
        for (const Row row : {entry.received, entry.started, entry.finished}) {
            if (row != kNoRow)
                members.push_back(memberOf(snapshot, row));
        }
    }
    std::ranges::sort(members, comesBefore);
    return members;
}

} // namespace

RequestRows::RequestRows(const EventSnapshot &snapshot)
    : m_rows(snapshot.eventCount())
{
    for (std::uint32_t i = 0; i < snapshot.requestCount(); ++i)
        m_rows.set(snapshot.request(RequestId {i}).representative());
    if (snapshot.requests().extraCount() == 0)
        return;

    const Member *top = nullptr; // of the request at hand
    const Member *shown = nullptr;
    const std::vector<Member> members = membersOf(snapshot);
    for (const Member &member : members) {
        const bool starts = top == nullptr || top->identity() != member.identity();
        if (starts)
            top = &member;
        if (starts || (member.stage == top->stage && member.duration != shown->duration))
            shown = &member;
        if (shown == &member)
            m_rows.set(member.row);
        else
            m_rows.reset(member.row);
        m_exceptions.emplace_back(member.row, member.stage == top->stage ? shown->row : top->row);
    }
    std::ranges::sort(m_exceptions);
}

const Row *RequestRows::exceptionFor(Row event) const
{
    const auto found =
        std::ranges::lower_bound(m_exceptions, event, {}, &std::pair<Row, Row>::first);
    return found != m_exceptions.end() && found->first == event ? &found->second : nullptr;
}

} // namespace kubewake
