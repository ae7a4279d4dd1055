// SPDX-License-Identifier: Apache-2.0
#include "detections/rulesetbuilder.h"

#include "detections/documenttexts.h"
#include "detections/yamlreader.h"
#include "detections/yamlvalues.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace kubewake {

using Kind = RuleDocument::Kind;

namespace {

constexpr int kMaximumChain = 32;

bool isForAny(const std::vector<std::string> &rules)
{
    return rules.size() == 1 && rules.front() == "any";
}

void addMissing(std::vector<std::string> &list, const std::vector<std::string> &more)
{
    for (const std::string &text : more) {
        if (std::ranges::find(list, text) == list.end())
            list.push_back(text);
    }
}

} // namespace

RuleSetBuilder::RuleSetBuilder(const RuleSet::Options &options)
    : m_settings(options.settings)
    , m_context {Placeholders(options.settings), FieldAliases::bundled()}
    , m_disabled(options.disabled.begin(), options.disabled.end())
{
}

void RuleSetBuilder::addFile(const std::string &name, const std::string &text)
{
    const YamlDocuments yaml = readYaml(text);
    const DocumentTexts texts(text);
    for (const YamlNode &root : yaml.documents) {
        RuleResult<RuleDocument> document = RuleDocument::read(root, name, texts.at(root.line));
        if (document) {
            m_drafts.emplace_back().document = std::move(*document);
            continue;
        }
        const RuleResult<std::string> title = textAt(root, "title");
        m_errors.push_back(
            {name, document.error().line, title.value_or(std::string()), document.error().message});
    }
    if (yaml.problem)
        m_errors.push_back({name, yaml.problem->line, {}, yaml.problem->message});
    else if (yaml.documents.empty())
        m_errors.push_back({name, 0, {}, "The file holds no rule."});
}

void RuleSetBuilder::build()
{
    registerNames();
    takeDisabled();
    for (Draft &draft : m_drafts) {
        if (draft.usable && draft.document.kind == Kind::Detection)
            compileDetection(draft);
    }
    for (Draft &draft : m_drafts) {
        if (draft.usable && draft.document.kind == Kind::Correlation)
            readCorrelation(draft);
    }
    for (Draft &draft : m_drafts) {
        if (draft.usable && draft.document.kind == Kind::Filter)
            applyFilter(draft);
    }
    for (Draft &draft : m_drafts) {
        if (draft.usable && draft.document.kind == Kind::Detection)
            buildDetection(draft);
    }
    for (Draft &draft : m_drafts) {
        if (draft.usable && draft.document.kind == Kind::Correlation)
            buildCorrelation(draft);
    }
    for (const Draft &draft : m_drafts) {
        if (draft.rule != nullptr)
            m_rules.push_back(draft.rule);
    }
}

void RuleSetBuilder::refuse(Draft &draft, const RuleProblem &problem)
{
    const RuleInfo &info = *draft.document.info;
    m_errors.push_back({info.sourceFile, problem.line != 0 ? problem.line : draft.document.line,
                        info.title, problem.message});
    draft.usable = false;
}

RuleSetBuilder::Draft *RuleSetBuilder::find(const std::string &idOrName)
{
    const auto found = m_byName.find(idOrName);
    return found != m_byName.end() ? &m_drafts[found->second] : nullptr;
}

void RuleSetBuilder::registerNames()
{
    for (std::size_t i = 0; i < m_drafts.size(); ++i) {
        Draft &draft = m_drafts[i];
        const RuleInfo &info = *draft.document.info;
        for (const std::string &name : {info.id, draft.document.name}) {
            if (name.empty())
                continue;
            const auto [place, added] = m_byName.emplace(name, i);
            if (added || place->second == i)
                continue;
            const RuleInfo &other = *m_drafts[place->second].document.info;
            refuse(draft,
                   {0,
                    "`" + name + "` is already the id or name of the rule \"" + other.title
                        + "\" in " + other.sourceFile + "."});
            break;
        }
    }
}

