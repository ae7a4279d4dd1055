// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/addresses/addressknowledge.h"
#include "model/core/result.h"

class QCommandLineParser;

namespace kubewake {

// The options that say where addresses are, the same for every command that loads evidence. Known
// networks are what rules know of the environment, too.
void addKnownNetworkOption(QCommandLineParser &parser);
void addAddressOptions(QCommandLineParser &parser);

// Reads the databases. Error: a whole sentence about what is wrong.
[[nodiscard]] Result<AddressContext> readAddresses(const QCommandLineParser &parser);

} // namespace kubewake
