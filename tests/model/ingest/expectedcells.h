// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/model/ingest/parsedevent.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string>
#include <vector>

namespace kubewake::test {

// The value at a path of keys, or null.
inline nlohmann::json at(const nlohmann::json &event, std::initializer_list<const char *> keys)
{
    const nlohmann::json *value = &event;
    for (const char *key : keys) {
        if (!value->is_object() || !value->contains(key))
            return nullptr;
        value = &value->at(key);
    }
    return *value;
}

inline std::string textAt(const nlohmann::json &event, std::initializer_list<const char *> keys)
{
    const nlohmann::json value = at(event, keys);
    return value.is_string() ? value.get<std::string>() : std::string();
}

// The columns of an event read a second time, by another library and without the parser's code.
class ExpectedCells
{
public:
    explicit ExpectedCells(const nlohmann::json &event)
        : m_event(event)
    {
        text(Column::Verb, {"verb"});
        text(Column::Username, {"user", "username"});
        texts(Column::Groups, {"user", "groups"});
        texts(Column::Credential, {"user", "extra", "authentication.kubernetes.io/credential-id"});
        texts(Column::PodName, {"user", "extra", "authentication.kubernetes.io/pod-name"});
        text(Column::ImpersonatedUser, {"impersonatedUser", "username"});
        texts(Column::ImpersonatedGroups, {"impersonatedUser", "groups"});
        texts(Column::SourceIps, {"sourceIPs"});
        text(Column::UserAgent, {"userAgent"});
        text(Column::Namespace, {"objectRef", "namespace"});
        text(Column::Name, {"objectRef", "name"});
        text(Column::RequestUri, {"requestURI"});
        text(Column::StatusReason, {"responseStatus", "reason"});
        text(Column::StatusMessage, {"responseStatus", "message"});
        text(Column::Decision, {"annotations", "authorization.k8s.io/decision"});
        text(Column::AuthorizationReason, {"annotations", "authorization.k8s.io/reason"});
        text(Column::Stage, {"stage"});
        text(Column::Level, {"level"});
        object();
        generatedName();
        outcome();
        annotationKeys();
        cells[Column::Source] = {"0"};
    }

    Cells cells;

private:
    // In the order in which they are written, which the other library keeps only if it is sorted.
    void annotationKeys()
    {
        const nlohmann::json annotations = at(m_event, {"annotations"});
        std::vector<std::string> keys;
        if (!annotations.is_object() && !annotations.is_null())
            return;
        for (const auto &[key, value] : annotations.items()) {
            if (!value.is_string())
                return;
            if (key != "authorization.k8s.io/decision" && key != "authorization.k8s.io/reason")
                keys.push_back(key);
        }
        cells[Column::AnnotationKeys] = keys;
    }

    void text(Column column, std::initializer_list<const char *> keys)
    {
        if (const nlohmann::json value = at(m_event, keys); value.is_string())
            cells[column] = {value.get<std::string>()};
    }

    void texts(Column column, std::initializer_list<const char *> keys)
    {
        if (const nlohmann::json value = at(m_event, keys); value.is_array())
            cells[column] = value.get<std::vector<std::string>>();
    }

    void object()
    {
        const nlohmann::json object = at(m_event, {"objectRef"});
        if (!object.is_object())
            return;
        std::vector<std::string> parts;
        for (const char *key : {"resource", "subresource", "apiGroup", "apiVersion"})
            parts.push_back(object.value(key, "(absent)"));
        const std::size_t slash = parts[3].find('/'); // v1alpha1
        if (parts[2] == "(absent)" && slash != std::string::npos) {
            parts[2] = parts[3].substr(0, slash);
            parts[3] = parts[3].substr(slash + 1);
        }
        cells[Column::ObjectType] = parts;
    }

    void generatedName()
    {
        if (textAt(m_event, {"verb"}) != "create" || cells.contains(Column::Name))
            return;
        const nlohmann::json name = at(m_event, {"responseObject", "metadata", "name"});
        const nlohmann::json stem = at(m_event, {"requestObject", "metadata", "generateName"});
        if (name.is_string() && name != "")
            cells[Column::GeneratedName] = {name.get<std::string>()};
        else if (stem.is_string() && stem != "")
            cells[Column::GeneratedName] = {stem.get<std::string>() + "*"};
    }

