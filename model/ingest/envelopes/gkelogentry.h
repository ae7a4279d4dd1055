// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/jsonview.h"
#include "model/core/timestamp.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kubewake {

// One entry of Cloud Logging with an audit log in its `protoPayload` (or, in a BigQuery table,
// `protopayload_auditlog`). The views are into its text.
class GkeLogEntry
{
public:
    // `namesUsers`: false if the entry would not say who it was, whoever it was.
    explicit GkeLogEntry(const JsonObjectView &entry, bool namesUsers = true);

    [[nodiscard]] bool isAuditLog() const { return !m_payload.members().empty(); }
    // What service was asked: k8s.io is the API server, others are Google's own.
    [[nodiscard]] std::string_view service() const { return m_payload.string("serviceName"); }
    // False if the entry says neither what was done nor to what.
    [[nodiscard]] bool isComplete() const;

    // Appends the event that it tells of; returns EventFlag bits for what had to be inferred.
    std::uint32_t appendEvent(std::string &json) const;

    // project/location/name; empty if unknown.
    [[nodiscard]] std::string cluster() const;
    // When Cloud Logging got the entry, for one that does not say when it was made.
    [[nodiscard]] MicrosecondsUtc receiveTime() const;

private:
    // Of the request or response: in BigQuery, a string with JSON.
    [[nodiscard]] std::string bodyOf(std::string_view key, std::string_view tableKey) const;
    [[nodiscard]] std::string_view label(std::string_view key, std::string_view tableKey) const;
    [[nodiscard]] bool isForbidden() const;
    [[nodiscard]] std::string_view stage() const;
    [[nodiscard]] std::string requestTime() const;

    friend class GkeEventWriter;

    const JsonObjectView &m_entry;
    JsonObjectView m_payload;
    JsonObjectView m_labels;
    bool m_ofTable = false;
    bool m_namesUsers;
};

} // namespace kubewake
