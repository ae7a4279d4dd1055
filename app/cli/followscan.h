// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/cli/outputtarget.h"
#include "app/cli/scanrequest.h"
#include "model/addresses/addressenricher.h"
#include "model/ingest/evidencefollower.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace kubewake {

// `kubewake scan --follow`: prints signals while the evidence grows, each when it appears and again
// when it has more events. A thread reads the files, so that they are looked at while the rules
// run. The rules take a fifth of the time at most. Made for one run; main thread.
class FollowScan
{
public:
    FollowScan(const Console &console, const ScanRequest &request, const RuleSet &rules);

    // The exit code. Blocks until Ctrl+C, which is how this ends and no interruption.
    [[nodiscard]] int run();

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] bool isStopped() const { return m_stopped || m_console.interrupted(); }
    void follow(EvidenceFollower &follower);
    void printUntilInterrupted();
    [[nodiscard]] bool isReady();
    void sayNotices();
    void scan(bool last);
    [[nodiscard]] Result<void> printLines(const SnapshotPtr &snapshot,
                                          const std::vector<SignalPtr> &fresh);
    [[nodiscard]] int sayResult(const LoadReport &report);

    const Console &m_console;
    const ScanRequest &m_request;
    const RuleSet &m_rules;
    OutputTarget m_output;
    Result<void> m_written;
    bool m_headed = false;
    AddressEnricher m_addresses;
    DetectionResult m_result; // of the last run
    std::unordered_map<std::string, std::size_t> m_printed; // events by signal
    Clock::time_point m_nextScan {};
    std::atomic_bool m_stopped = false; // standard output cannot be written

    std::mutex m_mutex; // guards what follows
    SnapshotPtr m_snapshot; // not scanned yet; else null
    SnapshotPtr m_lastSnapshot;
    std::vector<FollowNotice> m_notices;
    bool m_caughtUp = false; // all that was there has been read
};

} // namespace kubewake
