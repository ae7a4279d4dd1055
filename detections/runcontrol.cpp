// SPDX-License-Identifier: Apache-2.0
#include "detections/runcontrol.h"

#include <algorithm>
#include <exception>
#include <thread>

namespace kubewake {

RunControl::RunControl(const DetectionControl &control, std::size_t rulesTotal)
    : m_control(control)
    , m_asCallback([this] { return cancelled(); })
    , m_total(rulesTotal)
{
}

bool RunControl::cancelled()
{
    if (m_cancelled)
        return true;
    if (!m_control.cancelled)
        return false;
    const std::lock_guard lock(m_mutex);
    if (!m_cancelled && m_control.cancelled())
        m_cancelled = true;
    return m_cancelled;
}

void RunControl::ruleDone(const std::vector<SignalPtr> &found)
{
    const std::lock_guard lock(m_mutex);
    if (m_cancelled)
        return;
    ++m_done;
    if (!found.empty() && m_control.found)
        m_control.found(found);
    report(m_done);
}

void RunControl::chunkDone(std::size_t done, std::size_t total, std::size_t rules)
{
    const std::lock_guard lock(m_mutex);
    if (!m_cancelled)
        report(m_done + rules * done / total);
}

// Never less than before.
void RunControl::report(std::size_t done)
{
    const bool isNews = done > m_reported || done == m_done;
    m_reported = std::max(m_reported, done);
    if (isNews && m_control.progress)
        m_control.progress(m_reported, m_total);
}

void runInParallel(std::size_t count, int workers, const std::function<void(std::size_t)> &task)
{
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr problem;
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                task(i);
            } catch (...) {
                const std::lock_guard lock(mutex);
                problem = std::current_exception();
                next = count;
            }
        }
    };
    std::vector<std::thread> threads;
    const std::size_t helpers = std::min(static_cast<std::size_t>(workers), count);
    for (std::size_t i = 1; i < helpers; ++i)
        threads.emplace_back(work);
    work();
    for (std::thread &thread : threads)
        thread.join();
    if (problem)
        std::rethrow_exception(problem);
}

int workerCount(int asked)
{
    if (asked > 0)
        return asked;
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

} // namespace kubewake