// A refused rule is met too: whoever disables it has not mistyped.
void RuleSetBuilder::takeDisabled()
{
    std::set<std::string> met;
    for (Draft &draft : m_drafts) {
        if (draft.document.kind == Kind::Filter)
            continue;
        const RuleInfo &info = *draft.document.info;
        for (const std::string &name : {info.id, info.title, draft.document.name}) {
            if (!m_disabled.contains(name))
                continue;
            draft.enabled = false;
            met.insert(name);
        }
    }
    for (const std::string &name : met)
        m_disabled.erase(name);
}

void RuleSetBuilder::compileDetection(Draft &draft)
{
    m_context.placeholders.allowUnset(draft.document.requiredSettings);
    RuleResult<DetectionBody> body = DetectionBody::compile(draft.document.body, {}, m_context);
    m_context.placeholders.allowUnset({});
    if (body)
        draft.body = std::move(*body);
    else
        refuse(draft, body.error());
}

// The rules that a filter is for: those it names, or `any`.
RuleResult<std::vector<RuleSetBuilder::Draft *>> RuleSetBuilder::targetsOf(const Draft &filter)
{
    const YamlNode &body = filter.document.body;
    const RuleResult<std::vector<std::string>> names = textsAt(body, "rules");
    if (!names)
        return tl::unexpected<RuleProblem>(names.error());
    if (names->empty())
        return refused(body.line, "The filter names no `rules`.");
    std::vector<Draft *> targets;
    if (isForAny(*names)) {
        for (Draft &draft : m_drafts) {
            if (draft.usable && draft.document.kind != Kind::Filter)
                targets.push_back(&draft);
        }
        return targets;
    }
    for (const std::string &name : *names) {
        Draft *target = find(name);
        if (target == nullptr || !target->usable || target->document.kind == Kind::Filter)
            return refused(body.find("rules")->line,
                           "The filter refers to `" + name
                               + "`, which is no rule that was loaded.");
        targets.push_back(target);
    }
    return targets;
}

// What a filter does not match is taken away from the rules that it is for, and counted.
void RuleSetBuilder::applyFilter(Draft &draft)
{
    constexpr std::array<std::string_view, 1> kReserved {"rules"};
    const RuleResult<DetectionBody> body =
        DetectionBody::compile(draft.document.body, kReserved, m_context);
    if (!body)
        return refuse(draft, body.error());
    const RuleResult<std::vector<Draft *>> targets = targetsOf(draft);
    if (!targets)
        return refuse(draft, targets.error());
    auto info = std::make_shared<Suppression>();
    info->id = draft.document.info->id;
    info->title = draft.document.info->title;
    info->reason = draft.document.reason;
    if (info->reason.empty())
        info->reason = draft.document.info->description;
    info->expires = draft.document.expires;
    info->expired = info->expires && *info->expires < now();
    info->sourceFile = draft.document.info->sourceFile;
    const bool forAny = isForAny(*textsAt(draft.document.body, "rules")); // targetsOf has read it
    for (Draft *target : *targets) {
        if (!forAny)
            info->ruleTitles.push_back(target->document.info->title);
        target->suppressions.push_back({info, CompiledFilter(body->expression)});
    }
    m_suppressions.push_back(std::move(info));
}

MicrosecondsUtc RuleSetBuilder::now() const
{
    return m_settings.now.value_or(QDateTime::currentMSecsSinceEpoch() * 1000);
}

CompiledRule::Parts RuleSetBuilder::partsOf(const Draft &draft) const
{
    CompiledRule::Parts parts;
    parts.info = draft.document.info;
    parts.enabled = draft.enabled;
    parts.window = draft.document.window;
    parts.suppressions = draft.suppressions;
    for (const std::string &setting : draft.document.requiredSettings) {
        const std::vector<std::string> *list = m_context.placeholders.list(setting);
        if (list == nullptr || list->empty())
            parts.missingSettings.push_back(setting);
    }
    return parts;
}

void RuleSetBuilder::buildDetection(Draft &draft)
{
    CompiledRule::Parts parts = partsOf(draft);
    parts.expression = draft.body.expression;
    parts.matchedFields = draft.body.fields;
    parts.entityField = draft.document.entity.value_or(FieldId::EffectiveUser);
    parts.givesSignals = !draft.referenced || draft.generated;
    draft.rule = std::make_shared<const CompiledRule>(std::move(parts));
}

