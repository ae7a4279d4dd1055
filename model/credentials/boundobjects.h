// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialorigin.h"
#include "model/query/compiledfilter.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace kubewake {

class EventPaths;

// What the log tells of the pods, nodes, Secrets and service accounts that credentials hang on:
// which addresses they have, and when they were made and deleted. Filled in three steps: want(),
// add() for each request, read(). Owned by one job; not thread-safe.
class BoundObjects
{
public:
    struct Key
    {
        std::string cluster;
        std::string resource; // pods, nodes, secrets, serviceaccounts
        std::string space;
        std::string name;

        friend auto operator<=>(const Key &, const Key &) = default;
    };
    struct Change
    {
        Row row = 0;
        MicrosecondsUtc answered = kNoTime;
        bool isFinal = true; // false: a pod that was given time to end
        std::string uid {}; // of what was deleted, if the log has it
    };
    struct Known
    {
        std::set<std::string> addresses {};
        bool hasOwnAddress = false; // of a pod: else these are only its node's
        std::vector<Change> created {};
        std::vector<Change> deleted {}; // in order of time
        std::vector<Row> bodies {}; // to read addresses from
    };
    // What the bodies of one object say again and again is read so often.
    static constexpr std::size_t kMaximumBodies = 32;
    static constexpr std::size_t kMaximumAddresses = 64;
    // After somebody asked for a pod to be deleted it has 30 s to end, and its token a minute more
    // (pkg/serviceaccount/claims.go).
    static constexpr std::int64_t kTimeToEnd = 90 * kMicrosecondsPerSecond;

    explicit BoundObjects(const EventSnapshot &snapshot);

    void want(Key key) { m_objects.try_emplace(std::move(key)); }
    // Is this type of object one that can be wanted? Columns only: asked before add().
    [[nodiscard]] bool concerns(Row row) const { return m_types[typeOf(row)]; }
    // A request that was allowed and concerns() it.
    void add(Row row);
    // The kubelet of a node asks for something: its address.
    void addNodeAddress(const std::string &cluster, const std::string &node, std::string address);
    // Reads the JSON of what was added. False: cancelled.
    [[nodiscard]] bool read(const EvaluationControl &control);

    [[nodiscard]] const Known *find(const Key &key) const;
    // The end of what was there at `since`, as far as the log tells: when tokens bound to it stop
    // being valid. kNoTime: none. Another `uid` than that of the deleted object is another object.
    [[nodiscard]] MicrosecondsUtc deletedAfter(const Key &key, const std::string &uid,
                                               MicrosecondsUtc since) const;

    [[nodiscard]] static Key keyOf(const std::string &cluster, const BoundObject &object);

private:
    [[nodiscard]] Code typeOf(Row row) const;
    static void readAddresses(EventPaths &event, Known &known);

    const EventSnapshot &m_snapshot;
    std::vector<bool> m_types; // by code of Column::ObjectType
    std::map<Key, Known> m_objects;
};

} // namespace kubewake
