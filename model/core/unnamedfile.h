// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kubewake {

// Opens a temporary file for reading and writing that has no name in any folder: no other user can
// open it, and the kernel removes it when it is closed, even by a crash. In $TMPDIR, else
// /var/tmp, else /tmp. The descriptor, which the caller closes; -1 if there is none (see errno).
[[nodiscard]] int openUnnamedFile();

} // namespace kubewake
