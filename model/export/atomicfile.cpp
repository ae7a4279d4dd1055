// SPDX-License-Identifier: Apache-2.0
#include "model/export/atomicfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace kubewake {
namespace {

constexpr std::size_t kBufferBytes = 256 * 1024;

} // namespace

AtomicFile::AtomicFile(QString path)
    : m_path(std::move(path))
{
}

AtomicFile::~AtomicFile() = default;

Result<void> AtomicFile::open()
{
    const QFileInfo info(m_path);
    // Renaming a file over a device would replace the device.
    m_direct = info.exists() && !info.isFile() && !info.isDir();
    if (m_direct)
        m_file = std::make_unique<QFile>(m_path);
    else
        m_file = std::make_unique<QSaveFile>(m_path);
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return failure(QCoreApplication::translate("Export", "%1 cannot be written: %2")
                           .arg(m_path, m_file->errorString()));
    }
    m_buffer.reserve(kBufferBytes);
    return {};
}

Result<void> AtomicFile::write(std::string_view bytes)
{
    if (m_buffer.size() + bytes.size() > kBufferBytes) {
        if (const Result<void> flushed = flush(); !flushed)
            return flushed;
    }
    m_buffer.append(bytes);
    return {};
}

Result<void> AtomicFile::flush()
{
    const char *data = m_buffer.data();
    auto left = static_cast<qint64>(m_buffer.size());
    while (left > 0) {
        const qint64 written = m_file->write(data, left);
        if (written <= 0)
            return writeFailure();
        data += written;
        left -= written;
    }
    m_buffer.clear();
    return {};
}

Result<void> AtomicFile::commit()
{
    if (const Result<void> flushed = flush(); !flushed)
        return flushed;
    if (m_direct) {
        m_file->close();
        if (m_file->error() != QFileDevice::NoError)
            return writeFailure();
        return {};
    }
    if (!static_cast<QSaveFile *>(m_file.get())->commit())
        return writeFailure();
    return {};
}

tl::unexpected<Error> AtomicFile::writeFailure() const
{
    return failure(QCoreApplication::translate("Export",
                                               "%1 could not be written and was not "
                                               "changed: %2")
                       .arg(m_path, m_file->errorString()));
}

} // namespace kubewake
