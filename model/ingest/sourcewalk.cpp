// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/sourcewalk.h"

#include "model/ingest/container.h"
#include "model/ingest/lambdasource.h"
#include "model/ingest/utf16source.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kubewake {

SourceWalk::SourceWalk(std::vector<InputFiles::File> files)
    : m_files(std::move(files))
    , m_openFiles(std::make_shared<OpenFiles>())
{
}

std::uint64_t SourceWalk::diskBytes() const
{
    return m_doneBytes + (m_file ? m_file->diskBytes() : 0);
}

bool SourceWalk::next(OpenedSource &opened)
{
    m_decoded.reset();
    m_current.reset();
    for (;;) {
        opened = {};
        if (!m_layers.empty()) {
            if (nextMember(opened))
                return true;
            continue;
        }
        if (m_file) {
            m_doneBytes += m_file->diskBytes();
            m_file.reset();
        }
        if (m_next == m_files.size())
            return false;
        ++m_next;
        if (openFile(opened))
            return true;
    }
}

// False if the file is an archive, whose members follow.
bool SourceWalk::openFile(OpenedSource &opened)
{
    const InputFiles::File &file = m_files[m_next - 1];
    opened.path = file.path;
    // Not blocking: the path may have become a FIFO.
    const int descriptor = file.path == "-"
        ? ::dup(STDIN_FILENO)
        : ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat info
    {
    };
    if (descriptor < 0 || ::fstat(descriptor, &info) != 0) {
        opened.error = std::strerror(errno);
        if (descriptor >= 0)
            ::close(descriptor);
        return true;
    }
    m_identity = {info.st_dev, info.st_ino};
    m_seekable = S_ISREG(info.st_mode) && file.path != "-";
    opened.fileBytes = m_seekable ? static_cast<std::uint64_t>(info.st_size) : 0;
    m_file = std::make_unique<FileSource>(descriptor, file.path);
    return openContents(std::make_unique<PeekedSource>(*m_file), {}, opened);
}

// False if there was no member, or if it is an archive itself.
bool SourceWalk::nextMember(OpenedSource &opened)
{
    opened.path = m_files[m_next - 1].path;
    ArchiveReader &archive = *m_layers.back().archive;
    const std::string outer = m_layers.back().member;
    const auto member = archive.next();
    if (!member) {
        opened.member = outer;
        opened.error = member.error().message.toStdString();
        opened.compression = compression();
        m_layers.pop_back();
        return true;
    }
    if (!*member) {
        m_layers.pop_back();
        return false;
    }
    if (!(*member)->regular)
        return false;
    const std::string &name = (*member)->name;
    const std::string path = outer.empty() || name.empty() ? outer + name : outer + "!/" + name;
    if (m_layers.size() == 1 && name.empty() && m_seekable)
        opened.fileBytes = m_files[m_next - 1].bytes;
    return openContents(std::make_unique<PeekedSource>(archive), path, opened);
}

bool SourceWalk::openContents(std::unique_ptr<PeekedSource> contents, const std::string &member,
                              OpenedSource &opened)
{
    opened.member = member;
    const auto head = contents->peek(kContainerHeadBytes);
    if (!head) {
        opened.error = head.error().message.toStdString();
        opened.compression = compression();
        return true;
    }
    if (isContainer(*head)) {
        if (m_layers.size() == kMaximumArchiveDepth) {
            opened.error = "archives are nested too deeply";
            return true;
        }
        auto archive = std::make_unique<ArchiveReader>(*contents);
        m_layers.push_back({std::move(contents), std::move(archive), member});
        return false;
    }
    opened.compression = compression();
    m_current = std::move(contents);
    const bool decoded = decode(*head, opened);
    if (m_layers.empty() && m_seekable && !decoded)
        opened.raw = std::make_shared<FileText>(m_openFiles, opened.path, m_identity);
    else
        spillTo(opened);
    if (opened.error.empty())
        opened.source = decoded ? m_decoded.get() : m_current.get();
    return true;
}

// True if the text has to be made of what m_current gives.
bool SourceWalk::decode(std::string_view head, OpenedSource &opened)
{
    if (const auto order = Utf16Source::orderOf(head); order != Utf16Source::Order::None) {
        opened.encoding = "UTF-16";
        m_decoded = std::make_unique<Utf16Source>(*m_current, order);
        return true;
    }
    if (LambdaSource::recognises(head)) {
        opened.encoding = "AWS Lambda event";
        m_decoded = std::make_unique<LambdaSource>(*m_current);
        return true;
    }
    return false;
}

void SourceWalk::spillTo(OpenedSource &opened)
{
    if (!m_spillFile) {
        auto created = SpillFile::create();
        if (!created) {
            opened.error = created.error().message.toStdString();
            return;
        }
        m_spillFile = std::move(*created);
    }
    opened.spill = std::make_shared<SpilledText>(m_spillFile);
    opened.raw = opened.spill;
}

std::string SourceWalk::compression() const
{
    std::string text;
    for (const Layer &layer : m_layers) {
        const std::string one = layer.archive->compression();
        if (!text.empty() && !one.empty())
            text += ", ";
        text += one;
    }
    return text;
}

} // namespace kubewake
