// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kubewake {

// Makes event tables known to screen readers as tables; Qt knows only its own view classes. Call
// any number of times from the UI thread.
void installEventGridAccessibility();

} // namespace kubewake
