// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/archivereader.h"

#include "model/ingest/container.h"
#include "model/ingest/gzipsource.h"
#include "model/ingest/peekedsource.h"

#include <QCoreApplication>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
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
        , peeked(from)
        , archive(archive_read_new())
        , block(kInputBlock)
    {
    }
    ~Private() { archive_read_free(archive); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    // Not "all": text that looks like a mtree or a shell-encoded file is evidence, and filters
    // that start other programs are none of our business. And never both at once: libarchive
    // takes a log that starts with NULs for an empty tar.
    void supportFilters()
    {
        archive_read_support_filter_gzip(archive);
        archive_read_support_filter_bzip2(archive);
        archive_read_support_filter_xz(archive);
        archive_read_support_filter_lzma(archive);
        archive_read_support_filter_lzip(archive);
        archive_read_support_filter_zstd(archive);
        archive_read_support_filter_lz4(archive);
        archive_read_support_filter_compress(archive);
        archive_read_support_format_empty(archive);
        archive_read_support_format_raw(archive);
    }

    void supportFormats()
    {
        archive_read_support_format_tar(archive);
        archive_read_support_format_zip(archive);
        archive_read_support_format_7zip(archive);
        archive_read_support_format_cpio(archive);
    }

    static la_ssize_t readCallback(struct archive *, void *self, const void **buffer)
    {
        auto *d = static_cast<Private *>(self);
        const auto count = d->input->read(d->block.data(), d->block.size());
        *buffer = d->block.data();
        // As if the data ended here: libarchive would withhold what it has read before an error.
        if (!count) {
            d->inputError = count.error().message;
            return 0;
        }
        *buffer = d->block.data();
        return static_cast<la_ssize_t>(*count);
    }

    // False: the source cannot be read.
    [[nodiscard]] bool open()
    {
        constexpr std::string_view kGzip = "\x1f\x8b";
        const auto head = peeked.peek(kContainerHeadBytes);
        if (!head) {
            inputError = head.error().message;
            return false;
        }
        compressed = containerOf(*head) == Container::Compressed;
        compressed ? supportFilters() : supportFormats();
        if (head->starts_with(kGzip)) {
            gzip = std::make_unique<GzipSource>(peeked);
            input = gzip.get();
        }
        return archive_read_open(archive, this, nullptr, &Private::readCallback, nullptr)
            == ARCHIVE_OK;
    }

    // `fatal`: nothing that follows can be read; said once.
    [[nodiscard]] tl::unexpected<Error> error(bool fatal)
    {
        ended = fatal || !inputError.isEmpty();
        if (!inputError.isEmpty())
            return failure(inputError);
        const char *text = archive_error_string(archive);
        return failure(QCoreApplication::translate("Loader", "The compressed data is damaged: %1")
                           .arg(text == nullptr ? QString() : QString::fromLocal8Bit(text)));
    }

    ByteSource &source;
    PeekedSource peeked;
    std::unique_ptr<GzipSource> gzip;
    ByteSource *input = &peeked;
    struct archive *archive;
    std::vector<char> block;
    QString inputError;
    bool opened = false;
    bool compressed = false;
    bool anyMember = false;
    bool ended = false;

    // The current member: what libarchive gave and was not read yet, and where it belongs.
    std::string_view data;
    std::int64_t dataAt = 0;
    std::int64_t position = 0;
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
        if (!d->open())
            return d->error(true);
    }
    // A damaged stream would be offered again and again.
    if (d->ended || (d->compressed && d->anyMember))
        return std::optional<Member>();
    d->data = {};
    d->dataAt = 0;
    d->position = 0;
    archive_entry *entry = nullptr;
    const int result = archive_read_next_header(d->archive, &entry);
    if (result == ARCHIVE_EOF && d->inputError.isEmpty()) {
        d->ended = true;
        // Compressed emptiness is a text without bytes.
        const bool empty = d->compressed && !d->anyMember;
        return empty ? std::optional(Member {}) : std::optional<Member>();
    }
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        return d->error(true);
    d->anyMember = true;
    // Only the magic number is right: libarchive would give the bytes as they are.
    if (d->compressed && !d->gzip && archive_filter_code(d->archive, 0) == ARCHIVE_FILTER_NONE) {
        archive_set_error(d->archive, EINVAL, "its header");
        return d->error(true);
    }
    Member member;
    if (!d->compressed) {
        const char *name = archive_entry_pathname_utf8(entry);
        if (name == nullptr) // its encoding is not known: the bytes as they are
            name = archive_entry_pathname(entry);
        member.name = name == nullptr ? "?" : name;
        member.regular =
            archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
    }
    return std::optional(std::move(member));
}

// Not archive_read_data(): it forgets what it has copied already when it meets an error.
Result<std::size_t> ArchiveReader::read(char *to, std::size_t size)
{
    while (d->data.empty()) {
        if (d->ended)
            return std::size_t {0};
        const void *block = nullptr;
        std::size_t length = 0;
        const int result = archive_read_data_block(d->archive, &block, &length, &d->dataAt);
        if (result == ARCHIVE_EOF)
            return d->inputError.isEmpty() ? Result<std::size_t>(0)
                                           : Result<std::size_t>(d->error(true));
        if (result != ARCHIVE_OK && (result != ARCHIVE_WARN || length == 0))
            return d->error(result == ARCHIVE_FATAL);
        if (block != nullptr)
            d->data = {static_cast<const char *>(block), length};
    }
    if (d->dataAt > d->position) { // a hole of a sparse file
        const auto zeros = std::min<std::uint64_t>(
            size, static_cast<std::uint64_t>(d->dataAt) - static_cast<std::uint64_t>(d->position));
        std::memset(to, 0, zeros);
        d->position += static_cast<std::int64_t>(zeros);
        return zeros;
    }
    const std::size_t count = std::min(size, d->data.size());
    std::memcpy(to, d->data.data(), count);
    d->data.remove_prefix(count);
    d->position += static_cast<std::int64_t>(count);
    d->dataAt = d->position;
    return count;
}

std::uint64_t ArchiveReader::diskBytes() const
{
    return d->source.diskBytes();
}

std::string ArchiveReader::compression() const
{
    std::string text;
    const auto add = [&text](const char *name) {
        if (!text.empty())
            text += " + ";
        text += name == nullptr ? "?" : name;
    };
    if (!d->compressed) {
        const char *name = archive_format_name(d->archive);
        text = name == nullptr ? "archive" : name;
    }
    for (int i = 0; i < archive_filter_count(d->archive); ++i) {
        if (archive_filter_code(d->archive, i) == ARCHIVE_FILTER_NONE)
            continue;
        add(archive_filter_name(d->archive, i));
    }
    if (d->gzip)
        add("gzip");
    return text;
}

} // namespace kubewake
