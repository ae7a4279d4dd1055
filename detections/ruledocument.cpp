// SPDX-License-Identifier: Apache-2.0
#include "detections/ruledocument.h"

#include "detections/fieldname.h"
#include "detections/firstproblem.h"
#include "detections/ruletags.h"
#include "detections/yamlvalues.h"

#include <QString>
#include <QUuid>

#include <algorithm>
#include <array>
#include <span>

namespace kubewake {
namespace {

constexpr std::array<std::string_view, 7> kKubewakeKeys {
    "why", "investigation", "remediation", "cis", "entity", "window", "requires"};
constexpr std::array<std::string_view, 2> kFilterKeys {"reason", "expires"};

// Fills a document from its YAML and stops at the first problem.
class DocumentReader : private FirstProblem
{
public:
    DocumentReader(const YamlNode &root, const std::string &file, std::string text)
        : m_root(root)
    {
        m_info.sourceFile = file;
        m_info.sourceLine = root.line;
        m_info.sourceText = std::move(text);
    }

    RuleResult<RuleDocument> read()
    {
        if (!m_root.isMap())
            return refused(m_root.line, "The document is not a map of rule attributes.");
        m_document.line = m_root.line;
        takeKind();
        takeTexts();
        if (m_document.kind != RuleDocument::Kind::Correlation)
            checkLogSource();
        takeLevel();
        takeKubewake();
        if (m_problem)
            return tl::unexpected<RuleProblem>(*m_problem);
        m_document.info = std::make_shared<const RuleInfo>(std::move(m_info));
        return std::move(m_document);
    }

private:
    std::string text(std::string_view key) { return take(textAt(m_root, key)); }
    std::vector<std::string> texts(std::string_view key) { return take(textsAt(m_root, key)); }

    void takeKind()
    {
        const std::array<std::pair<const char *, RuleDocument::Kind>, 3> kinds {{
            {"detection", RuleDocument::Kind::Detection},
            {"correlation", RuleDocument::Kind::Correlation},
            {"filter", RuleDocument::Kind::Filter},
        }};
        int found = 0;
        for (const auto &[key, kind] : kinds) {
            const YamlNode *body = m_root.find(key);
            if (body == nullptr)
                continue;
            ++found;
            m_document.kind = kind;
            m_document.body = *body;
            if (!body->isMap())
                problem(body->line, "`" + std::string(key) + "` is not a map.");
        }
        if (found != 1)
            problem(m_root.line,
                    found == 0 ? "The document has neither `detection` nor `correlation` nor "
                                 "`filter`."
                               : "The document is a rule, a correlation and a filter at once.");
    }

    void takeTexts()
    {
        m_info.title = text("title");
        if (m_info.title.empty())
            problem(m_root.line, "The rule has no `title`.");
        const std::string taxonomy = text("taxonomy");
        if (!taxonomy.empty() && taxonomy != "sigma")
            problem(m_root.find("taxonomy")->line,
                    "The taxonomy `" + taxonomy + "` is not known; only `sigma` is.");
        m_info.id = text("id");
        if (m_info.id.empty())
            m_info.id = QUuid::createUuidV5(QUuid(), QString::fromStdString(m_info.title))
                            .toString(QUuid::WithoutBraces)
                            .toStdString();
        m_document.name = text("name");
        m_document.generate = take(booleanAt(m_root, "generate", false));
        m_info.description = text("description");
        m_info.falsePositives = texts("falsepositives");
        m_info.references = texts("references");
        m_info.tags = texts("tags");
        RuleTags tags = RuleTags::of(m_info.tags);
        m_info.attack = std::move(tags.techniques);
        m_info.tactics = std::move(tags.tactics);
    }

