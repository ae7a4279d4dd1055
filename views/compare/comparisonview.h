// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/comparisonmodel.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace kubewake {

// The lines of a comparison, by dimension, and all that is known of the current one. Enter, a
// double click or a click on a number asks for its requests; Alt+Enter for the page of what a line
// names. UI thread.
class ComparisonView : public QWidget
{
    Q_OBJECT

public:
    // `model` is not owned.
    ComparisonView(ComparisonModel *model, QWidget *parent);

    // Shown while there are no rows.
    void setEmptyText(const QString &text);
    [[nodiscard]] QTreeView *tree() const { return m_tree; }
    [[nodiscard]] QString detailText() const;

signals:
    void filterRequested(const QString &kql);
    void entityRequested(const kubewake::EntityRef &entity);
    void exportRequested();

private:
    void build();
    void buildActions();
    void takeModel();
    void activate(const QModelIndex &index);
    void ask(const QString &filter);
    void showDetail();

    ComparisonModel *m_model;
    QTreeView *m_tree;
    QLabel *m_detail;
    QString m_emptyText;
};

} // namespace kubewake
