// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace kubewake {

// Turns Ctrl+C (SIGINT) and SIGTERM into a question that jobs can ask, so that they end cleanly.
// Made on the main thread before any other thread exists: threads inherit its blocked signals.
// The destructor gives the signals back. interrupted() may be called from any thread; one system
// call.
class InterruptWatch
{
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch &) = delete;
    InterruptWatch &operator=(const InterruptWatch &) = delete;

    [[nodiscard]] bool interrupted() const;

private:
    int m_descriptor = -1;
    mutable std::atomic_bool m_interrupted = false;
};

} // namespace kubewake
