// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <thread>

namespace kubewake {

// Turns Ctrl+C (SIGINT) and SIGTERM into a question that jobs can ask, so that they end cleanly; a
// second one ends the process at once, in case a job waits for input that does not come. Made on
// the main thread before any other thread exists: threads inherit its blocked signals. The
// destructor gives the signals back. interrupted() may be called from any thread.
class InterruptWatch
{
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch &) = delete;
    InterruptWatch &operator=(const InterruptWatch &) = delete;

    [[nodiscard]] bool interrupted() const { return m_interrupted.load(std::memory_order_relaxed); }

private:
    void wait();

    std::atomic_bool m_interrupted = false;
    std::atomic_bool m_stopping = false;
    std::thread m_thread;
};

} // namespace kubewake
