// SPDX-License-Identifier: Apache-2.0
#include "app/cli/credentialsreport.h"

#include <nlohmann/json.hpp>

#include <array>

namespace kubewake {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kKinds {"token", "certificate", "secret", "other"};
constexpr std::array<std::string_view, 4> kOrigins {"unknown", "token_request",
                                                    "certificate_request", "secret"};
constexpr std::array<std::string_view, 2> kTies {"exact", "name_and_time"};
constexpr std::array<std::string_view, 10> kFindings {
    "outside_binding", "after_deletion",      "other_identity",
    "several_at_once", "requested_by_person", "requested_by_service_account",
    "self_approved",   "long_lived_secret",   "tied_by_name_only",
    "never_used"};

template<typename Names, typename Enum>
Json nameOf(const Names &names, Enum value)
{
    return std::string(names.at(static_cast<std::size_t>(value)));
}

Json timeJson(MicrosecondsUtc time)
{
    return time == kNoTime ? Json() : Json(formatTimestampUtc(time));
}

Json numberJson(const std::optional<std::int64_t> &number)
{
    return number ? Json(*number) : Json();
}

Json countedJson(const Counted &counted)
{
    return Json::object({{"requests", counted.count}, {"query", counted.filter.toStdString()}});
}

Json countsJson(const char *name, const std::vector<ValueCount> &counts)
{
    Json list = Json::array();
    for (const ValueCount &count : counts)
        list.push_back(Json::object({{name, count.value}, {"requests", count.rows}}));
    return list;
}

Json originJson(const CredentialOrigin &origin)
{
    return Json::object({{"kind", nameOf(kOrigins, origin.kind)},
                         {"tie", nameOf(kTies, origin.tie)},
                         {"time", timeJson(origin.time)},
                         {"issued", timeJson(origin.issued)},
                         {"by", origin.by},
                         {"actor", origin.actor},
                         {"address", origin.address},
                         {"issued_for", origin.issuedFor},
                         {"groups", Json(origin.groups)},
                         {"has_body", origin.hasBody},
                         {"audiences", Json(origin.audiences)},
                         {"expiration_seconds", numberJson(origin.expirationSeconds)},
                         {"granted_seconds", numberJson(origin.grantedSeconds)},
                         {"request", origin.request},
                         {"signer_name", origin.signerName},
                         {"approved_by", origin.approvedBy},
                         {"signed_by", origin.signedBy},
                         {"made_with", countedJson(origin.requests)}});
}

// Adds what was done to the members of an entry.
void addUses(const CredentialUses &uses, Json &json)
{
    json["requests"] = uses.requests;
    json["refused"] = uses.refused;
    json["first"] = timeJson(uses.first);
    json["last"] = timeJson(uses.last);
    json["user_count"] = uses.userCount;
    json["users"] = countsJson("user", uses.users);
    json["address_count"] = uses.addressCount;
    Json &addresses = json["addresses"] = Json::array();
    for (const AddressUse &use : uses.addresses)
        addresses.push_back(Json::object({{"address", use.address},
                                          {"requests", use.requests},
                                          {"first", timeJson(use.first)},
                                          {"last", timeJson(use.last)}}));
    json["user_agent_count"] = uses.agentCount;
    json["user_agents"] = countsJson("user_agent", uses.agents);
}

Json findingsJson(const std::vector<CredentialFinding> &findings)
{
    Json list = Json::array();
    for (const CredentialFinding &finding : findings)
        list.push_back(Json::object({{"kind", nameOf(kFindings, finding.kind)},
                                     {"values", Json(finding.values)},
                                     {"from", timeJson(finding.from)},
                                     {"until", timeJson(finding.until)},
                                     {"requests", finding.requests.count},
                                     {"query", finding.requests.filter.toStdString()}}));
    return list;
}

Json credentialJson(const Credential &credential)
{
    const BoundObject &bound = credential.bound;
    Json json = Json::object({{"cluster", credential.key.cluster},
                              {"kind", nameOf(kKinds, credential.key.kind)},
                              {"id", credential.key.value},
                              {"user", credential.key.user}});
    json["findings"] = findingsJson(credential.findings);
    json["origin"] = originJson(credential.origin);
    json["bound_to"] = Json::object({{"kind", bound.kind},
                                     {"namespace", bound.space},
                                     {"name", bound.name},
                                     {"uid", bound.uid},
                                     {"node", bound.node},
                                     {"addresses", Json(credential.boundAddresses)}});
    addUses(credential.uses, json);
    json["query"] = credential.kql.toStdString();
    return json;
}

Json impersonationJson(const Impersonation &one)
{
    Json json = Json::object({{"cluster", one.cluster},
                              {"user", one.user},
                              {"as", one.as},
                              {"credentials", Json(one.credentials)},
                              {"made", Json(one.minted)}});
    addUses(one.uses, json);
    json["query"] = one.kql.toStdString();
    return json;
}

} // namespace

std::string credentialsJson(const CredentialLineage &lineage)
{
    Json credentials = Json::array();
    for (const Credential &credential : lineage.credentials)
        credentials.push_back(credentialJson(credential));
    Json impersonations = Json::array();
    for (const Impersonation &one : lineage.impersonations)
        impersonations.push_back(impersonationJson(one));
    const Json json = Json::object({{"credentials", std::move(credentials)},
                                    {"impersonations", std::move(impersonations)},
                                    {"untraceable_tokens", countedJson(lineage.untraceable)},
                                    {"without_credential", countedJson(lineage.anonymous)},
                                    {"left_out_requests", lineage.leftOutRequests},
                                    {"left_out_impersonations", lineage.leftOutImpersonations}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace kubewake
