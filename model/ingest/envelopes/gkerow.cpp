// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/gkerow.h"

#include "model/core/utf8.h"
#include "model/ingest/envelopes/roweventjson.h"
#include "model/ingest/eventmembers.h"
#include "model/store/column.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kubewake {
namespace {

constexpr std::string_view kPayload = "protoPayload";

// `authorizationInfo[0].granted` is authorizationInfo, 0, granted.
RowEventJson::Path pathOf(std::string_view name)
{
    RowEventJson::Path path;
    while (path.size() < RowEventJson::kMaximumDepth) {
        const bool inMap = !path.empty() && hasDottedKeys(path.back());
        const std::size_t end = inMap ? name.size() : std::min(name.find('.'), name.size());
        std::string_view part = name.substr(0, end);
        const std::size_t bracket = inMap ? std::string_view::npos : part.find('[');
        if (bracket != std::string_view::npos && bracket > 0 && part.ends_with(']')) {
            path.emplace_back(part.substr(0, bracket));
            part = part.substr(bracket + 1, part.size() - bracket - 2);
        }
        path.emplace_back(part);
        if (end == name.size())
            return path;
        name.remove_prefix(end + 1);
    }
    return {};
}

bool isOfEntry(std::string_view name)
{
    constexpr std::array<std::string_view, 5> kMembers {"insertId", "logName", "timestamp",
                                                        "receiveTimestamp", "severity"};
    constexpr std::array<std::string_view, 7> kObjects {
        kPayload, "labels", "resource", "operation", "jsonPayload", "textPayload", "httpRequest"};
    return std::ranges::find(kMembers, name) != kMembers.end()
        || std::ranges::find(kObjects, name.substr(0, name.find('.'))) != kObjects.end();
}

bool isBody(const RowEventJson::Path &path)
{
    return path.size() > 1 && path[0] == kPayload
        && (path[1] == "request" || path[1] == "response");
}

bool hasAny(const TableColumns &columns, std::string_view object)
{
    return std::ranges::any_of(columns.names(), [object](std::string_view name) {
        return name.starts_with(object)
            && (name.size() == object.size() || name[object.size()] == '.');
    });
}

class RowReader
{
public:
    explicit RowReader(const TableRow &row)
        : m_row(row)
    {
    }

    GkeRow read()
    {
        // An object counts more than those of its members that have columns of their own.
        for (const bool containers : {true, false}) {
            for (std::size_t i = 0; i < m_row.size(); ++i)
                add(i, containers);
        }
        addService();
        m_result.entry = m_json.object();
        const TableColumns &columns = m_row.columns();
        const bool whole = columns.has(kPayload);
        m_result.namesUsers = whole || hasAny(columns, "protoPayload.authenticationInfo");
        if (!whole
            && columns.findAny({"protoPayload.requestMetadata",
                                "protoPayload.requestMetadata.callerSuppliedUserAgent"})
                == TableColumns::kNone)
            m_result.flags |= kNoUserAgent;
        return std::move(m_result);
    }

private:
    void add(std::size_t column, bool containers)
    {
        const std::string_view name = m_row.columns().names()[column];
        const std::string_view text = m_row.value(column);
        const bool isContainer = text.starts_with('{') || text.starts_with('[');
        if (text.empty() || text == "{}" || text == "[]" || isContainer != containers
            || !isOfEntry(name))
            return;
        const RowEventJson::Path path = pathOf(name);
        if (name == "timestamp" || name == "receiveTimestamp")
            static_cast<void>(m_json.addTime(path, text));
        else if (name == "operation.first" || name == "operation.last")
            m_json.addText(path, toLowerAscii(text)); // a spreadsheet writes TRUE
        else if (!m_json.addJsonOrText(path, text) || (isBody(path) && path.size() > 2))
            m_result.flags |= kTruncatedBodies; // lists in it and what is no text are lost
    }

    // Where the column was left out, the method tells: it is named after the group of the API, the
    // methods of Google's own services after these.
    void addService()
    {
        if (m_row.columns().has("protoPayload.serviceName") || m_row.columns().has(kPayload))
            return;
        const std::string_view method = m_row.value("protoPayload.methodName");
        const bool ofCluster = m_row.value("resource.type") == "k8s_cluster";
        if (method.starts_with("io.k8s.")
            || (ofCluster && !method.empty() && !method.starts_with("google.")))
            m_json.addText({std::string(kPayload), "serviceName"}, "k8s.io");
    }

    const TableRow &m_row;
    RowEventJson m_json;
    GkeRow m_result;
};

} // namespace

bool areOfGke(const TableColumns &columns)
{
    return columns.findAny({kPayload, "protoPayload.methodName", "protoPayload.resourceName"})
        != TableColumns::kNone
        && columns.findAny({"insertId", "logName", "timestamp", "receiveTimestamp"})
        != TableColumns::kNone;
}

GkeRow gkeRowOf(const TableRow &row)
{
    return RowReader(row).read();
}

} // namespace kubewake
