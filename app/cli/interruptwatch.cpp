// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interruptwatch.h"

#include <sys/signalfd.h>

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
    m_descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

InterruptWatch::~InterruptWatch()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
    const sigset_t set = watchedSignals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

bool InterruptWatch::interrupted() const
{
    if (m_interrupted.load(std::memory_order_relaxed))
        return true;
    signalfd_siginfo info;
    if (m_descriptor < 0 || read(m_descriptor, &info, sizeof info) <= 0)
        return false;
    m_interrupted = true;
    return true;
}

} // namespace kubewake