    // A rule applies if every key it names is satisfied.
    void checkLogSource()
    {
        const YamlNode *source = m_root.find("logsource");
        if (source == nullptr || !source->isMap()) {
            problem(m_root.line, "The rule has no `logsource`.");
            return;
        }
        const std::string product = take(textAt(*source, "product"));
        const std::string service = take(textAt(*source, "service"));
        const std::string category = take(textAt(*source, "category"));
        const bool fits = (product.empty() || product == "kubernetes")
            && (service.empty() || service == "audit")
            && (category.empty() || category == "application") && !(product + service).empty();
        if (!fits)
            problem(source->line,
                    "The rule is not for Kubernetes audit logs (logsource product `kubernetes`, "
                    "service `audit`).");
    }

    void takeLevel()
    {
        const std::string level = text("level");
        if (level.empty())
            return;
        if (const auto severity = severityFromName(level))
            m_info.severity = *severity;
        else
            problem(m_root.find("level")->line, "`" + level + "` is no Sigma level.");
    }

    void takeKubewake()
    {
        const YamlNode *extra = m_root.find("kubewake");
        if (extra == nullptr || extra->isNull())
            return;
        if (!extra->isMap()) {
            problem(extra->line, "`kubewake` is not a map.");
            return;
        }
        const bool isFilter = m_document.kind == RuleDocument::Kind::Filter;
        const std::span<const std::string_view> keys =
            isFilter ? std::span<const std::string_view>(kFilterKeys) : kKubewakeKeys;
        for (const YamlNode::Entry &entry : extra->entries) {
            if (std::ranges::find(keys, entry.key) == keys.end())
                problem(entry.line, "`kubewake` has no key `" + entry.key + "` here.");
        }
        if (isFilter)
            takeExpectation(*extra);
        else
            takeGuidance(*extra);
    }

    void takeExpectation(const YamlNode &extra)
    {
        m_document.reason = take(textAt(extra, "reason"));
        const std::string expires = take(textAt(extra, "expires"));
        if (expires.empty())
            return;
        m_document.expires = parseTimestamp(expires);
        if (!m_document.expires) // a date: its end
            m_document.expires = parseTimestamp(expires + "T23:59:59.999999Z");
        if (!m_document.expires)
            problem(extra.find("expires")->line, "`" + expires + "` is no date; write 2026-12-31.");
    }

    void takeGuidance(const YamlNode &extra)
    {
        m_info.whyItMatters = take(textAt(extra, "why"));
        m_info.investigation = take(textsAt(extra, "investigation"));
        m_info.remediation = take(textsAt(extra, "remediation"));
        m_info.cis = take(textsAt(extra, "cis"));
        takeEntity(extra);
        takeWindow(extra);
        takeRequirements(extra);
    }

    void takeEntity(const YamlNode &extra)
    {
        const std::string entity = take(textAt(extra, "entity"));
        if (!entity.empty())
            m_document.entity = take(columnOf(entity, extra.find("entity")->line));
    }

    void takeWindow(const YamlNode &extra)
    {
        const std::string window = take(textAt(extra, "window"));
        if (window.empty())
            return;
        if (const auto span = timespanOf(window))
            m_document.window = *span;
        else
            problem(extra.find("window")->line,
                    "`" + window + "` is no time span; write 30s, 5m, 1h or 7d.");
    }

    void takeRequirements(const YamlNode &extra)
    {
        m_document.requiredSettings = take(textsAt(extra, "requires"));
        for (const std::string &setting : m_document.requiredSettings) {
            const bool isName = !setting.empty() && std::ranges::all_of(setting, [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    || c == '_';
            });
            if (!isName)
                problem(extra.find("requires")->line,
                        "`requires` names lists such as known_networks, not `" + setting + "`.");
        }
    }

    const YamlNode &m_root;
    RuleInfo m_info;
    RuleDocument m_document;
};

} // namespace

RuleResult<RuleDocument> RuleDocument::read(const YamlNode &root, const std::string &file,
                                            std::string text)
{
    return DocumentReader(root, file, std::move(text)).read();
}

} // namespace kubewake
