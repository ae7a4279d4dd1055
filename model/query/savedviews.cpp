// SPDX-License-Identifier: Apache-2.0
#include "model/query/savedviews.h"

#include <QCoreApplication>

#include <array>

namespace kubewake {
namespace {

#define KW_TR(text) QT_TRANSLATE_NOOP("SavedViews", text)

constexpr std::array<SavedView, 9> kViews {{
    {"humans", KW_TR("Humans"), KW_TR("What people did, as opposed to controllers and nodes"),
     // The class is that of the effective user: whoever acts as system:… is still a person.
     "actorClass: human or (impersonatedUser.username: * and not user.username: system\\:*)"},
    {"denied", KW_TR("Denied"), KW_TR("Requests refused for lack of a login or of permission"),
     "responseStatus.code: (401 or 403) or annotations.\"authorization.k8s.io/decision\": forbid"},
    // No verb: kubectl before 1.30 creates a session, since then it gets one.
    {"sessions", KW_TR("Exec & sessions"),
     KW_TR("Commands run in containers, and tunnels into pods, services and nodes"),
     "objectRef.subresource: (exec or attach or portforward or proxy or ephemeralcontainers) or "
     "verb: proxy"},
    {"secrets", KW_TR("Secrets"), KW_TR("Every access to secrets, reads included"),
     "objectRef.resource: secrets"},
    {"rbac", KW_TR("RBAC changes"), KW_TR("Roles and bindings written or deleted"),
     "objectRef.apiGroup: (\"rbac.authorization.k8s.io\" or \"authorization.openshift.io\") and "
     "verb: (create or update or patch or delete or deletecollection)"},
    // A pods/exec is a create too, and the status of a pod is its node's business.
    {"workloads", KW_TR("Workload changes"), KW_TR("Pods and what makes pods, written or deleted"),
     "objectRef.resource: (pods or deployments or daemonsets or statefulsets or replicasets or "
     "replicationcontrollers or jobs or cronjobs) and "
     "verb: (create or update or patch or delete or deletecollection) and "
     "not objectRef.subresource: (status or binding or exec or attach or portforward or proxy)"},
    {"credentials", KW_TR("Tokens & certificates"),
     KW_TR("Credentials made: service account tokens, certificate requests and approvals, token "
           "secrets"),
     "(objectRef.resource: serviceaccounts and objectRef.subresource: token) or "
     "(objectRef.resource: certificatesigningrequests and not verb: (get or list or watch)) or "
     "(objectRef.resource: secrets and verb: (create or update or patch) and requestObject.type: "
     "(\"kubernetes.io/service-account-token\" or \"bootstrap.kubernetes.io/token\"))"},
    // A failed login has no user at all and exists at ResponseStarted only.
    {"anonymous", KW_TR("Anonymous & 401"), KW_TR("Requests without a login, and failed logins"),
     "actorClass: anonymous or responseStatus.code: 401"},
    {"deletes", KW_TR("Deletes"), KW_TR("Objects deleted, one or many at a time"),
     "verb: (delete or deletecollection)"},
}};

#undef KW_TR

} // namespace

std::span<const SavedView> savedViews()
{
    return kViews;
}

QString savedViewName(const SavedView &view)
{
    return QCoreApplication::translate("SavedViews", view.name);
}

QString savedViewDescription(const SavedView &view)
{
    return QCoreApplication::translate("SavedViews", view.description);
}

} // namespace kubewake
