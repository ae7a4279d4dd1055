// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/blockreader.h"
#include "model/ingest/blocksupply.h"
#include "model/ingest/evidencecommitter.h"
#include "model/ingest/sourcewalk.h"

#include <memory>
#include <string>
#include <vector>

namespace kubewake {

// The blocks of all sources behind some files, one after the other. What cannot be read is
// reported and passed over.
class WalkSupply : public BlockSupply
{
public:
    // `committer` must outlive this. `cluster`: of sources whose contents and path name none.
    WalkSupply(std::vector<InputFiles::File> files, std::string cluster,
               EvidenceCommitter &committer);

    [[nodiscard]] bool next(Block &block) override;

private:
    // The source that blocks are cut from.
    struct Current
    {
        std::unique_ptr<TextStream> text;
        std::unique_ptr<BlockReader> blocks;
        EnvelopePtr envelope;
        std::shared_ptr<const SourceInfo> source;
        std::size_t report = 0;
    };

    [[nodiscard]] bool openNext();

    SourceWalk m_walk;
    std::string m_cluster;
    EvidenceCommitter &m_committer;
    std::unique_ptr<Current> m_current;
};

} // namespace kubewake
