// SPDX-License-Identifier: Apache-2.0
#include "model/audit/fieldcatalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

using enum FieldType;
using enum FieldOrigin;

#define KW_TR(text) QT_TRANSLATE_NOOP("FieldCatalogue", text)

// Two FieldType names are FieldId names too; the id column is always spelled FieldId::X.
constexpr std::array<FieldInfo, kFieldCount> kCatalogue {{
    {FieldId::Time, "requestReceivedTimestamp", "time", FieldType::Time, Event, KW_TR("Time"),
     KW_TR("When the API server received the request"), 26, true},
    {FieldId::StageTime, "stageTimestamp", "stagetime", FieldType::Time, Event,
     KW_TR("Stage time"), KW_TR("When this stage was reached"), 26, false},
    {FieldId::Outcome, "outcome", "", Keyword, Derived, KW_TR("Outcome"),
     KW_TR("allowed, denied, failed, dry-run, open or unknown"), 9, true},
    {FieldId::OutcomeReason, "outcomeReason", "why", Text, Derived, KW_TR("Outcome reason"),
     KW_TR("Why the request was denied or failed"), 40, false},
    {FieldId::Verb, "verb", "", Keyword, Event, KW_TR("Verb"), KW_TR("Kubernetes verb"), 10, true},
    {FieldId::ResourcePath, "resourcePath", "res", Keyword, Derived, KW_TR("Resource"),
     KW_TR("Resource with its subresource, as in pods/exec"), 22, true},
    {FieldId::Namespace, "objectRef.namespace", "ns", Keyword, Event, KW_TR("Namespace"),
     KW_TR("Namespace of the object"), 14, true},
    {FieldId::ObjectName, "objectName", "object", Keyword, Derived, KW_TR("Object"),
     KW_TR("Object name, also for creates with generateName"), 28, true},
    {FieldId::EffectiveUser, "effectiveUser", "effective", Keyword, Derived, KW_TR("User"),
     KW_TR("The impersonated user if there is one, else the user"), 28, true},
    {FieldId::ActorClass, "actorClass", "class", Keyword, Derived, KW_TR("Actor class"),
     KW_TR("human, service account, node, control plane or anonymous"), 14, false},
    {FieldId::Peer, "peer", "", Ip, Derived, KW_TR("Peer"),
     KW_TR("Last source address: the one a client cannot forge"), 15, true},
    {FieldId::Tool, "tool", "", Keyword, Derived, KW_TR("Tool"),
     KW_TR("Program named by the user agent (client-supplied)"), 18, true},
    {FieldId::Summary, "summary", "", Text, Derived, KW_TR("Summary"),
     KW_TR("What was asked for, in one line"), 70, true},
    {FieldId::StatusCode, "responseStatus.code", "code", Integer, Event, KW_TR("Code"),
     KW_TR("HTTP status of the response"), 5, true},
    {FieldId::StatusReason, "responseStatus.reason", "reason", Keyword, Event,
     KW_TR("Status reason"), KW_TR("Machine-readable reason of a failure"), 14, false},
    {FieldId::StatusMessage, "responseStatus.message", "message", Text, Event,
     KW_TR("Status message"), KW_TR("Message of a failure"), 50, false},
    {FieldId::Decision, "annotations.authorization.k8s.io/decision", "decision", Keyword, Event,
     KW_TR("Decision"), KW_TR("Authorization decision: allow or forbid"), 8, false},
    {FieldId::AuthorizationReason, "annotations.authorization.k8s.io/reason", "authz", Text, Event,
     KW_TR("Authorization reason"), KW_TR("Why the authorizer allowed the request"), 50, false},
    {FieldId::Binding, "binding", "", Keyword, Derived, KW_TR("Binding"),
     KW_TR("RBAC binding that allowed the request"), 30, false},
    {FieldId::Role, "role", "", Keyword, Derived, KW_TR("Role"),
     KW_TR("RBAC role that allowed the request"), 24, false},
    {FieldId::Subject, "subject", "", Keyword, Derived, KW_TR("Subject"),
     KW_TR("RBAC subject that the binding named"), 30, false},
    {FieldId::Username, "user.username", "user", Keyword, Event, KW_TR("Authenticated user"),
     KW_TR("User that authenticated"), 36, false},
    {FieldId::Groups, "user.groups", "group", KeywordList, Event, KW_TR("Groups"),
     KW_TR("Groups of the user"), 36, false},
    {FieldId::Credential, "user.extra.authentication.kubernetes.io/credential-id", "cred",
     KeywordList, Event, KW_TR("Credential"),
     KW_TR("Fingerprint of the token or certificate"), 40, false},
    {FieldId::PodName, "user.extra.authentication.kubernetes.io/pod-name", "pod", KeywordList,
     Event, KW_TR("Token pod"), KW_TR("Pod that the service account token was issued to"), 24,
     false},
    {FieldId::ImpersonatedUser, "impersonatedUser.username", "as", Keyword, Event,
     KW_TR("Impersonated user"), KW_TR("User that was impersonated"), 30, false},
    {FieldId::ImpersonatedGroups, "impersonatedUser.groups", "asgroup", KeywordList, Event,
     KW_TR("Impersonated groups"), KW_TR("Groups that were impersonated"), 30, false},
    {FieldId::SourceIps, "sourceIPs", "ip", IpList, Event, KW_TR("Source IPs"),
     KW_TR("All source addresses; all but the last can be forged"), 30, false},
    {FieldId::UserAgent, "userAgent", "ua", Text, Event, KW_TR("User agent"),
     KW_TR("User agent (client-supplied)"), 40, false},
    {FieldId::Resource, "objectRef.resource", "", Keyword, Event, KW_TR("Resource type"),
     KW_TR("Resource without its subresource"), 18, false},
    {FieldId::Subresource, "objectRef.subresource", "sub", Keyword, Event, KW_TR("Subresource"),
     KW_TR("Subresource, as in exec"), 12, false},
    {FieldId::Name, "objectRef.name", "name", Keyword, Event, KW_TR("Name"),
     KW_TR("Object name as it stands in the event"), 28, false},
    {FieldId::ApiGroup, "objectRef.apiGroup", "api", Keyword, Event, KW_TR("API group"),
     KW_TR("API group; empty for the core group"), 24, false},
    {FieldId::ApiVersion, "objectRef.apiVersion", "apiversion", Keyword, Event,
     KW_TR("API version"), KW_TR("API version of the object"), 9, false},
    {FieldId::RequestUri, "requestURI", "uri", Text, Event, KW_TR("Request URI"),
     KW_TR("URI as the client sent it"), 60, false},
    {FieldId::Command, "command", "cmd", Text, Derived, KW_TR("Command"),
     KW_TR("Decoded command of an exec"), 40, false},
    {FieldId::Container, "container", "", Keyword, Derived, KW_TR("Container"),
     KW_TR("Container that an exec or attach named"), 16, false},
    {FieldId::Tty, "tty", "", Boolean, Derived, KW_TR("TTY"),
     KW_TR("An exec or attach that asked for a terminal"), 5, false},
    {FieldId::Level, "level", "", Keyword, Event, KW_TR("Level"),
     KW_TR("Audit level the event was written at"), 16, false},
    {FieldId::Stage, "stage", "", Keyword, Event, KW_TR("Stage"),
     KW_TR("Stage of the request"), 17, false},
    {FieldId::AuditId, "auditID", "id", Keyword, Event, KW_TR("Audit ID"),
     KW_TR("Identifier that the stages of a request share"), 37, false},
    {FieldId::Duration, "duration", "dur", FieldType::Duration, Derived, KW_TR("Duration (ms)"),
     KW_TR("Time from the request to this stage, in milliseconds"), 12, false},
    {FieldId::Open, "open", "", Boolean, Derived, KW_TR("Open"),
     KW_TR("No final stage was recorded"), 5, false},
    {FieldId::DryRun, "dryrun", "", Boolean, Derived, KW_TR("Dry run"),
     KW_TR("The request asked for a dry run"), 7, false},
    {FieldId::Truncated, "truncated", "", Boolean, Derived, KW_TR("Truncated"),
     KW_TR("Bodies were cut by the API server or an exporter"), 9, false},
    {FieldId::Cluster, "cluster", "", Keyword, Derived, KW_TR("Cluster"),
     KW_TR("Cluster that the evidence came from"), 16, false},
    {FieldId::File, "file", "", Keyword, Derived, KW_TR("File"),
     KW_TR("File of the evidence"), 30, false},
    {FieldId::Line, "line", "", Integer, Derived, KW_TR("Line"),
     KW_TR("Line in the file, from 1"), 8, false},
    {FieldId::Annotations, "annotations", "", Json, Raw, KW_TR("Annotations"),
     KW_TR("All annotations of the event"), 40, false},
    {FieldId::UserExtra, "user.extra", "extra", Json, Raw, KW_TR("User extra"),
     KW_TR("Extra attributes of the user"), 40, false},
    {FieldId::RequestObject, "requestObject", "", Json, Raw, KW_TR("Request body"),
     KW_TR("Body of the request"), 60, false},
    {FieldId::ResponseObject, "responseObject", "", Json, Raw, KW_TR("Response body"),
     KW_TR("Body of the response"), 60, false},
}};

