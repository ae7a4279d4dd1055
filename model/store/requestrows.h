// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/rowbitmap.h"

#include <utility>
#include <vector>

namespace kubewake {

class EventSnapshot;

// The rows of the requests view: for each request the event of the highest stage.
//
// A client may choose its audit ID (the Audit-ID header), so one ID can stand for many requests,
// and none of them may hide behind another. Events with the same (cluster, auditID) share a row
// only if the API server received them at the same microsecond, with the same user, verb and URI:
// that holds for the stages of one request and is not up to the client. Of these, events of the
// highest stage that differ in their stage time are different requests still; those that do not
// are one event that was written twice, say by two exporters.
//
// Made once per snapshot from the request table: O(requests), and O(n log n) of the events that
// share the audit ID of another request. Immutable afterwards.
class RequestRows
{
public:
    RequestRows() = default;
    explicit RequestRows(const EventSnapshot &snapshot);

    [[nodiscard]] const RowBitmap &rows() const { return m_rows; }

    // The row that shows the request of `event`, if audit IDs were shared; nullptr if the request
    // is an ordinary one, whose row is RequestEntry::representative().
    [[nodiscard]] const Row *exceptionFor(Row event) const;

private:
    RowBitmap m_rows;
    std::vector<std::pair<Row, Row>> m_exceptions; // event, its row; sorted
};

} // namespace kubewake
