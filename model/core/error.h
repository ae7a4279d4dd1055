// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace kubewake {

// What went wrong, in words a responder can act on. Messages are translated where they are made
// and are plain text: they may quote evidence.
struct Error
{
    QString message;
};

} // namespace kubewake
