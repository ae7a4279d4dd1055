// SPDX-License-Identifier: Apache-2.0
#include "detections/yamlreader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <sstream>

namespace kubewake {
namespace {

// Never leaves this file.
struct Refusal
{
    RuleProblem problem;
};

[[noreturn]] void refuse(int line, std::string message)
{
    throw Refusal {{line, std::move(message)}};
}

int lineOf(const YAML::Mark &mark)
{
    return mark.is_null() ? 0 : mark.line + 1;
}

YamlNode nodeOf(YamlNode::Kind kind, const YAML::Mark &mark)
{
    YamlNode node;
    node.kind = kind;
    node.line = lineOf(mark);
    return node;
}

class DocumentBuilder : public YAML::EventHandler
{
public:
    void OnDocumentStart(const YAML::Mark &mark) override
    {
        m_open.clear();
        m_root = {};
        m_root.line = lineOf(mark);
    }
    void OnDocumentEnd() override { }

    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override
    {
        YamlNode node = nodeOf(YamlNode::Kind::Null, mark);
        node.plain = true;
        add(std::move(node));
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        refuse(lineOf(mark), "YAML aliases (*name) are not accepted in rules.");
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t,
                  const std::string &value) override
    {
        YamlNode node = nodeOf(YamlNode::Kind::Scalar, mark);
        node.plain = tag == "?";
        node.text = value;
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        open(nodeOf(YamlNode::Kind::List, mark));
    }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        open(nodeOf(YamlNode::Kind::Map, mark));
    }
    void OnSequenceEnd() override { m_open.pop_back(); }
    void OnMapEnd() override { m_open.pop_back(); }

    [[nodiscard]] YamlNode takeRoot() { return std::move(m_root); }

private:
    // A list or map that is being read.
    struct Open
    {
        YamlNode *node;
        bool hasKey = false; // the next node of a map is a value
    };

    YamlNode *add(YamlNode node)
    {
        if (++m_nodes > kMaximumYamlNodes)
            refuse(node.line,
                   "The file has more than " + std::to_string(kMaximumYamlNodes) + " values.");
        if (m_open.empty()) {
            m_root = std::move(node);
            return &m_root;
        }
        Open &top = m_open.back();
        if (std::max(top.node->items.size(), top.node->entries.size()) >= kMaximumYamlListLength
            && !top.hasKey)
            refuse(node.line,
                   "A list or map has more than " + std::to_string(kMaximumYamlListLength)
                       + " entries.");
        if (top.node->isList()) {
            top.node->items.push_back(std::move(node));
            return &top.node->items.back();
        }
        if (!top.hasKey) {
            addKey(top, node);
            return nullptr;
        }
        top.hasKey = false;
        top.node->entries.back().value = std::move(node);
        return &top.node->entries.back().value;
    }

    static void addKey(Open &top, const YamlNode &key)
    {
        if (!key.isScalar())
            refuse(key.line, "A key is not a text.");
        if (top.node->find(key.text) != nullptr)
            refuse(key.line, "The key `" + key.text + "` appears twice.");
        top.node->entries.push_back({key.text, key.line, {}});
        top.hasKey = true;
    }

    void open(YamlNode node)
    {
        const int line = node.line;
        if (m_open.size() >= static_cast<std::size_t>(kMaximumYamlDepth))
            refuse(line,
                   "The YAML is nested more than " + std::to_string(kMaximumYamlDepth)
                       + " levels deep.");
        YamlNode *added = add(std::move(node));
        if (added == nullptr)
            refuse(line, "A key is not a text.");
        m_open.push_back({added});
    }

    YamlNode m_root;
    std::vector<Open> m_open;
    std::size_t m_nodes = 0;
};

} // namespace

YamlDocuments readYaml(const std::string &text)
{
    YamlDocuments result;
    if (text.size() > kMaximumRuleFileBytes) {
        result.problem = {
            0, "The file is larger than " + std::to_string(kMaximumRuleFileBytes) + " bytes."};
        return result;
    }
    try {
        std::istringstream stream(text);
        YAML::Parser parser(stream);
        DocumentBuilder builder;
        while (parser.HandleNextDocument(builder)) {
            YamlNode root = builder.takeRoot();
            if (root.isNull())
                continue;
            if (result.documents.size() >= kMaximumYamlDocuments)
                refuse(root.line,
                       "The file has more than " + std::to_string(kMaximumYamlDocuments)
                           + " documents.");
            result.documents.push_back(std::move(root));
        }
    } catch (const Refusal &refusal) {
        result.problem = refusal.problem;
    } catch (const YAML::Exception &error) {
        result.problem = {lineOf(error.mark), "This is no YAML: " + error.msg + "."};
    } catch (const std::exception &error) {
        result.problem = {0, std::string("This is no YAML: ") + error.what() + "."};
    }
    return result;
}

} // namespace kubewake
