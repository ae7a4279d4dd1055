// SPDX-License-Identifier: Apache-2.0
#include "detections/fieldaliases.h"

#include "detections/fieldname.h"
#include "detections/firstproblem.h"
#include "detections/yamlreader.h"
#include "detections/yamlvalues.h"
#include "model/query/textsearch.h"
#include "model/query/valuetest.h"

#include <QFile>
#include <QtGlobal>

#include <algorithm>

// The macro declares a function and must stand outside of any namespace.
static void registerFieldAliases()
{
    Q_INIT_RESOURCE(kubewake_sigma);
}

namespace kubewake {
namespace {

bool isSame(const FieldPath &a, const FieldPath &b)
{
    return a.field == b.field && a.path == b.path;
}

// A field and the value that it must have.
class PairReader : private FirstProblem
{
public:
    struct Pair
    {
        FieldPath field;
        std::string value;
    };

    RuleResult<Pair> read(const YamlNode &map)
    {
        Pair pair {take(fieldOf(take(textAt(map, "field")), map.line)), take(textAt(map, "value"))};
        if (pair.value.empty())
            problem(map.line, "The `value` is missing.");
        if (m_problem)
            return tl::unexpected<RuleProblem>(*m_problem);
        return pair;
    }
};

} // namespace

RuleResult<FieldAliases> FieldAliases::read(const std::string &yaml)
{
    const YamlDocuments documents = readYaml(yaml);
    if (documents.problem)
        return tl::unexpected<RuleProblem>(*documents.problem);
    if (documents.documents.size() != 1 || !documents.documents.front().isMap())
        return refused(1, "The table is not one map.");
    const YamlNode &root = documents.documents.front();
    FieldAliases aliases;
    const YamlNode *fields = root.find("fields");
    for (const YamlNode::Entry &entry :
         fields != nullptr ? fields->entries : std::vector<YamlNode::Entry>()) {
        const auto field = kubewake::fieldOf(entry.value.text, entry.line);
        if (!field)
            return tl::unexpected<RuleProblem>(field.error());
        aliases.m_fields.emplace(entry.key, entry.value.text);
    }
    const YamlNode *values = root.find("values");
    for (const YamlNode &item : values != nullptr ? values->items : std::vector<YamlNode>()) {
        const YamlNode *means = item.find("means");
        if (means == nullptr)
            return refused(item.line, "`means` is missing.");
        auto from = PairReader().read(item);
        auto to = PairReader().read(*means);
        if (!from || !to)
            return tl::unexpected<RuleProblem>(!from ? from.error() : to.error());
        aliases.m_meanings.push_back(
            {std::move(from->field), std::move(from->value),
             Expression::match(std::move(to->field),
                               equalTo(std::move(to->value), CaseSensitivity::Insensitive))});
    }
    return aliases;
}

FieldAliases FieldAliases::bundled()
{
    registerFieldAliases();
    QFile file(QStringLiteral(":/sigma/kubernetes_audit.yml"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The table of field names is not in the program.");
    RuleResult<FieldAliases> aliases = read(file.readAll().toStdString());
    if (!aliases) // a test reads it
        qFatal("The table of field names is broken: %s", aliases.error().message.c_str());
    return std::move(*aliases);
}

RuleResult<FieldPath> FieldAliases::fieldOf(const std::string &name, int line) const
{
    RuleResult<FieldPath> path = kubewake::fieldOf(name, line);
    const auto alias = m_fields.find(name);
    return path || alias == m_fields.end() ? path : kubewake::fieldOf(alias->second, line);
}

RuleResult<FieldPath> FieldAliases::valueFieldOf(const std::string &name, int line) const
{
    RuleResult<FieldPath> path = fieldOf(name, line);
    if (path && isWholeObject(*path))
        return refused(line,
                       "`" + name + "` is a whole object; group and count by a field inside it.");
    return path;
}

ExpressionPtr FieldAliases::meaningOf(const FieldPath &field, std::string_view value) const
{
    for (const Meaning &meaning : m_meanings) {
        if (isSame(meaning.field, field) && equalIgnoringCase(meaning.value, value))
            return meaning.expression;
    }
    return nullptr;
}

bool FieldAliases::hasMeanings(const FieldPath &field) const
{
    return std::ranges::any_of(
        m_meanings, [&field](const Meaning &meaning) { return isSame(meaning.field, field); });
}

} // namespace kubewake
