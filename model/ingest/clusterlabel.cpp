// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/clusterlabel.h"

#include "model/core/utf8.h"

namespace kubewake {
namespace {

// `aws/eks/NAME/cluster`. `lower`: the path in lower case.
std::string_view ofLogGroup(std::string_view path, std::string_view lower)
{
    constexpr std::string_view kBefore = "aws/eks/";
    const std::size_t found = lower.rfind(kBefore);
    if (found == std::string_view::npos)
        return {};
    const std::size_t begin = found + kBefore.size();
    const std::size_t end = lower.find('/', begin);
    return end != std::string_view::npos && lower.substr(end).starts_with("/cluster")
        ? path.substr(begin, end - begin)
        : std::string_view();
}

// `aws-eks-NAME-cluster`, where the name may have dashes, and `-cluster`, itself.
std::string_view ofDashedLogGroup(std::string_view path, std::string_view lower)
{
    constexpr std::string_view kBefore = "aws-eks-";
    const std::size_t found = lower.rfind(kBefore);
    if (found == std::string_view::npos)
        return {};
    const std::size_t begin = found + kBefore.size();
    const std::string_view folder = lower.substr(begin, lower.find('/', begin) - begin);
    const std::size_t end = folder.rfind("-cluster");
    return end == std::string_view::npos ? std::string_view() : path.substr(begin, end);
}

} // namespace

std::string clusterOfAzureResource(std::string_view resourceId)
{
    constexpr std::string_view kBefore = "/managedclusters/";
    const std::string lower = toLowerAscii(resourceId);
    const std::size_t found = lower.rfind(kBefore);
    if (found == std::string::npos)
        return {};
    const std::size_t begin = found + kBefore.size();
    return lower.substr(begin, lower.find('/', begin) - begin);
}

std::string clusterOfPath(std::string_view path)
{
    // A relative path may start with it.
    if (std::string name = clusterOfAzureResource('/' + std::string(path)); !name.empty())
        return name;
    const std::string lower = toLowerAscii(path);
    const std::string_view name = ofLogGroup(path, lower);
    return std::string(name.empty() ? ofDashedLogGroup(path, lower) : name);
}

} // namespace kubewake
