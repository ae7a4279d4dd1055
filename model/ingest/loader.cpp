// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/loader.h"

#include "model/ingest/loadpipeline.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace kubewake {

LoadReport loadEvidence(EventStore &store, const LoadOptions &options, const LoadControl &control)
{
    const int workers = options.workers > 0
        ? options.workers
        : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    LoadPipeline pipeline(store, control, options, findInputFiles(options.paths), workers);
    {
        std::vector<std::jthread> threads;
        for (int i = 1; i < workers; ++i)
            threads.emplace_back([&pipeline] { pipeline.work(); });
        pipeline.work();
    }
    return pipeline.finish();
}

} // namespace kubewake
