// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <string_view>

namespace kubewake {

// Where an export goes: a file, standard output, a buffer. Owned by the caller of the export and
// used by one thread at a time. An Error is final: the caller stops and drops what was written.
class ByteSink
{
public:
    ByteSink() = default;
    ByteSink(const ByteSink &) = delete;
    ByteSink &operator=(const ByteSink &) = delete;
    virtual ~ByteSink() = default;

    [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;
};

} // namespace kubewake
