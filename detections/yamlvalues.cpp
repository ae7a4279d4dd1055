// SPDX-License-Identifier: Apache-2.0
#include "detections/yamlvalues.h"

#include "model/core/timestamp.h"
#include "model/query/textsearch.h"

#include <charconv>

namespace kubewake {

RuleResult<std::string> textAt(const YamlNode &map, std::string_view key)
{
    const YamlNode *node = map.find(key);
    if (node == nullptr || node->isNull())
        return std::string();
    if (!node->isScalar())
        return refused(node->line, "`" + std::string(key) + "` is not a text.");
    return node->text;
}

RuleResult<std::vector<std::string>> textsAt(const YamlNode &map, std::string_view key)
{
    std::vector<std::string> texts;
    const YamlNode *node = map.find(key);
    if (node == nullptr || node->isNull())
        return texts;
    if (node->isScalar())
        return std::vector<std::string> {node->text};
    if (!node->isList())
        return refused(node->line, "`" + std::string(key) + "` is not a list of texts.");
    for (const YamlNode &item : node->items) {
        if (!item.isScalar())
            return refused(item.line, "`" + std::string(key) + "` is not a list of texts.");
        texts.push_back(item.text);
    }
    return texts;
}

std::optional<bool> booleanOf(const YamlNode &node)
{
    if (!node.isScalar() || !node.plain)
        return std::nullopt;
    if (equalIgnoringCase(node.text, "true"))
        return true;
    if (equalIgnoringCase(node.text, "false"))
        return false;
    return std::nullopt;
}

RuleResult<bool> booleanAt(const YamlNode &map, std::string_view key, bool absent)
{
    const YamlNode *node = map.find(key);
    if (node == nullptr || node->isNull())
        return absent;
    if (const std::optional<bool> value = booleanOf(*node))
        return *value;
    return refused(node->line, "`" + std::string(key) + "` is neither true nor false.");
}

std::optional<std::int64_t> timespanOf(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;
    std::int64_t seconds = 0;
    switch (text.back()) {
    case 's':
        seconds = 1;
        break;
    case 'm':
        seconds = 60;
        break;
    case 'h':
        seconds = 3'600;
        break;
    case 'd':
        seconds = 86'400;
        break;
    default:
        return std::nullopt;
    }
    std::int64_t count = 0;
    const char *end = text.data() + text.size() - 1;
    const auto [stop, error] = std::from_chars(text.data(), end, count);
    constexpr std::int64_t kMaximumSeconds = kMaximumTimespanDays * 86'400;
    if (error != std::errc() || stop != end || count <= 0 || count > kMaximumSeconds / seconds)
        return std::nullopt;
    return count * seconds * kMicrosecondsPerSecond;
}

} // namespace kubewake
