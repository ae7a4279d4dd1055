// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/columninference.h"

#include "model/audit/vocabulary.h"
#include "model/core/timestamp.h"
#include "model/ingest/membervalues.h"
#include "model/store/auditid.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace kubewake {
namespace {

// A request has up to four events, and files are exported twice.
constexpr std::size_t kMostRowsOfRequest = 8;

// Every event has an audit ID, but one row in so many may be damaged.
constexpr std::size_t kRowsPerDamaged = 100;

// An address that few rows differ in may be that of an API server, or of who collects its log.
constexpr std::size_t kMostServers = 5;

bool isMost(std::size_t part, std::size_t whole)
{
    return whole > 0 && part * 10 >= whole * 9;
}

} // namespace

ColumnInference::ColumnInference(Rows rows)
    : m_rows(std::move(rows))
    , m_columns(m_rows.empty() ? 0 : m_rows.front().size())
    , m_names(m_columns)
{
}

std::optional<std::vector<std::string>> ColumnInference::names()
{
    findUri();
    if (m_uri == kNone)
        return std::nullopt;
    findVerb();
    if (m_verb == kNone)
        return std::nullopt;
    findAuditId();
    if (m_auditId == kNone)
        return std::nullopt;
    findWords();
    findUser();
    if (!isOfKubernetes())
        return std::nullopt;
    findCode();
    findClient();
    findTimes();
    findObject();
    std::vector<std::string> names = m_names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty())
            names[i] = std::to_string(i + 1);
    }
    return names;
}

std::size_t ColumnInference::count(std::size_t column, const Test &test) const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        m_rows, [&](const std::vector<std::string> &row) { return test(row[column]); }));
}

std::size_t ColumnInference::filled(std::size_t column) const
{
    return count(column, [](std::string_view text) { return !text.empty(); });
}

std::size_t ColumnInference::distinct(std::size_t column) const
{
    std::unordered_set<std::string_view> values;
    for (const std::vector<std::string> &row : m_rows) {
        if (!row[column].empty())
            values.insert(row[column]);
    }
    return values.size();
}

bool ColumnInference::isSame(std::size_t a, std::size_t b) const
{
    return std::ranges::all_of(
        m_rows, [a, b](const std::vector<std::string> &row) { return row[a] == row[b]; });
}

// Every event has the member, and it looks like this.
bool ColumnInference::isOf(std::size_t column, const Test &test) const
{
    return isMost(count(column, test), m_rows.size());
}

std::size_t ColumnInference::strongest(const Evidence &evidence) const
{
    std::size_t best = kNone;
    std::size_t most = 0;
    bool tied = false;
    for (std::size_t column = 0; column < m_columns; ++column) {
        const std::size_t found = m_names[column].empty() ? evidence(column) : 0;
        if (found > most) {
            best = column;
            most = found;
            tied = false;
        } else if (found > 0 && found == most && !isSame(best, column)) {
            tied = true;
        }
    }
    return tied ? kNone : best;
}

std::size_t ColumnInference::find(std::string_view member, const Evidence &evidence)
{
    const std::size_t column = strongest(evidence);
    if (column != kNone)
        m_names[column] = member;
    return column;
}

void ColumnInference::findUri()
{
    m_uri = find("requestURI", [this](std::size_t column) {
        const bool paths =
            isOf(column, [](std::string_view text) { return text.starts_with('/'); });
        const std::size_t known = paths ? count(column, isApiPath) : 0;
        return known * 10 >= m_rows.size() ? known : 0; // scanners ask for anything
    });
    if (m_uri == kNone)
        return;
    m_paths.reserve(m_rows.size());
    for (const std::vector<std::string> &row : m_rows)
        m_paths.push_back(resourcePathOf(row[m_uri]));
}

