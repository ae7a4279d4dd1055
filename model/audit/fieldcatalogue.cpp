// SPDX-License-Identifier: Apache-2.0
#include "model/audit/fieldcatalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

using enum FieldType;
using enum FieldOrigin;

// Two FieldType names are FieldId names too; the id column is always spelled FieldId::X.
constexpr std::array<FieldInfo, kFieldCount> kCatalogue {{
    {FieldId::Time, "requestReceivedTimestamp", "time", FieldType::Time, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Time"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "When the API server received the request"), 26, true},
    {FieldId::StageTime, "stageTimestamp", "stagetime", FieldType::Time, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Stage time"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "When this stage was reached"), 26, false},
    {FieldId::Outcome, "outcome", "", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Outcome"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "allowed, denied, failed, dry-run, open or unknown"), 9,
     true},
    {FieldId::OutcomeReason, "outcomeReason", "why", Text, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Outcome reason"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Why the request was denied or failed"), 40, false},
    {FieldId::Verb, "verb", "", Keyword, Event, QT_TRANSLATE_NOOP("FieldCatalogue", "Verb"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Kubernetes verb"), 10, true},
    {FieldId::ResourcePath, "resourcePath", "res", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Resource"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Resource with its subresource, as in pods/exec"), 22,
     true},
    {FieldId::Namespace, "objectRef.namespace", "ns", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Namespace"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Namespace of the object"), 14, true},
    {FieldId::ObjectName, "objectName", "object", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Object"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Object name, also for creates with generateName"), 28,
     true},
    {FieldId::EffectiveUser, "effectiveUser", "effective", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "User"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "The impersonated user if there is one, else the user"),
     28, true},
    {FieldId::ActorClass, "actorClass", "class", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Actor class"),
     QT_TRANSLATE_NOOP("FieldCatalogue",
                       "human, service account, node, control plane or anonymous"),
     14, false},
    {FieldId::Peer, "peer", "", Ip, Derived, QT_TRANSLATE_NOOP("FieldCatalogue", "Peer"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Last source address: the one a client cannot forge"), 15,
     true},
    {FieldId::PeerClass, "peerClass", "", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Peer class"),
     QT_TRANSLATE_NOOP("FieldCatalogue",
                       "Where the peer is: pod, node, service, known network, private, public, …"),
     14, false},
    {FieldId::CountryCode, "source.geo.country_iso_code", "country", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Country"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Country of the peer, ISO 3166 (needs a GeoIP database)"),
     8, false},
    {FieldId::CountryName, "source.geo.country_name", "", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Country name"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Country of the peer (needs a GeoIP database)"), 18,
     false},
    {FieldId::City, "source.geo.city_name", "city", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "City"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "City of the peer (needs a GeoIP database)"), 18, false},
    {FieldId::AsNumber, "source.as.number", "asn", Integer, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "AS number"),
     QT_TRANSLATE_NOOP("FieldCatalogue",
                       "Autonomous system that announces the peer (needs a GeoIP database)"),
     10, false},
    {FieldId::AsOrganization, "source.as.organization.name", "asorg", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "AS organization"),
     QT_TRANSLATE_NOOP("FieldCatalogue",
                       "Who runs the autonomous system of the peer (needs a GeoIP database)"),
     26, false},
    {FieldId::Tool, "tool", "", Keyword, Derived, QT_TRANSLATE_NOOP("FieldCatalogue", "Tool"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Program named by the user agent (client-supplied)"), 18,
     true},
    {FieldId::Summary, "summary", "", Text, Derived, QT_TRANSLATE_NOOP("FieldCatalogue", "Summary"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "What was asked for, in one line"), 46, true},
    {FieldId::StatusCode, "responseStatus.code", "code", Integer, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Code"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "HTTP status of the response"), 5, true},
    {FieldId::StatusReason, "responseStatus.reason", "reason", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Status reason"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Machine-readable reason of a failure"), 14, false},
    {FieldId::StatusMessage, "responseStatus.message", "message", Text, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Status message"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Message of a failure"), 50, false},
    {FieldId::Decision, "annotations.authorization.k8s.io/decision", "decision", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Decision"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Authorization decision: allow or forbid"), 8, false},
    {FieldId::AuthorizationReason, "annotations.authorization.k8s.io/reason", "authz", Text, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Authorization reason"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Why the authorizer allowed the request"), 50, false},
    {FieldId::Binding, "binding", "", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Binding"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "RBAC binding that allowed the request"), 30, false},
    {FieldId::Role, "role", "", Keyword, Derived, QT_TRANSLATE_NOOP("FieldCatalogue", "Role"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "RBAC role that allowed the request"), 24, false},
    {FieldId::Subject, "subject", "", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Subject"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "RBAC subject that the binding named"), 30, false},
    {FieldId::Username, "user.username", "user", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Authenticated user"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "User that authenticated"), 36, false},
    {FieldId::Groups, "user.groups", "group", KeywordList, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Groups"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Groups of the user"), 36, false},
    {FieldId::Credential, "user.extra.authentication.kubernetes.io/credential-id", "cred",
     KeywordList, Event, QT_TRANSLATE_NOOP("FieldCatalogue", "Credential"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Fingerprint of the token or certificate"), 40, false},
    {FieldId::PodName, "user.extra.authentication.kubernetes.io/pod-name", "pod", KeywordList,
     Event, QT_TRANSLATE_NOOP("FieldCatalogue", "Token pod"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Pod that the service account token was issued to"), 24,
     false},
    {FieldId::ImpersonatedUser, "impersonatedUser.username", "as", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Impersonated user"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "User that was impersonated"), 30, false},
    {FieldId::ImpersonatedGroups, "impersonatedUser.groups", "asgroup", KeywordList, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Impersonated groups"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Groups that were impersonated"), 30, false},
    {FieldId::SourceIps, "sourceIPs", "ip", IpList, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Source IPs"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "All source addresses; all but the last can be forged"),
     30, false},
    {FieldId::UserAgent, "userAgent", "ua", Text, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "User agent"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "User agent (client-supplied)"), 40, false},
    {FieldId::Resource, "objectRef.resource", "", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Resource type"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Resource without its subresource"), 18, false},
    {FieldId::Subresource, "objectRef.subresource", "sub", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Subresource"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Subresource, as in exec"), 12, false},
    {FieldId::Name, "objectRef.name", "name", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Name"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Object name as it stands in the event"), 28, false},
    {FieldId::ApiGroup, "objectRef.apiGroup", "api", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "API group"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "API group; empty for the core group"), 24, false},
    {FieldId::ApiVersion, "objectRef.apiVersion", "apiversion", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "API version"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "API version of the object"), 9, false},
    {FieldId::RequestUri, "requestURI", "uri", Text, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Request URI"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "URI as the client sent it"), 60, false},
    {FieldId::Command, "command", "cmd", Text, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Command"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Decoded command of an exec"), 40, false},
    {FieldId::Container, "container", "", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Container"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Container that an exec or attach named"), 16, false},
    {FieldId::Tty, "tty", "", Boolean, Derived, QT_TRANSLATE_NOOP("FieldCatalogue", "TTY"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "An exec or attach that asked for a terminal"), 5, false},
    {FieldId::Level, "level", "", Keyword, Event, QT_TRANSLATE_NOOP("FieldCatalogue", "Level"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Audit level the event was written at"), 16, false},
    {FieldId::Stage, "stage", "", Keyword, Event, QT_TRANSLATE_NOOP("FieldCatalogue", "Stage"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Stage of the request"), 17, false},
    {FieldId::AuditId, "auditID", "id", Keyword, Event,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Audit ID"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Identifier that the stages of a request share"), 37,
     false},
    {FieldId::Duration, "duration", "dur", FieldType::Duration, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Duration (ms)"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Time from the request to this stage, in milliseconds"),
     12, false},
    {FieldId::Open, "open", "", Boolean, Derived, QT_TRANSLATE_NOOP("FieldCatalogue", "Open"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "No final stage was recorded"), 5, false},
    {FieldId::DryRun, "dryrun", "", Boolean, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Dry run"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "The request asked for a dry run"), 7, false},
    {FieldId::Truncated, "truncated", "", Boolean, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Truncated"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Bodies were cut by the API server or an exporter"), 9,
     false},
    {FieldId::Inferred, "inferred", "", KeywordList, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Inferred"),
     QT_TRANSLATE_NOOP("FieldCatalogue",
                       "What the exporter does not record and was inferred: level, stage, code, "
                       "uri, time"),
     16, false},
    {FieldId::Cluster, "cluster", "", Keyword, Derived,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Cluster"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Cluster that the evidence came from"), 16, false},
    {FieldId::File, "file", "", Keyword, Derived, QT_TRANSLATE_NOOP("FieldCatalogue", "File"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "File of the evidence"), 30, false},
    {FieldId::Line, "line", "", Integer, Derived, QT_TRANSLATE_NOOP("FieldCatalogue", "Line"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Line in the file, from 1"), 8, false},
    {FieldId::Annotations, "annotations", "", Json, Raw,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Annotations"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "All annotations of the event"), 40, false},
    {FieldId::UserExtra, "user.extra", "extra", Json, Raw,
     QT_TRANSLATE_NOOP("FieldCatalogue", "User extra"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Extra attributes of the user"), 40, false},
    {FieldId::RequestObject, "requestObject", "", Json, Raw,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Request body"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Body of the request"), 60, false},
    {FieldId::ResponseObject, "responseObject", "", Json, Raw,
     QT_TRANSLATE_NOOP("FieldCatalogue", "Response body"),
     QT_TRANSLATE_NOOP("FieldCatalogue", "Body of the response"), 60, false},
}};

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
