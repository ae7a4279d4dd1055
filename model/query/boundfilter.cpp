// SPDX-License-Identifier: Apache-2.0
#include "model/query/boundfilter.h"

#include "model/store/fieldstorage.h"
#include "model/store/fieldvalues.h"
#include "model/store/missingmembers.h"

#include <algorithm>
#include <map>

namespace kubewake {
namespace {

using Kind = Expression::Kind;
using Words = std::vector<std::uint64_t>;

bool isColumn(const FieldPath &path)
{
    return path.field && storageOf(*path.field).kind != FieldStorage::Kind::Raw;
}

ColumnScan::Quantifier quantifierOf(Kind kind)
{
    if (kind == Kind::AllValues)
        return ColumnScan::Quantifier::All;
    return kind == Kind::Exists ? ColumnScan::Quantifier::Exists : ColumnScan::Quantifier::Any;
}

bool isSet(const Words &words, std::uint32_t index)
{
    return (words[index >> 6] >> (index & 63U)) & 1U;
}

// Can the path lead to annotations only, and to none that has a column?
bool isOtherAnnotation(const RawPath &path)
{
    constexpr std::string_view kAnnotations = "annotations.";
    const std::string &start = path.pattern != nullptr ? path.prefix : path.text;
    if (!start.starts_with(kAnnotations))
        return false;
    for (const FieldId field : {FieldId::Decision, FieldId::AuthorizationReason}) {
        const std::string_view held = fieldInfo(field).path;
        if (path.pattern != nullptr ? path.pattern->matches(held) : path.text == held)
            return false;
    }
    return true;
}

// Over Column::AnnotationKeys: may the path lead to something in an event with these keys?
CodeTable annotationTable(const EventSnapshot &snapshot, const RawPath &path)
{
    std::vector<std::uint8_t> matches(snapshot.tupleCount(Column::AnnotationKeys), 1);
    for (Code code = kMissing + 1; code < matches.size(); ++code) {
        const std::vector<Code> keys = snapshot.tuple(Column::AnnotationKeys, code);
        matches[code] = std::ranges::any_of(keys, [&](Code key) {
            std::string text("annotations.");
            text += snapshot.value(DictionaryId::AnnotationKeys, key);
            return path.pattern != nullptr ? path.pattern->matches(text) : path.text == text;
        });
    }
    if (matches.empty())
        matches.push_back(1); // kMissing
    return CodeTable(std::move(matches));
}

std::vector<std::string> columnValues(const EventSnapshot &snapshot, FieldId field, Row row)
{
    std::vector<std::string> values;
    visitFieldValues(snapshot, field, row,
                     [&values](std::string_view value) { values.emplace_back(value); });
    return values;
}

} // namespace

struct BoundFilter::Node
{
    enum class Type : std::uint8_t { All, And, Or, Not, Column, Raw, SameField };

    Type type = Type::All;
    std::vector<NodePtr> children;
    SharedScans::Scan *column = nullptr;
    RawNode raw; // Raw
    Body body = Body::None; // Raw: looks into this body
    // Raw: looks at annotations that have no column; of Column::AnnotationKeys.
    std::optional<CodeTable> annotations;
    FieldPath field; // SameField
    FieldPath other;
    // Column, SameField: fields that exports leave out, where that makes a difference.
    std::vector<FieldId> members;
    bool ofColumns = false; // SameField: needs no raw text
    int cost = 0;
    bool threeValued = false;

    // Of the current chunk, within the candidates that were asked for. The last two are all zero
    // unless threeValued.
    Words yes = Words(kChunkWords);
    Words unknown;
    Words pending;

