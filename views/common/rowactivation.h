// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

class QAbstractItemView;

namespace kubewake {

// Lets a row of `view` be acted on: by Enter on both keyboards, by a double click, and by its
// context menu, where `text` names it. The view owns what is connected. UI thread.
void onRowActivated(QAbstractItemView *view, const QString &text, const std::function<void()> &act);

} // namespace kubewake
