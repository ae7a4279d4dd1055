// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/filesource.h"

#include "model/core/utf8.h"

#include <QCoreApplication>

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

Result<std::size_t> FileSource::read(char *to, std::size_t size)
{
    for (;;) {
        const ssize_t count = ::read(m_descriptor, to, size);
        if (count >= 0) {
            m_read += static_cast<std::uint64_t>(count);
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR)
            return failure(
                QCoreApplication::translate("Loader", "%1 cannot be read: %2")
                    .arg(toQString(m_path), QString::fromLocal8Bit(std::strerror(errno))));
    }
}

} // namespace kubewake
