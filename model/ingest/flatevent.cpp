// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/flatevent.h"

#include "model/ingest/eventmembers.h"
#include "model/store/column.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace kubewake {
namespace {

constexpr std::size_t kDeepestPath = 32;

// The time of the first versions is called like that of many exporters.
bool isMember(std::string_view name)
{
    return eventMember(name) != nullptr && name != "timestamp";
}

struct Node
{
    std::string value; // empty: none
    std::map<std::string, Node, std::less<>> members;
};

std::string_view withoutBraces(std::string_view name)
{
    return name.ends_with("{}") ? name.substr(0, name.size() - 2) : name;
}

// Empty if it is too deep.
std::vector<std::string_view> pathOf(std::string_view key)
{
    std::vector<std::string_view> path;
    while (path.size() < kDeepestPath) {
        const bool inMap = !path.empty() && hasDottedKeys(path.back());
        const std::size_t dot = inMap ? std::string_view::npos : key.find('.');
        path.push_back(withoutBraces(key.substr(0, dot)));
        if (dot == std::string_view::npos)
            return path;
        key.remove_prefix(dot + 1);
    }
    return {};
}

bool isBody(const std::vector<std::string_view> &path)
{
    return path[0] == "requestObject" || path[0] == "responseObject";
}

bool isList(const std::vector<std::string_view> &path)
{
    if (path.size() == 1)
        return path[0] == "sourceIPs";
    const bool who = path[0] == "user" || path[0] == "impersonatedUser";
    return who && (path[1] == "groups" || (path[1] == "extra" && path.size() == 3));
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.size() < 10
        && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })
        && (text.size() == 1 || text[0] != '0');
}

// Values as the event has them. Empty: several for a member that has one.
std::string valueOf(std::string_view value, const std::vector<std::string_view> &path, bool braces)
{
    if (isList(path))
        return value.starts_with('[') ? std::string(value) : '[' + std::string(value) + ']';
    if (value.starts_with('[') && !braces) {
        const auto elements = jsonElements(value);
        if (elements.empty())
            return std::string(value);
        const bool same = std::ranges::count(elements, elements[0])
            == static_cast<std::ptrdiff_t>(elements.size());
        if (!same)
            return isBody(path) ? std::string(value) : std::string();
        value = elements[0];
    }
    const bool code = path.size() == 2 && path[0] == "responseStatus" && path[1] == "code";
    return std::string(code && isNumber(inJsonString(value)) ? inJsonString(value) : value);
}

void write(const Node &node, const FlatEventRules &rules, bool annotations, std::string &json)
{
    if (node.members.empty()) {
        json += annotations && rules.dottedAnnotations ? dottedAnnotations(node.value) : node.value;
        return;
    }
    char separator = '{';
    for (const auto &[name, member] : node.members) {
        json.append(1, std::exchange(separator, ',')).append(1, '"');
        json += annotations && rules.dottedAnnotations ? dottedAnnotationKey(name) : name;
        json += "\":";
        write(member, rules, false, json);
    }
    json += '}';
}

class Rebuilder
{
public:
    explicit Rebuilder(const FlatEventRules &rules)
        : m_rules(rules)
    {
    }

    bool add(std::string_view key, std::string_view value, RebuiltEvent &event)
    {
        constexpr std::string_view kKeyword = ".keyword"; // a second index of Elastic
        if (!m_rules.prefix.empty() && key.ends_with(kKeyword))
            key.remove_suffix(kKeyword.size());
        const auto path = pathOf(key);
        if (path.empty())
            return fail("its members are nested too deeply", key, event);
        if (m_rules.onlyKnownMembers && !isMember(path[0]))
            return true;
        if (path.size() > 1 && isBody(path))
            event.flags |= kTruncatedBodies;
        const std::string text = valueOf(value, path, key.ends_with("{}"));
        if (text.empty())
            return fail("it has several values for one member", key, event);
        Node *node = &m_root;
        for (const std::string_view name : path) {
            if (!node->value.empty())
                return fail("its members contradict each other", key, event);
            node = &node->members[std::string(name)];
        }
        if (!node->members.empty() || (!node->value.empty() && node->value != text))
            return fail("its members contradict each other", key, event);
        node->value = text;
        return true;
    }

    bool finish(RebuiltEvent &event) const
    {
        const auto has = [this](std::string_view name) { return m_root.members.contains(name); };
        if (!has("auditID") || !has("stage") || !(has("verb") || has("requestURI"))) {
            event.reason = "the fields of an audit event, but without auditID, stage, and verb or "
                           "requestURI: export the original text of the events";
            return false;
        }
        char separator = '{';
        for (const auto &[name, member] : m_root.members) {
            event.json.append(1, std::exchange(separator, ',')).append(1, '"');
            event.json.append(name).append("\":");
            write(member, m_rules, name == "annotations", event.json);
        }
        event.json += '}';
        return true;
    }

private:
    static bool fail(std::string_view why, std::string_view key, RebuiltEvent &event)
    {
        event.reason.assign("the fields of an audit event cannot be put together again: ");
        event.reason.append(why)
            .append(" (")
            .append(key.substr(0, 60))
            .append("); export the original text of the events");
        return false;
    }

    const FlatEventRules &m_rules;
    Node m_root;
};

} // namespace

bool isFlattenedEvent(const JsonObjectView &object)
{
    return object.has("auditID") && !object.has("user")
        && std::ranges::any_of(object.members(), [](const JsonObjectView::Member &member) {
               return isFlattenedKey(member.key);
           });
}

bool isEventItself(const JsonObjectView &object)
{
    // No exporter writes the keys of a wrapper with escapes, and only the parser reads those.
    for (const JsonObjectView::Member &member : object.members()) {
        if (member.key.find("\\u") != std::string_view::npos)
            return true;
    }
    if (object.has("auditID"))
        return !isFlattenedEvent(object);
    return object.string("kind") == "Event"
        && object.string("apiVersion").starts_with("audit.k8s.io/");
}

bool rebuildEvent(const JsonObjectView &object, const FlatEventRules &rules, RebuiltEvent &event)
{
    Rebuilder rebuilder(rules);
    for (const JsonObjectView::Member &member : object.members()) {
        if (member.key.starts_with(rules.prefix)
            && !rebuilder.add(member.key.substr(rules.prefix.size()), member.value, event))
            return false;
    }
    return rebuilder.finish(event);
}

std::string dottedAnnotationKey(std::string_view key)
{
    std::string dotted(key);
    const std::size_t slash = dotted.find('/');
    if (slash != std::string::npos)
        std::replace(dotted.begin(), dotted.begin() + static_cast<std::ptrdiff_t>(slash), '_', '.');
    return dotted;
}

std::string dottedAnnotations(std::string_view value)
{
    const JsonObjectView annotations(value);
    if (!annotations.isWhole())
        return std::string(value);
    std::string json;
    char separator = '{';
    for (const auto &[key, text] : annotations.members()) {
        json.append(1, std::exchange(separator, ',')).append(1, '"');
        json.append(dottedAnnotationKey(key)).append("\":").append(text);
    }
    return json.empty() ? "{}" : json + '}';
}

} // namespace kubewake
