// SPDX-License-Identifier: Apache-2.0
#include "model/query/eventdocument.h"

#include "model/core/jsonrepair.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace kubewake {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;
using Kind = Expression::Kind;

constexpr std::size_t kMaximumParsedDepth = 1000;

// By value: what simdjson returns must outlive the loop over it.
array entriesOf(const element &value)
{
    return value.get_array().value_unsafe();
}

object membersOf(const element &value)
{
    return value.get_object().value_unsafe();
}

// A scalar as JSON writes it; the text lives in the document or in `buffer`.
class ScalarText
{
public:
    std::string_view of(const element &value)
    {
        switch (value.type()) {
        case element_type::STRING:
            return value.get_string().value_unsafe();
        case element_type::BOOL:
            return value.get_bool().value_unsafe() ? "true" : "false";
        case element_type::INT64:
            return write(value.get_int64().value_unsafe());
        case element_type::UINT64:
            return write(value.get_uint64().value_unsafe());
        case element_type::DOUBLE:
            return writeReal(value.get_double().value_unsafe());
        default:
            return {};
        }
    }

private:
    template<typename Number>
    std::string_view write(Number number)
    {
        const auto [end, error] =
            std::to_chars(m_buffer.data(), m_buffer.data() + m_buffer.size(), number);
        return {m_buffer.data(), static_cast<std::size_t>(end - m_buffer.data())};
    }

    // The shortest text that reads back as the same number; 1.0 keeps its fraction.
    std::string_view writeReal(double number)
    {
        const std::string_view text = write(number);
        if (text.find_first_of(".e") != std::string_view::npos || text.size() + 2 > m_buffer.size())
            return text;
        m_buffer[text.size()] = '.';
        m_buffer[text.size() + 1] = '0';
        return {m_buffer.data(), text.size() + 2};
    }

    std::array<char, 40> m_buffer {};
};

// Where a walk stands: a visit that returns true ends it.
template<typename Visit>
struct Walk
{
    Visit visit;
    bool stopped = false;
};

// Objects and scalars that `value` stands for. Returns whether there is one.
template<typename Visit>
bool walkValue(const element &value, Walk<Visit> &walk)
{
    if (value.is_null())
        return false;
    if (!value.is_array()) {
        walk.stopped = walk.visit(value);
        return true;
    }
    bool reached = false;
    for (const element &entry : entriesOf(value)) {
        reached = walkValue(entry, walk) || reached;
        if (walk.stopped)
            break;
    }
    return reached;
}

template<typename Visit>
bool walkPath(const element &value, std::string_view path, Walk<Visit> &walk)
{
    if (value.is_array()) {
        bool reached = false;
        for (const element &entry : entriesOf(value)) {
            reached = walkPath(entry, path, walk) || reached;
            if (walk.stopped)
                break;
        }
        return reached;
    }
    if (!value.is_object())
        return false;
    const object members = membersOf(value);
    for (std::size_t end = path.size();;) {
        element member;
        if (members.at_key(path.substr(0, end)).get(member) == simdjson::SUCCESS) {
            const bool reached = end == path.size() ? walkValue(member, walk)
                                                    : walkPath(member, path.substr(end + 1), walk);
            if (reached)
                return true;
        }
        const std::size_t dot = end == 0 ? std::string_view::npos : path.rfind('.', end - 1);
        if (dot == std::string_view::npos)
            return false;
        end = dot;
    }
}

// Calls visit(path, element) for every object and scalar below `value` and its dotted path, until
// it returns true. `enter(path)`: may a member's path lead to something that is asked for?
template<typename Visit, typename Enter>
bool walkAll(const element &value, std::string &at, const Visit &visit, const Enter &enter)
{
    if (value.is_array()) {
        for (const element &entry : entriesOf(value)) {
            if (walkAll(entry, at, visit, enter))
                return true;
        }
        return false;
    }
    if (!value.is_null() && !at.empty() && visit(at, value))
        return true;
    if (!value.is_object())
        return false;
    const std::size_t size = at.size();
    for (const auto &[key, member] : membersOf(value)) {
        if (size != 0)
            at += '.';
        at += key;
        const bool stopped = enter(at) && walkAll(member, at, visit, enter);
        at.resize(size);
        if (stopped)
            return true;
    }
    return false;
}

// The paths inside one member of an event (requestObject, say), written down when a first pattern
// asks for them: rules ask with dozens of patterns, and most of the work is to put the paths
// together.
class PathList
{
public:
    // The first key of the paths that start with `prefix`; empty: they may start with any.
    [[nodiscard]] static std::string_view memberOf(std::string_view prefix)
    {
        const std::size_t dot = prefix.find('.');
        return dot == std::string_view::npos ? std::string_view() : prefix.substr(0, dot);
    }

