// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/followedfile.h"

#include "model/core/utf8.h"
#include "model/ingest/container.h"
#include "model/ingest/envelopedtext.h"
#include "model/ingest/lambdasource.h"
#include "model/ingest/utf16source.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kubewake {
namespace {

// The last bytes that were read are read again before more: a file that was cut and has grown past
// the place in the meantime has others there. They hold the time of an event.
constexpr std::size_t kRememberedBytes = 256;

// So many lines without anything that could be an event: the file is what it looks like.
constexpr std::ptrdiff_t kLinesToTell = 20;

// An export that is being written is not loaded before its writer has been quiet for this long.
constexpr std::time_t kQuietSeconds = 2;

std::string errnoText()
{
    return QString::fromLocal8Bit(std::strerror(errno)).toStdString();
}

ssize_t readAt(int descriptor, char *to, std::size_t size, std::uint64_t offset)
{
    for (;;) {
        const ssize_t count = ::pread(descriptor, to, size, static_cast<off_t>(offset));
        if (count >= 0 || errno != EINTR)
            return count;
    }
}

// Would a longer sample be read as lines of this envelope too?
bool showsLines(std::string_view sample, const EnvelopePtr &envelope)
{
    const std::size_t last = sample.rfind('\n');
    if (last == std::string_view::npos)
        return false;
    const std::string_view lines = sample.substr(0, last + 1);
    return envelope != sourceEnvelopes().back() || lines.find('{') != std::string_view::npos
        || std::ranges::count(lines, '\n') >= kLinesToTell;
}

// Does a document or table end here?
bool looksWhole(std::string_view sample)
{
    const std::size_t last = sample.find_last_not_of(" \t\r\n");
    return last != std::string_view::npos
        && (sample[last] == '}' || sample[last] == ']' || sample.ends_with('\n'));
}

} // namespace

Result<std::size_t> FollowedFile::Bytes::read(char *to, std::size_t size)
{
    if (m_closed)
        return 0;
    const ssize_t count = readAt(m_descriptor, to, size, m_position);
    if (count < 0)
        return failure(QString::fromLocal8Bit(std::strerror(errno)));
    const std::string_view bytes(to, static_cast<std::size_t>(count));
    m_position += bytes.size();
    m_last.append(bytes.substr(bytes.size() - std::min(bytes.size(), kRememberedBytes)));
    m_last.erase(0, m_last.size() - std::min(m_last.size(), kRememberedBytes));
    return bytes.size();
}

bool FollowedFile::Bytes::wasReplaced() const
{
    struct stat info
    {
    };
    if (::fstat(m_descriptor, &info) != 0 || m_last.empty())
        return false;
    if (static_cast<std::uint64_t>(info.st_size) < m_position)
        return true;
    std::string now(m_last.size(), '\0');
    const ssize_t count = readAt(m_descriptor, now.data(), now.size(), m_position - now.size());
    return count >= 0 && (static_cast<std::size_t>(count) < now.size() || now != m_last);
}

Result<std::unique_ptr<FollowedFile>> FollowedFile::open(const std::string &path,
                                                         const Context &context)
{
    // Not blocking: the path may have become a FIFO.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return failure(QString::fromLocal8Bit(std::strerror(errno)));
    struct stat info
    {
    };
    const bool known = ::fstat(descriptor, &info) == 0;
    if (!known || !S_ISREG(info.st_mode)) {
        const std::string why = known ? "not a regular file" : errnoText();
        ::close(descriptor);
        return failure(toQString(why));
    }
    return std::make_unique<FollowedFile>(descriptor, path, FileIdentity {info.st_dev, info.st_ino},
                                          context);
}

FollowedFile::FollowedFile(int descriptor, std::string path, FileIdentity identity,
                           const Context &context)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
    , m_identity(identity)
    , m_context(context)
    , m_lastGrowth(std::chrono::steady_clock::now())
{
    restart();
}

FollowedFile::~FollowedFile()
{
    ::close(m_descriptor);
}

void FollowedFile::restart()
{
    m_blocks.reset();
    m_format = {};
    m_info.reset();
    m_spill = std::make_shared<SpilledText>(m_context.spill);
    m_source = std::make_unique<Bytes>(m_descriptor);
    m_text = std::make_unique<TextStream>(*m_source, m_spill);
    m_text->setGrowing(true);
    m_sampled = 0;
    m_ending = false;
    m_replaced = false;
    beginRound();
}

void FollowedFile::beginRound()
{
    struct stat info
    {
    };
    if (::fstat(m_descriptor, &info) == 0)
        m_roundEnd = static_cast<std::uint64_t>(info.st_size);
}