    void outcome()
    {
        const nlohmann::json code = at(m_event, {"responseStatus", "code"});
        const std::string uri = textAt(m_event, {"requestURI"});
        const bool forbidden =
            at(m_event, {"annotations", "authorization.k8s.io/decision"}) == "forbid";
        const bool dryRun = uri.find("dryRun=All") != std::string::npos;
        const int number = code.is_number() ? code.get<int>() : 0;
        const std::string stage = textAt(m_event, {"stage"});
        std::string outcome = "unknown";
        if (number == 401 || number == 403 || forbidden)
            outcome = "denied";
        else if (stage == "Panic" || number >= 400
                 || at(m_event, {"responseStatus", "status"}) == "Failure")
            outcome = "failed";
        else if (stage == "RequestReceived" || stage == "ResponseStarted")
            outcome = "open";
        else if (number >= 100)
            outcome = dryRun ? "dry-run" : "allowed";
        cells[Column::Outcome] = {outcome};
        cells[Column::StatusCode] = {std::to_string(number)};
        if (outcome == "denied" || outcome == "failed") {
            for (const Column why :
                 {Column::StatusMessage, Column::StatusReason, Column::AuthorizationReason}) {
                if (cells.contains(why) && !cells[why].front().empty()) {
                    cells[Column::OutcomeReason] = cells[why];
                    break;
                }
            }
        }
        const bool truncated = at(m_event, {"annotations", "audit.k8s.io/truncated"}) == "true";
        unsigned flags = 0;
        const auto flag = [&flags](bool on, unsigned bit) { flags |= on ? bit : 0U; };
        flag(!at(m_event, {"requestObject"}).is_null(), kHasRequestObject);
        flag(!at(m_event, {"responseObject"}).is_null(), kHasResponseObject);
        flag(truncated, kTruncatedBodies);
        flag(dryRun, kDryRun);
        const auto lacks = [this](Column column) { return !cells.contains(column); };
        const bool failedLogin = at(m_event, {"responseStatus", "code"}) == 401;
        const bool waits = at(m_event, {"stage"}) == "RequestReceived";
        flag(lacks(Column::Level) || lacks(Column::Stage) || lacks(Column::Verb)
                 || lacks(Column::RequestUri) || lacks(Column::SourceIps)
                 || (lacks(Column::Username) ? !failedLogin : lacks(Column::Groups))
                 || (cells[Column::StatusCode] == std::vector<std::string> {"0"} && !waits),
             kIncomplete);
        cells[Column::Flags] = {std::to_string(flags)};
    }

    const nlohmann::json &m_event;
};

inline std::string describe(const Cells &cells)
{
    std::string text;
    for (const auto &[column, values] : cells) {
        text += std::to_string(static_cast<int>(column)) + "=";
        for (const std::string &value : values)
            text += value + "|";
        text += " ";
    }
    return text;
}

// Empty if the row holds what the event says.
[[nodiscard]] inline std::string differenceOf(const EventSnapshot &snapshot, Row row,
                                              const nlohmann::json &event)
{
    const Cells got = cellsOf(snapshot, row);
    const Cells expected = ExpectedCells(event).cells;
    if (got != expected)
        return "columns: " + describe(got) + "\nexpected: " + describe(expected);
    if (snapshot.auditId(row) != textAt(event, {"auditID"}))
        return "auditID";
    const auto received = parseTimestamp(textAt(event, {"requestReceivedTimestamp"}));
    const auto stage = parseTimestamp(textAt(event, {"stageTimestamp"}));
    auto old = parseTimestamp(textAt(event, {"timestamp"}));
    if (!old)
        old = parseTimestamp(textAt(event, {"metadata", "creationTimestamp"}));
    const MicrosecondsUtc time = received ? *received : old ? *old : stage.value_or(kNoTime);
    if (snapshot.time(row) != time)
        return "time";
    const auto duration = received && stage ? *stage - *received : kNoDuration;
    return snapshot.duration(row) == duration ? "" : "duration";
}

} // namespace kubewake::test
