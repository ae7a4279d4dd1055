// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/store/rawtext.h"

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace kubewake {

// One private temporary file for the text of everything that cannot be read again from the
// evidence itself (compressed files, archives, standard input). It has no name in any folder, so
// no other user can open it and the kernel removes it when the process ends, even by a crash.
// Thread-safe; shared by the SpilledTexts of one load.
class SpillFile
{
public:
    // In $TMPDIR, else /var/tmp, else /tmp.
    [[nodiscard]] static Result<std::shared_ptr<SpillFile>> create();

    explicit SpillFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    SpillFile(const SpillFile &) = delete;
    SpillFile &operator=(const SpillFile &) = delete;
    ~SpillFile();

    // Where the bytes were put. An Error when the disk is full.
    [[nodiscard]] Result<std::uint64_t> append(std::string_view bytes);
    [[nodiscard]] bool read(std::uint64_t offset, char *to, std::size_t size) const;

private:
    int m_descriptor;
    std::mutex m_mutex;
    std::uint64_t m_size = 0;
};

// The text of one source, written once in order and read back at random: zstd frames of
// kFrameBytes of text each, and a few of them kept decompressed. One writer, any number of readers.
class SpilledText : public RawText
{
public:
    static constexpr std::size_t kFrameBytes = 256U << 10;
    static constexpr std::size_t kCachedFrames = 16;

    explicit SpilledText(std::shared_ptr<SpillFile> file);
    ~SpilledText() override;

    [[nodiscard]] Result<void> append(std::string_view bytes);
    // Writes the last frame. Before it, the unfinished frame is read from memory.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] Result<std::string_view> read(std::uint64_t offset, std::uint32_t length,
                                                std::string &buffer) const override;

private:
    struct Frame
    {
        std::uint64_t offset = 0; // in the spill file
        std::uint32_t bytes = 0; // compressed
    };
    struct Cached
    {
        std::size_t index = 0;
        std::shared_ptr<const std::string> text;
    };

    [[nodiscard]] Result<void> writeFrame();
    [[nodiscard]] std::shared_ptr<const std::string> frameText(std::size_t index) const;

    std::shared_ptr<SpillFile> m_file;
    mutable std::mutex m_mutex;
    std::vector<Frame> m_frames;
    std::string m_tail; // text of the frame that is being filled
    mutable std::list<Cached> m_cache; // most recently used first
};

} // namespace kubewake