    void setThreeValued()
    {
        threeValued = true;
        unknown.resize(kChunkWords);
        pending.resize(kChunkWords);
    }
};

const ChunkBodies::Bits &ChunkBodies::of(const EventChunk &chunk, Body body)
{
    Bits &bits = body == Body::Request ? m_request : m_response;
    if (bits.chunk != &chunk) {
        const auto start = std::chrono::steady_clock::now();
        bits.present.resize(kChunkWords);
        bits.unknown.resize(kChunkWords);
        m_availability.scan(chunk, body, bits.present, bits.unknown);
        bits.chunk = &chunk;
        m_time += std::chrono::steady_clock::now() - start;
    }
    return bits;
}

BoundFilter::BoundFilter(const Expression &expression, const EventSnapshot &snapshot,
                         SharedScans &scans, LeftOutScan *leftOut)
    : m_snapshot(snapshot)
    , m_scans(scans)
    , m_leftOut(leftOut)
    , m_missing(std::vector<std::uint8_t> {1})
    , m_root(bind(expression))
{
    if (!m_root->threeValued) {
        m_root->unknown.resize(kChunkWords);
        m_root->pending.resize(kChunkWords);
    }
}

BoundFilter::~BoundFilter() = default;

BoundFilter::NodePtr BoundFilter::bind(const Expression &expression) const
{
    switch (expression.kind) {
    case Kind::All:
        return std::make_unique<Node>();
    case Kind::And:
    case Kind::Or:
    case Kind::Not:
        return bindChildren(expression);
    case Kind::Missing: {
        auto node = std::make_unique<Node>();
        node->type = Node::Type::Not;
        node->children.push_back(bindTest({.kind = Kind::Exists, .field = expression.field}));
        node->cost = node->children.front()->cost;
        if (node->children.front()->threeValued)
            node->setThreeValued();
        return node;
    }
    case Kind::SameField:
        return bindSameField(expression);
    case Kind::Nested:
    case Kind::AnyField:
    case Kind::AnyValue:
        return bindRaw(expression);
    case Kind::Field:
    case Kind::AllValues:
    case Kind::Exists:
        break;
    }
    return bindTest(expression);
}

BoundFilter::NodePtr BoundFilter::bindChildren(const Expression &expression) const
{
    auto node = std::make_unique<Node>();
    node->type = expression.kind == Kind::And ? Node::Type::And
        : expression.kind == Kind::Or         ? Node::Type::Or
                                              : Node::Type::Not;
    if (expression.kind == Kind::Or) {
        node->children = bindAlternatives(expression);
    } else {
        for (const ExpressionPtr &child : expression.children)
            node->children.push_back(bind(*child));
    }
    for (const NodePtr &child : node->children) {
        node->cost = std::max(node->cost, child->cost);
        if (child->threeValued && !node->threeValued)
            node->setThreeValued();
    }
    std::ranges::stable_sort(node->children, {}, [](const NodePtr &child) { return child->cost; });
    return node;
}

// Alternatives for the values of one column are one test of it: a list of a thousand audit IDs is
// then one scan.
std::vector<BoundFilter::NodePtr> BoundFilter::bindAlternatives(const Expression &expression) const
{
    std::vector<NodePtr> nodes;
    std::map<FieldId, std::vector<ValueTestPtr>> tests;
    for (const ExpressionPtr &child : expression.children) {
        if (child->kind == Kind::Field && isColumn(child->field))
            tests[*child->field.field].push_back(child->test);
        else
            nodes.push_back(bind(*child));
    }
    for (auto &[field, alternatives] : tests) {
        const bool single = alternatives.size() == 1;
        nodes.push_back(
            bindColumn(field,
                       {.kind = Kind::Field,
                        .test = single ? alternatives.front() : anyOf(std::move(alternatives))}));
    }
    return nodes;
}

BoundFilter::NodePtr BoundFilter::bindTest(const Expression &expression) const
{
    if (isColumn(expression.field))
        return bindColumn(*expression.field.field, expression);
    if (!expression.field.field && RawPath::isPattern(expression.field.path)
        && expression.kind != Kind::AllValues)
        return bindPattern(expression);
    return bindRaw(expression);
}

BoundFilter::NodePtr BoundFilter::bindColumn(FieldId field, const Expression &expression) const
{
    auto node = std::make_unique<Node>();
    node->type = Node::Type::Column;
    auto test = ColumnScan::bind(m_snapshot, field, expression.test, quantifierOf(expression.kind));
    node->cost = static_cast<int>(test->cost());
    node->column = m_scans.add(std::move(test));
    mindLeftOut(*node, field);
    return node;
}

void BoundFilter::mindLeftOut(Node &node, FieldId field) const
{
    if (m_leftOut == nullptr || !memberOfEveryEvent(field))
        return;
    node.members.push_back(field);
    if (!node.threeValued)
        node.setThreeValued();
}

// A path with '*' also stands for what Kubewake computes, which the raw text does not hold.
BoundFilter::NodePtr BoundFilter::bindPattern(const Expression &expression) const
{
    auto node = std::make_unique<Node>();
    node->type = Node::Type::Or;
    const RawPath path = RawPath::of(expression.field);
    for (const FieldInfo &field : fieldCatalogue()) {
        if (field.origin == FieldOrigin::Derived && path.pattern->matches(field.path))
            node->children.push_back(bindColumn(field.id, expression));
    }
    std::ranges::stable_sort(node->children, {}, [](const NodePtr &child) { return child->cost; });
    node->children.push_back(bindRaw(expression));
    node->cost = node->children.back()->cost;
    node->setThreeValued();
    return node;
}

BoundFilter::NodePtr BoundFilter::bindSameField(const Expression &expression) const
{
    auto node = std::make_unique<Node>();
    node->type = Node::Type::SameField;
    node->field = expression.field;
    node->other = expression.other;
    node->raw = RawNode::of(expression);
    constexpr int kCost = 10;
    node->cost = kCost;
    node->ofColumns = isColumn(node->field) && isColumn(node->other);
    if (node->ofColumns) {
        mindLeftOut(*node, *node->field.field);
        mindLeftOut(*node, *node->other.field);
    } else {
        node->cost *= kCost;
        node->setThreeValued();
        if (!isColumn(node->field))
            node->body = bodyOf(node->raw.path.text);
        if (!isColumn(node->other) && node->body == Body::None)
            node->body = bodyOf(node->raw.other.text);
    }
    return node;
}

BoundFilter::NodePtr BoundFilter::bindRaw(const Expression &expression) const
{
    auto node = std::make_unique<Node>();
    node->type = Node::Type::Raw;
    node->raw = RawNode::of(expression);
    if (expression.kind != Kind::AnyField && expression.kind != Kind::AnyValue) {
        node->body = bodyOf(node->raw.path.text);
        if (isOtherAnnotation(node->raw.path))
            node->annotations = annotationTable(m_snapshot, node->raw.path);
    }
    constexpr int kCost = 100; // any raw test costs more than all column tests
    node->cost = kCost;
    if (expression.kind == Kind::AnyValue || node->raw.path.pattern != nullptr)
        node->cost += 2; // looks at every value of the event
    else if (expression.kind != Kind::AnyField)
        node->cost += 1;
    node->setThreeValued();
    return node;
}

void BoundFilter::scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBodies &bodies)
{
    scanNode(*m_root, chunk, candidates, bodies);
}

