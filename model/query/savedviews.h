// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <span>
#include <string_view>

namespace kubewake {

// A filter that ships with the program: where an investigation usually starts. `id` is stable and
// never shown.
struct SavedView
{
    std::string_view id;
    const char *name; // untranslated; see savedViewName()
    const char *description; // untranslated; see savedViewDescription()
    std::string_view kql;
};

// In menu order. Static data; any thread.
[[nodiscard]] std::span<const SavedView> savedViews();

[[nodiscard]] QString savedViewName(const SavedView &view);
[[nodiscard]] QString savedViewDescription(const SavedView &view);

} // namespace kubewake
