// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/blockreader.h"

#include "model/ingest/csvblockreader.h"
#include "model/ingest/documentblockreader.h"
#include "model/ingest/lineblockreader.h"

namespace kubewake {

std::unique_ptr<BlockReader> BlockReader::create(TextStream &text, const EnvelopePtr &envelope,
                                                 std::size_t maximumRecord)
{
    if (envelope->framing() == Envelope::Framing::Documents)
        return std::make_unique<DocumentBlockReader>(text, maximumRecord);
    if (envelope->framing() == Envelope::Framing::Rows)
        return std::make_unique<CsvBlockReader>(text, envelope->csvShape(), maximumRecord);
    return std::make_unique<LineBlockReader>(text, envelope, maximumRecord);
}

} // namespace kubewake
