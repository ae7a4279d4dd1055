// SPDX-License-Identifier: Apache-2.0
#include "model/annotations/colouringrules.h"

#include "model/core/utf8.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace kubewake {
namespace {

using Json = nlohmann::json;

// In RowColour order; part of what is stored.
constexpr std::array<std::string_view, kRowColourCount> kNames {
    "none", "red", "orange", "yellow", "green", "teal", "blue", "purple", "grey"};
constexpr int kVersion = 1;
constexpr int kMaximumDepth = 3; // of the members of a rule
constexpr std::size_t kMaximumFilter = 100'000; // bytes: what a filter may have

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ColouringRules)
};

tl::unexpected<Error> badDocument()
{
    return failure(Text::tr("This is no list of colouring rules."));
}

std::optional<std::string> textAt(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? std::optional(found->get<std::string>())
                                                       : std::nullopt;
}

std::optional<RowColour> colourAt(const Json &object, const char *key)
{
    const auto text = textAt(object, key);
    const auto found = std::ranges::find(kNames, text ? std::string_view(*text) : "");
    return found == kNames.end()
        ? std::nullopt
        : std::optional(static_cast<RowColour>(std::distance(kNames.begin(), found)));
}

std::optional<ColouringRule> ruleOf(const Json &entry)
{
    if (!entry.is_object())
        return std::nullopt;
    const auto name = textAt(entry, "name");
    const auto filter = textAt(entry, "filter");
    const auto foreground = colourAt(entry, "foreground");
    const auto background = colourAt(entry, "background");
    const auto enabled = entry.find("enabled");
    if (!name || !filter || filter->size() > kMaximumFilter || !foreground || !background
        || enabled == entry.end() || !enabled->is_boolean())
        return std::nullopt;
    return ColouringRule {toQString(*name).left(ColouringRule::kMaximumName), toQString(*filter),
                          *foreground, *background, enabled->get<bool>()};
}

} // namespace

QString rowColourText(RowColour colour)
{
    switch (colour) {
    case RowColour::None:
        break;
    case RowColour::Red:
        return Text::tr("Red");
    case RowColour::Orange:
        return Text::tr("Orange");
    case RowColour::Yellow:
        return Text::tr("Yellow");
    case RowColour::Green:
        return Text::tr("Green");
    case RowColour::Teal:
        return Text::tr("Teal");
    case RowColour::Blue:
        return Text::tr("Blue");
    case RowColour::Purple:
        return Text::tr("Purple");
    case RowColour::Grey:
        return Text::tr("Grey");
    }
    return Text::tr("As the table");
}

ColouringRules defaultColouringRules()
{
    return {
        {Text::tr("Anonymous"), QStringLiteral("effectiveUser: \"system:anonymous\""),
         RowColour::None, RowColour::Purple, true},
        {Text::tr("Denied"), QStringLiteral("outcome: denied"), RowColour::None, RowColour::Red,
         true},
        {Text::tr("Sessions in containers"),
         QStringLiteral("objectRef.resource: pods and objectRef.subresource: (exec or attach or "
                        "portforward)"),
         RowColour::None, RowColour::Orange, false},
        {Text::tr("Secrets read"),
         QStringLiteral("objectRef.resource: secrets and verb: (get or list or watch)"),
         RowColour::None, RowColour::Yellow, false},
    };
}

std::string colouringRulesToJson(const ColouringRules &rules)
{
    Json list = Json::array();
    for (const ColouringRule &rule : rules)
        list.push_back(
            Json::object({{"name", toUtf8(rule.name)},
                          {"filter", toUtf8(rule.kql)},
                          {"foreground", kNames[static_cast<std::size_t>(rule.foreground)]},
                          {"background", kNames[static_cast<std::size_t>(rule.background)]},
                          {"enabled", rule.enabled}}));
    const Json document = Json::object({{"version", kVersion}, {"rules", std::move(list)}});
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ColouringRules> colouringRulesFromJson(std::string_view json)
{
    if (json.size() > kMaximumColouringJson)
        return failure(Text::tr("The list of colouring rules is too large."));
    const auto isWanted = [](int depth, Json::parse_event_t, const Json &) {
        return depth <= kMaximumDepth;
    };
    const Json document = Json::parse(json, isWanted, false);
    if (!document.is_object() || !document.contains("version") || document["version"] != kVersion
        || !document.contains("rules") || !document["rules"].is_array()
        || document["rules"].size() > kMaximumColouringRules)
        return badDocument();
    ColouringRules rules;
    for (const Json &entry : document["rules"]) {
        auto rule = ruleOf(entry);
        if (!rule)
            return badDocument();
        rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace kubewake