void ColumnInference::findVerb()
{
    m_verb = find("verb", [this](std::size_t column) -> std::size_t {
        if (!isOf(column, isVerb))
            return 0;
        std::size_t together = 0;
        std::size_t ofResources = 0;
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (!m_paths[row])
                continue;
            ++ofResources;
            if (goTogether(at(row, column), at(row, m_uri), *m_paths[row]))
                ++together;
        }
        return ofResources == 0 || isMost(together, ofResources) ? 1 + together : 0;
    });
}

// Of other members that are UUIDs, one value is in rows of different requests, or rows have none.
void ColumnInference::findAuditId()
{
    m_auditId = find("auditID", [this](std::size_t column) -> std::size_t {
        const auto isId = [](std::string_view text) { return AuditId::fromUuid(text).has_value(); };
        const std::size_t none = m_rows.size() - filled(column);
        if ((none > 1 && none * kRowsPerDamaged > m_rows.size()) || !isOf(column, isId))
            return 0;
        std::unordered_map<std::string_view, std::size_t> first;
        std::size_t together = 0;
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            const std::size_t known = first.try_emplace(at(row, column), row).first->second;
            if (at(row, m_verb) == at(known, m_verb) && at(row, m_uri) == at(known, m_uri))
                ++together;
        }
        const bool ofRequests =
            isMost(together, m_rows.size()) && first.size() * kMostRowsOfRequest >= m_rows.size();
        return ofRequests ? first.size() : 0;
    });
}

void ColumnInference::findWords()
{
    const auto all = [this](const Test &test) {
        return [this, test](std::size_t column) {
            return isOf(column, test) ? count(column, test) : 0;
        };
    };
    m_stage = find("stage", all([](std::string_view text) {
                       return !text.empty() && stageFromName(text).has_value();
                   }));
    const std::size_t level = find("level", all([](std::string_view text) {
                                       return !text.empty() && levelFromName(text).has_value();
                                   }));
    m_hasSign = m_stage != kNone || level != kNone;
}

// Groups are called system:… too, and the first of a list may stand alone.
void ColumnInference::findUser()
{
    const auto isSystemUser = [](std::string_view text) {
        return text.starts_with("system:") && !isGroupName(text);
    };
    const std::size_t user =
        find("user.username", [this, &isSystemUser](std::size_t column) -> std::size_t {
            const std::size_t users = count(column, isSystemUser);
            const std::size_t groups = count(column, isGroupName);
            return isMost(filled(column), m_rows.size()) && isMost(users, users + groups) ? users
                                                                                          : 0;
        });
    m_hasSign = m_hasSign || user != kNone;
}

// UUIDs, methods and paths of /api/v1 are in logs of others, too.
bool ColumnInference::isOfKubernetes() const
{
    return m_hasSign
        || count(m_uri,
                 [](std::string_view uri) {
                     return uri.starts_with("/apis/") || uri.starts_with("/api/v1/namespaces/");
                 })
        > 0;
}

// There is none before there is a response.
void ColumnInference::findCode()
{
    const auto isReceived = [this](std::size_t row) {
        return m_stage != kNone && at(row, m_stage) == "RequestReceived";
    };
    std::size_t responses = 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        responses += isReceived(row) ? 0 : 1;
    // Where the stage is not known, every other event may be one of those.
    const std::size_t fewest = m_stage == kNone ? responses / 3 : responses / 2;
    find("responseStatus.code", [&](std::size_t column) -> std::size_t {
        const std::size_t values = filled(column);
        if (values == 0 || values < fewest || count(column, isStatusCode) != values
            || !isMost(count(column, isUsualCode), values))
            return 0;
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (isReceived(row) && !at(row, column).empty())
                return 0;
        }
        return values;
    });
}

