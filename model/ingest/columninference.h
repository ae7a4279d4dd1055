// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/resourcepath.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// Tells which columns of a table that has no header hold which members of audit events, by what is
// in them and how they go together. A column that is not certain gets no member: what is in it is
// then missing, which is told, rather than wrong, which is not. A few odd rows change nothing:
// clients choose audit IDs, user agents and URIs themselves. Linear in the rows.
class ColumnInference
{
public:
    using Rows = std::vector<std::vector<std::string>>;

    // All rows have as many fields.
    explicit ColumnInference(Rows rows);

    // For each column the path of a member, `@timestamp` (when a collector had the event), or its
    // number from 1 if it is none or not certain. Nothing if these are no events: auditID, verb and
    // requestURI have to be there, and a sign that they are of Kubernetes.
    [[nodiscard]] std::optional<std::vector<std::string>> names();

private:
    struct Agreement;
    using Test = std::function<bool(std::string_view)>;
    using Evidence = std::function<std::size_t(std::size_t column)>;

    [[nodiscard]] const std::string &at(std::size_t row, std::size_t column) const
    {
        return m_rows[row][column];
    }
    [[nodiscard]] std::size_t count(std::size_t column, const Test &test) const;
    [[nodiscard]] std::size_t filled(std::size_t column) const;
    [[nodiscard]] std::size_t distinct(std::size_t column) const;
    [[nodiscard]] bool isSame(std::size_t a, std::size_t b) const;
    [[nodiscard]] bool isOf(std::size_t column, const Test &test) const;
    // The column without a member for which there is most evidence; kNone if two have as much.
    [[nodiscard]] std::size_t strongest(const Evidence &evidence) const;
    std::size_t find(std::string_view member, const Evidence &evidence);

    void findUri();
    void findVerb();
    void findAuditId();
    void findWords();
    void findCode();
    void findUser();
    void findClient();
    void findTimes();
    void findObject();
    [[nodiscard]] std::vector<std::size_t> timeColumns(bool ofApiServer) const;
    [[nodiscard]] bool isBefore(std::size_t earlier, std::size_t later) const;
    [[nodiscard]] Agreement agreement(std::size_t column, std::string ResourcePath::*part,
                                      bool mayAdd) const;
    [[nodiscard]] bool isOfKubernetes() const;

    static constexpr std::size_t kNone = SIZE_MAX;

    Rows m_rows;
    std::size_t m_columns = 0;
    std::vector<std::string> m_names; // empty: not known
    std::vector<std::optional<ResourcePath>> m_paths; // of the URIs
    std::size_t m_uri = kNone;
    std::size_t m_verb = kNone;
    std::size_t m_auditId = kNone;
    std::size_t m_stage = kNone;
    bool m_hasSign = false;
};

} // namespace kubewake
