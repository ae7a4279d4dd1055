// SPDX-License-Identifier: Apache-2.0
#include "model/query/expression.h"

#include <set>

namespace kubewake {
namespace {

ExpressionPtr make(Expression expression)
{
    return std::make_shared<const Expression>(std::move(expression));
}

} // namespace

FieldPath FieldPath::of(FieldId id)
{
    return {id, std::string(fieldInfo(id).path)};
}

FieldPath FieldPath::parse(std::string_view text)
{
    if (const FieldInfo *field = findField(text))
        return of(field->id);
    return {std::nullopt, std::string(text)};
}

ExpressionPtr Expression::all()
{
    return make({.kind = Kind::All});
}

ExpressionPtr Expression::conjunction(std::vector<ExpressionPtr> children)
{
    if (children.size() == 1)
        return children.front();
    return make({.kind = Kind::And, .children = std::move(children)});
}

ExpressionPtr Expression::disjunction(std::vector<ExpressionPtr> children)
{
    if (children.size() == 1)
        return children.front();
    return make({.kind = Kind::Or, .children = std::move(children)});
}

ExpressionPtr Expression::negation(ExpressionPtr child)
{
    return make({.kind = Kind::Not, .children = {std::move(child)}});
}

ExpressionPtr Expression::match(FieldPath field, ValueTestPtr test)
{
    return make({.kind = Kind::Field, .field = std::move(field), .test = std::move(test)});
}

ExpressionPtr Expression::exists(FieldPath field)
{
    return make({.kind = Kind::Exists, .field = std::move(field)});
}

ExpressionPtr Expression::missing(FieldPath field)
{
    return make({.kind = Kind::Missing, .field = std::move(field)});
}

ExpressionPtr Expression::nested(FieldPath array, ExpressionPtr child)
{
    return make({.kind = Kind::Nested, .children = {std::move(child)}, .field = std::move(array)});
}

ExpressionPtr Expression::anyField(std::string text)
{
    return make({.kind = Kind::AnyField, .text = std::move(text)});
}

namespace {

void collectFields(const Expression &expression, std::set<FieldId> &fields)
{
    using Kind = Expression::Kind;
    if (expression.kind == Kind::Nested) // its paths are of elements
        return;
    for (const FieldPath *path : {&expression.field, &expression.other}) {
        if (path->field)
            fields.insert(*path->field);
    }
    for (const ExpressionPtr &child : expression.children)
        collectFields(*child, fields);
}

} // namespace

std::vector<FieldId> testedFields(const Expression &expression)
{
    std::set<FieldId> fields;
    collectFields(expression, fields);
    return {fields.begin(), fields.end()};
}

} // namespace kubewake
