// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>

#include <algorithm>
#include <ctime>
#include <utility>

namespace kubewake::test {

// Knows the longest time that one event took: what a key press may have to wait. Processor time of
// the thread, so that other programs on the machine do not count.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        ++m_depth;
        const double start = now();
        const bool result = QApplication::notify(receiver, event);
        if (--m_depth == 0)
            m_longest = std::max(m_longest, now() - start);
        return result;
    }

    // Milliseconds, since it was asked the last time.
    double takeLongest() { return std::exchange(m_longest, 0.0); }

private:
    static double now()
    {
        timespec time {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    int m_depth = 0;
    double m_longest = 0; // ms
};

} // namespace kubewake::test
