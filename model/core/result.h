// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/error.h"

#include <tl/expected.hpp>

namespace kubewake {

// A value or an Error. Every function that can fail returns one; no exception crosses a module.
template<typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(QString message)
{
    return tl::unexpected<Error>(Error {std::move(message)});
}

} // namespace kubewake
