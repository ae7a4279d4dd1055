// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotation.h"
#include "model/annotations/eventkey.h"
#include "model/core/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// All that was noted of events and signals: an event by its key, a signal by its id, both stable,
// so that notes outlive a run, a reload and, as JSON, the program. A value: copy it to share it.
class Annotations
{
public:
    static constexpr std::size_t kMaximumEvents = 10'000;
    static constexpr std::size_t kMaximumSignals = 10'000;
    // UTF-16 units of all notes and tags; with it, JSON stays within its limit.
    static constexpr qsizetype kMaximumLength = 4'000'000;
    static constexpr std::size_t kMaximumJsonBytes = 64 * 1024 * 1024;

    // Empty where nothing was noted.
    [[nodiscard]] Annotation of(const EventKey &event) const;
    [[nodiscard]] Annotation ofSignal(const std::string &id) const;
    [[nodiscard]] const std::map<EventKey, Annotation> &events() const { return m_events; }
    [[nodiscard]] const std::map<std::string, Annotation> &signalNotes() const { return m_signals; }
    [[nodiscard]] std::vector<EventKey> eventKeys() const;
    [[nodiscard]] QStringList usedTags() const; // sorted

    // Kept normalized; an empty one removes. Error: there is no room for more, nothing changed.
    Result<void> set(const EventKey &event, Annotation annotation);
    Result<void> setSignal(const std::string &id, Annotation annotation);

    // {"version":1,"events":[{"auditID":…,"stage":…,"time":…,"content":…,"bookmarked":true,
    // "tags":[…],"note":…}],"signals":[{"id":…,…}]}
    [[nodiscard]] std::string toJson() const;
    // Error: no such document, or over kMaximumJsonBytes. All or nothing.
    [[nodiscard]] static Result<Annotations> fromJson(std::string_view json);

    friend bool operator==(const Annotations &, const Annotations &) = default;

private:
    template<typename Key>
    Result<void> put(std::map<Key, Annotation> &notes, const Key &key, Annotation annotation,
                     std::size_t maximum);

    std::map<EventKey, Annotation> m_events;
    std::map<std::string, Annotation> m_signals;
    qsizetype m_length = 0;
};

} // namespace kubewake
