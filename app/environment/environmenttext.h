// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleset.h"
#include "model/core/result.h"

#include <QString>
#include <QStringList>

namespace kubewake {

// What the responder declares about the environment, as it is typed: in the settings dialog, on
// the command line, in the settings file. A value.
struct EnvironmentText
{
    QStringList knownNetworks {}; // 10.0.0.0/8
    QStringList knownAdministrators {}; // user names
    QStringList trustedRegistries {}; // registry.example/team
    QStringList preconfiguredNamespaces = standardNamespaces();
    QStringList
        placeholders {}; // NAME = VALUE, VALUE or NAME = @FILE: lists that rules call %NAME%
    QString baseline {}; // a span (7d) or a time; empty: each rule's own

    friend bool operator==(const EnvironmentText &, const EnvironmentText &) = default;

    // Error: a sentence about the first thing that cannot be understood.
    [[nodiscard]] Result<DetectionSettings> settings() const;

    [[nodiscard]] static QStringList standardNamespaces();
};

} // namespace kubewake
