// SPDX-License-Identifier: Apache-2.0
#include "app/cli/requestselection.h"

#include "app/cli/clitext.h"
#include "app/cli/console.h"
#include "app/cli/evidenceinput.h"

#include <utility>

namespace kubewake {

Result<RowBitmap> RequestSelection::rows(const EventSnapshot &snapshot, const Console &console,
                                         const EvaluationControl &control)
{
    RowBitmap requests = rowsWithin(snapshot, allRows(snapshot, RowKind::Requests), range);
    if (!query)
        return requests;
    auto found = CompiledFilter(query).evaluate(snapshot, requests, control);
    if (!found)
        return tl::unexpected(found.error());
    if (found->unknown.count() > 0)
        console.message(CliText::tr("Rows that might match, had their bodies been recorded: %1")
                            .arg(found->unknown.count()));
    unreadable = found->unreadable > 0;
    if (unreadable)
        console.message(
            CliText::tr("Rows whose text could not be read: %1").arg(found->unreadable));
    return std::move(found->matched);
}

} // namespace kubewake
