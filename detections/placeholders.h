// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleset.h"
#include "detections/sigmatext.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

    // Names that a rule requires to be set: as long as they are not, their lists are empty.
    // Replaces those of the rule before.
    void allowUnset(std::vector<std::string> names) { m_allowedUnset = std::move(names); }

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
    std::vector<std::string> m_allowedUnset;
};

} // namespace kubewake
