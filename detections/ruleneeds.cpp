// SPDX-License-Identifier: Apache-2.0
#include "detections/ruleneeds.h"

#include "detections/partialanswer.h"
#include "model/audit/identity.h"

#include <algorithm>
#include <map>
#include <set>

namespace kubewake {
namespace {

struct Probe
{
    ProbeIdentity identity;
    std::string_view user;
    std::array<std::string_view, 2> groups;
};

constexpr std::array<Probe, 4> kProbes {{
    {kProbePerson, "somebody@example.com", {"somebodies", "system:authenticated"}},
    {kProbeServiceAccount,
     "system:serviceaccount:default:something",
     {"system:serviceaccounts", "system:authenticated"}},
    {kProbeAnonymous, "system:anonymous", {"system:unauthenticated", "system:unauthenticated"}},
    {kProbeNode, "system:node:somewhere", {"system:nodes", "system:authenticated"}},
}};

const ApiOperation &someResource()
{
    static const ApiOperation operation {
        .verb = "get", .group = "example.com", .resource = "somethings"};
    return operation;
}

bool canMatch(const Expression &expression, const KnownFacts &facts)
{
    return partialAnswer(expression, facts).truth != Truth::False;
}

class NeedsFinder
{
public:
    explicit NeedsFinder(const Expression &expression)
        : m_expression(expression)
    {
    }

    RuleNeeds find()
    {
        for (const ApiOperation &operation : apiOperations()) {
            if (mayBe(operation))
                add(operation);
        }
        m_needs.isGeneral = isGeneral();
        m_needs.isOfUnauthenticated = isOfUnauthenticated();
        m_needs.isOfStreams =
            !m_needs.needs.empty() && std::ranges::all_of(m_needs.needs, [](const RuleNeed &need) {
                return isStreamSubresource(need.operation->subresource);
            });
        return std::move(m_needs);
    }

private:
    // Most rules name few verbs and few resources: each is asked for on its own first.
    bool mayBe(const ApiOperation &operation)
    {
        const auto [verb, isNewVerb] = m_verbs.try_emplace(operation.verb, false);
        if (isNewVerb) {
            KnownFacts facts;
            facts.set(FieldId::Verb, operation.verb);
            verb->second = canMatch(m_expression, facts);
        }
        if (!verb->second)
            return false;
        const auto [object, isNewObject] = m_objects.try_emplace(operation.object(), false);
        if (isNewObject) {
            KnownFacts facts = KnownFacts::of(operation);
            facts.forget(FieldId::Verb);
            object->second = canMatch(m_expression, facts);
        }
        return object->second;
    }

    void add(const ApiOperation &operation)
    {
        const KnownFacts facts = KnownFacts::of(operation);
        const PartialAnswer answer = partialAnswer(m_expression, facts);
        if (answer.truth == Truth::False)
            return;
        RuleNeed need {&operation};
        if (answer.needsResponse)
            need.level = Level::RequestResponse;
        else if (answer.needsRequest)
            need.level = Level::Request;
        need.least = need.level;
        for (const Level lower : {Level::Request, Level::Metadata}) {
            if (lower < need.least && canBeTrue(m_expression, facts, lower))
                need.least = lower;
        }
        need.identities = identitiesOf(operation);
        m_needs.needs.push_back(need);
    }

    // Nodes count only where nobody else is meant. A rule that names a user is about a person.
    std::uint8_t identitiesOf(const ApiOperation &operation) const
    {
        std::uint8_t identities = 0;
        KnownFacts facts = KnownFacts::of(operation);
        for (const Probe &probe : kProbes) {
            if (probe.identity == kProbeNode && identities != 0)
                break;
            facts.set(FieldId::Username, probe.user);
            facts.set(FieldId::EffectiveUser, probe.user);
            const auto actor = static_cast<std::size_t>(actorClassOf(probe.user));
            facts.set(FieldId::ActorClass, kActorClassNames[actor]);
            if (canMatch(m_expression, facts))
                identities = static_cast<std::uint8_t>(identities | probe.identity);
        }
        return identities != 0 ? identities : std::uint8_t {kProbePerson};
    }

    bool isGeneral() const
    {
        KnownFacts facts = KnownFacts::of(someResource());
        facts.forget(FieldId::Verb);
        return canMatch(m_expression, facts);
    }

