// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/walksupply.h"

#include "model/ingest/envelopedtext.h"

#include <utility>

namespace kubewake {

WalkSupply::WalkSupply(std::vector<InputFiles::File> files, std::string cluster,
                       EvidenceCommitter &committer)
    : m_walk(std::move(files))
    , m_cluster(std::move(cluster))
    , m_committer(committer)
{
}

bool WalkSupply::next(Block &block)
{
    for (;;) {
        if (!m_current && !openNext())
            return false;
        if (!m_current)
            continue;
        block.clear();
        const Result<bool> more = m_current->blocks->next(block);
        if (!more)
            m_committer.setError(m_current->report, more.error().message.toStdString());
        if (!more || !*more) {
            m_current.reset();
            continue;
        }
        block.source = m_current->source;
        block.report = m_current->report;
        block.envelope = m_current->envelope;
        block.diskBytes = m_walk.diskBytes();
        return true;
    }
}

// False at the end; a source that cannot be read is reported and leaves m_current null.
bool WalkSupply::openNext()
{
    OpenedSource opened;
    if (!m_walk.next(opened))
        return false;
    SourceReport report;
    report.path = opened.path;
    report.member = opened.member;
    report.compression = opened.compression;
    report.encoding = opened.encoding;
    report.fileBytes = opened.fileBytes;
    if (opened.source == nullptr) {
        report.error = opened.error;
        m_committer.addReport(std::move(report));
        return true;
    }
    auto current = std::make_unique<Current>();
    current->text = std::make_unique<TextStream>(*opened.source, opened.spill);
    current->envelope = envelopeFor(current->text->sample(kSampleBytes));
    report.framing = current->envelope->name();
    report.textBytes = current->text->skipByteOrderMark();
    current->blocks = BlockReader::create(*current->text, current->envelope);
    current->source = makeSource(opened.path, opened.member, m_cluster,
                                 std::make_shared<EnvelopedText>(opened.raw, current->envelope));
    current->report = m_committer.addReport(std::move(report));
    m_current = std::move(current);
    return true;
}

} // namespace kubewake