    [[nodiscard]] std::string_view member() const { return m_member; }

    void list(const element &root, std::string_view member)
    {
        m_member = member;
        m_text.clear();
        m_places.clear();
        std::string at;
        m_tooLong = walkAll(
            root, at, [this](const std::string &path, const element &e) { return add(path, e); },
            [member](std::string_view path) {
                return member.empty()
                    || (path.starts_with(member)
                        && (path.size() == member.size() || path[member.size()] == '.'));
            });
    }

    // A hostile event has too many paths: walk it instead.
    [[nodiscard]] bool isTooLong() const { return m_tooLong; }

    template<typename Visit>
    bool visit(const RawPath &path, const Visit &visit) const
    {
        const std::string_view text = m_text;
        return std::ranges::any_of(m_places, [&](const Place &place) {
            const std::string_view at = text.substr(place.offset, place.length);
            return path.mayFit(at) && path.pattern->matches(at) && visit(place.value);
        });
    }

private:
    // Deep paths of attackers repeat themselves at every leaf.
    static constexpr std::size_t kMaximumText = 4U << 20;

    struct Place
    {
        std::size_t offset;
        std::size_t length;
        element value;
    };

    // True to stop.
    bool add(const std::string &path, const element &value)
    {
        m_places.push_back({m_text.size(), path.size(), value});
        m_text += path;
        return m_text.size() > kMaximumText;
    }

    std::string m_member;
    bool m_tooLong = false;
    std::string m_text;
    std::vector<Place> m_places;
};

// The path lists of one event. Keeps their memory for the next.
class PathLists
{
public:
    void forget() { m_used = 0; }

    [[nodiscard]] const PathList &of(const element &root, std::string_view member)
    {
        const auto end = m_lists.begin() + static_cast<std::ptrdiff_t>(m_used);
        const auto found = std::find_if(m_lists.begin(), end, [member](const PathList &list) {
            return list.member() == member;
        });
        if (found != end)
            return *found;
        if (m_used == m_lists.size())
            m_lists.emplace_back();
        PathList &list = m_lists[m_used++];
        list.list(root, member);
        return list;
    }

private:
    std::vector<PathList> m_lists;
    std::size_t m_used = 0;
};

// What expressions are tested against: an event, or an element of an array inside it.
struct Target
{
    const element &value;
    PathLists *paths = nullptr; // null for elements
};

template<typename Visit>
bool visitPattern(const Target &target, const RawPath &path, const Visit &visit)
{
    // Annotations are few: looking at them alone is cheaper than a list of all paths.
    if (target.paths != nullptr && !path.prefix.starts_with("annotations.")) {
        const PathList &paths = target.paths->of(target.value, PathList::memberOf(path.prefix));
        if (!paths.isTooLong())
            return paths.visit(path, visit);
    }
    std::string at;
    return walkAll(
        target.value, at,
        [&](const std::string &here, const element &value) {
            return path.mayFit(here) && path.pattern->matches(here) && visit(value);
        },
        [&path](const std::string &here) {
            const std::size_t common = std::min(here.size(), path.prefix.size());
            return here.compare(0, common, path.prefix, 0, common) == 0;
        });
}

// Calls visit(element) for the objects and scalars at the path until it returns true.
template<typename Visit>
bool visitAt(const Target &target, const RawPath &path, Visit visit)
{
    if (path.pattern != nullptr)
        return visitPattern(target, path, visit);
    Walk<Visit> walk {visit};
    walkPath(target.value, path.text, walk);
    return walk.stopped;
}

// Calls visit(text) for the scalar, or for every one inside an object or array, until it returns
// true.
template<typename Visit>
bool visitScalars(const element &value, const Visit &visit)
{
    if (value.is_null())
        return false;
    if (value.is_array()) {
        for (const element &entry : entriesOf(value)) {
            if (visitScalars(entry, visit))
                return true;
        }
        return false;
    }
    if (value.is_object()) {
        for (const auto &[key, member] : membersOf(value)) {
            if (visitScalars(member, visit))
                return true;
        }
        return false;
    }
    ScalarText text;
    return visit(text.of(value));
}

template<typename Visit>
bool visitComputed(const ComputedField &field, const element &source, const Visit &visit)
{
    return visitScalars(source, [&](std::string_view text) {
        return std::ranges::any_of(field.valuesOf(text), visit);
    });
}