#undef KW_TR

constexpr bool inIdOrder()
{
    for (std::size_t i = 0; i < kCatalogue.size(); ++i) {
        if (kCatalogue[i].id != static_cast<FieldId>(i))
            return false;
    }
    return true;
}
static_assert(inIdOrder());

struct Spelling
{
    std::string_view name;
    FieldId id;
};

constexpr std::array<Spelling, 5> kExtraSpellings {{
    {"@timestamp", FieldId::Time},
    {"actor", FieldId::Username},
    {"groups", FieldId::Groups},
    {"auditId", FieldId::AuditId},
    // As everywhere in Kubernetes RBAC, a resource is written with its subresource: pods/exec.
    {"resource", FieldId::ResourcePath},
}};

} // namespace

std::span<const FieldInfo> fieldCatalogue()
{
    return kCatalogue;
}

const FieldInfo &fieldInfo(FieldId id)
{
    return kCatalogue[static_cast<std::size_t>(id)];
}

const FieldInfo *findField(std::string_view pathOrAlias)
{
    if (pathOrAlias.empty())
        return nullptr;
    for (const FieldInfo &field : kCatalogue) {
        if (field.path == pathOrAlias || field.alias == pathOrAlias)
            return &field;
    }
    for (const Spelling &spelling : kExtraSpellings) {
        if (spelling.name == pathOrAlias)
            return &fieldInfo(spelling.id);
    }
    return nullptr;
}

QString headerText(const FieldInfo &field)
{
    return QCoreApplication::translate("FieldCatalogue", field.header);
}

QString descriptionText(const FieldInfo &field)
{
    return QCoreApplication::translate("FieldCatalogue", field.description);
}

} // namespace kubewake
