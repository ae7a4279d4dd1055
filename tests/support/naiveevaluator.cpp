// SPDX-License-Identifier: Apache-2.0
#include "tests/support/naiveevaluator.h"

#include "model/query/valuetest.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <set>

namespace kubewake::test {
namespace {

using nlohmann::json;
using Kind = Expression::Kind;

std::string lowered(std::string text)
{
    for (char &c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    }
    return text;
}

std::string scalarText(const json &value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

// Arrays dissolved, nulls dropped.
void flatten(const json &value, std::vector<json> &out)
{
    if (value.is_array()) {
        for (const json &element : value)
            flatten(element, out);
    } else if (!value.is_null()) {
        out.push_back(value);
    }
}

std::vector<json> resolve(const json &value, const std::string &path)
{
    std::vector<json> found;
    if (value.is_array()) {
        for (const json &element : value) {
            for (json &hit : resolve(element, path))
                found.push_back(std::move(hit));
        }
        return found;
    }
    if (!value.is_object())
        return found;
    std::vector<std::string> keys; // that the path starts with, longest first
    for (const auto &[key, member] : value.items()) {
        if (path == key || path.starts_with(key + '.'))
            keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end(),
              [](const std::string &a, const std::string &b) { return a.size() > b.size(); });
    for (const std::string &key : keys) {
        if (key.size() == path.size())
            flatten(value.at(key), found);
        else
            found = resolve(value.at(key), path.substr(key.size() + 1));
        if (!found.empty())
            break;
    }
    return found;
}

void scalarsIn(const json &value, std::vector<std::string> &out)
{
    if (value.is_object() || value.is_array()) {
        for (const json &member : value)
            scalarsIn(member, out);
    } else if (!value.is_null()) {
        out.push_back(scalarText(value));
    }
}

// Every path of the event with the objects and scalars there.
void listPaths(const json &value, const std::string &at,
               std::vector<std::pair<std::string, json>> &out)
{
    if (value.is_array()) {
        for (const json &element : value)
            listPaths(element, at, out);
        return;
    }
    if (!at.empty() && !value.is_null())
        out.emplace_back(at, value);
    if (value.is_object()) {
        for (const auto &[key, member] : value.items())
            listPaths(member, at.empty() ? key : at + '.' + key, out);
    }
}

bool starMatches(std::string_view pattern, std::string_view text)
{
    if (pattern.empty())
        return text.empty();
    if (pattern.front() == '*') {
        for (std::size_t skip = 0; skip <= text.size(); ++skip) {
            if (starMatches(pattern.substr(1), text.substr(skip)))
                return true;
        }
        return false;
    }
    return !text.empty() && text.front() == pattern.front()
        && starMatches(pattern.substr(1), text.substr(1));
}

// Would a more verbose policy have shown this body? (the audit documentation, in plain words)
bool couldHaveBeenRecorded(const json &event, bool request)
{
    const auto one = [&event](const std::string &path) {
        const std::vector<std::string> values = naiveValues(event, path);
        return values.empty() ? std::string() : values.front();
    };
    const std::string level = one("level");
    const bool recorded = level == "RequestResponse" || (request && level == "Request");
    if (recorded && one("annotations.audit.k8s.io/truncated") != "true")
        return false;
    const std::string stage = one("stage");
    if (stage == "RequestReceived" || (!request && stage == "Panic"))
        return false;
    const std::string verb = one("verb");
    const bool stream = std::set<std::string> {"exec", "attach", "portforward", "proxy"}.contains(
        one("objectRef.subresource"));
    if (!request) {
        const std::string code = one("responseStatus.code");
        const bool error = !code.empty() && std::stoi(code) >= 400;
        return error || (!stream && verb != "watch");
    }
    const std::set<std::string> writes {"create", "update", "patch", "delete", "deletecollection"};
    return writes.contains(verb) && event.contains("objectRef") && !stream
        && one("annotations.authorization.k8s.io/decision") != "forbid"
        && one("responseStatus.code") != "401";
}

class Evaluator
{
public:
    explicit Evaluator(const NaiveEvent &event)
        : m_event(event)
    {
    }

    [[nodiscard]] NaiveTruth answer(const Expression &e) const
    {
        switch (e.kind) {
        case Kind::And:
        case Kind::Or: {
            const NaiveTruth decisive = e.kind == Kind::And ? NaiveTruth::False : NaiveTruth::True;
            NaiveTruth result = e.kind == Kind::And ? NaiveTruth::True : NaiveTruth::False;
            for (const ExpressionPtr &child : e.children) {
                const NaiveTruth truth = answer(*child);
                if (truth == decisive)
                    return truth;
                if (truth == NaiveTruth::Unknown)
                    result = truth;
            }
            return result;
        }
        case Kind::Not:
            return negated(answer(*e.children.front()));
        case Kind::Missing:
            return negated(unlessHidden(e.field, exists(m_event.json, e.field)));
        case Kind::Field:
        case Kind::AllValues:
        case Kind::Exists:
        case Kind::Nested:
            return unlessHidden(e.field, holds(m_event.json, e));
        default:
            return holds(m_event.json, e) ? NaiveTruth::True : NaiveTruth::False;
        }
    }

private:
    static NaiveTruth negated(NaiveTruth truth)
    {
        if (truth == NaiveTruth::Unknown)
            return truth;
        return truth == NaiveTruth::True ? NaiveTruth::False : NaiveTruth::True;
    }

    [[nodiscard]] NaiveTruth unlessHidden(const FieldPath &path, bool truth) const
    {
        for (const char *body : {"requestObject", "responseObject"}) {
            const std::string name = body;
            const bool inside = path.path == name || path.path.starts_with(name + '.');
            const bool absent = !m_event.json.contains(name) || m_event.json.at(name).is_null();
            if (inside && absent && couldHaveBeenRecorded(m_event.json, name == "requestObject"))
                return NaiveTruth::Unknown;
        }
        return truth ? NaiveTruth::True : NaiveTruth::False;
    }

    [[nodiscard]] bool isDerived(const FieldPath &path) const
    {
        return path.field && m_event.derived.contains(*path.field);
    }

    [[nodiscard]] std::vector<std::string> values(const json &root, const FieldPath &path) const
    {
        if (isDerived(path))
            return m_event.derived.at(*path.field);
        if (path.path.find('*') == std::string::npos)
            return naiveValues(root, path.path);
        std::vector<std::string> found;
        std::vector<std::pair<std::string, json>> paths;
        listPaths(root, {}, paths);
        for (const auto &[at, value] : paths) {
            if (!value.is_object() && starMatches(path.path, at))
                found.push_back(scalarText(value));
        }
        for (const auto &[field, texts] : m_event.derived) {
            if (fieldInfo(field).origin == FieldOrigin::Derived
                && starMatches(path.path, fieldInfo(field).path))
                found.insert(found.end(), texts.begin(), texts.end());
        }
        return found;
    }

    [[nodiscard]] bool exists(const json &root, const FieldPath &path) const
    {
        if (!values(root, path).empty())
            return true;
        return !isDerived(path) && !resolve(root, path.path).empty();
    }

    // Two-valued; `root` is the event, or an element of an array inside Nested.
    [[nodiscard]] bool holds(const json &root, const Expression &e) const
    {
        const auto child = [&](const ExpressionPtr &c) { return holds(root, *c); };
        const auto passes = [&e](const std::string &value) { return e.test->matches(value); };
        switch (e.kind) {
        case Kind::All:
            return true;
        case Kind::And:
            return std::all_of(e.children.begin(), e.children.end(), child);
        case Kind::Or:
            return std::any_of(e.children.begin(), e.children.end(), child);
        case Kind::Not:
            return !child(e.children.front());
        case Kind::Exists:
            return exists(root, e.field);
        case Kind::Missing:
            return !exists(root, e.field);
        case Kind::Field: {
            const auto found = values(root, e.field);
            return std::any_of(found.begin(), found.end(), passes);
        }
        case Kind::AllValues: {
            const auto found = values(root, e.field);
            return !found.empty() && std::all_of(found.begin(), found.end(), passes);
        }
        case Kind::Nested: {
            const std::vector<json> elements = resolve(root, e.field.path);
            return std::any_of(elements.begin(), elements.end(), [&](const json &element) {
                return element.is_object() && holds(element, *e.children.front());
            });
        }
        case Kind::AnyField:
            return containsText(e.text);
        case Kind::AnyValue: {
            std::vector<std::string> found;
            scalarsIn(root, found);
            return std::any_of(found.begin(), found.end(), passes);
        }
        case Kind::SameField: {
            const auto left = values(root, e.field);
            const auto right = values(root, e.other);
            return std::any_of(left.begin(), left.end(), [&](const std::string &a) {
                return std::any_of(right.begin(), right.end(),
                                   [&](const std::string &b) { return lowered(a) == lowered(b); });
            });
        }
        }
        return false;
    }

    [[nodiscard]] bool containsText(const std::string &text) const
    {
        const std::string escaped = json(text).dump();
        std::string html;
        for (const char c : escaped.substr(1, escaped.size() - 2)) {
            if (c == '<')
                html += "\\u003c";
            else if (c == '>')
                html += "\\u003e";
            else if (c == '&')
                html += "\\u0026";
            else
                html += c;
        }
        const std::string haystack = lowered(m_event.text);
        for (const std::string &needle : {text, escaped.substr(1, escaped.size() - 2), html}) {
            if (haystack.find(lowered(needle)) != std::string::npos)
                return true;
        }
        return false;
    }

    const NaiveEvent &m_event;
};

} // namespace

std::vector<std::string> naiveValues(const json &event, const std::string &path)
{
    std::vector<std::string> texts;
    for (const json &value : resolve(event, path))
        scalarsIn(value, texts);
    return texts;
}

NaiveTruth naiveAnswer(const Expression &expression, const NaiveEvent &event)
{
    return Evaluator(event).answer(expression);
}

} // namespace kubewake::test
