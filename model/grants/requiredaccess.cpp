// SPDX-License-Identifier: Apache-2.0
#include "model/grants/requiredaccess.h"

#include "model/audit/apiresources.h"
#include "model/audit/requesturi.h"
#include "model/grants/authorizers.h"
#include "model/grants/granttext.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr std::string_view kServiceAccount = "system:serviceaccount:";
constexpr int kCreated = 201; // HTTP

bool isAmong(std::string_view text, const auto &list)
{
    return std::ranges::find(list, text) != list.end();
}

// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources: the name of
// a new object is not known yet, and lists are restricted only if the client selects by name.
bool canBeRestricted(const RequiredAccess::Key &access)
{
    constexpr std::array<std::string_view, 3> kOfMany {"list", "watch", "deletecollection"};
    const bool isSubresource = access.resource.find('/') != std::string::npos;
    return !isAmong(access.verb, kOfMany) && (access.verb != "create" || isSubresource);
}

class AccessReader
{
public:
    AccessReader(const EventSnapshot &snapshot, std::string_view user)
        : m_snapshot(snapshot)
        , m_authorizers(snapshot)
    {
        m_access.user = user;
        for (Code code = 1; code < snapshot.dictionarySize(DictionaryId::Users); ++code) {
            if (snapshot.value(DictionaryId::Users, code) == user)
                m_user = code;
        }
    }

    [[nodiscard]] bool isKnown() const { return m_user != kMissing; }

    void add(Row row)
    {
        const Code impersonated = m_snapshot.code(Column::ImpersonatedUser, row);
        const bool isUser = m_snapshot.code(Column::Username, row) == m_user;
        if (impersonated != m_user && !isUser)
            return;
        const auto authorizer = m_authorizers.of(row);
        if (!authorizer)
            return;
        countRequest(row);
        if (impersonated != kMissing && isUser)
            addImpersonation(row);
        if (impersonated != kMissing ? impersonated == m_user : isUser)
            addRequest(row, *authorizer);
    }

    [[nodiscard]] RequiredAccess take()
    {
        for (auto &[key, names] : m_access.resources) {
            if (names.size() > kMaximumResourceNames) {
                names.clear();
                m_access.hasManyNames = true;
            }
        }
        return std::move(m_access);
    }

private:
    [[nodiscard]] std::string text(Column column, Row row) const
    {
        return std::string(m_snapshot.value(kColumns[static_cast<std::size_t>(column)].dictionary,
                                            m_snapshot.code(column, row)));
    }

    [[nodiscard]] std::string part(Row row, ObjectTypePart which) const
    {
        const auto index = static_cast<std::size_t>(which);
        const Code type = m_snapshot.code(Column::ObjectType, row);
        return std::string(
            m_snapshot.value(kObjectTypeDictionaries[index],
                             m_snapshot.tupleElement(Column::ObjectType, type, index)));
    }

    void countRequest(Row row)
    {
        ++m_access.requests;
        m_access.clusters.insert(m_snapshot.source(m_snapshot.sourceIdOf(row)).cluster);
        const MicrosecondsUtc time = m_snapshot.time(row);
        if (time == kNoTime)
            return;
        m_access.first = m_access.first == kNoTime ? time : std::min(m_access.first, time);
        m_access.last = std::max(m_access.last, time);
    }

    // Without a name: of all objects, whatever was asked for before.
    void need(RequiredAccess::Key key, const std::string &name)
    {
        const bool restricted = !name.empty() && canBeRestricted(key);
        const auto [found, isNew] = m_access.resources.try_emplace(std::move(key));
        RequiredAccess::Names &names = found->second;
        if (!restricted)
            names.clear();
        else if ((isNew || !names.empty()) && names.size() <= kMaximumResourceNames)
            names.insert(name);
    }

    void addRequest(Row row, Authorizer authorizer)
    {
        if (authorizer == Authorizer::Node) {
            ++m_access.byNodeAuthorizer;
            return;
        }
        RequiredAccess::Key key {text(Column::Namespace, row), part(row, ObjectTypePart::ApiGroup),
                                 part(row, ObjectTypePart::Resource), text(Column::Verb, row)};
        const std::string path = key.resource.empty()
            ? percentDecode(uriPath(text(Column::RequestUri, row)), false)
            : std::string();
        if (isAllowedByDefault(m_access.user, key, path)) {
            ++m_access.byDefaultRoles;
            return;
        }
        m_access.byPrivilegedGroup += authorizer == Authorizer::PrivilegedGroup ? 1 : 0;
        m_access.byOthers += authorizer == Authorizer::Other ? 1 : 0;
        m_access.unrecorded += authorizer == Authorizer::Unrecorded ? 1 : 0;
        if (key.resource.empty()) {
            if (!path.empty())
                m_access.paths[path].insert(key.verb);
            return;
        }
        addResource(row, std::move(key));
    }

