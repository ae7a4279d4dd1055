// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/measurement.h"

#include <sched.h>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace kubewake::bench {

bool report(const char *name, double value, const char *unit, Limit kind, double limit)
{
    const bool pass = kind == Limit::AtLeast ? value >= limit : value <= limit;
    std::printf("%s: %.4g %s, limit %s %.4g, ratio %.3f, %s\n", name, value, unit,
                kind == Limit::AtLeast ? ">=" : "<=", limit, limit > 0 ? value / limit : 0.0,
                pass ? "PASS" : "FAIL");
    std::fflush(stdout);
    return pass;
}

void note(const char *name, double value, const char *unit)
{
    std::printf("%s: %.4g %s\n", name, value, unit);
    std::fflush(stdout);
}

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double bestSecondsOf(const std::function<void()> &work)
{
    const double first = secondsOf(work);
    return std::min(first, secondsOf(work));
}

void useCores(int count)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int core = 0; core < count; ++core)
        CPU_SET(core, &set);
    sched_setaffinity(0, sizeof set, &set);
}

double residentBytes()
{
    long pages = 0;
    if (std::FILE *file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%*d %ld", &pages) != 1)
            pages = 0;
        std::fclose(file);
    }
    return static_cast<double>(pages) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace kubewake::bench
