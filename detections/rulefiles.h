// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleset.h"

#include <cstddef>
#include <string>
#include <vector>

namespace kubewake {

// Rule files on disk and in the binary, in the order in which their rules are listed: the bundled
// ones first, then each path as given, folders in the order of their file names.
class RuleFiles
{
public:
    static constexpr std::size_t kMaximumFiles = 10'000;

    struct File
    {
        std::string name; // path; `:/rules/…` for bundled ones
        std::string text;
    };

    explicit RuleFiles(const RuleSet::Options &options);

    [[nodiscard]] const std::vector<File> &files() const { return m_files; }
    // Paths that are not there or cannot be read.
    [[nodiscard]] const std::vector<RuleError> &errors() const { return m_errors; }

private:
    void addPath(const QString &path);
    void addFile(const QString &path);

    std::vector<File> m_files;
    std::vector<RuleError> m_errors;
};

} // namespace kubewake
