// SPDX-License-Identifier: Apache-2.0
#include "detections/partialanswer.h"

#include "model/query/valuetest.h"

namespace kubewake {
namespace {

using Kind = Expression::Kind;

PartialAnswer known(bool truth)
{
    return {truth ? Truth::True : Truth::False};
}

Body bodyOf(const FieldPath &path)
{
    if (path.field == FieldId::RequestObject)
        return Body::Request;
    if (path.field == FieldId::ResponseObject)
        return Body::Response;
    return path.field ? Body::None : kubewake::bodyOf(path.path);
}

// A test of a value that is known to be absent, or of a body that is never there.
PartialAnswer ofAbsent(Kind kind)
{
    return known(kind == Kind::Missing);
}

PartialAnswer ofUnknown(Body body)
{
    return {Truth::Unknown, body == Body::Request, body == Body::Response};
}

PartialAnswer ofTest(const Expression &expression, const KnownFacts &facts)
{
    const Body body = bodyOf(expression.field);
    if (body != Body::None)
        return facts.mayHave(body) ? ofUnknown(body) : ofAbsent(expression.kind);
    if (!expression.field.field)
        return ofUnknown(Body::None);
    const auto &value = facts.of(*expression.field.field);
    if (!value)
        return ofUnknown(Body::None);
    if (!*value)
        return ofAbsent(expression.kind);
    if (expression.kind == Kind::Exists || expression.kind == Kind::Missing)
        return known(expression.kind == Kind::Exists);
    return known(expression.test->matches(**value));
}

PartialAnswer ofSameField(const Expression &expression, const KnownFacts &facts)
{
    PartialAnswer answer;
    for (const FieldPath *path : {&expression.field, &expression.other}) {
        const Body body = bodyOf(*path);
        if (body != Body::None && !facts.mayHave(body))
            return known(false);
        if (path->field && facts.of(*path->field) && !*facts.of(*path->field))
            return known(false);
        answer.needsRequest = answer.needsRequest || body == Body::Request;
        answer.needsResponse = answer.needsResponse || body == Body::Response;
    }
    return answer;
}

PartialAnswer ofChildren(const Expression &expression, const KnownFacts &facts)
{
    const Truth decisive = expression.kind == Kind::And ? Truth::False : Truth::True;
    PartialAnswer answer {decisive == Truth::False ? Truth::True : Truth::False};
    for (const ExpressionPtr &child : expression.children) {
        const PartialAnswer part = partialAnswer(*child, facts);
        if (part.truth == decisive)
            return {decisive};
        if (part.truth != Truth::Unknown)
            continue;
        answer.truth = Truth::Unknown;
        answer.needsRequest = answer.needsRequest || part.needsRequest;
        answer.needsResponse = answer.needsResponse || part.needsResponse;
    }
    return answer;
}

// Which of the two an expression can turn out to be.
struct Possible
{
    bool isTrue = true;
    bool isFalse = true;
};

bool isRecorded(const PartialAnswer &answer, Level level)
{
    return !(answer.needsRequest && level < Level::Request)
        && !(answer.needsResponse && level < Level::RequestResponse);
}

Possible possible(const Expression &expression, const KnownFacts &facts, Level level)
{
    if (expression.kind == Kind::Not) {
        const Possible child = possible(*expression.children.front(), facts, level);
        return {child.isFalse, child.isTrue};
    }
    if (expression.kind != Kind::And && expression.kind != Kind::Or) {
        const PartialAnswer answer = partialAnswer(expression, facts);
        if (answer.truth != Truth::Unknown)
            return {answer.truth == Truth::True, answer.truth == Truth::False};
        const bool recorded = isRecorded(answer, level);
        return {recorded, recorded};
    }
    const bool isAnd = expression.kind == Kind::And;
    Possible all {isAnd, !isAnd};
    for (const ExpressionPtr &child : expression.children) {
        const Possible part = possible(*child, facts, level);
        all.isTrue = isAnd ? all.isTrue && part.isTrue : all.isTrue || part.isTrue;
        all.isFalse = isAnd ? all.isFalse || part.isFalse : all.isFalse && part.isFalse;
    }
    return all;
}

} // namespace

KnownFacts KnownFacts::of(const ApiOperation &operation)
{
    KnownFacts facts;
    facts.set(FieldId::Verb, operation.verb);
    const bool isStream = isStreamSubresource(operation.subresource);
    facts.m_requestBody = operation.isResource() && isWriteVerb(operation.verb) && !isStream;
    facts.m_responseBody = operation.isResource() && operation.verb != "watch" && !isStream;
    if (!operation.isResource()) {
        for (const FieldId field :
             {FieldId::ResourcePath, FieldId::Resource, FieldId::Subresource, FieldId::ApiGroup,
              FieldId::Namespace, FieldId::ObjectName, FieldId::Name})
            facts.setAbsent(field);
        facts.set(FieldId::RequestUri, operation.path);
        return facts;
    }
    facts.set(FieldId::Resource, operation.resource);
    std::string path = operation.resource;
    if (operation.subresource.empty()) {
        facts.setAbsent(FieldId::Subresource);
    } else {
        facts.set(FieldId::Subresource, operation.subresource);
        path += '/' + operation.subresource;
    }
    facts.set(FieldId::ResourcePath, path);
    if (operation.group.empty())
        facts.setAbsent(FieldId::ApiGroup);
    else
        facts.set(FieldId::ApiGroup, operation.group);
    if (operation.subresource != "exec" && operation.subresource != "attach") {
        for (const FieldId field : {FieldId::Command, FieldId::Container, FieldId::Tty})
            facts.setAbsent(field);
    }
    return facts;
}

PartialAnswer partialAnswer(const Expression &expression, const KnownFacts &facts)
{
    switch (expression.kind) {
    case Kind::All:
        return known(true);
    case Kind::And:
    case Kind::Or:
        return ofChildren(expression, facts);
    case Kind::Not: {
        PartialAnswer answer = partialAnswer(*expression.children.front(), facts);
        if (answer.truth != Truth::Unknown)
            answer = known(answer.truth == Truth::False);
        return answer;
    }
    case Kind::Nested: {
        const Body body = bodyOf(expression.field);
        return body == Body::None || facts.mayHave(body) ? ofUnknown(body) : known(false);
    }
    case Kind::AnyField:
    case Kind::AnyValue:
        return ofUnknown(Body::None);
    case Kind::SameField:
        return ofSameField(expression, facts);
    case Kind::Field:
    case Kind::AllValues:
    case Kind::Exists:
    case Kind::Missing:
        break;
    }
    return ofTest(expression, facts);
}

bool canBeTrue(const Expression &expression, const KnownFacts &facts, Level level)
{
    return possible(expression, facts, level).isTrue;
}

} // namespace kubewake
