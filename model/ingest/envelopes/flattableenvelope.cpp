// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/flattableenvelope.h"

#include "model/ingest/envelopes/roweventjson.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "model/ingest/eventmembers.h"
#include "model/ingest/flatevent.h"
#include "model/ingest/resourcepath.h"
#include "model/store/column.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kubewake {
namespace {

using Path = RowEventJson::Path;

constexpr std::array<std::string_view, 3> kLists {"sourceIPs", "user.groups",
                                                  "impersonatedUser.groups"};
constexpr std::array<std::string_view, 2> kExtras {"user.extra", "impersonatedUser.extra"};

template<typename List>
bool contains(const List &list, std::string_view name)
{
    return std::ranges::find(list, name) != list.end();
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.size() < 6
        && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Where one value of an event goes.
struct Target
{
    Path path; // empty: nowhere, the column is of something else
    bool isList = false; // the value is one, or its only element
};

Path split(std::string_view name)
{
    Path path;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        path.emplace_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return path;
}

// Takes `.3` (or Splunk's `{}`) from the end of the name of a list.
std::string takeIndex(std::string_view &name)
{
    const std::size_t dot = name.rfind('.');
    if (dot != std::string_view::npos && isNumber(name.substr(dot + 1))) {
        std::string index(name.substr(dot + 1));
        name = name.substr(0, dot);
        return index;
    }
    if (name.ends_with("{}"))
        name.remove_suffix(2);
    return {};
}

bool isInObject(std::string_view name)
{
    const std::size_t dot = name.find('.');
    const EventMember *const member = eventMember(name.substr(0, dot));
    return dot != std::string_view::npos && dot + 1 < name.size() && member != nullptr
        && (member->kind == MemberKind::Object || member->kind == MemberKind::Body);
}

bool isText(std::string_view name)
{
    const EventMember *const member = eventMember(name);
    return member != nullptr
        && (member->kind == MemberKind::Text || member->kind == MemberKind::Time);
}

Target targetOf(std::string_view name, bool ofKibana)
{
    const auto in = [name](std::string_view object) {
        return name.size() > object.size() + 1 && name.starts_with(object)
            && name[object.size()] == '.';
    };
    const EventMember *const member = eventMember(name);
    if (contains(kExtras, name)
        || (member != nullptr && member->kind != MemberKind::List && name != "kind"))
        return {split(name), false};
    if (in("annotations")) {
        const std::string_view key = name.substr(12);
        return {{"annotations", ofKibana ? dottedAnnotationKey(key) : std::string(key)}, false};
    }
    std::string_view list = name;
    std::string index = takeIndex(list);
    const auto extra = std::ranges::find_if(kExtras, in);
    Target target;
    if (contains(kLists, list)) {
        target.path = split(list);
    } else if (extra != kExtras.end() && list.size() > extra->size() + 1) {
        target.path = split(*extra);
        target.path.emplace_back(list.substr(extra->size() + 1));
    } else if (isInObject(name)) {
        return {split(name), false};
    } else {
        return {};
    }
    target.isList = index.empty();
    if (!index.empty())
        target.path.push_back(std::move(index));
    return target;
}

// The elements of a list that is one text.
std::string listJson(std::string_view text, bool ofKibana)
{
    if (text.starts_with('[') && isJsonText(text))
        return std::string(text);
    const std::string_view between = ofKibana ? ", " : "\n";
    std::string json = "[";
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(between, begin), text.size());
        if (json.size() > 1)
            json.push_back(',');
        json.append(jsonTextOf(text.substr(begin, end - begin)));
        begin = end + between.size();
    }
    return json + ']';
}

void addValue(const Target &target, std::string_view text, bool ofKibana, RowEventJson &json,
              RowEvent &event)
{
    const Path &path = target.path;
    const bool isBody = path[0] == "requestObject" || path[0] == "responseObject";
    if (target.isList) {
        json.addJson(path, listJson(text, ofKibana));
    } else if (path[0].ends_with("imestamp")) {
        if (!json.addTime(path, text) && ofKibana)
            event.flags |= kTimeInferred;
    } else if (path[0] == "responseStatus" && path.back() == "code" && isNumber(text)
               && isJsonText(text)) {
        json.addJson(path, std::string(text));
    } else if (isBody || (path.size() == 1 && !isText(path[0])) || path.back() == "extra") {
        if (!json.addJsonOrText(path, text) || (isBody && path.size() > 1))
            event.flags |= kTruncatedBodies; // only the members that were asked for
    } else {
        json.addText(path, text);
    }
}

// As the API server makes the object from the URI. A column that says so counts more.
void addObject(std::string_view uri, RowEventJson &json)
{
    const auto path = resourcePathOf(uri);
    if (!path)
        return;
    const auto add = [&json](const char *member, const std::string &text) {
        if (!text.empty())
            json.addText({"objectRef", member}, text);
    };
    add("resource", path->resource);
    add("namespace", path->namespaceName);
    add("name", path->name);
    add("apiGroup", path->apiGroup);
    add("apiVersion", path->apiVersion);
    add("subresource", path->subresource);
}

bool isMissing(std::string_view text, bool ofKibana)
{
    return text.empty() || (ofKibana && (text == "-" || text == "(empty)" || text == "(null)"));
}

} // namespace

bool FlatColumns::areIn(const TableColumns &columns) const
{
    const auto has = [&](std::string_view name) {
        return columns.has(std::string(prefix).append(name));
    };
    return has("auditID") && (has("verb") || has("requestURI"));
}

bool FlatColumns::toEvent(const TableRow &row, RowEvent &event) const
{
    RowEventJson json;
    bool hasId = false;
    bool hasCode = false;
    bool mayHaveStage = false;
    const std::vector<std::string> &names = row.columns().names();
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string_view name = names[i];
        if (!name.starts_with(prefix))
            continue;
        name.remove_prefix(prefix.size());
        mayHaveStage = mayHaveStage || name == "stage";
        const std::string_view text = row.value(i);
        if (isMissing(text, ofKibana))
            continue;
        const Target target = targetOf(name, ofKibana);
        if (target.path.empty())
            continue;
        hasId = hasId || name == "auditID";
        hasCode = hasCode || name == "responseStatus.code";
        addValue(target, text, ofKibana, json, event);
    }
    if (inferred)
        addObject(row.value("requestURI"), json);
    if (!row.columns().has(std::string(prefix).append("userAgent")))
        event.flags |= kNoUserAgent;
    if (!mayHaveStage && hasCode) {
        json.addText({"stage"}, "ResponseComplete");
        event.flags |= kStageInferred;
    }
    if (hasId)
        json.appendTo(event.json);
    return hasId;
}

Envelope::TableUse FlatTableEnvelope::useOf(const TableColumns &columns) const
{
    return m_columns.areIn(columns) ? TableUse::Rows : TableUse::None;
}

void FlatTableEnvelope::unwrapRow(const TableRow &row, EventSink &sink) const
{
    RowEvent event;
    const MicrosecondsUtc time =
        wrappedTime(row.value(row.columns().findAny({"@timestamp", "_time", "timestamp", "time"})));
    if (!m_columns.toEvent(row, event)
        || !sink.addConverted(event.json, row.place(), row.text().size(), {{}, time}, event.flags))
        sink.reject(row.text(), row.place(), "the row has no audit event: its auditID is missing");
}

bool FlatTableEnvelope::convertRow(const TableRow &row, std::string &json) const
{
    RowEvent event;
    if (!m_columns.toEvent(row, event))
        return false;
    json += event.json;
    return true;
}

} // namespace kubewake
