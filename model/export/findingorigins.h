// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/exportcontrol.h"
#include "model/query/changeorigins.h"
#include "model/signals/signal.h"

#include <optional>

namespace kubewake {

// Whom the controllers behind a signal acted for. Looks through the evidence when the first signal
// needs it, once. Owned by one export or print; one thread.
class FindingOrigins
{
public:
    FindingOrigins(SnapshotPtr snapshot, std::function<bool()> cancelled)
        : m_snapshot(std::move(snapshot))
        , m_cancelled(std::move(cancelled))
    {
    }

    // Nothing for signals that are not all about controllers, and if it was cancelled.
    [[nodiscard]] ChangeOrigins of(const Signal &signal);

private:
    SnapshotPtr m_snapshot;
    std::function<bool()> m_cancelled;
    std::optional<ChangeTracer> m_tracer;
};

} // namespace kubewake
