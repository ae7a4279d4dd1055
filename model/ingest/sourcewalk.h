// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/archivereader.h"
#include "model/ingest/filesource.h"
#include "model/ingest/filetext.h"
#include "model/ingest/inputfiles.h"
#include "model/ingest/peekedsource.h"
#include "model/ingest/spillfile.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kubewake {

// Archives inside archives: a tar of zips of gzipped logs is three.
inline constexpr std::size_t kMaximumArchiveDepth = 8;

// One stream of text that can be read: a file, or a member of an archive.
struct OpenedSource
{
    std::string path;
    std::string member; // `logs.zip!/audit.log` for archives in archives
    std::string compression;
    std::string encoding; // if the text was not read as it is: `UTF-16`, …
    std::uint64_t fileBytes = 0; // on disk; 0 for members and standard input
    std::string error; // it could not be opened: everything below is null
    ByteSource *source = nullptr; // valid until the walk goes on
    std::shared_ptr<const RawText> raw; // where its text can be read again
    std::shared_ptr<SpilledText> spill; // `raw` has to be written while reading; else null
};

// Opens the files one after the other, and what is in archives member by member, in order. One
// reader thread; descriptors: one, plus those of the OpenFiles.
class SourceWalk
{
public:
    explicit SourceWalk(std::vector<InputFiles::File> files);

    // Goes to the next source; false at the end.
    [[nodiscard]] bool next(OpenedSource &opened);

    // Of all files so far, compressed where they are.
    [[nodiscard]] std::uint64_t diskBytes() const;

private:
    // A compressed file or archive that is being gone through.
    struct Layer
    {
        std::unique_ptr<ByteSource> source; // what `archive` reads
        std::unique_ptr<ArchiveReader> archive;
        std::string member;
    };

    [[nodiscard]] bool openFile(OpenedSource &opened);
    [[nodiscard]] bool nextMember(OpenedSource &opened);
    [[nodiscard]] bool openContents(std::unique_ptr<PeekedSource> contents,
                                    const std::string &member, OpenedSource &opened);
    [[nodiscard]] bool decode(std::string_view head, OpenedSource &opened);
    void spillTo(OpenedSource &opened);
    [[nodiscard]] std::string compression() const;

    std::vector<InputFiles::File> m_files;
    std::size_t m_next = 0;
    std::unique_ptr<FileSource> m_file;
    FileText::Identity m_identity;
    bool m_seekable = false;
    std::uint64_t m_doneBytes = 0;
    std::vector<Layer> m_layers; // outermost first
    std::unique_ptr<PeekedSource> m_current; // what was given out last
    std::unique_ptr<ByteSource> m_decoded; // of m_current
    std::shared_ptr<OpenFiles> m_openFiles;
    std::shared_ptr<SpillFile> m_spillFile;
};

} // namespace kubewake
