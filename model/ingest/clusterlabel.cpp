// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/clusterlabel.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

struct Pattern
{
    std::string_view before; // in lower case
    std::string_view behind;
};
constexpr std::array kPatterns {
    Pattern {"/managedclusters/", "/"},
    Pattern {"aws/eks/", "/cluster"},
    Pattern {"aws-eks-", "-cluster"},
};

} // namespace

std::string clusterOfPath(std::string_view path)
{
    std::string lower(path);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (const Pattern &pattern : kPatterns) {
        const std::size_t found = lower.rfind(pattern.before);
        if (found == std::string::npos)
            continue;
        const std::size_t begin = found + pattern.before.size();
        const std::size_t end = lower.find(pattern.behind, begin);
        const std::string_view name =
            path.substr(begin, end == std::string::npos ? 0 : end - begin);
        if (!name.empty() && name.find('/') == std::string_view::npos)
            return std::string(name);
    }
    return {};
}

} // namespace kubewake
