// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>

namespace kubewake::bench {

enum class Limit : unsigned char { AtLeast, AtMost };

// Prints `name: value, limit, ratio, PASS|FAIL` and returns true for PASS. ratio = value / limit.
bool report(const char *name, double value, const char *unit, Limit kind, double limit);
// A number without a limit.
void note(const char *name, double value, const char *unit);

[[nodiscard]] double secondsOf(const std::function<void()> &work);

// The shorter of two rounds: what else goes on in the machine can only add to the time. Both sides
// of a ratio have to be measured in this way.
[[nodiscard]] double bestSecondsOf(const std::function<void()> &work);

// Keeps the calling thread, and threads that it starts, on the first `count` cores.
void useCores(int count);

// Bytes of this process in memory.
[[nodiscard]] double residentBytes();

} // namespace kubewake::bench