std::uint64_t FollowedFile::bytesLeft() const
{
    const std::uint64_t done = m_source->position();
    return m_roundEnd > done ? m_roundEnd - done : 0;
}

bool FollowedFile::isEmpty() const
{
    struct stat info
    {
    };
    return ::fstat(m_descriptor, &info) != 0 || info.st_size == 0;
}

bool FollowedFile::isRemoved() const
{
    struct stat info
    {
    };
    return ::fstat(m_descriptor, &info) != 0 || info.st_nlink == 0;
}

bool FollowedFile::isQuiet() const
{
    struct stat info
    {
    };
    return ::fstat(m_descriptor, &info) == 0
        && std::time(nullptr) - info.st_mtim.tv_sec >= kQuietSeconds;
}

void FollowedFile::end()
{
    m_ending = true;
    m_text->setGrowing(false);
}

FollowedFile::Step FollowedFile::fail(std::string error)
{
    m_error = std::move(error);
    if (m_blocks) {
        m_context.committer.setError(m_report, m_error);
        m_endedReport = m_report;
    }
    return Step::Failed;
}

FollowedFile::Step FollowedFile::next(Block &block)
{
    if (!m_error.empty())
        return m_ending ? Step::Ended : Step::Failed;
    if (!m_replaced && m_source->wasReplaced()) {
        m_replaced = true;
        m_source->close();
        end();
    }
    Step step = Step::Nothing;
    if (!m_blocks && !decide(step))
        return step;
    if (!m_ending && m_text->offset() >= m_roundEnd)
        return Step::Nothing;
    block.clear();
    const std::uint64_t before = m_source->position();
    const Result<bool> more = m_blocks->next(block);
    if (m_source->position() > before)
        m_lastGrowth = std::chrono::steady_clock::now();
    m_context.committer.setFileBytes(m_report, m_source->position());
    if (!more)
        return fail(more.error().message.toStdString());
    if (!*more && !m_ending)
        return Step::Nothing;
    if (!*more) {
        m_endedReport = m_report;
        if (!m_replaced)
            return Step::Ended;
        restart();
        return Step::Restarted;
    }
    block.source = m_info;
    block.report = m_report;
    block.format = m_format;
    block.clusterIsChosen = m_clusterIsChosen;
    block.diskBytes = m_source->position();
    return Step::Block;
}

// False if it cannot be read now; `step` says why.
bool FollowedFile::decide(Step &step)
{
    m_endedReport.reset();
    const std::string_view sample = m_text->sample(kSampleBytes);
    const bool last = m_ending || m_text->hasFailed() || sample.size() >= kSampleBytes;
    const bool quiet = isQuiet();
    step = Step::Nothing;
    if (!last && (sample.empty() || (sample.size() == m_sampled && quiet == m_sampledQuiet)))
        return false;
    m_sampled = sample.size();
    m_sampledQuiet = quiet;
    const std::string_view head = sample.substr(0, kContainerHeadBytes);
    m_isContainer = kubewake::isContainer(head);
    const bool encoded = m_isContainer || LambdaSource::recognises(head)
        || Utf16Source::orderOf(head) != Utf16Source::Order::None;
    SourceFormat format = formatFor(sample, m_context.choices.of(m_path).format)
                              .value_or(SourceFormat {envelopeFor(sample), nullptr});
    const bool lines = !encoded && format.source->framing() == Envelope::Framing::Lines;
    const bool must = m_forced || m_replaced;
    if (!lines && !must) {
        step = last || m_isContainer || (quiet && (encoded || looksWhole(sample)))
            ? Step::Unfollowable
            : Step::Nothing;
        return false;
    }
    if (lines && !last && !showsLines(sample, format.source))
        return false;
    beginReading(lines ? std::move(format) : SourceFormat {sourceEnvelopes().back(), nullptr});
    return true;
}

void FollowedFile::beginReading(SourceFormat format)
{
    m_format = std::move(format);
    SourceReport report;
    report.path = m_path;
    report.choice = m_context.choices.of(m_path);
    report.framing = m_format.source->name();
    report.textBytes = m_text->skipByteOrderMark();
    m_clusterIsChosen = !report.choice.cluster.empty();
    m_blocks = BlockReader::create(*m_text, m_format.source);
    m_info = makeSource(m_path, {}, {report.choice.cluster, m_context.cluster},
                        std::make_shared<EnvelopedText>(m_spill, m_format));
    m_report = m_context.committer.addReport(std::move(report));
}

} // namespace kubewake
