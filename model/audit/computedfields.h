// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// Fields that are computed from one value of a body each time somebody asks for them: too rare for
// a column of their own (FieldCatalogue), but filters, rules and `--fields` know them by name.
// Where the body was not recorded they are as unknown as it is. A list like the catalogue; any
// thread.
struct ComputedField
{
    std::string_view path; // `csr.subject.organization`
    std::string_view source; // the value that it is computed from, a path into the event
    // The values that `text` holds, as valid UTF-8; none if it cannot be understood.
    std::vector<std::string> (*valuesOf)(std::string_view text);
    const char *description; // untranslated; see descriptionText()
};

[[nodiscard]] std::span<const ComputedField> computedFields();
// Exact and case-sensitive; nullptr if there is none of that name.
[[nodiscard]] const ComputedField *findComputedField(std::string_view path);

[[nodiscard]] QString descriptionText(const ComputedField &field);

} // namespace kubewake
