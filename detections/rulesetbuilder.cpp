// SPDX-License-Identifier: Apache-2.0
#include "detections/rulesetbuilder.h"

#include "detections/yamlreader.h"
#include "detections/yamlvalues.h"

#include <algorithm>
#include <array>

namespace kubewake {

using Kind = RuleDocument::Kind;

namespace {

void addMissing(std::vector<std::string> &list, const std::vector<std::string> &more)
{
    for (const std::string &text : more) {
        if (std::ranges::find(list, text) == list.end())
            list.push_back(text);
    }
}

} // namespace

RuleSetBuilder::RuleSetBuilder(const DetectionSettings &settings)
    : m_placeholders(settings)
{
}

void RuleSetBuilder::addFile(const std::string &name, const std::string &text)
{
    const YamlDocuments yaml = readYaml(text);
    for (const YamlNode &root : yaml.documents) {
        RuleResult<RuleDocument> document = RuleDocument::read(root, name);
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
    for (Draft &draft : m_drafts) {
        if (draft.usable && draft.document.kind == Kind::Detection)
            compileDetection(draft);
    }
    for (Draft &draft : m_drafts) {
        if (draft.usable && draft.document.kind == Kind::Filter)
            applyFilter(draft);
    }
    for (Draft &draft : m_drafts) {
        if (draft.usable && draft.document.kind == Kind::Correlation)
            readCorrelation(draft);
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

void RuleSetBuilder::compileDetection(Draft &draft)
{
    RuleResult<DetectionBody> body =
        DetectionBody::compile(draft.document.body, {}, m_placeholders);
    if (body)
        draft.body = std::move(*body);
    else
        refuse(draft, body.error());
}

// A filter's condition is ANDed to that of the rules it names.
void RuleSetBuilder::applyFilter(Draft &draft)
{
    constexpr std::array<std::string_view, 1> kReserved {"rules"};
    const RuleResult<DetectionBody> body =
        DetectionBody::compile(draft.document.body, kReserved, m_placeholders);
    if (!body)
        return refuse(draft, body.error());
    const RuleResult<std::vector<std::string>> names = textsAt(draft.document.body, "rules");
    if (!names)
        return refuse(draft, names.error());
    if (names->empty())
        return refuse(draft, {draft.document.body.line, "The filter names no `rules`."});
    for (const std::string &name : *names) {
        Draft *target = find(name);
        if (target == nullptr || !target->usable || target->document.kind != Kind::Detection)
            return refuse(
                draft,
                {draft.document.body.find("rules")->line,
                 "The filter refers to `" + name + "`, which is no rule that was loaded."});
    }
    for (const std::string &name : *names) {
        DetectionBody &target = find(name)->body;
        target.expression =
            Expression::conjunction({std::move(target.expression), body->expression});
        addMissing(target.fields, body->fields);
    }
}

CompiledRule::Parts RuleSetBuilder::partsOf(const Draft &draft) const
{
    CompiledRule::Parts parts;
    parts.info = draft.document.info;
    parts.window = draft.document.window;
    for (const std::string &setting : draft.document.requiredSettings) {
        const std::vector<std::string> *list = m_placeholders.list(setting);
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

// Only a correlation that will run may silence its base rules.
void RuleSetBuilder::readCorrelation(Draft &draft)
{
    RuleResult<CorrelationSpec> spec = CorrelationSpec::read(draft.document.body);
    if (!spec)
        return refuse(draft, spec.error());
    const int line = draft.document.body.line;
    const std::vector<FieldId> &groups = spec->groupBy.front();
    if (draft.document.entity && std::ranges::find(groups, *draft.document.entity) == groups.end())
        return refuse(draft, {line, "The `entity` of a correlation is one of its `group-by`."});
    for (const std::string &name : spec->rules) {
        const Draft *base = find(name);
        if (base != nullptr && base->document.kind == Kind::Correlation)
            return refuse(draft, {line, "Correlations of correlations are not supported."});
        if (base == nullptr || !base->usable || base->document.kind != Kind::Detection)
            return refuse(
                draft,
                {line,
                 "The correlation refers to `" + name + "`, which is no rule that was loaded."});
    }
    for (const std::string &name : spec->rules) {
        Draft *base = find(name);
        base->referenced = true;
        base->generated = base->generated || draft.document.generate;
    }
    draft.correlation = std::move(*spec);
}

void RuleSetBuilder::buildCorrelation(Draft &draft)
{
    CompiledRule::Parts parts = partsOf(draft);
    const CorrelationSpec &spec = draft.correlation;
    const std::vector<FieldId> &groups = spec.groupBy.front();
    if (draft.document.entity)
        parts.entityGroup = static_cast<std::size_t>(
            std::ranges::find(groups, *draft.document.entity) - groups.begin());
    parts.entityField = groups[parts.entityGroup];
    for (const std::string &name : spec.rules) {
        const CompiledRulePtr &base = find(name)->rule;
        parts.bases.push_back(base);
        addMissing(parts.matchedFields, base->matchedFields());
        addMissing(parts.missingSettings, base->missingSettings());
    }
    for (const auto *fields : {&spec.groupBy, &spec.values}) {
        for (const std::vector<FieldId> &ofRule : *fields) {
            for (const FieldId field : ofRule)
                addMissing(parts.matchedFields, {std::string(fieldInfo(field).path)});
        }
    }
    parts.correlation = spec;
    draft.rule = std::make_shared<const CompiledRule>(std::move(parts));
}

} // namespace kubewake
