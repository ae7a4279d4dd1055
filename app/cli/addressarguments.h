// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleset.h"
#include "model/addresses/addressknowledge.h"
#include "model/core/result.h"
#include "model/query/expression.h"

class QCommandLineParser;

namespace kubewake {

// The options that say where addresses are, the same for every command that loads evidence. Known
// networks are what rules know of the environment, too.
void addKnownNetworkOption(QCommandLineParser &parser);
void addAddressOptions(QCommandLineParser &parser);

// Reads the databases. Error: a whole sentence about what is wrong.
[[nodiscard]] Result<AddressContext> readAddresses(const QCommandLineParser &parser);

// Is peerClass tested? Otherwise the evidence need not be read for where pods and nodes are.
[[nodiscard]] bool asksForClass(const ExpressionPtr &query); // may be null
[[nodiscard]] bool asksForClass(const RuleSet &rules);

} // namespace kubewake
