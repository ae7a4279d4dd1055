// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/filetext.h"

#include "model/core/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kubewake {

OpenFiles::File::~File()
{
    ::close(m_descriptor);
}

std::shared_ptr<const OpenFiles::File> OpenFiles::open(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_entries, path, &Entry::path);
    if (found != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found);
        return found->file;
    }
    // Not blocking: the file may have become a FIFO.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return nullptr;
    m_entries.push_front({path, std::make_shared<const File>(descriptor)});
    if (m_entries.size() > kMaximumOpen)
        m_entries.pop_back();
    return m_entries.front().file;
}

FileText::FileText(std::shared_ptr<OpenFiles> files, std::string path, Identity identity)
    : m_files(std::move(files))
    , m_path(std::move(path))
    , m_identity(identity)
{
}

tl::unexpected<Error> FileText::changed() const
{
    return failure(
        QCoreApplication::translate("Loader", "The evidence file changed since it was loaded: %1")
            .arg(toQString(m_path)));
}

Result<std::string_view> FileText::read(std::uint64_t offset, std::uint32_t length,
                                        std::string &buffer) const
{
    const auto file = m_files->open(m_path);
    if (!file)
        return changed();
    struct stat info
    {
    };
    // No links left: the file was deleted or replaced while we hold it open.
    if (::fstat(file->descriptor(), &info) != 0 || info.st_nlink == 0
        || info.st_dev != m_identity.device || info.st_ino != m_identity.inode
        || static_cast<std::uint64_t>(info.st_size) < offset
        || static_cast<std::uint64_t>(info.st_size) - offset < length)
        return changed();
    buffer.resize(length);
    std::size_t filled = 0;
    while (filled < length) {
        const ssize_t count = ::pread(file->descriptor(), buffer.data() + filled, length - filled,
                                      static_cast<off_t>(offset + filled));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return changed();
        filled += static_cast<std::size_t>(count);
    }
    return std::string_view(buffer);
}

} // namespace kubewake