ConstChunkBits BoundFilter::matched() const
{
    return m_root->yes;
}

ConstChunkBits BoundFilter::unknown() const
{
    return m_root->unknown;
}

ConstChunkBits BoundFilter::pending() const
{
    return m_root->pending;
}

void BoundFilter::scanNode(Node &node, const EventChunk &chunk, ConstChunkBits candidates,
                           ChunkBodies &bodies) const
{
    const std::size_t words = wordsOf(chunk);
    switch (node.type) {
    case Node::Type::All:
        std::copy_n(candidates.begin(), words, node.yes.begin());
        return;
    case Node::Type::And:
        return scanAnd(node, chunk, candidates, bodies);
    case Node::Type::Or:
        return scanOr(node, chunk, candidates, bodies);
    case Node::Type::Not: {
        Node &child = *node.children.front();
        scanNode(child, chunk, candidates, bodies);
        for (std::size_t w = 0; w < words; ++w)
            node.yes[w] = candidates[w] & ~child.yes[w];
        if (!node.threeValued)
            return;
        for (std::size_t w = 0; w < words; ++w) {
            node.unknown[w] = child.unknown[w];
            node.pending[w] = child.pending[w];
            node.yes[w] &= ~(child.unknown[w] | child.pending[w]);
        }
        return;
    }
    case Node::Type::Column:
        m_scans.run(*node.column, candidates, node.yes);
        return leaveOpen(node, chunk, candidates);
    case Node::Type::Raw:
    case Node::Type::SameField:
        return scanRaw(node, chunk, candidates, bodies);
    }
}

