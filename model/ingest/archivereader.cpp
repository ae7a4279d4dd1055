// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/archivereader.h"

#include "model/core/utf8.h"

#include <QCoreApplication>

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <vector>

namespace kubewake {
namespace {

constexpr std::size_t kInputBlock = 256U << 10;

} // namespace

class ArchiveReader::Private
{
public:
    explicit Private(ByteSource &from)
        : source(from)
        , archive(archive_read_new())
        , block(kInputBlock)
    {
        // Not "all": text that looks like a mtree or a shell-encoded file is evidence, and filters
        // that start other programs are none of our business.
        archive_read_support_filter_gzip(archive);
        archive_read_support_filter_bzip2(archive);
        archive_read_support_filter_xz(archive);
        archive_read_support_filter_lzma(archive);
        archive_read_support_filter_lzip(archive);
        archive_read_support_filter_zstd(archive);
        archive_read_support_filter_lz4(archive);
        archive_read_support_filter_compress(archive);
        archive_read_support_format_tar(archive);
        archive_read_support_format_zip(archive);
        archive_read_support_format_7zip(archive);
        archive_read_support_format_cpio(archive);
        archive_read_support_format_empty(archive);
        archive_read_support_format_raw(archive);
    }
    ~Private() { archive_read_free(archive); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    static la_ssize_t readCallback(struct archive *, void *self, const void **buffer)
    {
        auto *d = static_cast<Private *>(self);
        const auto count = d->source.read(d->block.data(), d->block.size());
        if (!count) {
            d->inputError = count.error().message;
            archive_set_error(d->archive, EIO, "read error");
            return -1;
        }
        *buffer = d->block.data();
        return static_cast<la_ssize_t>(*count);
    }

    [[nodiscard]] tl::unexpected<Error> error() const
    {
        if (!inputError.isEmpty())
            return failure(inputError);
        const char *text = archive_error_string(archive);
        return failure(QCoreApplication::translate("Loader", "The compressed data is damaged: %1")
                           .arg(text == nullptr ? QString() : QString::fromLocal8Bit(text)));
    }

    ByteSource &source;
    struct archive *archive;
    std::vector<char> block;
    QString inputError;
    bool opened = false;
};

ArchiveReader::ArchiveReader(ByteSource &source)
    : d(std::make_unique<Private>(source))
{
}

ArchiveReader::~ArchiveReader() = default;

Result<std::optional<ArchiveReader::Member>> ArchiveReader::next()
{
    if (!d->opened) {
        d->opened = true;
        if (archive_read_open(d->archive, d.get(), nullptr, &Private::readCallback, nullptr)
            != ARCHIVE_OK)
            return d->error();
    }
    archive_entry *entry = nullptr;
    const int result = archive_read_next_header(d->archive, &entry);
    if (result == ARCHIVE_EOF)
        return std::optional<Member>();
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        return d->error();
    Member member;
    if (archive_format(d->archive) != ARCHIVE_FORMAT_RAW) {
        const char *name = archive_entry_pathname(entry);
        member.name = name == nullptr ? "?" : name;
        member.regular = archive_entry_filetype(entry) == AE_IFREG
            && archive_entry_hardlink(entry) == nullptr;
    }
    return std::optional(std::move(member));
}

Result<std::size_t> ArchiveReader::read(char *to, std::size_t size)
{
    const la_ssize_t count = archive_read_data(d->archive, to, size);
    if (count < 0)
        return d->error();
    return static_cast<std::size_t>(count);
}

std::uint64_t ArchiveReader::diskBytes() const
{
    return d->source.diskBytes();
}

std::string ArchiveReader::compression() const
{
    std::string text;
    if (archive_format(d->archive) != ARCHIVE_FORMAT_RAW) {
        const char *name = archive_format_name(d->archive);
        text = name == nullptr ? "archive" : name;
    }
    for (int i = 0; i < archive_filter_count(d->archive); ++i) {
        if (archive_filter_code(d->archive, i) == ARCHIVE_FILTER_NONE)
            continue;
        const char *name = archive_filter_name(d->archive, i);
        if (!text.empty())
            text += " + ";
        text += name == nullptr ? "?" : name;
    }
    return text;
}

} // namespace kubewake
