// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/addresses/addressknowledge.h"
#include "model/core/result.h"

#include <QString>
#include <QStringList>

namespace kubewake {

// What the responder declares about addresses, as it is typed: in the settings dialog, on the
// command line, in the settings file. A value.
struct AddressText
{
    QStringList podNetworks {}; // 10.244.0.0/16, or a single address
    QStringList nodeNetworks {};
    QStringList serviceNetworks {};
    QStringList databases {}; // .mmdb files

    friend bool operator==(const AddressText &, const AddressText &) = default;

    // Without the databases, which take time to read. Error: a sentence about the first thing that
    // cannot be understood.
    [[nodiscard]] Result<AddressContext> networks(const QStringList &knownNetworks) const;
    // With them. Error: also what is wrong with a file.
    [[nodiscard]] Result<AddressContext> context(const QStringList &knownNetworks) const;
};

} // namespace kubewake
