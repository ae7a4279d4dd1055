// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kubewake {

// A copy of JSON that strict parsers accept. The API server copies the body of a patch into the
// log as the client sent it, and Go reads more than other parsers do, so an attacker could hide an
// event behind a body that only they refuse:
//  - escaped surrogates without their partner, and invalid UTF-8, become U+FFFD;
//  - numbers beyond a double become the largest one (or 0), integers beyond 64 bits a double;
//  - what is nested deeper than `maximumDepth` becomes null.
// All else stays: text that is no JSON is none afterwards. Linear. For texts that a parser refused.
[[nodiscard]] std::string repairedJson(std::string_view text, std::size_t maximumDepth);

} // namespace kubewake
