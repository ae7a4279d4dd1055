// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/auditeventparser.h"

#include "model/core/jsonrepair.h"
#include "model/ingest/auditeventreader.h"
#include "model/store/valuehash.h"

#include <simdjson.h>

#include <string>

namespace kubewake {
namespace {

namespace dom = simdjson::dom;
using ReadStatus = AuditEventReader::Status;

} // namespace

class AuditEventParser::Private
{
public:
    JsonKind parse(std::string_view text, const EventPlace &place, BatchBuilder &builder,
                   const EventExtras &extras);

    std::string reason;
    MicrosecondsUtc time = kNoTime;
    std::string cluster;

private:
    ReadStatus readEvent(std::string_view text, BatchBuilder &builder, AuditEventFacts &facts);
    JsonKind judge(std::string_view text, JsonKind kind);
    JsonKind invalid(simdjson::error_code error);
    const std::string &repaired(std::string_view text);

    AuditEventReader m_reader;
    dom::parser m_strict {SIZE_MAX};
    std::string m_repaired;
};

const std::string &AuditEventParser::Private::repaired(std::string_view text)
{
    m_repaired = repairedJson(text, kMaximumParsedDepth);
    m_repaired.reserve(m_repaired.size() + kJsonPadding);
    return m_repaired;
}

ReadStatus AuditEventParser::Private::readEvent(std::string_view text, BatchBuilder &builder,
                                                AuditEventFacts &facts)
{
    builder.beginEvent();
    const ReadStatus status = m_reader.read(text, builder, facts);
    if (status != ReadStatus::Unreadable || repaired(text) == text)
        return status;
    facts = {};
    builder.beginEvent();
    return m_reader.read(m_repaired, builder, facts);
}

JsonKind AuditEventParser::Private::parse(std::string_view text, const EventPlace &place,
                                          BatchBuilder &builder, const EventExtras &extras)
{
    reason.clear();
    time = kNoTime;
    cluster.clear();
    AuditEventFacts facts;
    const ReadStatus status = readEvent(text, builder, facts);
    const JsonKind kind =
        status == ReadStatus::Read ? facts.kindOfJson(builder, reason) : JsonKind::Invalid;
    if (kind != JsonKind::AuditEvent) {
        builder.dropEvent();
        return kind == JsonKind::EventList ? kind : judge(text, kind);
    }
    if (facts.auditId)
        builder.setAuditId(*facts.auditId);
    time = facts.setTimes(builder, extras.time);
    if (facts.cluster)
        cluster = *facts.cluster;
    facts.setLevel(builder);
    facts.setAnnotationKeys(builder);
    facts.setGeneratedName(builder);
    facts.setOutcome(builder, extras.flags);
    builder.endEvent(place, static_cast<std::uint32_t>(valueHash(text)));
    return kind;
}

// What a text is that gave no event (`kind`, as far as the reader looked), and why.
JsonKind AuditEventParser::Private::judge(std::string_view text, JsonKind kind)
{
    if (m_strict.capacity() > kKeptCapacity && text.size() <= kKeptCapacity)
        m_strict = dom::parser {SIZE_MAX};
    dom::element root;
    auto error = m_strict.parse(text.data(), text.size(), false).get(root);
    const bool mayBeMended = error != simdjson::SUCCESS && error != simdjson::EMPTY
        && error != simdjson::CAPACITY && error != simdjson::MEMALLOC;
    if (mayBeMended && repaired(text) != text)
        error = m_strict.parse(m_repaired.data(), m_repaired.size(), false).get(root);
    if (error != simdjson::SUCCESS)
        return invalid(error);
    if (!root.is_object()) {
        reason = "JSON, but no object";
        return JsonKind::Other;
    }
    return kind;
}

JsonKind AuditEventParser::Private::invalid(simdjson::error_code error)
{
    switch (error) {
    case simdjson::UNCLOSED_STRING:
        reason = "invalid JSON: a string is not closed (truncated, or a line break inside it)";
        break;
    case simdjson::UNESCAPED_CHARS:
        reason = "invalid JSON: an unescaped control character (NUL, line break, …) in a string";
        break;
    case simdjson::EMPTY:
        reason = "empty";
        break;
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
        reason = "too large to parse";
        break;
    default:
        reason = std::string("invalid JSON: ") + simdjson::error_message(error);
    }
    return JsonKind::Invalid;
}

AuditEventParser::AuditEventParser()
    : d(std::make_unique<Private>())
{
}

AuditEventParser::~AuditEventParser() = default;

JsonKind AuditEventParser::parse(std::string_view text, const EventPlace &place,
                                 BatchBuilder &builder, const EventExtras &extras)
{
    return d->parse(text, place, builder, extras);
}

std::string_view AuditEventParser::reason() const
{
    return d->reason;
}

MicrosecondsUtc AuditEventParser::time() const
{
    return d->time;
}

std::string_view AuditEventParser::cluster() const
{
    return d->cluster;
}

} // namespace kubewake
