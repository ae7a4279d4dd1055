// SPDX-License-Identifier: Apache-2.0
#include "detections/incidentkeys.h"

#include "model/audit/vocabulary.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace kubewake {
namespace {

using Kind = IncidentLink::Kind;

constexpr std::size_t kRowsPerPoll = 4'096;
constexpr std::string_view kServiceAccountPrefix = "system:serviceaccount:";
constexpr std::array<std::string_view, 14> kStoryObjects {"pods",
                                                          "deployments",
                                                          "daemonsets",
                                                          "statefulsets",
                                                          "jobs",
                                                          "cronjobs",
                                                          "secrets",
                                                          "serviceaccounts",
                                                          "roles",
                                                          "clusterroles",
                                                          "rolebindings",
                                                          "clusterrolebindings",
                                                          "certificatesigningrequests",
                                                          "validatingwebhookconfigurations"};

constexpr std::array<std::string_view, 3> kMakingVerbs {"create", "update", "patch"};

bool isSessionResource(std::string_view subresource)
{
    return subresource == "exec" || subresource == "attach" || subresource == "portforward"
        || subresource == "ephemeralcontainers";
}

// Reads one event into the keys of its signal.
class KeyReader
{
public:
    KeyReader(const EventSnapshot &snapshot, Row row, IncidentKeys &keys)
        : m_snapshot(snapshot)
        , m_row(row)
        , m_keys(keys)
    {
    }

    void read()
    {
        takeActor();
        const std::string peer = text(FieldId::Peer);
        if (!peer.empty())
            m_keys.shared.insert({Kind::Address, peer});
        const std::string credential = text(FieldId::Credential);
        if (!credential.empty())
            m_keys.shared.insert({Kind::Credential, credential});
        if (text(FieldId::Outcome) == "allowed")
            takeObject();
        const std::string binding = text(FieldId::Binding);
        if (!binding.empty())
            m_keys.used.insert({Kind::Grant, binding});
    }

private:
    [[nodiscard]] std::string text(FieldId field) const
    {
        return fieldText(m_snapshot, field, m_row);
    }

    // The control plane, nodes and the anonymous are not one actor.
    void takeActor()
    {
        const std::string actorClass = text(FieldId::ActorClass);
        const std::string user = text(FieldId::EffectiveUser);
        if (actorClass == "human" || actorClass == "service account")
            m_keys.shared.insert({Kind::Actor, user});
        const std::string real = text(FieldId::Username);
        if (real != user && !real.empty())
            m_keys.shared.insert({Kind::Actor, real});
        if (user.starts_with(kServiceAccountPrefix))
            m_keys.used.insert({Kind::Identity, user});
        const std::string pod = text(FieldId::PodName);
        if (!pod.empty() && user.starts_with(kServiceAccountPrefix)) {
            const std::string space = user.substr(kServiceAccountPrefix.size(),
                                                  user.find(':', kServiceAccountPrefix.size())
                                                      - kServiceAccountPrefix.size());
            m_keys.used.insert({Kind::Identity, "pods " + space + "/" + pod});
        }
    }

    void takeObject()
    {
        const std::string resource = text(FieldId::Resource);
        const std::string name = text(FieldId::ObjectName);
        if (name.empty() || std::ranges::find(kStoryObjects, resource) == kStoryObjects.end())
            return;
        const std::string space = text(FieldId::Namespace);
        const std::string object = resource + ' ' + (space.empty() ? name : space + '/' + name);
        const std::string verb = text(FieldId::Verb);
        const bool makes = std::ranges::find(kMakingVerbs, verb) != kMakingVerbs.end();
        const bool isSession = isSessionResource(text(FieldId::Subresource));
        if (!makes && !isSession && verb != "delete") {
            m_keys.used.insert({Kind::Identity, object}); // of many readers, none has to do with it
            return;
        }
        m_keys.shared.insert({Kind::Object, object});
        if (resource == "serviceaccounts" && makes)
            m_keys.made.insert(
                {Kind::Identity, std::string(kServiceAccountPrefix) + space + ':' + name});
        // Whoever made a pod, or was in it, has what it runs as; likewise a secret.
        if ((resource == "pods" && (makes || isSession)) || (resource == "secrets" && makes))
            m_keys.made.insert({Kind::Identity, object});
        if (resource.ends_with("rolebindings") && makes) // as the reason names them
            m_keys.made.insert({Kind::Grant, space.empty() ? name : name + '/' + space});
    }

    const EventSnapshot &m_snapshot;
    Row m_row;
    IncidentKeys &m_keys;
};

} // namespace

std::vector<IncidentKeys> incidentKeysOf(const EventSnapshot &snapshot,
                                         const std::vector<SignalPtr> &signalList,
                                         const std::function<bool()> &cancelled)
{
    std::vector<IncidentKeys> keys(signalList.size());
    std::map<std::string, std::set<std::string>> usersOfAddress;
    std::size_t polls = 0;
    for (std::size_t i = 0; i < signalList.size(); ++i) {
        for (const Row row : signalList[i]->rows) {
            if (polls++ % kRowsPerPoll == 0 && cancelled())
                return keys;
            KeyReader(snapshot, row, keys[i]).read();
            std::set<std::string> &users = usersOfAddress[fieldText(snapshot, FieldId::Peer, row)];
            if (users.size() <= kMaximumUsersOfAddress)
                users.insert(fieldText(snapshot, FieldId::Username, row));
        }
    }
    for (IncidentKeys &ofSignal : keys)
        std::erase_if(ofSignal.shared, [&](const IncidentKey &key) {
            return key.kind == Kind::Address
                && usersOfAddress[key.value].size() > kMaximumUsersOfAddress;
        });
    return keys;
}

} // namespace kubewake
