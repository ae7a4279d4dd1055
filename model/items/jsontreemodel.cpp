// SPDX-License-Identifier: Apache-2.0
#include "model/items/jsontreemodel.h"

#include "model/core/jsonrepair.h"
#include "model/core/jsontext.h"
#include "model/core/utf8.h"
#include "model/items/displaytext.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <optional>

namespace kubewake {

using nlohmann::json;

class JsonDocument
{
public:
    json value;
};

namespace {

constexpr std::size_t kFetchedAtOnce = 1'000; // children

QString scalarText(const json &value)
{
    if (value.is_string())
        return toQString(value.get_ref<const std::string &>());
    return toQString(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

QString typeText(const json &value)
{
    switch (value.type()) {
    case json::value_t::object:
        return JsonTreeModel::tr("object");
    case json::value_t::array:
        return JsonTreeModel::tr("array");
    case json::value_t::string:
        return JsonTreeModel::tr("text");
    case json::value_t::boolean:
        return JsonTreeModel::tr("boolean");
    case json::value_t::null:
        return JsonTreeModel::tr("null");
    default:
        return JsonTreeModel::tr("number");
    }
}

// Depth-first over all values below a root, without recursion. steps() are child positions.
class JsonWalk
{
public:
    explicit JsonWalk(const json &root) { push(root); }

    // The next value; nullptr at the end.
    const json *next()
    {
        if (m_current != nullptr && m_current->is_structured() && !m_current->empty())
            push(*m_current);
        else if (!m_steps.empty() && m_current != nullptr)
            advance();
        while (!m_levels.empty() && m_levels.back().at == m_levels.back().end) {
            m_levels.pop_back();
            m_steps.pop_back();
            if (!m_levels.empty())
                advance();
        }
        m_current = m_levels.empty() ? nullptr : &*m_levels.back().at;
        return m_current;
    }

    [[nodiscard]] const std::vector<std::size_t> &steps() const { return m_steps; }
    [[nodiscard]] QString key() const
    {
        const Level &level = m_levels.back();
        return level.isObject ? toQString(level.at.key()) : QString();
    }

private:
    struct Level
    {
        json::const_iterator at;
        json::const_iterator end;
        bool isObject;
    };

    void push(const json &value)
    {
        m_levels.push_back({value.cbegin(), value.cend(), value.is_object()});
        m_steps.push_back(0);
    }
    void advance()
    {
        ++m_levels.back().at;
        ++m_steps.back();
    }

    std::vector<Level> m_levels;
    std::vector<std::size_t> m_steps;
    const json *m_current = nullptr;
};

} // namespace

Result<JsonDocumentPtr> parseJsonDocument(std::string_view text)
{
    const auto tr = [](const char *message) {
        return QCoreApplication::translate("JsonTreeModel", message);
    };
    if (text.size() > kMaximumJsonTree)
        return failure(tr(QT_TRANSLATE_NOOP(
            "JsonTreeModel", "This event is too large for a tree: see the raw text.")));
    if (jsonDepth(text) > kMaximumJsonDepth)
        return failure(tr(QT_TRANSLATE_NOOP(
            "JsonTreeModel", "This event is nested too deep for a tree: see the raw text.")));
    auto document = std::make_shared<JsonDocument>();
    document->value = json::parse(text, nullptr, false);
    if (document->value.is_discarded()) // as filters and rules read it
        document->value = json::parse(repairedJson(text, kMaximumJsonDepth), nullptr, false);
    if (document->value.is_discarded())
        return failure(
            tr(QT_TRANSLATE_NOOP("JsonTreeModel", "This event is no JSON: see the raw text.")));
    return JsonDocumentPtr(std::move(document));
}

struct JsonTreeModel::Node
{
    const json *value = nullptr;
    Node *parent = nullptr;
    int row = 0;
    QString key; // object members only
    json::const_iterator next {}; // first child that has no node yet
    std::vector<std::unique_ptr<Node>> children {};

    [[nodiscard]] std::size_t size() const { return value->is_structured() ? value->size() : 0; }
};

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setDocument(JsonDocumentPtr document)
{
    beginResetModel();
    m_root.reset();
    m_notice.clear();
    m_document = std::move(document);
    if (m_document) {
        m_root = std::make_unique<Node>();
        m_root->value = &m_document->value;
        m_root->next = m_root->value->cbegin();
        if (m_root->size() == 0 && !m_root->value->is_structured())
            m_notice = displayLine(scalarText(*m_root->value));
    }
    endResetModel();
}

void JsonTreeModel::setNotice(const QString &notice)
{
    beginResetModel();
    m_root.reset();
    m_document.reset();
    m_notice = notice;
    endResetModel();
}

void JsonTreeModel::setHighlightedPaths(const QStringList &paths)
{
    emit layoutAboutToBeChanged();
    m_highlighted = QSet<QString>(paths.begin(), paths.end());
    emit layoutChanged();
}

JsonTreeModel::Node *JsonTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex JsonTreeModel::indexOf(const Node *node, int column) const
{
    if (node == nullptr || node == m_root.get())
        return {};
    return createIndex(node->row, column, const_cast<Node *>(node));
}

JsonTreeModel::Node *JsonTreeModel::childAt(Node &node, std::size_t position)
{
    while (node.children.size() <= position && node.children.size() < node.size())
        fetchMore(indexOf(&node));
    return position < node.children.size() ? node.children[position].get() : nullptr;
}

QModelIndex JsonTreeModel::indexOfSteps(const std::vector<std::size_t> &steps)
{
    Node *node = m_root.get();
    for (const std::size_t step : steps) {
        node = childAt(*node, step);
        if (node == nullptr)
            return {};
    }
    return indexOf(node);
}

QModelIndex JsonTreeModel::find(const QString &text, const QModelIndex &from, bool backward)
{
    if (!m_root || text.isEmpty())
        return {};
    const json *start = from.isValid() ? nodeOf(from)->value : nullptr;
    std::optional<std::vector<std::size_t>> before; // nearest match on this side of `from`
    std::optional<std::vector<std::size_t>> around;
    bool passed = start == nullptr;
    JsonWalk walk(*m_root->value);
    while (const json *value = walk.next()) {
        if (value == start) {
            passed = true;
            continue;
        }
        const bool wanted = passed != backward;
        if ((wanted ? before : around) && !backward)
            continue;
        const bool matches = walk.key().contains(text, Qt::CaseInsensitive)
            || (!value->is_structured() && scalarText(*value).contains(text, Qt::CaseInsensitive));
        if (!matches)
            continue;
        (wanted ? before : around) = walk.steps(); // backward: the last one stays
        if (!backward && wanted)
            break;
    }
    if (before)
        return indexOfSteps(*before);
    return around ? indexOfSteps(*around) : from;
}

QModelIndex JsonTreeModel::indexOfPath(const QString &fieldPath)
{
    Node *node = m_root.get();
    QString rest = fieldPath;
    while (node != nullptr && !rest.isEmpty()) {
        if (node->value->is_array()) {
            node = childAt(*node, 0);
            continue;
        }
        Node *best = nullptr;
        for (std::size_t i = 0; i < node->size(); ++i) {
            Node *child = childAt(*node, i);
            const bool fits = rest == child->key || rest.startsWith(child->key + u'.');
            if (fits && (best == nullptr || child->key.size() > best->key.size()))
                best = child;
        }
        rest = best == nullptr ? QString() : rest.mid(best->key.size() + 1);
        node = best;
    }
    return indexOf(node);
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node *node = nodeOf(parent);
    if (!m_notice.isEmpty())
        return createIndex(row, column, nullptr);
    return indexOf(node->children[static_cast<std::size_t>(row)].get(), column);
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalPointer() == nullptr)
        return {};
    return indexOf(nodeOf(index)->parent);
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_notice.isEmpty())
        return parent.isValid() ? 0 : 1;
    const Node *node = nodeOf(parent);
    return node == nullptr || parent.column() > 0 ? 0 : static_cast<int>(node->children.size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!m_notice.isEmpty())
        return !parent.isValid();
    const Node *node = nodeOf(parent);
    return node != nullptr && parent.column() <= 0 && node->size() > 0;
}

bool JsonTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return m_notice.isEmpty() && node != nullptr && parent.column() <= 0
        && node->children.size() < node->size();
}

void JsonTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node &node = *nodeOf(parent);
    const std::size_t first = node.children.size();
    const std::size_t last = std::min(node.size(), first + kFetchedAtOnce);
    beginInsertRows(parent, static_cast<int>(first), static_cast<int>(last) - 1);
    for (std::size_t i = first; i < last; ++i, ++node.next) {
        auto child = std::make_unique<Node>();
        child->value = &*node.next;
        child->parent = &node;
        child->row = static_cast<int>(i);
        if (node.value->is_object())
            child->key = toQString(node.next.key());
        if (child->value->is_structured())
            child->next = child->value->cbegin();
        node.children.push_back(std::move(child));
    }
    endInsertRows();
}

QString JsonTreeModel::pathOf(const Node &node, bool indices) const
{
    QStringList parts;
    for (const Node *at = &node; at->parent != nullptr; at = at->parent) {
        if (at->parent->value->is_object())
            parts.prepend(at->parent->parent != nullptr ? u'.' + at->key : at->key);
        else if (indices)
            parts.prepend(QStringLiteral("[%1]").arg(at->row));
    }
    return parts.join(QString());
}

QVariant JsonTreeModel::text(const Node &node, int column) const
{
    switch (column) {
    case KeyColumn:
        return node.parent->value->is_object() ? displayLine(node.key)
                                               : QStringLiteral("[%1]").arg(node.row);
    case ValueColumn:
        if (node.value->is_object())
            return tr("{%n member(s)}", nullptr, static_cast<int>(node.size()));
        if (node.value->is_array())
            return tr("[%n element(s)]", nullptr, static_cast<int>(node.size()));
        if (node.value->is_string())
            return displayLine(std::string_view(node.value->get_ref<const std::string &>()));
        return displayLine(scalarText(*node.value));
    case TypeColumn:
        return typeText(*node.value);
    default:
        return {};
    }
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (!m_notice.isEmpty())
        return role == Qt::DisplayRole && index.column() == KeyColumn ? m_notice : QVariant();
    const Node &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case PathRole:
        return pathOf(node, true);
    case FieldPathRole:
        return pathOf(node, false);
    case CopyRole:
        return scalarText(*node.value);
    case ScalarRole:
        return !node.value->is_structured() && !node.value->is_null();
    case HighlightRole:
        return !m_highlighted.isEmpty() && m_highlighted.contains(pathOf(node, false));
    default:
        return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn:
        return tr("Key");
    case ValueColumn:
        return tr("Value");
    case TypeColumn:
        return tr("Type");
    default:
        return {};
    }
}

} // namespace kubewake
