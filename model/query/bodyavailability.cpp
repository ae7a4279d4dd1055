// SPDX-License-Identifier: Apache-2.0
#include "model/query/bodyavailability.h"

#include "model/audit/apiresources.h"
#include "model/audit/computedfields.h"
#include "model/audit/vocabulary.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr std::size_t kStatusCodes = 1000;
constexpr std::size_t kUnauthorized = 401;
constexpr std::size_t kFirstError = 400;

template<typename Passes>
CodeTable tableOf(const EventSnapshot &snapshot, FieldId field, Passes passes)
{
    return CodeTable(
        matchingCodes(snapshot, storageOf(field), passes, ColumnScan::Quantifier::Any));
}

template<typename Passes>
CodeTable tableOf(std::size_t size, Passes passes)
{
    std::vector<std::uint8_t> matches(size);
    for (std::size_t code = 0; code < size; ++code)
        matches[code] = passes(code);
    return CodeTable(std::move(matches));
}

CodeTable flagTable(EventFlag flag)
{
    return tableOf(kFlagValues, [flag](std::size_t flags) { return (flags & flag) != 0; });
}

// Levels below `needed`; an event that names no level may have left the body out too.
CodeTable levelsBelow(const EventSnapshot &snapshot, Level needed)
{
    return tableOf(snapshot.dictionarySize(DictionaryId::Levels), [needed](std::size_t level) {
        return level < static_cast<std::size_t>(needed);
    });
}

CodeTable stageTable(const EventSnapshot &snapshot, std::initializer_list<Stage> stages)
{
    return tableOf(snapshot.dictionarySize(DictionaryId::Stages), [&stages](std::size_t code) {
        return std::ranges::any_of(
            stages, [code](Stage stage) { return static_cast<std::size_t>(stage) == code; });
    });
}

CodeTable objectTable(const EventSnapshot &snapshot, bool streams)
{
    std::vector<std::uint8_t> matches =
        matchingCodes(snapshot, storageOf(FieldId::Subresource), isStreamSubresource,
                      ColumnScan::Quantifier::Any);
    for (std::size_t code = 0; code < matches.size(); ++code)
        matches[code] = streams ? matches[code] != 0 : code != kMissing && matches[code] == 0;
    return CodeTable(std::move(matches));
}

} // namespace

Body bodyOf(std::string_view path)
{
    if (const ComputedField *computed = findComputedField(path))
        path = computed->source;
    const std::string_view head = path.substr(0, path.find('.'));
    if (head == "requestObject")
        return Body::Request;
    return head == "responseObject" ? Body::Response : Body::None;
}

BodyAvailability::BodyAvailability(const EventSnapshot &snapshot)
    : m_request {flagTable(kHasRequestObject), levelsBelow(snapshot, Level::Request),
                 stageTable(snapshot,
                            {Stage::Missing, Stage::ResponseStarted, Stage::ResponseComplete,
                             Stage::Panic})}
    , m_response {flagTable(kHasResponseObject), levelsBelow(snapshot, Level::RequestResponse),
                  stageTable(snapshot,
                             {Stage::Missing, Stage::ResponseStarted, Stage::ResponseComplete})}
    , m_truncated(flagTable(kTruncatedBodies))
    , m_verbsWithBody(tableOf(snapshot, FieldId::Verb, isWriteVerb))
    , m_watch(
          tableOf(snapshot, FieldId::Verb, [](std::string_view verb) { return verb == "watch"; }))
    , m_objects(objectTable(snapshot, false))
    , m_streams(objectTable(snapshot, true))
    , m_forbidden(tableOf(snapshot, FieldId::Decision,
                          [](std::string_view decision) { return decision == "forbid"; }))
    , m_unauthorized(tableOf(kStatusCodes, [](std::size_t code) { return code == kUnauthorized; }))
    , m_errors(tableOf(kStatusCodes, [](std::size_t code) { return code >= kFirstError; }))
{
}

void BodyAvailability::scan(const EventChunk &chunk, Body body, ChunkBits present,
                            ChunkBits unknown) const
{
    const std::size_t words = wordsOf(chunk);
    std::array<std::uint64_t, kChunkWords> all {};
    std::fill_n(all.begin(), words, ~std::uint64_t {0});
    if ((chunk.size & 63U) != 0)
        all[words - 1] = (std::uint64_t {1} << (chunk.size & 63U)) - 1;
    const Bodies &bodies = body == Body::Request ? m_request : m_response;
    bodies.present.scan(chunk.column(Column::Flags), chunk.size, all, present);

    std::array<std::uint64_t, kChunkWords> truncated {};
    m_truncated.scan(chunk.column(Column::Flags), chunk.size, all, truncated);
    bodies.cut.scan(chunk.column(Column::Level), chunk.size, all, unknown);
    for (std::size_t w = 0; w < words; ++w)
        unknown[w] = (unknown[w] | truncated[w]) & ~present[w];
    bodies.stages.scan(chunk.column(Column::Stage), chunk.size, unknown, unknown);
    if (body == Body::Request)
        scanRequest(chunk, unknown);
    else
        scanResponse(chunk, unknown);
}

// Only writes carry a body, and it is read after the request was let in.
void BodyAvailability::scanRequest(const EventChunk &chunk, ChunkBits unknown) const
{
    m_verbsWithBody.scan(chunk.column(Column::Verb), chunk.size, unknown, unknown);
    m_objects.scan(chunk.column(Column::ObjectType), chunk.size, unknown, unknown);
    std::array<std::uint64_t, kChunkWords> turnedAway {};
    m_forbidden.scan(chunk.column(Column::Decision), chunk.size, unknown, turnedAway);
    for (std::size_t w = 0; w < wordsOf(chunk); ++w)
        unknown[w] &= ~turnedAway[w];
    m_unauthorized.scan(chunk.column(Column::StatusCode), chunk.size, unknown, turnedAway);
    for (std::size_t w = 0; w < wordsOf(chunk); ++w)
        unknown[w] &= ~turnedAway[w];
}

// Every answer has a body but those that are streams, which have one (a Status) only if they fail.
void BodyAvailability::scanResponse(const EventChunk &chunk, ChunkBits unknown) const
{
    std::array<std::uint64_t, kChunkWords> streams {};
    std::array<std::uint64_t, kChunkWords> watches {};
    std::array<std::uint64_t, kChunkWords> errors {};
    m_streams.scan(chunk.column(Column::ObjectType), chunk.size, unknown, streams);
    m_watch.scan(chunk.column(Column::Verb), chunk.size, unknown, watches);
    m_errors.scan(chunk.column(Column::StatusCode), chunk.size, unknown, errors);
    for (std::size_t w = 0; w < wordsOf(chunk); ++w)
        unknown[w] &= ~(streams[w] | watches[w]) | errors[w];
}

} // namespace kubewake
