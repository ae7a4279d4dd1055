// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <QAbstractItemModel>
#include <QSet>

#include <memory>
#include <string_view>
#include <vector>

namespace kubewake {

// A parsed JSON text. Made on any thread, then shown by a JsonTreeModel.
class JsonDocument;
using JsonDocumentPtr = std::shared_ptr<const JsonDocument>;

// Texts longer than this are not made into a tree: they would need ten times their size in memory.
inline constexpr std::size_t kMaximumJsonTree = 16 << 20; // bytes

// Error: no JSON, longer than kMaximumJsonTree or deeper than kMaximumJsonDepth; see the raw text.
[[nodiscard]] Result<JsonDocumentPtr> parseJsonDocument(std::string_view json);

// One JSON value as a tree of key, value and type. Children are made when they are asked for, 1000
// at a time. UI thread.
class JsonTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns { KeyColumn, ValueColumn, TypeColumn, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole + 1, // `requestObject.spec.containers[0].image`
        FieldPathRole, // the same without indices: how filters and rules name it
        CopyRole, // the whole value: strings without quotes, containers as JSON
        ScalarRole, // true for a value that a filter can compare
        HighlightRole, // true if the path was named by setHighlightedPaths()
    };

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    void setDocument(JsonDocumentPtr document);
    // Shows nothing but this text: why there is no tree.
    void setNotice(const QString &notice);
    // Field paths of values that a signal matched on.
    void setHighlightedPaths(const QStringList &paths);

    // The next value after `from` (depth first, around the end) whose key or value contains the
    // text, ASCII and Unicode case ignored. Invalid if there is none.
    [[nodiscard]] QModelIndex find(const QString &text, const QModelIndex &from, bool backward);
    // The first value at a field path.
    [[nodiscard]] QModelIndex indexOfPath(const QString &fieldPath);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Node;

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column = KeyColumn) const;
    [[nodiscard]] QVariant text(const Node &node, int column) const;
    [[nodiscard]] QString pathOf(const Node &node, bool indices) const;
    [[nodiscard]] Node *childAt(Node &node, std::size_t position);
    [[nodiscard]] QModelIndex indexOfSteps(const std::vector<std::size_t> &steps);

    JsonDocumentPtr m_document;
    QString m_notice;
    QSet<QString> m_highlighted;
    std::unique_ptr<Node> m_root;
};

} // namespace kubewake
