// SPDX-License-Identifier: Apache-2.0
#include "app/cli/outputtarget.h"

#include "app/cli/clitext.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace kubewake {
namespace {

constexpr std::size_t kBufferBytes = 64 * 1024;

} // namespace

OutputTarget::OutputTarget(const QString &path)
{
    if (!path.isEmpty() && path != QLatin1String("-"))
        m_file = std::make_unique<AtomicFile>(path);
}

Result<void> OutputTarget::open()
{
    return m_file ? m_file->open() : Result<void> {};
}

Result<void> OutputTarget::write(std::string_view bytes)
{
    if (m_file)
        return m_file->write(bytes);
    m_buffer.append(bytes);
    return m_buffer.size() < kBufferBytes ? Result<void> {} : flush();
}

Result<void> OutputTarget::finish()
{
    return m_file ? m_file->commit() : flush();
}

Result<void> OutputTarget::flush()
{
    std::string_view left = m_buffer;
    while (!left.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, left.data(), left.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            return failure(CliText::tr("Standard output cannot be written: %1")
                               .arg(QString::fromLocal8Bit(std::strerror(errno))));
        }
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    m_buffer.clear();
    return {};
}

} // namespace kubewake
