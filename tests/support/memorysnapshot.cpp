// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memorysnapshot.h"

#include "model/audit/outcome.h"
#include "model/core/timestamp.h"
#include "model/store/eventbatch.h"
#include "model/store/eventstore.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace kubewake::test {
namespace {

using nlohmann::json;

class MemoryText : public RawText
{
public:
    MemoryText(std::string bytes, std::size_t readable)
        : m_bytes(std::move(bytes))
        , m_readable(readable)
    {
    }

    [[nodiscard]] Result<std::string_view> read(std::uint64_t offset, std::uint32_t length,
                                                std::string &buffer) const override
    {
        if (offset + length > m_readable)
            return failure(QStringLiteral("past the end"));
        buffer = m_bytes.substr(offset, length);
        return std::string_view(buffer);
    }

private:
    std::string m_bytes;
    std::size_t m_readable;
};

json at(const json &event, std::initializer_list<const char *> keys)
{
    json value = event;
    for (const char *key : keys) {
        if (!value.is_object() || !value.contains(key))
            return nullptr;
        json member = value.at(key);
        value = std::move(member);
    }
    return value;
}

std::optional<std::string> text(const json &value)
{
    return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
}

void setText(BatchBuilder &builder, Column column, const json &value)
{
    if (const auto string = text(value))
        builder.set(column, *string);
}

void setTexts(BatchBuilder &builder, Column column, const json &value)
{
    if (!value.is_array())
        return;
    std::vector<std::string> strings;
    for (const json &element : value) {
        if (const auto string = text(element))
            strings.push_back(*string);
    }
    const std::vector<std::string_view> views(strings.begin(), strings.end());
    builder.setList(column, views);
}

void setObject(BatchBuilder &builder, const json &event)
{
    const json object = at(event, {"objectRef"});
    if (!object.is_object())
        return;
    std::array<std::optional<std::string>, 4> parts {
        text(at(object, {"resource"})), text(at(object, {"subresource"})),
        text(at(object, {"apiGroup"})), text(at(object, {"apiVersion"}))};
    std::array<std::string_view, 4> views;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i])
            views[i] = *parts[i];
    }
    builder.setObjectType(views);
    setText(builder, Column::Namespace, at(object, {"namespace"}));
    setText(builder, Column::Name, at(object, {"name"}));
}

void setOutcome(BatchBuilder &builder, const json &event)
{
    const auto stage = stageFromName(text(at(event, {"stage"})).value_or(""));
    const json code = at(event, {"responseStatus", "code"});
    OutcomeInput input;
    input.stage = stage.value_or(Stage::Missing);
    input.code = code.is_number_integer() ? code.get<int>() : 0;
    input.forbidden = text(at(event, {"annotations", "authorization.k8s.io/decision"})) == "forbid";
    input.dryRun = isDryRun(text(at(event, {"verb"})).value_or(""),
                            text(at(event, {"requestURI"})).value_or(""));
    input.failureStatus = text(at(event, {"responseStatus", "status"})) == "Failure";
    builder.setCode(Column::Outcome, static_cast<std::uint32_t>(outcomeOf(input)));
    builder.setNumber(Column::StatusCode, static_cast<std::uint32_t>(input.code));
    std::uint32_t flags = input.dryRun ? kDryRun : 0U;
    if (!at(event, {"requestObject"}).is_null())
        flags |= kHasRequestObject;
    if (!at(event, {"responseObject"}).is_null())
        flags |= kHasResponseObject;
    if (text(at(event, {"annotations", "audit.k8s.io/truncated"})) == "true")
        flags |= kTruncatedBodies;
    builder.setNumber(Column::Flags, flags);
}

void setEvent(BatchBuilder &builder, const json &event)
{
    setText(builder, Column::Verb, at(event, {"verb"}));
    setText(builder, Column::Stage, at(event, {"stage"}));
    setText(builder, Column::Level, at(event, {"level"}));
    setText(builder, Column::Username, at(event, {"user", "username"}));
    setTexts(builder, Column::Groups, at(event, {"user", "groups"}));
    setTexts(builder, Column::Credential,
             at(event, {"user", "extra", "authentication.kubernetes.io/credential-id"}));
    setTexts(builder, Column::PodName,
             at(event, {"user", "extra", "authentication.kubernetes.io/pod-name"}));
    setText(builder, Column::ImpersonatedUser, at(event, {"impersonatedUser", "username"}));
    setTexts(builder, Column::ImpersonatedGroups, at(event, {"impersonatedUser", "groups"}));
    setTexts(builder, Column::SourceIps, at(event, {"sourceIPs"}));
    setText(builder, Column::UserAgent, at(event, {"userAgent"}));
    setText(builder, Column::RequestUri, at(event, {"requestURI"}));
    setText(builder, Column::StatusReason, at(event, {"responseStatus", "reason"}));
    setText(builder, Column::StatusMessage, at(event, {"responseStatus", "message"}));
    setText(builder, Column::Decision, at(event, {"annotations", "authorization.k8s.io/decision"}));
    setText(builder, Column::AuthorizationReason,
            at(event, {"annotations", "authorization.k8s.io/reason"}));
    setObject(builder, event);
    setOutcome(builder, event);
    builder.setAuditId(text(at(event, {"auditID"})).value_or(""));
    const auto time = parseTimestamp(text(at(event, {"requestReceivedTimestamp"})).value_or(""));
    const auto stageTime = parseTimestamp(text(at(event, {"stageTimestamp"})).value_or(""));
    builder.setTimes(time.value_or(kNoTime), time && stageTime ? *stageTime - *time : kNoDuration);
}

SnapshotPtr snapshotOf(const QByteArray &lines, std::size_t readable, const std::string &cluster,
                       const std::string &file)
{
    auto source = std::make_shared<SourceInfo>();
    source->path = file;
    source->cluster = cluster;
    source->raw = std::make_shared<MemoryText>(lines.toStdString(), readable);
    EventStore store;
    const auto id = store.addSource(source);
    BatchBuilder builder;
    // An empty text must not be the first value of a dictionary.
    builder.beginEvent();
    for (std::size_t i = 0; i < kColumnCount; ++i) {
        if (kColumns[i].kind == ColumnKind::Value)
            builder.set(static_cast<Column>(i), "unused");
    }
    builder.setObjectType({"unused", "unused", "unused", "unused"});
    builder.dropEvent();
    std::uint64_t line = 0;
    qsizetype offset = 0;
    for (const QByteArray &text : lines.split('\n')) {
        ++line;
        if (!text.trimmed().isEmpty()) {
            builder.beginEvent();
            setEvent(builder, json::parse(text.begin(), text.end(), nullptr, false));
            builder.endEvent({*id, static_cast<std::uint64_t>(offset),
                              static_cast<std::uint32_t>(text.size()), line},
                             static_cast<std::uint32_t>(line));
        }
        offset += text.size() + 1;
    }
    store.commit(builder.take());
    return store.publish();
}

} // namespace

SnapshotPtr memorySnapshot(const QByteArray &lines, const std::string &cluster,
                           const std::string &file)
{
    return snapshotOf(lines, static_cast<std::size_t>(lines.size()), cluster, file);
}

SnapshotPtr cutSnapshot(const QByteArray &lines, std::size_t readableBytes)
{
    return snapshotOf(lines, readableBytes, {}, "memory.jsonl");
}

} // namespace kubewake::test
