// SPDX-License-Identifier: Apache-2.0
#include "model/query/bursts.h"

#include "model/query/kql.h"
#include "model/query/kqltimerange.h"
#include "model/store/fieldstorage.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>

namespace kubewake {
namespace {

struct Window
{
    std::int64_t number; // since 1970, negative before
    Row requests;
};

struct Counts
{
    std::unordered_map<Code, std::unordered_map<std::int64_t, Row>> ofUser;
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
};

std::int64_t windowOf(MicrosecondsUtc time)
{
    const std::int64_t number = time / kBurstWindow;
    return time % kBurstWindow < 0 ? number - 1 : number;
}

Result<Counts> countRequests(const EventSnapshot &snapshot, const EvaluationControl &control)
{
    Counts counts;
    const FieldStorage user = storageOf(FieldId::EffectiveUser);
    const RowBitmap &requests = snapshot.representatives();
    for (Row row = 0; row < snapshot.eventCount(); ++row) {
        if (EventSnapshot::indexInChunk(row) == 0) {
            if (control.cancelled && control.cancelled())
                return failure(QStringLiteral("cancelled"));
            if (control.progress)
                control.progress(row, snapshot.eventCount());
        }
        const MicrosecondsUtc time = snapshot.time(row);
        if (time == kNoTime || !requests.test(row))
            continue;
        const std::int64_t window = windowOf(time);
        counts.first = std::min(counts.first, window);
        counts.last = std::max(counts.last, window);
        const Code code = fieldCode(snapshot, user, row);
        if (code != kMissing)
            ++counts.ofUser[code][window];
    }
    return counts;
}

// Of all but the window at `left`; the windows are in order of their numbers of requests.
double medianWithout(const std::vector<Row> &sorted, Row left)
{
    const auto out = static_cast<std::size_t>(
        std::distance(sorted.begin(), std::ranges::lower_bound(sorted, left)));
    const auto at = [&](std::size_t i) { return double {1} * sorted[i < out ? i : i + 1]; };
    const std::size_t count = sorted.size() - 1;
    return count % 2 == 1 ? at(count / 2) : (at(count / 2 - 1) + at(count / 2)) / 2;
}

void addBursts(const std::string &name, std::vector<Window> windows, bool isLong,
               std::vector<Burst> &bursts)
{
    std::vector<Row> sorted;
    for (const Window &window : windows)
        sorted.push_back(window.requests);
    std::ranges::sort(sorted);
    std::ranges::sort(windows, {}, &Window::number);
    Burst *open = nullptr; // may be continued by the window after
    std::int64_t after = 0;
    for (const Window &window : windows) {
        if (window.requests < kFewestRequests)
            continue;
        const bool hasUsual = windows.size() > kFewestWindows;
        const double usual = hasUsual ? medianWithout(sorted, window.requests) : 0;
        if (hasUsual ? window.requests < kBurstFactor * usual : !isLong)
            continue;
        if (open == nullptr || window.number != after) {
            const MicrosecondsUtc from = window.number * kBurstWindow;
            open = &bursts.emplace_back(Burst {name, from, kNoTime, 0, 0, usual});
        }
        after = window.number + 1;
        open->to = after * kBurstWindow - 1;
        open->requests += window.requests;
        if (window.requests > open->peak) {
            open->peak = window.requests;
            open->usual = usual;
        }
    }
}

} // namespace

Result<std::vector<Burst>> findBursts(const EventSnapshot &snapshot,
                                      const EvaluationControl &control)
{
    const auto counts = countRequests(snapshot, control);
    if (!counts)
        return tl::unexpected<Error>(counts.error());
    const bool isLong =
        !counts->ofUser.empty() && counts->last - counts->first + 1 >= kFewestWindowsOfAll;
    std::vector<Burst> bursts;
    const DictionaryId names = storageOf(FieldId::EffectiveUser).dictionary;
    for (const auto &[code, ofWindow] : counts->ofUser) {
        if (control.cancelled && control.cancelled())
            return failure(QStringLiteral("cancelled"));
        std::vector<Window> windows;
        for (const auto &[number, requests] : ofWindow)
            windows.push_back({number, requests});
        addBursts(std::string(snapshot.value(names, code)), std::move(windows), isLong, bursts);
    }
    // Which of them are left out may not depend on the order of codes.
    const auto earlier = [](const Burst &a, const Burst &b) {
        return std::tie(a.from, a.user) < std::tie(b.from, b.user);
    };
    if (bursts.size() > kMaximumBursts) {
        std::ranges::sort(bursts, [&](const Burst &a, const Burst &b) {
            return a.peak != b.peak ? a.peak > b.peak : earlier(a, b);
        });
        bursts.resize(kMaximumBursts);
    }
    std::ranges::sort(bursts, earlier);
    return bursts;
}

QString burstFilter(const Burst &burst)
{
    return kqlAnd(kqlTerm(FieldId::EffectiveUser, burst.user, false),
                  kqlTimeRange({burst.from, burst.to}));
}

} // namespace kubewake