// What is left for the raw text, and what no raw text can tell.
void BoundFilter::scanRaw(Node &node, const EventChunk &chunk, ConstChunkBits candidates,
                          ChunkBodies &bodies) const
{
    const std::size_t words = wordsOf(chunk);
    std::fill_n(node.yes.begin(), words, 0);
    if (node.ofColumns) {
        EventDocument none;
        for (std::uint32_t i = 0; i < chunk.size; ++i) {
            if (((candidates[i >> 6] >> (i & 63U)) & 1U) != 0
                && decideSameField(node, chunk.firstRow + i, none))
                node.yes[i >> 6] |= std::uint64_t {1} << (i & 63U);
        }
        return leaveOpen(node, chunk, candidates);
    }
    if (node.body == Body::None) {
        if (node.annotations)
            scanAnnotations(node, chunk, candidates);
        else
            std::copy_n(candidates.begin(), words, node.pending.begin());
        std::fill_n(node.unknown.begin(), words, 0);
        return;
    }
    const ChunkBodies::Bits &bits = bodies.of(chunk, node.body);
    for (std::size_t w = 0; w < words; ++w) {
        node.pending[w] = candidates[w] & bits.present[w];
        node.unknown[w] = candidates[w] & bits.unknown[w];
    }
}

// What a column cannot tell of events whose export has left out its member.
void BoundFilter::leaveOpen(Node &node, const EventChunk &chunk, ConstChunkBits candidates) const
{
    if (!node.threeValued)
        return;
    const std::size_t words = wordsOf(chunk);
    std::fill_n(node.pending.begin(), words, 0);
    std::fill_n(node.unknown.begin(), words, 0);
    for (const FieldId field : node.members) {
        const ConstChunkBits leftOut = m_leftOut->of(chunk, field);
        for (std::size_t w = 0; w < words; ++w)
            node.unknown[w] |= candidates[w] & leftOut[w];
    }
    for (std::size_t w = 0; w < words; ++w)
        node.yes[w] &= ~node.unknown[w];
}

// The keys tell who has no such annotation, and also who has one, if nothing else is asked.
void BoundFilter::scanAnnotations(Node &node, const EventChunk &chunk,
                                  ConstChunkBits candidates) const
{
    const PackedCodes &keys = chunk.column(Column::AnnotationKeys);
    node.annotations->scan(keys, chunk.size, candidates, node.pending);
    if (node.raw.kind != Kind::Exists)
        return;
    m_missing.scan(keys, chunk.size, node.pending, node.yes);
    for (std::size_t w = 0; w < wordsOf(chunk); ++w) {
        const std::uint64_t unlisted = node.yes[w];
        node.yes[w] = node.pending[w] & ~unlisted;
        node.pending[w] = unlisted;
    }
}

// Each child is asked only about rows that none before it made false.
void BoundFilter::scanAnd(Node &node, const EventChunk &chunk, ConstChunkBits candidates,
                          ChunkBodies &bodies) const
{
    const std::size_t words = wordsOf(chunk);
    Words &rest = node.yes;
    std::copy_n(candidates.begin(), words, rest.begin());
    if (node.threeValued) {
        std::fill_n(node.unknown.begin(), words, 0);
        std::fill_n(node.pending.begin(), words, 0);
    }
    for (const NodePtr &child : node.children) {
        scanNode(*child, chunk, rest, bodies);
        std::uint64_t any = 0;
        if (!child->threeValued) {
            for (std::size_t w = 0; w < words; ++w)
                any |= rest[w] = child->yes[w];
        } else {
            for (std::size_t w = 0; w < words; ++w) {
                any |= rest[w] = child->yes[w] | child->unknown[w] | child->pending[w];
                node.unknown[w] |= child->unknown[w];
                node.pending[w] |= child->pending[w];
            }
        }
        if (any == 0)
            break;
    }
    if (!node.threeValued)
        return;
    for (std::size_t w = 0; w < words; ++w) {
        node.pending[w] &= rest[w];
        node.unknown[w] &= rest[w] & ~node.pending[w];
        rest[w] &= ~(node.pending[w] | node.unknown[w]);
    }
}

