// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/detection.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

namespace kubewake {

// Calls the callbacks of a run one at a time, from whichever worker has something to say. Once
// cancelled it stays so. Any thread.
class RunControl
{
public:
    RunControl(const DetectionControl &control, std::size_t rulesTotal);
    RunControl(const RunControl &) = delete;
    RunControl &operator=(const RunControl &) = delete;

    [[nodiscard]] bool cancelled();
    [[nodiscard]] const std::function<bool()> &cancelledFunction() const { return m_asCallback; }
    // Rules that run together have got through `done` of `total` chunks. Says nothing once
    // cancelled, as ruleDone().
    void chunkDone(std::size_t done, std::size_t total, std::size_t rules);
    void ruleDone(const std::vector<SignalPtr> &found);

private:
    void report(std::size_t done); // with the mutex held

    const DetectionControl &m_control;
    std::function<bool()> m_asCallback;
    std::mutex m_mutex;
    std::atomic<bool> m_cancelled = false;
    std::size_t m_done = 0; // rules
    std::size_t m_reported = 0; // rules, those in part counted by their chunks
    std::size_t m_total;
};

// Runs task(0) … task(count - 1) on up to `workers` threads, the calling one included. An
// exception ends the work and is thrown on.
void runInParallel(std::size_t count, int workers, const std::function<void(std::size_t)> &task);

// 0: one per core.
[[nodiscard]] int workerCount(int asked);

} // namespace kubewake
