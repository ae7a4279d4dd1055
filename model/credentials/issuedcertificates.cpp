// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/issuedcertificates.h"

#include "model/audit/certificaterequest.h"
#include "model/credentials/certificatefingerprint.h"
#include "model/credentials/credentialtext.h"
#include "model/credentials/eventpaths.h"
#include "model/credentials/issuedtokens.h"
#include "model/objects/objectkey.h"
#include "model/objects/objectrows.h"
#include "model/query/kql.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kubewake {
namespace {

// What one request did to such an object.
struct Step
{
    Row row = 0;
    MicrosecondsUtc answered = kNoTime;
    std::string verb {};
    std::string subresource {};
    bool isDenied = false; // by conditions
    bool isFailed = false;
    std::string certificate {}; // its fingerprint
    CredentialOrigin seen {}; // what the bodies say of the request itself

    [[nodiscard]] bool isChange() const
    {
        return verb == "create" || verb == "update" || verb == "patch" || verb == "apply";
    }
};

void readSpec(const EventSnapshot &snapshot, Row row, EventPaths &event, CredentialOrigin &seen)
{
    for (const std::string body : {"requestObject.", "responseObject."}) {
        const std::string spec = body + "spec.";
        if (seen.signerName.empty())
            seen.signerName = event.first(spec + "signerName");
        if (!seen.expirationSeconds)
            seen.expirationSeconds = event.number(spec + "expirationSeconds");
        if (!seen.issuedFor.empty())
            continue;
        if (const auto subject = certificateRequestSubject(event.first(spec + "request"))) {
            seen.hasBody = true;
            seen.groups = subject->organizations;
            if (seen.groups.size() > EventPaths::kMaximumSome)
                seen.groups.resize(EventPaths::kMaximumSome);
            if (!subject->commonNames.empty())
                seen.issuedFor = subject->commonNames.back();
        }
    }
    seen.hasBody = seen.hasBody || snapshot.hasFlag(row, kHasRequestObject);
}

Step readStep(const EventSnapshot &snapshot, Row row, EventPaths &event)
{
    Step step;
    step.row = row;
    step.answered = answeredTime(snapshot, row);
    step.verb = fieldText(snapshot, FieldId::Verb, row);
    step.subresource = fieldText(snapshot, FieldId::Subresource, row);
    readSpec(snapshot, row, event, step.seen);
    for (const std::string body : {"requestObject.", "responseObject."}) {
        for (const std::string &type : event.all(body + "status.conditions.type")) {
            step.isDenied = step.isDenied || type == "Denied";
            step.isFailed = step.isFailed || type == "Failed";
        }
        if (step.certificate.empty())
            step.certificate =
                certificateFingerprint(event.first(body + "status.certificate")).value_or("");
    }
    return step;
}

void takeSpec(const CredentialOrigin &seen, CredentialOrigin &origin)
{
    if (origin.signerName.empty())
        origin.signerName = seen.signerName;
    if (!origin.expirationSeconds)
        origin.expirationSeconds = seen.expirationSeconds;
    if (origin.issuedFor.empty()) {
        origin.issuedFor = seen.issuedFor;
        origin.groups = seen.groups;
    }
    origin.hasBody = origin.hasBody || seen.hasBody;
}

// The steps of one name, in order: a second `create` begins another request of that name.
std::vector<IssuedCertificate> certificatesOf(const EventSnapshot &snapshot,
                                              const std::vector<Step> &steps)
{
    std::vector<IssuedCertificate> certificates;
    for (const Step &step : steps) {
        if (certificates.empty() && !step.isChange() && step.certificate.empty())
            continue;
        if (certificates.empty() || (step.verb == "create" && step.subresource.empty())) {
            IssuedCertificate next;
            next.origin = originOf(snapshot, step.row, CredentialOrigin::Kind::CertificateRequest);
            next.origin.issued = kNoTime;
            if (step.verb != "create") {
                next.origin.by.clear(); // who asked for it is not in the log
                next.origin.actor.clear();
                next.origin.address.clear();
            }
            certificates.push_back(std::move(next));
        }
        IssuedCertificate &one = certificates.back();
        CredentialOrigin &origin = one.origin;
        takeSpec(step.seen, origin);
        const std::string user = fieldText(snapshot, FieldId::EffectiveUser, step.row);
        if (step.isChange() && step.subresource == "approval") {
            origin.approvedBy = user;
            one.isRefused = step.isDenied;
        }
        if (step.isChange() && step.subresource == "status") {
            origin.signedBy = user;
            origin.issued = step.answered;
            one.isRefused = step.isFailed;
        }
        if (!step.certificate.empty())
            one.fingerprint = step.certificate;
    }
    return certificates;
}

QString requestsKql(const std::string &cluster, const std::string &name, bool withCluster)
{
    const QString changes = QStringLiteral("verb: (create or update or patch or apply)");
    QString kql = kqlAnd(kqlTerm(FieldId::Resource, "certificatesigningrequests", false),
                         kqlTerm(FieldId::ObjectName, name, false));
    kql = kqlAnd(kql, kqlAnd(changes, kqlTerm(FieldId::Outcome, "allowed", false)));
    return withCluster ? kqlAnd(kql, kqlTerm(FieldId::Cluster, cluster, false)) : kql;
}

} // namespace

Result<std::vector<IssuedCertificate>> issuedCertificates(const EventSnapshot &snapshot,
                                                          const std::vector<Row> &rows,
                                                          std::size_t maximum,
                                                          const EvaluationControl &control)
{
    std::map<std::pair<std::string, std::string>, std::vector<Step>> requests; // cluster, name
    EventPaths event(snapshot);
    const bool done = event.read(rows, control.cancelled, [&](Row row) {
        const auto key = objectKeyOf(snapshot, row);
        if (!key)
            return;
        const std::pair name(key->cluster, key->name);
        if (requests.size() < maximum || requests.contains(name))
            requests[name].push_back(readStep(snapshot, row, event));
    });
    if (!done)
        return failure(CredentialText::tr("Cancelled."));
    std::vector<IssuedCertificate> all;
    const bool withCluster = severalClusters(snapshot);
    for (auto &[name, steps] : requests) {
        std::ranges::stable_sort(steps, {}, &Step::answered);
        const auto changes = std::ranges::count_if(steps, &Step::isChange);
        for (IssuedCertificate &certificate : certificatesOf(snapshot, steps)) {
            certificate.cluster = name.first;
            certificate.origin.request = name.second;
            certificate.origin.requests = {requestsKql(name.first, name.second, withCluster),
                                           static_cast<std::uint32_t>(changes)};
            all.push_back(std::move(certificate));
        }
    }
    std::ranges::stable_sort(all, {}, [](const IssuedCertificate &one) { return one.origin.time; });
    return all;
}

} // namespace kubewake