// Each child is asked only about rows that none before it made true.
void BoundFilter::scanOr(Node &node, const EventChunk &chunk, ConstChunkBits candidates,
                         ChunkBodies &bodies) const
{
    const std::size_t words = wordsOf(chunk);
    std::fill_n(node.yes.begin(), words, 0);
    if (node.threeValued) {
        std::fill_n(node.unknown.begin(), words, 0);
        std::fill_n(node.pending.begin(), words, 0);
    }
    Words rest(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(words));
    for (const NodePtr &child : node.children) {
        scanNode(*child, chunk, rest, bodies);
        std::uint64_t any = 0;
        for (std::size_t w = 0; w < words; ++w) {
            node.yes[w] |= child->yes[w];
            any |= rest[w] &= ~child->yes[w];
            if (child->threeValued) {
                node.unknown[w] |= child->unknown[w];
                node.pending[w] |= child->pending[w];
            }
        }
        if (any == 0)
            break;
    }
    if (!node.threeValued)
        return;
    for (std::size_t w = 0; w < words; ++w) {
        node.pending[w] &= rest[w];
        node.unknown[w] &= rest[w] & ~node.pending[w];
    }
}

Truth BoundFilter::decide(Row row, EventDocument &document) const
{
    return decideNode(*m_root, row, document);
}

Truth BoundFilter::decideNode(const Node &node, Row row, EventDocument &document) const
{
    const std::uint32_t index = EventSnapshot::indexInChunk(row);
    if (!node.threeValued || !isSet(node.pending, index)) {
        if (node.threeValued && isSet(node.unknown, index))
            return Truth::Unknown;
        return isSet(node.yes, index) ? Truth::True : Truth::False;
    }
    switch (node.type) {
    case Node::Type::Not: {
        const Truth child = decideNode(*node.children.front(), row, document);
        if (child == Truth::Unknown)
            return child;
        return child == Truth::True ? Truth::False : Truth::True;
    }
    case Node::Type::And:
    case Node::Type::Or: {
        const Truth decisive = node.type == Node::Type::And ? Truth::False : Truth::True;
        bool unknown = false;
        for (const NodePtr &child : node.children) {
            const Truth truth = decideNode(*child, row, document);
            if (truth == decisive)
                return decisive;
            unknown = unknown || truth == Truth::Unknown;
        }
        if (unknown)
            return Truth::Unknown;
        return decisive == Truth::False ? Truth::True : Truth::False;
    }
    case Node::Type::SameField:
        return decideSameField(node, row, document) ? Truth::True : Truth::False;
    default:
        return document.matches(node.raw) ? Truth::True : Truth::False;
    }
}

bool BoundFilter::decideSameField(const Node &node, Row row, EventDocument &document) const
{
    const auto valuesOf = [&](const FieldPath &path, const RawPath &raw) {
        return isColumn(path) ? columnValues(m_snapshot, *path.field, row) : document.valuesAt(raw);
    };
    const std::vector<std::string> values = valuesOf(node.field, node.raw.path);
    const std::vector<std::string> others = valuesOf(node.other, node.raw.other);
    return std::ranges::any_of(values, [&others](const std::string &value) {
        return std::ranges::any_of(
            others, [&value](const std::string &other) { return equalIgnoringCase(value, other); });
    });
}

bool looksAtRawText(const Expression &expression)
{
    switch (expression.kind) {
    case Kind::Nested:
    case Kind::AnyField:
    case Kind::AnyValue:
        return true;
    case Kind::SameField:
        return !isColumn(expression.field) || !isColumn(expression.other);
    case Kind::Field:
    case Kind::AllValues:
    case Kind::Exists:
    case Kind::Missing:
        return !isColumn(expression.field);
    default:
        return std::ranges::any_of(
            expression.children, [](const ExpressionPtr &child) { return looksAtRawText(*child); });
    }
}

} // namespace kubewake