    bool isOfUnauthenticated() const
    {
        const auto canBe = [this](std::string_view code) {
            KnownFacts facts;
            facts.set(FieldId::StatusCode, code);
            return canMatch(m_expression, facts);
        };
        constexpr std::array<std::string_view, 8> kOthers {"101", "200", "201", "403",
                                                           "404", "409", "422", "500"};
        return canBe("401") && std::ranges::none_of(kOthers, canBe);
    }

    const Expression &m_expression;
    std::map<std::string, bool> m_verbs;
    std::map<std::string, bool> m_objects;
    RuleNeeds m_needs;
};

RuleNeeds needsOfBases(const CompiledRule &correlation)
{
    RuleNeeds all;
    all.isOfUnauthenticated = true;
    all.isOfStreams = true;
    std::map<const ApiOperation *, RuleNeed> merged; // they lie in one array, in their order
    for (const CompiledRulePtr &base : correlation.bases()) {
        const RuleNeeds &some = base->needs();
        all.isGeneral = all.isGeneral || some.isGeneral;
        all.isOfUnauthenticated = all.isOfUnauthenticated && some.isOfUnauthenticated;
        all.isOfStreams = all.isOfStreams && some.isOfStreams;
        for (const RuleNeed &need : some.needs) {
            const auto [known, isNew] = merged.try_emplace(need.operation, need);
            known->second.level = std::max(known->second.level, need.level);
            known->second.least = std::min(known->second.least, need.least);
            known->second.identities =
                static_cast<std::uint8_t>(known->second.identities | need.identities);
        }
    }
    for (const auto &[operation, need] : merged)
        all.needs.push_back(need);
    return all;
}

AuditedRequest requestOf(const ApiOperation &operation, const Probe &probe)
{
    AuditedRequest request;
    request.user = probe.user;
    request.groups.assign(probe.groups.begin(), probe.groups.end());
    request.verb = operation.verb;
    request.isResource = operation.isResource();
    request.apiGroup = operation.group;
    request.resource = operation.resource;
    request.subresource = operation.subresource;
    request.path = operation.path;
    if (!isClusterScoped(operation))
        request.space = "default";
    if (operation.verb != "create" && operation.verb != "list" && operation.verb != "watch")
        request.name = "something";
    return request;
}

// The lowest level at which the policy logs the operation by any of those that the rule is about.
Level levelOf(const AuditPolicy &policy, const RuleNeed &need, Stage stage)
{
    Level lowest = Level::RequestResponse;
    for (const Probe &probe : kProbes) {
        if ((need.identities & probe.identity) == 0)
            continue;
        AuditedRequest request = requestOf(*need.operation, probe);
        request.hasUser = stage == Stage::ResponseComplete;
        const PolicyDecision decision = policy.decide(request);
        lowest = std::min(lowest, decision.logs(stage) ? decision.level : Level::None);
    }
    return lowest;
}

} // namespace

RuleNeeds needsOf(const CompiledRule &rule)
{
    return rule.isCorrelation() ? needsOfBases(rule)
                                : NeedsFinder(*rule.filter().expression()).find();
}

PolicyVerdict verdictOf(const AuditPolicy &policy, const RuleNeeds &needs)
{
    PolicyVerdict verdict;
    const Stage stage =
        needs.isOfUnauthenticated ? Stage::ResponseStarted : Stage::ResponseComplete;
    bool seesAnything = false;
    for (const RuleNeed &need : needs.needs) {
        if (needs.isGeneral && isRoutine(*need.operation))
            continue;
        const Level given = levelOf(policy, need, stage);
        seesAnything = seesAnything || given >= need.least;
        if (given < need.level)
            verdict.shortfalls.push_back({need.operation, need.level, given});
    }
    if (!verdict.shortfalls.empty())
        verdict.state = seesAnything ? PolicyVerdict::State::Partly : PolicyVerdict::State::Blind;
    return verdict;
}

std::set<std::size_t> decidingRules(const AuditPolicy &policy, const RuleNeeds &needs)
{
    std::set<std::size_t> rules;
    for (const RuleNeed &need : needs.needs) {
        for (const Probe &probe : kProbes) {
            if ((need.identities & probe.identity) == 0)
                continue;
            if (const auto rule = policy.decide(requestOf(*need.operation, probe)).rule)
                rules.insert(*rule);
        }
    }
    return rules;
}

bool isRoutine(const ApiOperation &operation)
{
    if (operation.isResource())
        return operation.resource == "events" || operation.resource == "leases";
    static constexpr std::array<std::string_view, 8> kPaths {
        "/api", "/apis", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version"};
    return std::ranges::find(kPaths, operation.path) != kPaths.end();
}

} // namespace kubewake
