// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/spillfile.h"

#include "model/core/unnamedfile.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>
#include <zstd.h>

namespace kubewake {
namespace {

// Twice as fast as level 1 (loads are waiting for it), for a file a third larger.
constexpr int kCompressionLevel = -5;

tl::unexpected<Error> notThere()
{
    return failure(
        QCoreApplication::translate("Loader", "The temporary file cannot be read back."));
}

} // namespace

Result<std::shared_ptr<SpillFile>> SpillFile::create()
{
    if (const int descriptor = openUnnamedFile(); descriptor >= 0)
        return std::make_shared<SpillFile>(descriptor);
    return failure(QCoreApplication::translate("Loader", "No temporary file can be made: %1")
                       .arg(QString::fromLocal8Bit(std::strerror(errno))));
}

SpillFile::~SpillFile()
{
    ::close(m_descriptor);
}

Result<std::uint64_t> SpillFile::append(std::string_view bytes)
{
    const std::lock_guard lock(m_mutex);
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::pwrite(m_descriptor, bytes.data() + written, bytes.size() - written,
                                       static_cast<off_t>(m_size + written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return failure(
                QCoreApplication::translate("Loader", "The temporary file cannot be written: %1")
                    .arg(QString::fromLocal8Bit(std::strerror(errno))));
        written += static_cast<std::size_t>(count);
    }
    const std::uint64_t place = m_size;
    m_size += bytes.size();
    return place;
}

bool SpillFile::read(std::uint64_t offset, char *to, std::size_t size) const
{
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t count =
            ::pread(m_descriptor, to + filled, size - filled, static_cast<off_t>(offset + filled));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        filled += static_cast<std::size_t>(count);
    }
    return true;
}

SpilledText::SpilledText(std::shared_ptr<SpillFile> file)
    : m_file(std::move(file))
{
}

SpilledText::~SpilledText() = default;

Result<void> SpilledText::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t count = std::min(bytes.size(), kFrameBytes - m_tail.size());
        {
            const std::lock_guard lock(m_mutex);
            m_tail.append(bytes.substr(0, count));
        }
        bytes.remove_prefix(count);
        if (m_tail.size() == kFrameBytes) {
            if (auto written = writeFrame(); !written)
                return written;
        }
    }
    return {};
}

Result<void> SpilledText::finish()
{
    return m_tail.empty() ? Result<void>() : writeFrame();
}

Result<void> SpilledText::writeFrame()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(
        ZSTD_createCCtx(), &ZSTD_freeCCtx);
    thread_local std::string packed(ZSTD_compressBound(kFrameBytes), '\0');
    const std::size_t size = ZSTD_compressCCtx(context.get(), packed.data(), packed.size(),
                                               m_tail.data(), m_tail.size(), kCompressionLevel);
    if (ZSTD_isError(size) != 0)
        return failure(QCoreApplication::translate("Loader", "The text cannot be compressed."));
    const auto place = m_file->append(std::string_view(packed).substr(0, size));
    if (!place)
        return tl::unexpected(place.error());
    const std::lock_guard lock(m_mutex);
    m_frames.push_back({*place, static_cast<std::uint32_t>(size)});
    m_tail.clear();
    return {};
}

// With m_mutex held. Null if the frame cannot be read back.
std::shared_ptr<const std::string> SpilledText::frameText(std::size_t index) const
{
    const auto found = std::ranges::find(m_cache, index, &Cached::index);
    if (found != m_cache.end()) {
        m_cache.splice(m_cache.begin(), m_cache, found);
        return found->text;
    }
    const Frame frame = m_frames[index];
    std::string packed(frame.bytes, '\0');
    if (!m_file->read(frame.offset, packed.data(), packed.size()))
        return nullptr;
    auto text = std::make_shared<std::string>(kFrameBytes, '\0');
    const std::size_t size =
        ZSTD_decompress(text->data(), text->size(), packed.data(), packed.size());
    if (ZSTD_isError(size) != 0)
        return nullptr;
    text->resize(size);
    m_cache.push_front({index, text});
    if (m_cache.size() > kCachedFrames)
        m_cache.pop_back();
    return text;
}

Result<std::string_view> SpilledText::read(std::uint64_t offset, std::uint32_t length,
                                           std::string &buffer) const
{
    buffer.clear();
    if (offset > UINT64_MAX - length)
        return notThere();
    const std::uint64_t end = offset + length;
    while (offset < end) {
        const std::size_t index = offset / kFrameBytes;
        const std::size_t at = offset % kFrameBytes;
        const std::lock_guard lock(m_mutex);
        std::shared_ptr<const std::string> frame;
        std::string_view text = m_tail;
        if (index < m_frames.size()) {
            frame = frameText(index);
            text = frame ? std::string_view(*frame) : std::string_view();
        } else if (index > m_frames.size()) {
            text = {};
        }
        if (at >= text.size())
            return notThere();
        const std::string_view part = text.substr(at, end - offset);
        buffer.append(part);
        offset += part.size();
    }
    return std::string_view(buffer);
}

} // namespace kubewake
