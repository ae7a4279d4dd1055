// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/filesource.h"

#include "model/core/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace kubewake {

FileSource::FileSource(int descriptor, std::string path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{
}

FileSource::~FileSource()
{
    ::close(m_descriptor);
}

Result<std::size_t> FileSource::readDescriptor(char *to, std::size_t size)
{
    for (;;) {
        const ssize_t count = ::read(m_descriptor, to, size);
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR)
            return failure(QCoreApplication::translate("Loader", "%1 cannot be read: %2")
                               .arg(toQString(m_path), QString::fromLocal8Bit(std::strerror(errno))));
    }
}

Result<std::string_view> FileSource::peek(std::size_t size)
{
    m_head.resize(size);
    std::size_t filled = 0;
    while (filled < size) {
        const auto count = readDescriptor(m_head.data() + filled, size - filled);
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            break;
        filled += *count;
    }
    m_head.resize(filled);
    return std::string_view(m_head);
}

Result<std::size_t> FileSource::read(char *to, std::size_t size)
{
    if (m_headUsed < m_head.size()) {
        const std::size_t count = std::min(size, m_head.size() - m_headUsed);
        std::memcpy(to, m_head.data() + m_headUsed, count);
        m_headUsed += count;
        m_read += count;
        return count;
    }
    const auto count = readDescriptor(to, size);
    if (count)
        m_read += *count;
    return count;
}

} // namespace kubewake
