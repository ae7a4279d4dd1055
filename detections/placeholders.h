// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleset.h"
#include "detections/sigmatext.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// The lists behind %placeholders%. A value.
class Placeholders
{
public:
    explicit Placeholders(const DetectionSettings &settings)
        : m_settings(settings)
    {
    }

    // nullptr for a name that is not known.
    [[nodiscard]] const std::vector<std::string> *list(std::string_view name) const;

    // The text with each placeholder replaced by every value of its list: none if a list is empty.
    // Error: the name of the placeholder that is not known, or empty if there would be more than
    // kMaximumVariants texts.
    [[nodiscard]] tl::expected<std::vector<SigmaText>, std::string>
    expanded(const SigmaText &text) const;

    static constexpr std::size_t kMaximumVariants = 10'000;

private:
    DetectionSettings m_settings;
};

} // namespace kubewake
