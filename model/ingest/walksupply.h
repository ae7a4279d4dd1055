// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/blockreader.h"
#include "model/ingest/blocksupply.h"
#include "model/ingest/evidencecommitter.h"
#include "model/ingest/loader.h"
#include "model/ingest/sourcewalk.h"

#include <memory>
#include <vector>

namespace kubewake {

// The blocks of all sources behind some files, one after the other. What cannot be read is
// reported and passed over.
class WalkSupply : public BlockSupply
{
public:
    // `options` and `committer` must outlive this.
    WalkSupply(std::vector<InputFiles::File> files, const LoadOptions &options,
               EvidenceCommitter &committer);

    [[nodiscard]] bool next(Block &block) override;

private:
    // The source that blocks are cut from.
    struct Current
    {
        std::unique_ptr<TextStream> text;
        std::unique_ptr<BlockReader> blocks;
        SourceFormat format;
        bool clusterIsChosen = false;
        std::shared_ptr<const SourceInfo> source;
        std::size_t report = 0;
    };

    [[nodiscard]] bool openNext();

    SourceWalk m_walk;
    const LoadOptions &m_options;
    EvidenceCommitter &m_committer;
    std::unique_ptr<Current> m_current;
};

} // namespace kubewake
