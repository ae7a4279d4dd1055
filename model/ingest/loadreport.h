// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/ingest/sourcechoice.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// One line (or part of one) that is no audit event.
struct RejectedLine
{
    std::uint64_t line = 0; // from 1
    std::uint64_t offset = 0; // bytes from the start of the decompressed source
    std::string head; // its first bytes, at most kRejectedHeadBytes
    std::string reason; // English
};
inline constexpr std::size_t kRejectedHeadBytes = 200;

// Of one source; more are only counted. A file of brackets would need a hundred times its size.
inline constexpr std::size_t kMaximumListedRejections = 100'000;

// How many there are of each. Names come from the evidence: long ones are cut, and beyond
// kMaximumNames, the rest is counted together.
class CountsByName
{
public:
    static constexpr std::size_t kMaximumNames = 256;
    static constexpr std::size_t kMaximumNameBytes = 256;
    static constexpr std::string_view kRest = "(others)";

    // As much of a name as is kept.
    [[nodiscard]] static std::string_view shortened(std::string_view name);

    void add(std::string_view name, std::uint64_t count);
    void add(const CountsByName &other);
    [[nodiscard]] std::uint64_t total() const;
    // The one that there are most of, but not the rest; empty if there is none.
    [[nodiscard]] std::string mostFrequent() const;
    // By name.
    [[nodiscard]] const std::map<std::string, std::uint64_t, std::less<>> &counts() const
    {
        return m_counts;
    }

private:
    std::map<std::string, std::uint64_t, std::less<>> m_counts;
};

// What was found in one source. Every byte of it is accounted for: lines that gave events, lines
// that were rejected, lines that are something else.
struct SourceReport
{
    std::string path; // as opened
    std::string member; // inside an archive
    SourceChoice choice; // what it was read as because somebody said so
    std::string framing; // how the text is laid out: `audit.k8s.io JSON Lines`, `legacy text`, …
    std::string compression; // `gzip`, … ; empty if none
    std::string encoding; // `UTF-16`, … ; empty if the text is read as it is
    std::uint64_t fileBytes = 0; // on disk (for archive members: their decompressed size)
    std::uint64_t textBytes = 0; // decompressed
    std::uint64_t lines = 0;
    std::uint64_t events = 0; // audit events, duplicates included
    std::uint64_t duplicates = 0; // of them, exact copies of earlier ones
    std::uint64_t salvaged = 0; // of them, events that were cut off, of which the head was read
    CountsByName formats; // of them, those that were wrapped, by what they were wrapped in
    CountsByName clusters; // of them, by the cluster that is known of them
    std::uint64_t leftOut = 0; // more events, that the import filter left out
    CountsByName others; // records of other logs, by what they are
    std::uint64_t coreEvents = 0; // core/v1 or events.k8s.io Event objects
    std::uint64_t noiseLines = 0; // non-JSON text between events, klog lines and the like
    std::vector<RejectedLine> rejected; // the first kMaximumListedRejections
    std::uint64_t rejectedUnlisted = 0; // more of them
    MicrosecondsUtc firstTime = kNoTime;
    MicrosecondsUtc lastTime = kNoTime;
    std::string error; // why reading stopped early; empty if it did not

    // What the file was recognised as: what most of its events were wrapped in, or the framing.
    [[nodiscard]] std::string format() const;
    [[nodiscard]] std::uint64_t rejectedCount() const { return rejected.size() + rejectedUnlisted; }
    // Something in it is of a kind that we know; else `framing` is only how it was looked at.
    [[nodiscard]] bool isRecognised() const { return confidence() > 0; }
    // How sure that is, 0 to 1: the share of its records that could be read as what they are.
    [[nodiscard]] double confidence() const;
    // The cluster of its events, or `NAME and N more`; empty if it is not known.
    [[nodiscard]] std::string clusterText() const;
    // `path` or `path!/member`.
    [[nodiscard]] std::string displayName() const
    {
        return member.empty() ? path : path + "!/" + member;
    }
};

struct LoadReport
{
    std::vector<SourceReport> sources; // in the order of opening
    std::vector<std::string> unopened; // `path: reason`, for what could not be read at all
    bool cancelled = false;
    std::string importFilter; // what was wanted; empty: everything

    [[nodiscard]] std::uint64_t rejectedCount() const;
    [[nodiscard]] std::uint64_t eventCount() const;
    [[nodiscard]] std::uint64_t leftOutCount() const;
    [[nodiscard]] bool hasErrors() const;
};

} // namespace kubewake
