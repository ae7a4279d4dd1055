// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/issuedtokens.h"

#include "model/core/utf8.h"
#include "model/credentials/credentialtext.h"
#include "model/credentials/eventpaths.h"
#include "model/objects/objectrows.h"
#include "model/query/kql.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <map>

namespace kubewake {
namespace {

QString requestsKql()
{
    return kqlAnd(kqlAnd(kqlTerm(FieldId::Verb, "create", false),
                         kqlTerm(FieldId::ResourcePath, "serviceaccounts/token", false)),
                  kqlTerm(FieldId::Outcome, "allowed", false));
}

QString issueKql(const CredentialKey &key, bool withCluster)
{
    const QString kql = kqlAnd(requestsKql(),
                               QString::fromLatin1(credentialpath::kIssuedId) + QStringLiteral(": ")
                                   + kqlQuoted(key.value));
    return withCluster ? kqlAnd(kql, kqlTerm(FieldId::Cluster, key.cluster, false)) : kql;
}

IssuedToken readToken(const EventSnapshot &snapshot, Row row, EventPaths &event)
{
    IssuedToken token;
    token.origin = originOf(snapshot, row, CredentialOrigin::Kind::TokenRequest);
    CredentialOrigin &origin = token.origin;
    const std::string &cluster = snapshot.source(snapshot.sourceIdOf(row)).cluster;
    token.key = CredentialKey::ofId(cluster, event.first(credentialpath::kIssuedId));
    const std::string space = fieldText(snapshot, FieldId::Namespace, row);
    origin.issuedFor =
        "system:serviceaccount:" + space + ':' + fieldText(snapshot, FieldId::Name, row);
    origin.hasBody = snapshot.hasFlag(row, kHasRequestObject);
    const std::string spec = "requestObject.spec.";
    origin.audiences = event.some(spec + "audiences");
    origin.expirationSeconds = event.number(spec + "expirationSeconds");
    origin.grantedSeconds = event.number("responseObject.spec.expirationSeconds");
    token.bound = {event.first(spec + "boundObjectRef.kind"),
                   space,
                   event.first(spec + "boundObjectRef.name"),
                   event.first(spec + "boundObjectRef.uid"),
                   {}};
    if (token.bound.kind == "Node")
        token.bound.space.clear();
    return token;
}

} // namespace

bool severalClusters(const EventSnapshot &snapshot)
{
    for (std::size_t i = 1; i < snapshot.sourceCount(); ++i) {
        if (snapshot.source(static_cast<SourceId>(i)).cluster
            != snapshot.source(static_cast<SourceId>(0)).cluster)
            return true;
    }
    return false;
}

CredentialOrigin originOf(const EventSnapshot &snapshot, Row row, CredentialOrigin::Kind kind)
{
    CredentialOrigin origin;
    origin.kind = kind;
    origin.row = row;
    origin.time = snapshot.time(row);
    origin.issued = answeredTime(snapshot, row);
    origin.by = fieldText(snapshot, FieldId::EffectiveUser, row);
    origin.actor = fieldText(snapshot, FieldId::Username, row);
    if (origin.actor == origin.by)
        origin.actor.clear();
    origin.address = fieldText(snapshot, FieldId::Peer, row);
    return origin;
}

Result<IssuedTokens> issuedTokens(const EventSnapshot &snapshot, const std::vector<Row> &rows,
                                  std::size_t maximum, const EvaluationControl &control)
{
    std::map<CredentialKey, IssuedToken> tokens;
    IssuedTokens issued;
    EventPaths event(snapshot);
    const bool done = event.read(rows, control.cancelled, [&](Row row) {
        IssuedToken token = readToken(snapshot, row, event);
        if (token.key.value.empty()) {
            ++issued.untraceable.count;
            return;
        }
        const auto known = tokens.find(token.key);
        if (known == tokens.end()) {
            token.origin.requests.count = 1;
            CredentialKey key = token.key;
            if (tokens.size() < maximum)
                tokens.emplace(std::move(key), std::move(token));
            return;
        }
        // The log holds it twice: the first counts.
        const std::uint32_t count = known->second.origin.requests.count + 1;
        if (token.origin.time < known->second.origin.time)
            known->second = std::move(token);
        known->second.origin.requests.count = count;
    });
    if (!done)
        return failure(CredentialText::tr("Cancelled."));
    issued.untraceable.filter =
        kqlAnd(requestsKql(),
               QStringLiteral("not ") + QString::fromLatin1(credentialpath::kIssuedId)
                   + QStringLiteral(": *"));
    const bool withCluster = severalClusters(snapshot);
    for (auto &[key, token] : tokens) {
        token.origin.requests.filter = issueKql(key, withCluster);
        issued.tokens.push_back(std::move(token));
    }
    std::ranges::stable_sort(issued.tokens, {},
                             [](const IssuedToken &token) { return token.origin.time; });
    return issued;
}

} // namespace kubewake
