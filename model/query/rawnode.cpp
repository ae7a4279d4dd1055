// SPDX-License-Identifier: Apache-2.0
#include "model/query/rawnode.h"

namespace kubewake {
namespace {

using Kind = Expression::Kind;

// The first '*' that is not escaped, or npos.
std::size_t firstStar(std::string_view path)
{
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] == '\\')
            ++i;
        else if (path[i] == '*')
            return i;
    }
    return std::string_view::npos;
}

} // namespace

bool RawPath::isPattern(std::string_view path)
{
    return firstStar(path) != std::string_view::npos;
}

RawPath RawPath::of(const FieldPath &path)
{
    RawPath raw;
    raw.text =
        path.path.empty() && path.field ? std::string(fieldInfo(*path.field).path) : path.path;
    raw.computed = findComputedField(raw.text);
    if (raw.computed != nullptr) {
        raw.text = raw.computed->source;
        return raw;
    }
    const std::size_t star = firstStar(raw.text);
    if (star == std::string::npos)
        return raw;
    raw.pattern = wildcard(raw.text, CaseSensitivity::Sensitive, false);
    // An escape before the star makes the written prefix longer than the real one.
    const std::size_t escape = raw.text.find('\\');
    raw.prefix = raw.text.substr(0, std::min(star, escape));
    if (escape == std::string::npos)
        raw.suffix = raw.text.substr(raw.text.rfind('*') + 1);
    return raw;
}

RawNode RawNode::of(const Expression &expression)
{
    RawNode node;
    node.kind = expression.kind;
    node.test = expression.test;
    for (const ExpressionPtr &child : expression.children)
        node.children.push_back(of(*child));
    switch (expression.kind) {
    case Kind::SameField:
        node.other = RawPath::of(expression.other);
        [[fallthrough]];
    case Kind::Field:
    case Kind::AllValues:
    case Kind::Exists:
    case Kind::Nested:
        node.path = RawPath::of(expression.field);
        break;
    case Kind::Missing: {
        RawNode exists;
        exists.kind = Kind::Exists;
        exists.path = RawPath::of(expression.field);
        node.kind = Kind::Not;
        node.children.push_back(std::move(exists));
        break;
    }
    case Kind::AnyField:
        for (const std::string &spelling : jsonSpellings(expression.text))
            node.searches.emplace_back(spelling);
        break;
    default:
        break;
    }
    return node;
}

} // namespace kubewake
