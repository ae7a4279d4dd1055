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
    // Says nothing once cancelled.
    void ruleDone(const std::vector<SignalPtr> &found);

private:
    const DetectionControl &m_control;
    std::function<bool()> m_asCallback;
    std::mutex m_mutex;
    std::atomic<bool> m_cancelled = false;
    std::size_t m_done = 0;
    std::size_t m_total;
};

// Runs task(0) … task(count - 1) on up to `workers` threads, the calling one included. An
// exception ends the work and is thrown on.
void runInParallel(std::size_t count, int workers, const std::function<void(std::size_t)> &task);

// 0: one per core.
[[nodiscard]] int workerCount(int asked);

} // namespace kubewake
