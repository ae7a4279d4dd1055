// SPDX-License-Identifier: Apache-2.0
#include "app/cli/followscan.h"

#include "app/cli/clitext.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/exitcode.h"
#include "app/cli/progressline.h"
#include "app/cli/visibletext.h"
#include "app/import/follownotice.h"
#include "model/export/findingorigins.h"
#include "model/export/findingsexport.h"

#include <cstdio>
#include <thread>
#include <utility>

namespace kubewake {
namespace {

constexpr std::chrono::milliseconds kPollInterval {500};
constexpr std::chrono::milliseconds kTick {50}; // Ctrl+C is not waited for longer

// A run of the rules is followed by a pause of so many times its length.
constexpr int kPauseShare = 4;

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string tableLine(const std::string &severity, const std::string &count,
                      const std::string &first, const std::string &last, const std::string &rest)
{
    constexpr std::size_t kSeverityWidth = 13;
    constexpr std::size_t kCountWidth = 6;
    constexpr std::size_t kTimeWidth = 27;
    return padded(severity, kSeverityWidth) + "  " + padded(count, kCountWidth) + "  "
        + padded(first, kTimeWidth) + "  " + padded(last, kTimeWidth) + "  " + rest + '\n';
}

} // namespace

FollowScan::FollowScan(const Console &console, const ScanRequest &request, const RuleSet &rules)
    : m_console(console)
    , m_request(request)
    , m_rules(rules)
    , m_output({})
    , m_addresses(request.load.addresses)
{
}

int FollowScan::run()
{
    EventStore store;
    bool finishing = false;
    ProgressLine line(m_console.errorIsTerminal());
    LoadControl control;
    control.cancelled = [&] { return !finishing && isStopped(); };
    control.progress = [&](const LoadProgress &progress) {
        const std::lock_guard lock(m_mutex);
        if (!m_caughtUp)
            line.show(progressText(progress));
    };
    control.published = [this](const SnapshotPtr &snapshot) {
        const std::lock_guard lock(m_mutex);
        m_snapshot = snapshot;
        m_lastSnapshot = snapshot;
    };
    EvidenceFollower follower(store, m_request.load, control);
    {
        const std::jthread reader([&] {
            follow(follower);
            line.clear();
        });
        printUntilInterrupted();
        m_stopped = true;
    }
    if (!m_written)
        return sayResult({});
    if (!m_caughtUp) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    finishing = true;
    const EvidenceFollower::Poll rest = follower.finish();
    m_notices.insert(m_notices.end(), rest.notices.begin(), rest.notices.end());
    sayNotices();
    if (m_snapshot)
        scan(true);
    return sayResult(follower.report());
}

// On a thread of its own.
void FollowScan::follow(EvidenceFollower &follower)
{
    while (!isStopped()) {
        const EvidenceFollower::Poll poll = follower.poll();
        {
            const std::lock_guard lock(m_mutex);
            m_notices.insert(m_notices.end(), poll.notices.begin(), poll.notices.end());
            m_caughtUp = m_caughtUp || !isStopped();
        }
        const Clock::time_point next = Clock::now() + kPollInterval;
        while (!isStopped() && Clock::now() < next)
            std::this_thread::sleep_for(kTick);
    }
}

void FollowScan::printUntilInterrupted()
{
    while (!m_console.interrupted() && m_written) {
        sayNotices();
        if (isReady())
            scan(false);
        else
            std::this_thread::sleep_for(kTick);
    }
}

bool FollowScan::isReady()
{
    const std::lock_guard lock(m_mutex);
    return m_caughtUp && m_snapshot && Clock::now() >= m_nextScan;
}

void FollowScan::sayNotices()
{
    std::vector<FollowNotice> notices;
    {
        const std::lock_guard lock(m_mutex);
        notices = std::exchange(m_notices, {});
    }
    for (const FollowNotice &notice : notices)
        m_console.message(followNoticeText(notice));
}

// The last time, not even Ctrl+C stops it; a second one ends the process.
void FollowScan::scan(bool last)
{
    SnapshotPtr snapshot;
    {
        const std::lock_guard lock(m_mutex);
        snapshot = std::exchange(m_snapshot, nullptr);
    }
    const Clock::time_point start = Clock::now();
    DetectionControl control;
    control.cancelled = [this, last] { return !last && m_console.interrupted(); };
    if (m_request.load.infersNetworks)
        m_addresses.infer(*snapshot, control.cancelled);
    snapshot = m_addresses.enriched(snapshot);
    const auto options = detectionOptions(m_request, *snapshot, control.cancelled);
    DetectionResult result;
    result.cancelled = !options;
    if (options)
        result = detect(m_rules, snapshot, *options, control);
    if (result.cancelled) {
        const std::lock_guard lock(m_mutex);
        if (!m_snapshot)
            m_snapshot = snapshot; // to be scanned at the end
        return;
    }
    m_result = std::move(result);
    std::vector<SignalPtr> fresh;
    for (const SignalPtr &signal : atLeast(m_result.signalList, m_request.minimum)) {
        std::size_t &printed = m_printed[signal->id];
        if (signal->count() > printed)
            fresh.push_back(signal);
        printed = std::max(printed, signal->count());
    }
    if (m_request.format == QLatin1String("table")) {
        m_written = printLines(snapshot, fresh);
    } else {
        ExportControl uncancelled;
        CsvOptions csv;
        csv.header = !m_headed;
        m_written =
            exportFindings({snapshot, fresh, {}, csv},
                           m_request.format == QLatin1String("csv") ? FindingsFormat::Csv
                                                                    : FindingsFormat::JsonLines,
                           m_output, uncancelled);
    }
    m_headed = true;
    if (m_written)
        m_written = m_output.finish();
    m_nextScan = Clock::now() + kPauseShare * (Clock::now() - start);
}

Result<void> FollowScan::printLines(const SnapshotPtr &snapshot,
                                    const std::vector<SignalPtr> &fresh)
{
    FindingOrigins finder(snapshot, {});
    Result<void> done;
    if (!m_headed)
        done = m_output.write(tableLine("SEVERITY", "COUNT", "FIRST", "LAST", "RULE: ENTITY"));
    for (std::size_t i = 0; done && i < fresh.size(); ++i) {
        const Signal &signal = *fresh[i];
        done = m_output.write(
            tableLine(std::string(kSeverityNames[static_cast<std::size_t>(signal.rule->severity)]),
                      std::to_string(signal.count()), formatTimestampUtc(signal.first),
                      formatTimestampUtc(signal.last),
                      visibleText(signal.rule->title + ": " + signal.entity))
            + tracedLines(finder, *snapshot, signal));
    }
    return done;
}

int FollowScan::sayResult(const LoadReport &report)
{
    if (!m_written) {
        m_console.message(m_written.error().message);
        return kExitIo;
    }
    sayWhatWasNotRead(report, m_console);
    for (const std::string &text : coverageLines(m_result))
        std::fprintf(stderr, "%s\n", text.c_str());
    for (const std::string &text : suppressedLines(m_result, m_rules.suppressions()))
        std::fprintf(stderr, "%s\n", text.c_str());
    const auto shown = atLeast(m_result.signalList, m_request.minimum);
    if (m_lastSnapshot)
        m_console.message(totalsLine(shown.size(), *m_lastSnapshot));
    if (m_request.failLevel && !atLeast(m_result.signalList, *m_request.failLevel).empty())
        return kExitSignals;
    return report.hasErrors() || !m_rules.errors().empty() ? kExitIo : kExitDone;
}

} // namespace kubewake