void ColumnInference::findClient()
{
    find("userAgent", [this](std::size_t column) -> std::size_t {
        const std::size_t values = filled(column);
        const std::size_t agents = count(column, isUserAgent);
        return values * 2 >= m_rows.size() && isMost(agents, values) ? agents : 0;
    });
    if (find("sourceIPs",
             [this](std::size_t column) -> std::size_t {
                 return isOf(column, isAddressList) ? count(column, isAddressList) : 0;
             })
        != kNone)
        return;
    find("sourceIPs", [this](std::size_t column) -> std::size_t {
        const std::size_t values = distinct(column);
        return isOf(column, isAddress) && values > kMostServers ? values : 0;
    });
}

std::vector<std::size_t> ColumnInference::timeColumns(bool ofApiServer) const
{
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < m_columns; ++column) {
        if (m_names[column].empty() && isOf(column, isTime)
            && isOf(column, isTimeOfApiServer) == ofApiServer)
            columns.push_back(column);
    }
    return columns;
}

// But for what a clock that was set right did.
bool ColumnInference::isBefore(std::size_t earlier, std::size_t later) const
{
    const auto inOrder = [&](const std::vector<std::string> &row) {
        const auto first = parseTimestamp(row[earlier]);
        const auto second = parseTimestamp(row[later]);
        return !first || !second || *first <= *second;
    };
    return isMost(static_cast<std::size_t>(std::ranges::count_if(m_rows, inOrder)), m_rows.size());
}

// Of two times of the API server, the earlier one is that of the request.
void ColumnInference::findTimes()
{
    const auto times = timeColumns(true);
    if (times.size() == 2 && isBefore(times[0], times[1])) {
        m_names[times[0]] = "requestReceivedTimestamp";
        m_names[times[1]] = "stageTimestamp";
    } else if (times.size() == 2 && isBefore(times[1], times[0])) {
        m_names[times[1]] = "requestReceivedTimestamp";
        m_names[times[0]] = "stageTimestamp";
    } else if (times.size() == 1) {
        m_names[times[0]] = "requestReceivedTimestamp";
    } else {
        // Some time of the event: marked as inferred.
        const auto others = times.empty() ? timeColumns(false) : times;
        if (!others.empty())
            m_names[others.front()] = "@timestamp";
    }
}

// How often a column says the same as the URI, and how often something else.
struct ColumnInference::Agreement
{
    std::size_t agreed = 0;
    std::size_t differed = 0;
    std::size_t values = 0; // different ones that agreed
};

// `mayAdd`: the column may say something where the URI says nothing.
ColumnInference::Agreement
ColumnInference::agreement(std::size_t column, std::string ResourcePath::*part, bool mayAdd) const
{
    Agreement found;
    std::set<std::string_view> values;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const std::string_view text = at(row, column);
        const std::string_view expected =
            m_paths[row] ? std::string_view((*m_paths[row]).*part) : std::string_view();
        if (expected.empty()) {
            if (!text.empty() && !(mayAdd && at(row, m_verb) == "create"))
                ++found.differed;
        } else if (text == expected) {
            ++found.agreed;
            values.insert(text);
        } else {
            ++found.differed;
        }
    }
    found.values = values.size();
    return found;
}

// The name of what is created is in no URI.
void ColumnInference::findObject()
{
    struct Part
    {
        std::string_view member;
        std::string ResourcePath::*part;
        bool mayAdd;
        std::size_t leastValues; // one that agrees may do so by chance
    };
    const std::array<Part, 4> parts {
        {{"objectRef.resource", &ResourcePath::resource, false, 2},
         {"objectRef.subresource", &ResourcePath::subresource, false, 1},
         {"objectRef.namespace", &ResourcePath::namespaceName, true, 2},
         {"objectRef.name", &ResourcePath::name, true, 2}}};
    for (const Part &part : parts) {
        find(part.member, [this, &part](std::size_t column) -> std::size_t {
            const Agreement found = agreement(column, part.part, part.mayAdd);
            return found.values >= part.leastValues
                    && isMost(found.agreed, found.agreed + found.differed)
                ? found.agreed
                : 0;
        });
    }
}

} // namespace kubewake
