// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/entities/entitylist.h"
#include "model/export/bytesink.h"
#include "model/export/csvwriter.h"

#include <QString>

namespace kubewake {

// One list of an entity page to take along: secrets to rotate, objects to clean up. One record a
// row: the values of its fields, requests, refused, first, last, and the filter that asks for it.
// Of a list that holds not all there is, the last record says how many are missing.

[[nodiscard]] Result<void> exportEntityList(const EntityList &list, const TimeFormat &format,
                                            const CsvOptions &csv, ByteSink &sink);
[[nodiscard]] Result<void> exportEntityListToFile(const EntityList &list, const TimeFormat &format,
                                                  const CsvOptions &csv, const QString &path);
// The same as tab-separated text for the clipboard.
[[nodiscard]] std::string entityListAsTsv(const EntityList &list, const TimeFormat &format);

} // namespace kubewake
