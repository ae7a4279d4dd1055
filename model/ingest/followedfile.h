// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/blockreader.h"
#include "model/ingest/evidencecommitter.h"
#include "model/ingest/spillfile.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace kubewake {

// Which file a name means. It cannot be reused while a descriptor is open.
struct FileIdentity
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;

    friend auto operator<=>(const FileIdentity &, const FileIdentity &) = default;
};

// One plain file that others write to: read on from where it ended, through a descriptor that
// stays valid when the file is renamed or removed. The text is kept in a SpilledText, for the same
// reason. What it is, is decided when there is a line to tell it by. One thread at a time; memory:
// the last line and a frame of the SpilledText.
class FollowedFile
{
public:
    struct Context
    {
        EvidenceCommitter &committer;
        std::shared_ptr<SpillFile> spill;
        std::string cluster; // if the path names none
        SourceChoices choices;
    };

    enum class Step : std::uint8_t {
        Block, // `block` was filled
        Nothing, // more may come
        Ended, // after end()
        Restarted, // it was cut or written anew: what follows is a new source
        Unfollowable, // nothing was read: it has to be loaded as a whole
        Failed, // and stays so; error() says why
    };

    // `path` is opened. An Error: why it cannot be, or is no regular file.
    [[nodiscard]] static Result<std::unique_ptr<FollowedFile>> open(const std::string &path,
                                                                    const Context &context);
    // Takes over `descriptor`.
    FollowedFile(int descriptor, std::string path, FileIdentity identity, const Context &context);
    FollowedFile(const FollowedFile &) = delete;
    FollowedFile &operator=(const FollowedFile &) = delete;
    ~FollowedFile();

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] FileIdentity identity() const { return m_identity; }

    // What was written later than this call is left for the next round.
    void beginRound();
    // Bytes of this round that are left.
    [[nodiscard]] std::uint64_t bytesLeft() const;
    [[nodiscard]] Step next(Block &block);
    // It will not grow any more: the rest is given out, a line without its end too.
    void end();
    // Unfollowable, but there is no other way any more.
    void forceLines() { m_forced = true; }

    // After Restarted or Ended: the SourceReport of what ended, if it had one.
    [[nodiscard]] std::optional<std::size_t> endedReport() const { return m_endedReport; }
    [[nodiscard]] const std::string &error() const { return m_error; }
    // After Unfollowable.
    [[nodiscard]] bool isContainer() const { return m_isContainer; }

    [[nodiscard]] std::uint64_t bytesRead() const { return m_source->position(); }
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool isRemoved() const; // no name in any folder is left
    [[nodiscard]] std::chrono::steady_clock::time_point lastGrowth() const { return m_lastGrowth; }

private:
    // The bytes of the descriptor from its start on.
    class Bytes : public ByteSource
    {
    public:
        explicit Bytes(int descriptor)
            : m_descriptor(descriptor)
        {
        }
        [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override;
        [[nodiscard]] std::uint64_t diskBytes() const override { return m_position; }
        [[nodiscard]] std::uint64_t position() const { return m_position; }
        // What was read is no longer what is there.
        [[nodiscard]] bool wasReplaced() const;
        void close() { m_closed = true; } // no more bytes

    private:
        int m_descriptor;
        std::uint64_t m_position = 0;
        std::string m_last; // the last bytes that were read
        bool m_closed = false;
    };

    void restart();
    [[nodiscard]] bool decide(Step &step);
    void beginReading(SourceFormat format);
    [[nodiscard]] Step fail(std::string error);
    [[nodiscard]] bool isQuiet() const;

    int m_descriptor;
    std::string m_path; // under which it was opened
    FileIdentity m_identity;
    Context m_context;
    std::shared_ptr<SpilledText> m_spill;
    std::unique_ptr<Bytes> m_source;
    std::unique_ptr<TextStream> m_text;
    std::unique_ptr<BlockReader> m_blocks; // null: not decided yet
    SourceFormat m_format;
    bool m_clusterIsChosen = false;
    std::shared_ptr<const SourceInfo> m_info;
    std::size_t m_report = 0;
    std::optional<std::size_t> m_endedReport;
    std::uint64_t m_roundEnd = 0;
    std::size_t m_sampled = 0; // bytes that were not enough to decide
    bool m_sampledQuiet = false;
    bool m_ending = false;
    bool m_replaced = false; // ends because of that
    bool m_forced = false;
    bool m_isContainer = false;
    std::string m_error;
    std::chrono::steady_clock::time_point m_lastGrowth;
};

} // namespace kubewake