    void addResource(Row row, RequiredAccess::Key key)
    {
        if (isClusterScoped({key.verb, key.apiGroup, key.resource, {}, {}}))
            key.namespaceName.clear();
        m_access.changesRbac = m_access.changesRbac
            || (key.apiGroup == "rbac.authorization.k8s.io" && isWriteVerb(key.verb));
        const std::string subresource = part(row, ObjectTypePart::Subresource);
        m_access.approvesCertificates = m_access.approvesCertificates
            || (key.resource == "certificatesigningrequests" && subresource == "approval");
        if (!subresource.empty())
            key.resource.append(1, '/').append(subresource);
        // Updates and patches that create their object have to be allowed to.
        const bool created = (key.verb == "update" || key.verb == "patch") && subresource.empty()
            && m_snapshot.code(Column::StatusCode, row) == kCreated;
        const std::string name = text(Column::Name, row);
        if (created)
            need({key.namespaceName, key.apiGroup, key.resource, "create"}, name);
        need(std::move(key), name);
    }

    // The API server asks for each name of its own (filters/impersonation.go).
    void addImpersonation(Row row)
    {
        ++m_access.impersonations;
        const std::string user = text(Column::ImpersonatedUser, row);
        std::string space;
        if (user.starts_with(kServiceAccount)) {
            const std::string_view rest = std::string_view(user).substr(kServiceAccount.size());
            space = rest.substr(0, rest.find(':'));
            need({space, {}, "serviceaccounts", "impersonate"},
                 std::string(rest.substr(std::min(rest.size(), space.size() + 1))));
        } else {
            need({{}, {}, "users", "impersonate"}, user);
        }
        const Code list = m_snapshot.code(Column::ImpersonatedGroups, row);
        for (const Code code : m_snapshot.tuple(Column::ImpersonatedGroups, list)) {
            const std::string_view group = m_snapshot.value(DictionaryId::Groups, code);
            // These the API server adds by itself.
            const bool added = group == "system:authenticated" || group == "system:unauthenticated"
                || (!space.empty()
                    && (group == "system:serviceaccounts"
                        || group == "system:serviceaccounts:" + space));
            if (!added)
                need({{}, {}, "groups", "impersonate"}, std::string(group));
        }
    }

    const EventSnapshot &m_snapshot;
    Authorizers m_authorizers;
    RequiredAccess m_access;
    Code m_user = kMissing;
};

} // namespace

bool isAllowedByDefault(std::string_view user, const RequiredAccess::Key &access,
                        std::string_view path)
{
    constexpr std::array<std::string_view, 5> kPublic {"/healthz", "/livez", "/readyz", "/version",
                                                       "/version/"};
    constexpr std::array<std::string_view, 3> kDiscovery {"/api", "/apis", "/openapi"};
    constexpr std::array<std::string_view, 2> kReviews {"selfsubjectaccessreviews",
                                                        "selfsubjectrulesreviews"};
    const bool anonymous = user == "system:anonymous";
    if (access.resource.empty()) {
        if (access.verb != "get")
            return false;
        return isAmong(path, kPublic)
            || (!anonymous && std::ranges::any_of(kDiscovery, [path](std::string_view root) {
                   return path.starts_with(root)
                       && (path.size() == root.size() || path[root.size()] == '/');
               }));
    }
    return !anonymous && access.verb == "create"
        && ((access.apiGroup == "authorization.k8s.io" && isAmong(access.resource, kReviews))
            || (access.apiGroup == "authentication.k8s.io"
                && access.resource == "selfsubjectreviews"));
}

Result<RequiredAccess> requiredAccess(const EventSnapshot &snapshot, const RowBitmap &rows,
                                      std::string_view user, const EvaluationControl &control)
{
    AccessReader reader(snapshot, user);
    for (Row first = 0; reader.isKnown() && first < rows.size();) {
        if (control.cancelled && control.cancelled())
            return failure(GrantText::tr("Cancelled."));
        const Row last = rows.size() - first > kChunkRows ? first + kChunkRows : rows.size();
        rows.forEachInRange(first, last, [&reader](Row row) { reader.add(row); });
        if (control.progress)
            control.progress(last, rows.size());
        first = last;
    }
    return reader.take();
}

} // namespace kubewake
