// SPDX-License-Identifier: Apache-2.0
#include "detections/candidates.h"

namespace kubewake {
namespace {

constexpr std::uint32_t kRequestsPerPoll = 65'536;

bool isSameRequest(const EventSnapshot &snapshot, Row a, Row b)
{
    for (const Column column : {Column::Verb, Column::RequestUri, Column::Username}) {
        if (snapshot.code(column, a) != snapshot.code(column, b))
            return false;
    }
    return true;
}

Stage stageOf(const EventSnapshot &snapshot, Row row)
{
    return static_cast<Stage>(snapshot.code(Column::Stage, row));
}

} // namespace

RowBitmap candidateRows(const EventSnapshot &snapshot, const std::function<bool()> &cancelled)
{
    RowBitmap rows(snapshot.eventCount());
    const RequestTable::View &requests = snapshot.requests();
    for (std::uint32_t i = 0; i < requests.size(); ++i) {
        if (i % kRequestsPerPoll == 0 && cancelled())
            return rows;
        const RequestEntry &entry = requests[RequestId {i}];
        const Row representative = entry.representative();
        rows.set(representative);
        for (const Row row : {entry.received, entry.started}) {
            if (row != kNoRow && row != representative
                && !isSameRequest(snapshot, row, representative))
                rows.set(row);
        }
    }
    for (std::uint32_t i = 0; i < requests.extraCount(); ++i) {
        if (i % kRequestsPerPoll == 0 && cancelled())
            return rows;
        const ExtraEvent &extra = requests.extra(i);
        RequestEntry entry = requests[extra.request];
        const Row representative = entry.representative();
        if (entry.slot(stageOf(snapshot, extra.row)) == representative
            || !isSameRequest(snapshot, extra.row, representative))
            rows.set(extra.row);
    }
    return rows;
}

} // namespace kubewake
