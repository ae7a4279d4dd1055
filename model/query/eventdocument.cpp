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

// Every object and scalar whose dotted path fits the pattern.
template<typename Visit>
void walkPattern(const element &value, std::string &at, const RawPath &path, Walk<Visit> &walk)
{
    if (value.is_array()) {
        for (const element &entry : entriesOf(value)) {
            walkPattern(entry, at, path, walk);
            if (walk.stopped)
                return;
        }
        return;
    }
    if (!value.is_null() && !at.empty() && path.pattern->matches(at)) {
        walk.stopped = walk.visit(value);
        if (walk.stopped)
            return;
    }
    if (!value.is_object())
        return;
    const std::size_t size = at.size();
    for (const auto &[key, member] : membersOf(value)) {
        if (size != 0)
            at += '.';
        at += key;
        const std::size_t common = std::min(at.size(), path.prefix.size());
        if (at.compare(0, common, path.prefix, 0, common) == 0)
            walkPattern(member, at, path, walk);
        at.resize(size);
        if (walk.stopped)
            return;
    }
}

// Calls visit(element) for the objects and scalars at the path until it returns true.
template<typename Visit>
bool visitAt(const element &root, const RawPath &path, Visit visit)
{
    Walk<Visit> walk {visit};
    if (path.pattern != nullptr) {
        std::string at;
        walkPattern(root, at, path, walk);
    } else {
        walkPath(root, path.text, walk);
    }
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

// The scalars at the path; those inside it where it names an object. A pattern names every path of
// the object itself, so there only what fits counts.
template<typename Visit>
bool visitTexts(const element &root, const RawPath &path, const Visit &visit)
{
    return visitAt(root, path, [&](const element &value) {
        if (path.pattern != nullptr && value.is_object())
            return false;
        return visitScalars(value, visit);
    });
}

std::vector<std::string> textsAt(const element &root, const RawPath &path)
{
    std::vector<std::string> texts;
    visitTexts(root, path, [&texts](std::string_view text) {
        texts.emplace_back(text);
        return false;
    });
    return texts;
}

bool isInAny(const std::vector<TextSearch> &searches, std::string_view text)
{
    return std::ranges::any_of(searches, [text](const TextSearch &s) { return s.isIn(text); });
}

bool passesAll(const element &root, const RawNode &node)
{
    bool any = false;
    const bool fails = visitTexts(root, node.path, [&](std::string_view text) {
        any = true;
        return !node.test->matches(text);
    });
    return any && !fails;
}

bool sharesValue(const element &root, const RawNode &node)
{
    const std::vector<std::string> others = textsAt(root, node.other);
    return visitTexts(root, node.path, [&](std::string_view text) {
        return std::ranges::any_of(
            others, [text](const std::string &other) { return equalIgnoringCase(text, other); });
    });
}

bool holds(const element &root, const RawNode &node)
{
    switch (node.kind) {
    case Kind::All:
        return true;
    case Kind::And:
        return std::ranges::all_of(node.children,
                                   [&](const RawNode &child) { return holds(root, child); });
    case Kind::Or:
        return std::ranges::any_of(node.children,
                                   [&](const RawNode &child) { return holds(root, child); });
    case Kind::Not:
    case Kind::Missing:
        return !holds(root, node.children.front());
    case Kind::Field:
        return visitTexts(root, node.path,
                          [&](std::string_view text) { return node.test->matches(text); });
    case Kind::AllValues:
        return passesAll(root, node);
    case Kind::Exists:
        return visitAt(root, node.path, [](const element &) { return true; });
    case Kind::Nested:
        return visitAt(root, node.path, [&](const element &entry) {
            return entry.is_object() && holds(entry, node.children.front());
        });
    case Kind::AnyField: // inside Nested; for whole events the text itself is searched
        return visitScalars(
            root, [&](std::string_view text) { return node.searches.front().isIn(text); });
    case Kind::AnyValue:
        return visitScalars(root, [&](std::string_view text) { return node.test->matches(text); });
    case Kind::SameField:
        return sharesValue(root, node);
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
    State state = State::NotParsed;
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
    return parse() && holds(m_parser->root, node);
}

std::vector<std::string> EventDocument::valuesAt(const RawPath &path)
{
    return parse() ? textsAt(m_parser->root, path) : std::vector<std::string>();
}

} // namespace kubewake
