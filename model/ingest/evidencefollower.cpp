// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/evidencefollower.h"

#include "model/ingest/loadpipeline.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <set>
#include <utility>

namespace kubewake {
namespace {

// Looking at the names of a large folder takes time: a fifth of it at most.
constexpr std::chrono::milliseconds kLongLook {20};
constexpr int kLookShare = 4;

// A removed file may still be written to for a while: log rotation tells the writer afterwards.
constexpr std::chrono::seconds kRemovedGrace {60};

// More is worth the threads.
constexpr std::uint64_t kManyBytes = 4U << 20;

} // namespace

EvidenceFollower::EvidenceFollower(EventStore &store, LoadOptions options, LoadControl control,
                                   std::size_t maximumFiles)
    : m_options(std::move(options))
    , m_control(std::move(control))
    , m_maximumFiles(maximumFiles)
    , m_committer(store, EvidenceCommitter::Order::Interleaved)
{
    m_committer.setImportFilter(m_options.filter.description);
}

EvidenceFollower::~EvidenceFollower() = default;

void EvidenceFollower::add(const std::vector<std::string> &paths)
{
    m_options.paths.insert(m_options.paths.end(), paths.begin(), paths.end());
    m_first = true; // for them
    m_nextLook = {};
}

EvidenceFollower::Poll EvidenceFollower::poll()
{
    const Clock::time_point start = Clock::now();
    if (start >= m_nextLook) {
        look();
        const Clock::time_point end = Clock::now();
        if (end - start > kLongLook)
            m_nextLook = end + kLookShare * (end - start);
    }
    return read();
}

EvidenceFollower::Poll EvidenceFollower::finish()
{
    look();
    m_finishing = true;
    for (Entry &entry : m_entries) {
        entry.predecessor.reset();
        if (entry.file)
            entry.file->end();
    }
    Poll poll = read();
    for (const auto &[path, error] : m_problems) {
        if (error != ENOENT || !m_meaning.contains(path))
            m_committer.addUnopened(path + ": " + std::strerror(error));
    }
    return poll;
}

EvidenceFollower::Poll EvidenceFollower::read()
{
    std::uint64_t bytes = 0;
    for (Entry &entry : m_entries) {
        if (entry.file)
            entry.file->beginRound();
        bytes += entry.file ? entry.file->bytesLeft() : entry.bytes;
    }
    const bool isLong = m_first || bytes > kManyBytes;
    m_first = false;
    m_at = 0;
    LoadControl control = m_control;
    if (!isLong)
        control.published = {}; // once, at the end
    LoadPipeline pipeline(*this, m_committer, control, m_options.filter,
                          isLong ? workersOf(m_options) : 1);
    pipeline.setTotalBytes(bytes);
    pipeline.run();
    m_once.reset();
    removeEnded();
    if (m_control.published && (pipeline.blocks() > 0 || isLong))
        m_control.published(m_committer.publish());
    Poll poll;
    poll.events = pipeline.events();
    poll.changed = pipeline.blocks() > 0 || !m_notices.empty();
    poll.notices = std::exchange(m_notices, {});
    return poll;
}

bool EvidenceFollower::next(Block &block)
{
    for (; m_at < m_entries.size(); ++m_at) {
        if (nextOf(m_entries[m_at], block))
            return true;
    }
    return false;
}

bool EvidenceFollower::nextOf(Entry &entry, Block &block)
{
    while (entry.file && !entry.over && !entry.predecessor && !entry.failed) {
        switch (entry.file->next(block)) {
        case FollowedFile::Step::Block:
            return true;
        case FollowedFile::Step::Nothing:
            return false;
        case FollowedFile::Step::Restarted:
            notice(FollowNotice::Kind::Restarted, entry.name);
            m_endedReports.push_back(*entry.file->endedReport());
            if (m_finishing)
                entry.file->end();
            break;
        case FollowedFile::Step::Ended:
            entry.over = true;
            break;
        case FollowedFile::Step::Failed:
            entry.failed = true;
            notice(FollowNotice::Kind::Unreadable, entry.name, entry.file->error());
            break;
        case FollowedFile::Step::Unfollowable:
            loadOnce(entry);
            break;
        }
    }
    if (entry.file || entry.over)
        return false;
    if (!m_once)
        m_once = std::make_unique<WalkSupply>(
            std::vector<InputFiles::File> {{entry.name, entry.bytes}}, m_options, m_committer);
    if (m_once->next(block))
        return true;
    m_once.reset();
    entry.over = true;
    return false;
}

// What cannot be followed. Compressed files that appear later are what was read already.
void EvidenceFollower::loadOnce(Entry &entry)
{
    if (entry.file->isContainer() && !entry.atStart) {
        entry.over = true;
        return;
    }
    if (!entry.named) {
        entry.file->forceLines();
        entry.file->end();
        return;
    }
    notice(FollowNotice::Kind::LoadedOnce, entry.name);
    entry.file->beginRound();
    entry.bytes = entry.file->bytesRead() + entry.file->bytesLeft();
    m_done[entry.file->identity()] = entry.bytes;
    entry.file.reset();
}

void EvidenceFollower::removeEnded()
{
    for (Entry &entry : m_entries) {
        if (!entry.over || !entry.file)
            continue;
        entry.file->beginRound();
        m_done[entry.file->identity()] = entry.file->bytesRead() + entry.file->bytesLeft();
        if (entry.file->endedReport())
            m_endedReports.push_back(*entry.file->endedReport());
    }
    std::erase_if(m_entries, [](const Entry &entry) { return entry.over; });
    for (const std::size_t report : std::exchange(m_endedReports, {}))
        m_committer.forgetSource(report);
}

void EvidenceFollower::look()
{
    WatchedNames seen = lookAtNames(m_options.paths);
    for (std::string &reason : seen.refused) {
        if (m_refused.insert(reason).second)
            m_committer.addUnopened(std::move(reason));
    }
    for (Entry &entry : m_entries)
        entry.named = !entry.file;
    std::vector<WatchedName> fresh = freshNames(seen);
    // Files that appeared since: those that were written first are read first.
    if (!m_first)
        std::ranges::stable_sort(fresh, {}, &WatchedName::modified);
    openSome(std::move(fresh));
    std::set<FileIdentity> present;
    for (const WatchedName &name : seen.names) {
        if (name.error == 0) {
            m_meaning[name.path] = name.identity;
            present.insert(name.identity);
        }
    }
    std::erase_if(m_done, [&](const auto &done) { return !present.contains(done.first); });
    std::erase_if(m_meaning, [&](const auto &name) {
        return !present.contains(name.second) && find(name.second) == nullptr
            && !m_problems.contains(name.first);
    });
    releaseSuccessors();
    endForgotten();
}

// Names of files that were not read yet, and finds those that were under their present names.
std::vector<WatchedName> EvidenceFollower::freshNames(const WatchedNames &seen)
{
    std::vector<WatchedName> fresh;
    std::set<FileIdentity> known;
    for (const WatchedName &name : seen.names) {
        if (name.error != 0) {
            if (name.given)
                sayProblem(name, name.error, std::strerror(name.error));
            continue;
        }
        if (!known.insert(name.identity).second)
            continue;
        if (Entry *entry = find(name.identity)) {
            entry->name = name.path;
            entry->named = true;
            m_problems.erase(name.path);
            continue;
        }
        const auto done = m_done.find(name.identity);
        if (done == m_done.end() || done->second != name.bytes)
            fresh.push_back(name);
    }
    return fresh;
}

// Those that may still grow are followed: the ones that were written last.
void EvidenceFollower::openSome(std::vector<WatchedName> fresh)
{
    std::vector<std::int64_t> times;
    for (const WatchedName &name : fresh)
        times.push_back(name.modified);
    std::int64_t oldest = INT64_MIN;
    if (times.size() > m_maximumFiles) {
        const auto nth = times.begin() + static_cast<std::ptrdiff_t>(m_maximumFiles) - 1;
        std::ranges::nth_element(times, nth, std::ranges::greater());
        oldest = *nth;
    }
    std::size_t opened = 0;
    for (const WatchedName &name : fresh) {
        if (name.modified >= oldest && opened < m_maximumFiles) {
            open(name);
            ++opened;
            continue;
        }
        notice(FollowNotice::Kind::TooMany, name.path);
        Entry entry;
        entry.name = name.path;
        entry.bytes = name.bytes;
        m_done[name.identity] = name.bytes;
        m_entries.push_back(std::move(entry));
    }
}

void EvidenceFollower::open(const WatchedName &name)
{
    if (!m_context) {
        auto spill = SpillFile::create();
        if (!spill) {
            sayProblem(name, EIO, spill.error().message.toStdString());
            return;
        }
        m_context.emplace(
            FollowedFile::Context {m_committer, *spill, m_options.cluster, m_options.choices});
    }
    auto file = FollowedFile::open(name.path, *m_context);
    if (!file) {
        sayProblem(name, errno == 0 ? EINVAL : errno, file.error().message.toStdString());
        return;
    }
    // The name may mean another file since it was looked at.
    if (find((*file)->identity()) != nullptr)
        return;
    m_problems.erase(name.path);
    Entry entry;
    entry.file = std::move(*file);
    entry.name = name.path;
    entry.atStart = m_first;
    const auto before = m_meaning.find(name.path);
    if (before != m_meaning.end() && before->second != entry.file->identity()) {
        notice(FollowNotice::Kind::Rotated, name.path);
        if (find(before->second) != nullptr)
            entry.predecessor = before->second;
    }
    m_entries.push_back(std::move(entry));
}

// Whoever writes to the new file does not write to the old one any more. That is read to its end
// after this was seen, and before the new one.
void EvidenceFollower::releaseSuccessors()
{
    for (Entry &entry : m_entries) {
        if (!entry.file || !entry.predecessor || entry.file->isEmpty())
            continue;
        if (Entry *before = find(*entry.predecessor))
            before->file->end();
        entry.predecessor.reset();
    }
}

void EvidenceFollower::endForgotten()
{
    const Clock::time_point now = Clock::now();
    std::vector<FollowedFile *> open;
    for (Entry &entry : m_entries) {
        if (!entry.file)
            continue;
        entry.over = entry.failed && !entry.named;
        open.push_back(entry.file.get());
        if (!entry.named && now - entry.file->lastGrowth() > kRemovedGrace
            && entry.file->isRemoved())
            entry.file->end();
    }
    if (open.size() <= m_maximumFiles)
        return;
    std::ranges::sort(open, {}, &FollowedFile::lastGrowth);
    for (std::size_t i = 0; i < open.size() - m_maximumFiles; ++i) {
        notice(FollowNotice::Kind::TooMany, open[i]->path());
        open[i]->end();
    }
}

void EvidenceFollower::sayProblem(const WatchedName &name, int error, const std::string &reason)
{
    int &known = m_problems[name.path];
    if (std::exchange(known, error) == error)
        return;
    notice(error == ENOENT ? FollowNotice::Kind::Missing : FollowNotice::Kind::Unreadable,
           name.path, error == ENOENT ? std::string() : reason);
}

void EvidenceFollower::notice(FollowNotice::Kind kind, const std::string &path,
                              const std::string &detail)
{
    const auto same = std::ranges::find_if(m_notices, [&](const FollowNotice &other) {
        return other.kind == kind && other.detail == detail;
    });
    if (same != m_notices.end())
        ++same->count;
    else
        m_notices.push_back({kind, path, detail, 1});
}

EvidenceFollower::Entry *EvidenceFollower::find(const FileIdentity &identity)
{
    const auto found = std::ranges::find_if(m_entries, [&](const Entry &entry) {
        return entry.file && entry.file->identity() == identity;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace kubewake
