// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/blocksupply.h"
#include "model/ingest/evidencecommitter.h"
#include "model/ingest/followedfile.h"
#include "model/ingest/loader.h"
#include "model/ingest/walksupply.h"
#include "model/ingest/watchednames.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kubewake {

// Something about a followed file that its reader has to know.
struct FollowNotice
{
    enum class Kind : std::uint8_t {
        Rotated, // the name means a new file, which is read from its start
        Restarted, // the file was cut or written anew, and is read from its start
        Missing, // there is no file of the name: it is waited for
        Unreadable, // `detail` says why
        LoadedOnce, // compressed, an archive, or no lines: what is added later is not seen
        TooMany, // there are more files than can be followed: those that rest are loaded once
    };

    Kind kind = Kind::Missing;
    std::string path; // of the first
    std::string detail;
    std::size_t count = 1; // files of which the same is to be said
};

// Reads evidence that is still being written: files of lines, and their rotation. Files that are
// renamed, copied and cut, removed or replaced between two polls lose nothing that their
// descriptor, or another name in a followed folder, still gives. Everything else is loaded once.
// One thread (poll() itself uses options.workers). Costs a few system calls a file and poll.
class EvidenceFollower : private BlockSupply
{
public:
    // Open at the same time. Those that have not grown for longest make room.
    static constexpr std::size_t kMaximumFiles = 256;

    struct Poll
    {
        std::uint64_t events = 0; // duplicates included
        bool changed = false; // the report says more
        std::vector<FollowNotice> notices;
    };

    // `store` must outlive this. Of `control`, published is called at the end of a poll that read
    // something, and during a long one; the paths are those of the options.
    EvidenceFollower(EventStore &store, LoadOptions options, LoadControl control,
                     std::size_t maximumFiles = kMaximumFiles);
    ~EvidenceFollower() override;

    // More paths, from the next poll on.
    void add(const std::vector<std::string> &paths);

    // Reads what was written since the last call; the first time, everything.
    [[nodiscard]] Poll poll();
    // The last call: reads the same, and lines that have no end yet.
    [[nodiscard]] Poll finish();

    // A copy.
    [[nodiscard]] LoadReport report() { return m_committer.report(); }

private:
    using Clock = std::chrono::steady_clock;

    // A file, or one that is loaded once (then `file` is null).
    struct Entry
    {
        std::unique_ptr<FollowedFile> file;
        std::string name; // where it was last seen
        std::uint64_t bytes = 0; // of what is loaded once
        bool named = true; // a watched name means it
        bool atStart = false; // it was there at the first poll
        bool over = false; // everything was read
        bool failed = false;
        // Had the same name before, and may still be written to until this one has contents.
        std::optional<FileIdentity> predecessor;
    };

    [[nodiscard]] bool next(Block &block) override;
    [[nodiscard]] bool nextOf(Entry &entry, Block &block);
    void loadOnce(Entry &entry);
    [[nodiscard]] Poll read();
    void look();
    [[nodiscard]] std::vector<WatchedName> freshNames(const WatchedNames &seen);
    void open(const WatchedName &name);
    void openSome(std::vector<WatchedName> fresh);
    void releaseSuccessors();
    void endForgotten();
    void sayProblem(const WatchedName &name, int error, const std::string &reason);
    void removeEnded();
    void notice(FollowNotice::Kind kind, const std::string &path, const std::string &detail = {});
    [[nodiscard]] Entry *find(const FileIdentity &identity);

    LoadOptions m_options;
    LoadControl m_control;
    std::size_t m_maximumFiles;
    EvidenceCommitter m_committer;
    std::optional<FollowedFile::Context> m_context; // once there is something to open
    std::vector<Entry> m_entries; // in the order in which they are read
    std::map<std::string, FileIdentity> m_meaning; // of names, when they were last looked at
    std::map<FileIdentity, std::uint64_t> m_done; // read to the end at this size, and closed
    std::map<std::string, int> m_problems; // errno by name
    std::set<std::string> m_refused;
    std::vector<FollowNotice> m_notices;
    std::size_t m_at = 0; // of m_entries, during a poll
    std::unique_ptr<WalkSupply> m_once; // of m_entries[m_at]
    std::vector<std::size_t> m_endedReports;
    bool m_first = true;
    bool m_finishing = false;
    Clock::time_point m_nextLook {};
};

} // namespace kubewake
