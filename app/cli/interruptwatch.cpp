// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interruptwatch.h"

#include "app/cli/exitcode.h"

#include <csignal>
#include <unistd.h>

namespace kubewake {
namespace {

sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

} // namespace

InterruptWatch::InterruptWatch()
{
    const sigset_t set = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::thread([this] { wait(); });
}

InterruptWatch::~InterruptWatch()
{
    m_stopping = true;
    pthread_kill(m_thread.native_handle(), SIGTERM);
    m_thread.join();
    const sigset_t set = watchedSignals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void InterruptWatch::wait()
{
    const sigset_t set = watchedSignals();
    for (int signal = 0; sigwait(&set, &signal) == 0 && !m_stopping;) {
        if (m_interrupted.exchange(true))
            _exit(kExitInterrupted);
    }
}

} // namespace kubewake
