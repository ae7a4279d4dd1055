// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/exportcontrol.h"
#include "model/signals/signal.h"

#include <QString>

#include <string>
#include <vector>

namespace kubewake {

// The techniques of the signals as a layer for the ATT&CK Navigator: JSON, layer format 4.5
// (https://github.com/mitre-attack/attack-navigator/tree/master/layers). A technique's score is the
// number of its signals, its comment their rules. Any thread; O(signals).
[[nodiscard]] std::string navigatorLayer(const std::vector<SignalPtr> &signalList,
                                         const std::string &name);

// Blocks; call it on a pool. A failure leaves nothing under the name.
[[nodiscard]] Result<void> exportNavigatorLayerToFile(const std::vector<SignalPtr> &signalList,
                                                      const std::string &name, const QString &path,
                                                      const ExportControl &control = {});

} // namespace kubewake
