// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/authorizationreason.h"
#include "model/query/compiledfilter.h"
#include "model/store/eventsnapshot.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// What let a request pass.
enum class Authorizer : std::uint8_t {
    Rbac, // a binding, which the reason names
    PrivilegedGroup, // system:masters: nobody else is asked
    Node, // what kubelets may do by the pods that run on their node
    Other, // ABAC, AlwaysAllow, a webhook: with or without a reason
    Unrecorded, // the request went through, the event does not say why
};

// Tells for the rows of one snapshot what let them pass. Looks once at each distinct reason and
// list of groups, then rows compare codes. Made for one job; not thread-safe.
class Authorizers
{
public:
    explicit Authorizers(const EventSnapshot &snapshot);

    // Nothing: the request was refused, or never came to an authorizer. What was authorized and
    // failed afterwards (not found, conflict, admission) did use its grant. O(1).
    [[nodiscard]] std::optional<Authorizer> of(Row row);

    // By the code of Column::AuthorizationReason. The views end with the snapshot.
    [[nodiscard]] const AuthorizationReason &reason(Code code) const { return m_reasons[code]; }

private:
    enum class Known : std::uint8_t { Unknown, No, Yes };

    [[nodiscard]] bool hasGroup(Row row, std::string_view group, std::vector<Known> &known) const;
    [[nodiscard]] bool isNode(Row row);

    const EventSnapshot &m_snapshot;
    std::vector<AuthorizationReason> m_reasons;
    Code m_allow = kMissing; // of Column::Decision; kMissing if no event says so
    // By code of the list. User and impersonated groups share a dictionary, not their lists.
    std::vector<Known> m_masters;
    std::vector<Known> m_impersonatedMasters;
    std::vector<Known> m_nodes;
    std::vector<Known> m_impersonatedNodes;
};

// The filters that ask for the rows of each kind; of Rbac, and of Other with a reason, for those
// with just this reason.
[[nodiscard]] QString authorizerKql(Authorizer authorizer, std::string_view reason = {});

// Translated: `system:masters`, what it means is left to who shows it.
[[nodiscard]] QString authorizerText(Authorizer authorizer);

} // namespace kubewake
