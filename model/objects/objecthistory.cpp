// SPDX-License-Identifier: Apache-2.0
#include "model/objects/objecthistory.h"

#include "model/audit/requesturi.h"
#include "model/audit/vocabulary.h"
#include "model/core/jsonrepair.h"
#include "model/core/jsontext.h"
#include "model/core/jsonview.h"
#include "model/core/utf8.h"
#include "model/objects/compactjson.h"
#include "model/objects/objectdiff.h"
#include "model/store/fieldvalues.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace kubewake {
namespace {

using nlohmann::json;
using Change = ObjectVersion::Change;
using Body = ObjectVersion::Body;

// Answers that are about the object, and are not it.
constexpr std::array<std::string_view, 11> kOtherKinds {"Status",
                                                        "Table",
                                                        "Scale",
                                                        "Eviction",
                                                        "Binding",
                                                        "TokenReview",
                                                        "TokenRequest",
                                                        "DeleteOptions",
                                                        "WatchEvent",
                                                        "PartialObjectMetadata",
                                                        "PartialObjectMetadataList"};
// A request on these leaves the object as it is.
constexpr std::array<std::string_view, 8> kPassing {"exec", "attach", "portforward", "proxy",
                                                    "log",  "token",  "eviction",    "binding"};

json parsed(std::string_view text)
{
    json value;
    if (text.empty() || text.size() > kMaximumObjectText)
        return value;
    if (jsonDepth(text) <= kMaximumJsonDepth)
        value = json::parse(text, nullptr, false);
    else
        value = json::value_t::discarded;
    if (value.is_discarded())
        value = json::parse(repairedJson(text, kMaximumJsonDepth), nullptr, false);
    return value.is_discarded() ? json() : value;
}

std::string member(const json &object, const char *of, const char *name)
{
    const auto holder = object.is_object() ? object.find(of) : object.end();
    if (!object.is_object() || holder == object.end() || !holder->is_object())
        return {};
    const auto found = holder->find(name);
    return found != holder->end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isOtherKind(std::string_view kind)
{
    return std::ranges::find(kOtherKinds, kind) != kOtherKinds.end();
}

// Is `body` the object itself?
bool isObject(const json &body, const ObjectKey &key)
{
    if (!body.is_object() || !body.contains("metadata"))
        return false;
    const auto kind = body.find("kind");
    if (kind != body.end() && kind->is_string()
        && isOtherKind(kind->get_ref<const std::string &>()))
        return false;
    return member(body, "metadata", "name") == key.name;
}

// Nothing: a verb that changes no single object.
std::optional<Change> changeOf(std::string_view verb)
{
    if (verb == "create")
        return Change::Created;
    if (verb == "update")
        return Change::Updated;
    if (verb == "patch" || verb == "apply")
        return Change::Patched;
    if (verb == "delete")
        return Change::Deleted;
    if (verb == "get")
        return Change::Seen;
    return std::nullopt;
}

// Who a patch says it is of: fieldManager, else what the user agent starts with, as the API server
// names a manager.
std::string managerOf(const EventSnapshot &snapshot, Row row, std::string_view uri)
{
    if (auto manager = firstQueryParameter(uri, "fieldManager"))
        return std::move(*manager);
    const std::string agent = fieldText(snapshot, FieldId::UserAgent, row);
    return agent.substr(0, agent.find('/'));
}

// Reads requests in the order in which they were answered and keeps the object as it was after
// each.
class HistoryReader
{
public:
    HistoryReader(const EventSnapshot &snapshot, ObjectKey key)
        : m_snapshot(snapshot)
        , m_history {std::move(key)}
    {
    }

    struct Request
    {
        ObjectVersion version;
        json sent;
        json answered;
        std::string uri;
    };

    // Without bodies; nothing: it is no version.
    [[nodiscard]] std::optional<ObjectVersion> version(Row row)
    {
        const auto change = changeOf(fieldText(m_snapshot, FieldId::Verb, row));
        if (!change)
            return std::nullopt;
        const auto outcome = static_cast<Outcome>(m_snapshot.code(Column::Outcome, row));
        if (outcome != Outcome::Allowed) {
            m_history.failed += *change == Change::Seen ? 0 : 1;
            return std::nullopt;
        }
        ObjectVersion version;
        version.row = row;
        version.time = m_snapshot.time(row);
        version.change = *change;
        version.user = fieldText(m_snapshot, FieldId::EffectiveUser, row);
        version.subresource = fieldText(m_snapshot, FieldId::Subresource, row);
        if (std::ranges::find(kPassing, version.subresource) != kPassing.end())
            return std::nullopt;
        if (const auto event = m_snapshot.eventJson(row)) {
            const JsonObjectView answered = JsonObjectView(*event).object("responseObject");
            const JsonObjectView metadata = answered.object("metadata");
            if (metadata.string("name") == m_history.key.name
                && !isOtherKind(answered.string("kind"))) {
                version.resourceVersion = metadata.string("resourceVersion");
                version.uid = metadata.string("uid");
            }
        }
        return version;
    }

    [[nodiscard]] Request withBodies(ObjectVersion version) const
    {
        Request request {std::move(version), {}, {}, {}};
        const auto event = m_snapshot.eventJson(request.version.row);
        if (!event) {
            request.version.note =
                QCoreApplication::translate("Objects", "The event cannot be read again: %1")
                    .arg(event.error().message);
            return request;
        }
        const JsonObjectView members(*event);
        request.uri = fieldText(m_snapshot, FieldId::RequestUri, request.version.row);
        request.sent = parsed(members["requestObject"]);
        request.answered = parsed(members["responseObject"]);
        return request;
    }

    void add(Request request)
    {
        ObjectVersion &version = request.version;
        const bool isLogged = isObject(request.answered, m_history.key);
        if (version.change == Change::Seen
            && (!isLogged || !version.subresource.empty()
                || version.resourceVersion == m_lastVersion))
            return;
        if (version.change == Change::Patched)
            readPatch(request, isLogged);
        if (isLogged) {
            m_object = std::move(request.answered);
            version.body = Body::Logged;
        } else if (version.change == Change::Patched) {
            rebuild(request);
        } else if (version.change != Change::Deleted && version.subresource.empty()
                   && request.sent.is_object() && request.sent.contains("metadata")) {
            m_object = std::move(request.sent);
            version.body = Body::Sent;
        }
        explain(version);
        keepText(version);
        m_lastVersion = version.resourceVersion;
        if (version.change == Change::Deleted && version.subresource.empty())
            m_object = json();
        m_history.versions.push_back(std::move(version));
    }

    [[nodiscard]] ObjectHistory take() { return std::move(m_history); }

private:
    void readPatch(Request &request, bool isLogged)
    {
        if (request.sent.is_null())
            return;
        const GuessedPatchKind guess =
            guessPatchKind(request.sent, request.uri, m_history.key.apiGroup);
        request.version.patch = guess.kind;
        request.version.isPatchCertain = guess.certain;
        if (guess.certain || !isLogged || m_object.is_null())
            return;
        // Which of the two it was, the answer tells where they differ.
        const json strategic = patched(request, PatchKind::StrategicMergePatch);
        const json merged = patched(request, PatchKind::MergePatch);
        if (strategic == merged)
            return;
        const std::size_t byStrategic = objectChanges(strategic, request.answered).size();
        const std::size_t byMerge = objectChanges(merged, request.answered).size();
        request.version.isPatchCertain = byStrategic != byMerge;
        if (byMerge < byStrategic)
            request.version.patch = PatchKind::MergePatch;
    }

    [[nodiscard]] json patched(const Request &request, PatchKind kind) const
    {
        auto after = applyPatch(m_object, request.sent, kind,
                                managerOf(m_snapshot, request.version.row, request.uri));
        return after ? std::move(*after) : json();
    }

    void rebuild(Request &request)
    {
        ObjectVersion &version = request.version;
        if (!version.patch) {
            return;
        }
        if (m_object.is_null() && *version.patch != PatchKind::Apply) {
            version.note = QCoreApplication::translate(
                "Objects", "The object before this patch is not in the log.");
            return;
        }
        json after = patched(request, *version.patch);
        if (after.is_null()) {
            version.note = QCoreApplication::translate(
                "Objects", "The patch does not fit the object before it.");
            return;
        }
        if (json *metadata = after.contains("metadata") ? &after["metadata"] : nullptr;
            metadata != nullptr && metadata->is_object())
            metadata->erase("resourceVersion"); // that of before
        m_object = std::move(after);
        version.body = Body::Rebuilt;
    }

    void explain(ObjectVersion &version) const
    {
        if (version.body != Body::None || !version.note.isEmpty())
            return;
        const Row row = version.row;
        if (m_snapshot.hasFlag(row, kTruncatedBodies))
            version.note =
                QCoreApplication::translate("Objects", "The body was cut out of the event.");
        else if (version.change != Change::Deleted)
            version.note =
                QCoreApplication::translate("Objects", "The body is not in the log (level %1).")
                    .arg(toQString(fieldText(m_snapshot, FieldId::Level, row)));
    }

    void keepText(ObjectVersion &version)
    {
        if (version.body == Body::None)
            return;
        version.object = compactJson(m_object);
        m_bytes += version.object.size();
        if (m_bytes > kMaximumHistoryText) {
            version.object.clear();
            version.body = Body::None;
            version.note = QCoreApplication::translate(
                "Objects", "The history is too long to keep this version in memory.");
        }
    }

    const EventSnapshot &m_snapshot;
    ObjectHistory m_history;
    json m_object; // after the last version, if it is known
    std::string m_lastVersion;
    std::size_t m_bytes = 0;
};

std::uint64_t numberOf(const std::string &resourceVersion)
{
    std::uint64_t number = 0;
    const char *end = resourceVersion.data() + resourceVersion.size();
    return std::from_chars(resourceVersion.data(), end, number).ptr == end ? number : 0;
}

// Among those with a resourceVersion, that decides; the others stay where their time puts them.
void orderByVersion(std::vector<ObjectVersion> &versions)
{
    std::vector<std::size_t> places;
    std::vector<ObjectVersion> known;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        if (numberOf(versions[i].resourceVersion) == 0)
            continue;
        places.push_back(i);
        known.push_back(std::move(versions[i]));
    }
    std::ranges::stable_sort(known, [](const ObjectVersion &a, const ObjectVersion &b) {
        const std::uint64_t first = numberOf(a.resourceVersion);
        const std::uint64_t second = numberOf(b.resourceVersion);
        // A read shows what a change at the same version made.
        return first != second ? first < second
                               : a.change != Change::Seen && b.change == Change::Seen;
    });
    for (std::size_t i = 0; i < places.size(); ++i)
        versions[places[i]] = std::move(known[i]);
}

} // namespace

Result<ObjectHistory> readObjectHistory(const EventSnapshot &snapshot, const ObjectKey &key,
                                        const EvaluationControl &control)
{
    const auto rows = objectRows(snapshot, key, control);
    if (!rows)
        return tl::unexpected(rows.error());
    return readObjectHistory(snapshot, key, *rows, control);
}

Result<ObjectHistory> readObjectHistory(const EventSnapshot &snapshot, const ObjectKey &key,
                                        const std::vector<Row> &rows,
                                        const EvaluationControl &control)
{
    const auto cancelled = [&control] { return control.cancelled && control.cancelled(); };
    HistoryReader reader(snapshot, key);
    std::vector<ObjectVersion> versions;
    for (const Row row : rows) {
        if (cancelled())
            return failure(QCoreApplication::translate("Objects", "Cancelled."));
        if (auto version = reader.version(row))
            versions.push_back(std::move(*version));
    }
    orderByVersion(versions);
    for (ObjectVersion &version : versions) {
        if (cancelled())
            return failure(QCoreApplication::translate("Objects", "Cancelled."));
        reader.add(reader.withBodies(std::move(version)));
    }
    return reader.take();
}

} // namespace kubewake
