// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

#include <memory>
#include <string_view>
#include <vector>

namespace kubewake {

using EnvelopePtr = std::shared_ptr<const Envelope>;

// Every format that Kubewake reads, the most specific first; the last one takes anything.
[[nodiscard]] std::vector<EnvelopePtr> allEnvelopes();

// The first that matches.
[[nodiscard]] EnvelopePtr envelopeFor(std::string_view sample);

} // namespace kubewake
