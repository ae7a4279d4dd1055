// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/rawtext.h"

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace kubewake {

// Open descriptors of evidence files, the least recently used closed first: a folder can hold more
// files than a process may open. Thread-safe; shared by the FileTexts of one load.
class OpenFiles
{
public:
    class File
    {
    public:
        explicit File(int descriptor)
            : m_descriptor(descriptor)
        {
        }
        File(const File &) = delete;
        File &operator=(const File &) = delete;
        ~File();
        [[nodiscard]] int descriptor() const { return m_descriptor; }

    private:
        int m_descriptor;
    };

    static constexpr std::size_t kMaximumOpen = 64;

    // Null (and errno) if the file cannot be opened.
    [[nodiscard]] std::shared_ptr<const File> open(const std::string &path);

private:
    struct Entry
    {
        std::string path;
        std::shared_ptr<const File> file;
    };
    std::mutex m_mutex;
    std::list<Entry> m_entries; // most recently used first
};

// The raw text of a plain file, read again from the disk on demand. A file that was deleted,
// replaced or cut since it was loaded gives an Error.
class FileText : public RawText
{
public:
    struct Identity
    {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
    };

    FileText(std::shared_ptr<OpenFiles> files, std::string path, Identity identity);

    [[nodiscard]] Result<std::string_view> read(std::uint64_t offset, std::uint32_t length,
                                                std::string &buffer) const override;

private:
    [[nodiscard]] tl::unexpected<Error> changed() const;

    std::shared_ptr<OpenFiles> m_files;
    std::string m_path;
    Identity m_identity;
};

} // namespace kubewake
