// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/walksupply.h"

#include "model/ingest/envelopedtext.h"

#include <utility>

namespace kubewake {

WalkSupply::WalkSupply(std::vector<InputFiles::File> files, const LoadOptions &options,
                       EvidenceCommitter &committer)
    : m_walk(std::move(files))
    , m_options(options)
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
        block.format = m_current->format;
        block.clusterIsChosen = m_current->clusterIsChosen;
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
    report.choice = m_options.choices.of(report.displayName());
    if (opened.source == nullptr) {
        report.error = opened.error;
        m_committer.addReport(std::move(report));
        return true;
    }
    auto current = std::make_unique<Current>();
    current->text = std::make_unique<TextStream>(*opened.source, opened.spill);
    auto format = formatFor(current->text->sample(kSampleBytes), report.choice.format);
    if (!format) {
        report.error = format.error().message.toStdString();
        m_committer.addReport(std::move(report));
        return true;
    }
    current->format = std::move(*format);
    current->clusterIsChosen = !report.choice.cluster.empty();
    report.framing = current->format.source->name();
    report.textBytes = current->text->skipByteOrderMark();
    current->blocks = BlockReader::create(*current->text, current->format.source);
    current->source =
        makeSource(opened.path, opened.member, {report.choice.cluster, m_options.cluster},
                   std::make_shared<EnvelopedText>(opened.raw, current->format));
    current->report = m_committer.addReport(std::move(report));
    m_current = std::move(current);
    return true;
}

} // namespace kubewake
