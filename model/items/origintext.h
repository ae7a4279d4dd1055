// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/changeorigins.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace kubewake {

// What people read about whom a controller acted for. Names from the evidence are shown so that
// they cannot pretend to be something else; plain text. Any thread.

// How a time is written there.
using OriginTime = std::function<QString(MicrosecondsUtc)>;

// `a guess, by name and time`. `candidates`: how many objects it may have been.
[[nodiscard]] QString linkEvidenceText(LinkEvidence how, std::size_t candidates);

// `Traced to: bob changed deployments shop/web at … (by ownerReferences)`. A guess is called one.
[[nodiscard]] QString originText(const EventSnapshot &snapshot, const ChangeOrigin &origin,
                                 const OriginTime &time);

// One line per origin, at most `maximum`, then what could not be traced. Empty if nothing of it was
// done by a controller.
[[nodiscard]] QStringList originLines(const EventSnapshot &snapshot, const ChangeOrigins &origins,
                                      const OriginTime &time, std::size_t maximum);

} // namespace kubewake
