// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <QString>
#include <QTemporaryDir>

namespace kubewake {

// The bundled incident as a file: it is compiled in, and evidence is read from files. Written to a
// private temporary folder when first asked for, and removed with this object.
class SampleFile
{
public:
    // Error: the temporary folder cannot be written.
    [[nodiscard]] Result<QString> path();

private:
    QTemporaryDir m_directory;
};

} // namespace kubewake