// Why a rule cannot be the base of a correlation; empty if it can.
std::string RuleSetBuilder::problemOfBase(const std::string &name)
{
    Draft *base = find(name);
    if (base == nullptr || base->document.kind == Kind::Filter)
        return "The correlation refers to `" + name + "`, which is no rule that was loaded.";
    if (base->isBeingRead)
        return "The correlation refers to itself, by way of `" + name + "`.";
    if (base->document.kind == Kind::Correlation && m_chainLength < kMaximumChain) {
        ++m_chainLength;
        readCorrelation(*base);
        --m_chainLength;
    }
    if (m_chainLength >= kMaximumChain || base->chain >= kMaximumChain)
        return "More than " + std::to_string(kMaximumChain)
            + " correlations rest one upon the other.";
    return base->usable
        ? std::string()
        : "The correlation refers to `" + name + "`, which is no rule that was loaded.";
}

// Base rules first. Only a correlation that will run may silence them.
void RuleSetBuilder::readCorrelation(Draft &draft)
{
    if (draft.isRead || !draft.usable)
        return;
    draft.isRead = true;
    RuleResult<CorrelationSpec> spec =
        CorrelationSpec::read(draft.document.body, m_context.aliases);
    if (!spec)
        return refuse(draft, spec.error());
    const int line = draft.document.body.line;
    draft.isBeingRead = true;
    for (const std::string &name : spec->rules) {
        const std::string problem = problemOfBase(name);
        if (!problem.empty() && draft.usable)
            refuse(draft, {line, problem});
    }
    draft.isBeingRead = false;
    if (!draft.usable)
        return;
    draft.correlation = std::move(*spec);
    takeBaseline(draft.correlation);
    CompiledRule::Parts parts;
    takeEntity(draft, parts);
    if (draft.document.entity && !parts.entityGroup)
        return refuse(draft, {line, "The `entity` of a correlation is one of its `group-by`."});
    draft.chain = 1;
    for (const std::string &name : draft.correlation.rules) {
        Draft *base = find(name);
        draft.chain = std::max(draft.chain, base->chain + 1);
        base->referenced = true;
        base->generated = base->generated || draft.document.generate;
    }
}

// What the responder says about the baseline goes before what the rule says.
void RuleSetBuilder::takeBaseline(CorrelationSpec &spec) const
{
    if (spec.type != CorrelationSpec::Type::NewValue)
        return;
    spec.baselineEnd = m_settings.baselineEnd;
    if (m_settings.baseline)
        spec.timespan = *m_settings.baseline;
}

// The group-by field that was named, or the first that has a column.
void RuleSetBuilder::takeEntity(const Draft &draft, CompiledRule::Parts &parts) const
{
    const CorrelationSpec &spec = draft.correlation;
    std::vector<FieldPath> fields = spec.groupBy.front();
    if (spec.type == CorrelationSpec::Type::NewValue)
        fields.insert(fields.end(), spec.values.front().begin(), spec.values.front().end());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::optional<FieldId> &field = fields[i].field;
        if (!field || (draft.document.entity && *draft.document.entity != *field))
            continue;
        parts.entityGroup = i;
        parts.entityField = *field;
        return;
    }
}

// Its base rules have been read without a circle.
void RuleSetBuilder::buildCorrelation(Draft &draft)
{
    if (draft.rule != nullptr)
        return;
    CompiledRule::Parts parts = partsOf(draft);
    const CorrelationSpec &spec = draft.correlation;
    takeEntity(draft, parts);
    parts.depth = static_cast<std::size_t>(draft.chain);
    for (const std::string &name : spec.rules) {
        Draft *base = find(name);
        if (base->document.kind == Kind::Correlation)
            buildCorrelation(*base);
        parts.bases.push_back(base->rule);
        addMissing(parts.matchedFields, base->rule->matchedFields());
        addMissing(parts.missingSettings, base->rule->missingSettings());
    }
    for (const auto *fields : {&spec.groupBy, &spec.values}) {
        for (const std::vector<FieldPath> &ofRule : *fields) {
            for (const FieldPath &field : ofRule)
                addMissing(parts.matchedFields, {field.path});
        }
    }
    parts.correlation = spec;
    parts.givesSignals = !draft.referenced || draft.generated;
    draft.rule = std::make_shared<const CompiledRule>(std::move(parts));
}

} // namespace kubewake
