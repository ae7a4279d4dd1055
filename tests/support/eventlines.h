// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"

#include <QByteArray>

#include <vector>

namespace kubewake::test {

// One event, written as the API server does. Its values are pasted into JSON as they are.
struct EventLine
{
    int second = 0; // after 2026-11-01T00:00:00Z
    QByteArray user = "alice";
    QByteArray verb = "get";
    QByteArray resource = "secrets";
    QByteArray space = "shop"; // empty: none
    QByteArray name = "x"; // empty: none
    QByteArray peer = "203.0.113.7"; // empty: an address of its own
    int code = 200; // 0: none
    QByteArray id {}; // empty: one of its own
    QByteArray stage = "ResponseComplete";
    QByteArray level = "Metadata";
    QByteArray uri = "/api/v1/namespaces/shop/secrets/x";
    QByteArray more {}; // members, each after a comma
};

[[nodiscard]] QByteArray jsonLines(const std::vector<EventLine> &events);
// Row n is events[n].
[[nodiscard]] SnapshotPtr snapshotOf(const std::vector<EventLine> &events);

} // namespace kubewake::test
