// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/loader.h"

#include "model/ingest/inputfiles.h"
#include "model/ingest/loadpipeline.h"
#include "model/ingest/walksupply.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace kubewake {

int workersOf(const LoadOptions &options)
{
    return options.workers > 0 ? options.workers
                               : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

LoadReport loadEvidence(EventStore &store, const LoadOptions &options, const LoadControl &control)
{
    InputFiles input = findInputFiles(options.paths);
    EvidenceCommitter committer(store, EvidenceCommitter::Order::OneByOne);
    committer.setImportFilter(options.filter.description);
    for (std::string &reason : input.unopened)
        committer.addUnopened(std::move(reason));
    WalkSupply supply(std::move(input.files), options, committer);
    LoadPipeline pipeline(supply, committer, control, options.filter, workersOf(options));
    pipeline.setTotalBytes(input.totalBytes);
    pipeline.run();
    if (control.published)
        control.published(committer.publish());
    return committer.takeReport();
}

} // namespace kubewake
