// SPDX-License-Identifier: Apache-2.0
#include "model/annotations/annotations.h"

#include "model/core/utf8.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <set>
#include <utility>

namespace kubewake {
namespace {

using Json = nlohmann::json;

constexpr int kVersion = 1;
constexpr int kMaximumDepth = 4; // of the tags of an entry
constexpr std::size_t kMaximumKeyText = 300; // bytes of each part of a key

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Annotations)
};

tl::unexpected<Error> badDocument()
{
    return failure(Text::tr("This is no list of bookmarks and notes."));
}

std::string textAt(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json toJsonEntry(const Annotation &annotation)
{
    Json entry = Json::object();
    if (annotation.bookmarked)
        entry["bookmarked"] = true;
    if (!annotation.tags.isEmpty()) {
        Json tags = Json::array();
        for (const QString &tag : annotation.tags)
            tags.push_back(toUtf8(tag));
        entry["tags"] = std::move(tags);
    }
    if (!annotation.note.isEmpty())
        entry["note"] = toUtf8(annotation.note);
    return entry;
}

std::optional<Annotation> annotationOf(const Json &entry)
{
    Annotation annotation;
    if (const auto found = entry.find("bookmarked"); found != entry.end()) {
        if (!found->is_boolean())
            return std::nullopt;
        annotation.bookmarked = found->get<bool>();
    }
    if (const auto found = entry.find("tags"); found != entry.end()) {
        if (!found->is_array())
            return std::nullopt;
        for (const Json &tag : *found) {
            if (!tag.is_string())
                return std::nullopt;
            annotation.tags << toQString(tag.get<std::string>());
        }
    }
    annotation.note = toQString(textAt(entry, "note"));
    return annotation;
}

std::optional<EventKey> keyOf(const Json &entry)
{
    EventKey key {textAt(entry, "auditID"), textAt(entry, "stage"), kNoTime,
                  textAt(entry, "content")};
    const std::string time = textAt(entry, "time");
    if (!time.empty()) {
        const auto read = parseTimestamp(time);
        if (!read)
            return std::nullopt;
        key.time = *read;
    }
    if (key.content.empty() || key.auditId.size() > kMaximumKeyText
        || key.stage.size() > kMaximumKeyText || key.content.size() > kMaximumKeyText)
        return std::nullopt;
    return key;
}

} // namespace

Annotation Annotations::of(const EventKey &event) const
{
    const auto found = m_events.find(event);
    return found != m_events.end() ? found->second : Annotation {};
}

Annotation Annotations::ofSignal(const std::string &id) const
{
    const auto found = m_signals.find(id);
    return found != m_signals.end() ? found->second : Annotation {};
}

std::vector<EventKey> Annotations::eventKeys() const
{
    std::vector<EventKey> keys;
    keys.reserve(m_events.size());
    for (const auto &[key, annotation] : m_events)
        keys.push_back(key);
    return keys;
}

QStringList Annotations::usedTags() const
{
    std::set<QString> tags;
    for (const auto &[key, annotation] : m_events)
        tags.insert(annotation.tags.begin(), annotation.tags.end());
    for (const auto &[id, annotation] : m_signals)
        tags.insert(annotation.tags.begin(), annotation.tags.end());
    return {tags.begin(), tags.end()};
}

template<typename Key>
Result<void> Annotations::put(std::map<Key, Annotation> &notes, const Key &key,
                              Annotation annotation, std::size_t maximum)
{
    annotation = normalized(std::move(annotation));
    const auto found = notes.find(key);
    const qsizetype before = found == notes.end() ? 0 : found->second.length();
    const qsizetype after = m_length - before + annotation.length();
    const bool isNew = found == notes.end() && !annotation.isEmpty();
    // What becomes shorter is always let in.
    if ((isNew && notes.size() >= maximum) || (after > kMaximumLength && after > m_length))
        return failure(Text::tr("There is no room for more bookmarks and notes. Remove some that "
                                "are no longer needed."));
    m_length = after;
    if (!annotation.isEmpty())
        notes[key] = std::move(annotation);
    else if (found != notes.end())
        notes.erase(found);
    return {};
}

Result<void> Annotations::set(const EventKey &event, Annotation annotation)
{
    return put(m_events, event, std::move(annotation), kMaximumEvents);
}

Result<void> Annotations::setSignal(const std::string &id, Annotation annotation)
{
    return put(m_signals, id, std::move(annotation), kMaximumSignals);
}

std::string Annotations::toJson() const
{
    Json events = Json::array();
    for (const auto &[key, annotation] : m_events) {
        Json entry = toJsonEntry(annotation);
        entry["auditID"] = key.auditId;
        entry["stage"] = key.stage;
        entry["time"] = formatTimestampUtc(key.time);
        entry["content"] = key.content;
        events.push_back(std::move(entry));
    }
    Json list = Json::array();
    for (const auto &[id, annotation] : m_signals) {
        Json entry = toJsonEntry(annotation);
        entry["id"] = id;
        list.push_back(std::move(entry));
    }
    const Json document = Json::object(
        {{"version", kVersion}, {"events", std::move(events)}, {"signals", std::move(list)}});
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Annotations> Annotations::fromJson(std::string_view json)
{
    if (json.size() > kMaximumJsonBytes)
        return failure(Text::tr("The list of bookmarks and notes is too large."));
    // What the format does not have is not even built: a deep document would take much memory.
    const auto isWanted = [](int depth, Json::parse_event_t, const Json &) {
        return depth <= kMaximumDepth;
    };
    const Json document = Json::parse(json, isWanted, false);
    if (!document.is_object() || !document.contains("version") || document["version"] != kVersion)
        return badDocument();
    for (const char *key : {"events", "signals"}) {
        if (!document.contains(key) || !document[key].is_array())
            return badDocument();
    }
    Annotations all;
    for (const Json &entry : document["events"]) {
        const auto key = entry.is_object() ? keyOf(entry) : std::nullopt;
        const auto annotation = key ? annotationOf(entry) : std::nullopt;
        if (!annotation || !all.set(*key, *annotation))
            return badDocument();
    }
    for (const Json &entry : document["signals"]) {
        const std::string id = entry.is_object() ? textAt(entry, "id") : std::string();
        const auto annotation = !id.empty() ? annotationOf(entry) : std::nullopt;
        if (!annotation || !all.setSignal(id, *annotation))
            return badDocument();
    }
    return all;
}

} // namespace kubewake
