// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace kubewake {

// A tool tip that shows exactly this text, in lines; nothing for nothing. Tool tips guess whether
// they are rich text, and evidence must stay text. Any thread.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace kubewake