// The scalars at the path; those inside it where it names an object. A pattern names every path of
// the object itself, so there only what fits counts.
template<typename Visit>
bool visitTexts(const Target &target, const RawPath &path, const Visit &visit)
{
    return visitAt(target, path, [&](const element &value) {
        if (path.pattern != nullptr && value.is_object())
            return false;
        if (path.computed != nullptr)
            return visitComputed(*path.computed, value, visit);
        return visitScalars(value, visit);
    });
}

std::vector<std::string> textsAt(const Target &target, const RawPath &path)
{
    std::vector<std::string> texts;
    visitTexts(target, path, [&texts](std::string_view text) {
        texts.emplace_back(text);
        return false;
    });
    return texts;
}

bool hasValue(const Target &target, const RawPath &path)
{
    if (path.computed != nullptr)
        return visitTexts(target, path, [](std::string_view) { return true; });
    return visitAt(target, path, [](const element &) { return true; });
}

bool isInAny(const std::vector<TextSearch> &searches, std::string_view text)
{
    return std::ranges::any_of(searches, [text](const TextSearch &s) { return s.isIn(text); });
}

bool passesAll(const Target &target, const RawNode &node)
{
    bool any = false;
    const bool fails = visitTexts(target, node.path, [&](std::string_view text) {
        any = true;
        return !node.test->matches(text);
    });
    return any && !fails;
}

bool sharesValue(const Target &target, const RawNode &node)
{
    const std::vector<std::string> others = textsAt(target, node.other);
    return visitTexts(target, node.path, [&](std::string_view text) {
        return std::ranges::any_of(
            others, [text](const std::string &other) { return equalIgnoringCase(text, other); });
    });
}

bool holds(const Target &target, const RawNode &node)
{
    switch (node.kind) {
    case Kind::All:
        return true;
    case Kind::And:
        return std::ranges::all_of(node.children,
                                   [&](const RawNode &child) { return holds(target, child); });
    case Kind::Or:
        return std::ranges::any_of(node.children,
                                   [&](const RawNode &child) { return holds(target, child); });
    case Kind::Not:
    case Kind::Missing:
        return !holds(target, node.children.front());
    case Kind::Field:
        return visitTexts(target, node.path,
                          [&](std::string_view text) { return node.test->matches(text); });
    case Kind::AllValues:
        return passesAll(target, node);
    case Kind::Exists:
        return hasValue(target, node.path);
    case Kind::Nested:
        return visitAt(target, node.path, [&](const element &entry) {
            return entry.is_object() && holds(Target {entry}, node.children.front());
        });
    case Kind::AnyField: // inside Nested; for whole events the text itself is searched
        return visitScalars(
            target.value, [&](std::string_view text) { return node.searches.front().isIn(text); });
    case Kind::AnyValue:
        return visitScalars(target.value,
                            [&](std::string_view text) { return node.test->matches(text); });
    case Kind::SameField:
        return sharesValue(target, node);
    }
    return false;
}

} // namespace

struct EventDocument::Parser
{
    enum class State { NotParsed, Parsed, Broken };

    simdjson::dom::parser parser;
    element root;
    std::string repaired;
    PathLists paths;
    State state = State::NotParsed;

    [[nodiscard]] Target target() { return {root, &paths}; }
};

EventDocument::EventDocument()
    : m_parser(std::make_unique<Parser>())
{
}

EventDocument::~EventDocument() = default;

void EventDocument::reset(std::string_view json)
{
    m_text = json;
    m_parser->state = Parser::State::NotParsed;
    m_parser->paths.forget();
}

bool EventDocument::parse()
{
    if (m_parser->state == Parser::State::NotParsed) {
        auto error = m_parser->parser.parse(m_text.data(), m_text.size()).get(m_parser->root);
        if (error != simdjson::SUCCESS) {
            // As AuditEventParser: no body may hide the event around it.
            m_parser->repaired = repairedJson(m_text, kMaximumParsedDepth);
            error = m_parser->parser.parse(m_parser->repaired).get(m_parser->root);
        }
        m_parser->state =
            error == simdjson::SUCCESS ? Parser::State::Parsed : Parser::State::Broken;
    }
    m_failed = m_failed || m_parser->state == Parser::State::Broken;
    return m_parser->state == Parser::State::Parsed;
}

bool EventDocument::matches(const RawNode &node)
{
    if (node.kind == Kind::AnyField)
        return isInAny(node.searches, m_text);
    return parse() && holds(m_parser->target(), node);
}

std::vector<std::string> EventDocument::valuesAt(const RawPath &path)
{
    return parse() ? textsAt(m_parser->target(), path) : std::vector<std::string>();
}

} // namespace kubewake
