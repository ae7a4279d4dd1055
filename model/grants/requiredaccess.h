// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/query/compiledfilter.h"
#include "model/store/eventsnapshot.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace kubewake {

// What RBAC has to allow so that an identity could make its requests again.
struct RequiredAccess
{
    // One verb on one resource.
    struct Key
    {
        std::string namespaceName {}; // empty: of the cluster, or in all namespaces
        std::string apiGroup {};
        std::string resource {}; // with its subresource: pods/exec
        std::string verb {};

        friend auto operator<=>(const Key &, const Key &) = default;
    };
    // Of which objects; empty: of all, because some request named none or RBAC cannot tell.
    using Names = std::set<std::string>;

    std::string user {};
    std::map<Key, Names> resources {};
    std::map<std::string, std::set<std::string>> paths {}; // of requests about no resource: verbs

    // Requests that were authorized, and how many of them …
    std::uint32_t requests = 0;
    std::uint32_t byDefaultRoles = 0; // need nothing: every cluster lets everybody do this
    std::uint32_t byNodeAuthorizer = 0; // need nothing: not RBAC's business
    std::uint32_t byPrivilegedGroup = 0; // need access, which RBAC was not asked for
    std::uint32_t byOthers = 0; // the same, of other authorizers
    std::uint32_t unrecorded = 0; // need access; by what they had it is not in the log
    std::uint32_t impersonations = 0; // made as somebody else: need the verb impersonate only
    bool changesRbac = false; // writes roles or bindings
    bool approvesCertificates = false; // of CertificateSigningRequests
    bool hasManyNames = false; // of some verb so many that they were left out
    std::set<std::string> clusters {};
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
};

// More objects than this are not named one by one.
inline constexpr std::size_t kMaximumResourceNames = 20;

// Of the authorized requests among `rows` (one per request) whose effective user is `user`, and of
// those that `user` made as somebody else. One pass over the columns; any thread. Error: cancelled.
[[nodiscard]] Result<RequiredAccess> requiredAccess(const EventSnapshot &snapshot,
                                                    const RowBitmap &rows, std::string_view user,
                                                    const EvaluationControl &control = {});

// May everybody do this in a cluster with its default roles: system:discovery, system:basic-user
// and system:public-info-viewer? `path` is for requests about no resource.
[[nodiscard]] bool isAllowedByDefault(std::string_view user, const RequiredAccess::Key &access,
                                      std::string_view path);

} // namespace kubewake
