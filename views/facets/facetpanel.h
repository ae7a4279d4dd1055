// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityref.h"
#include "model/items/facetmodel.h"

#include <QWidget>

#include <map>

class QLineEdit;
class QTimer;
class QTreeView;

namespace kubewake {

// The most frequent values of any field under the current filter. Opening a field asks for its
// counts; Enter includes a value in the filter, Delete excludes it. UI thread.
class FacetPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::size_t kFirstValues = 10;
    static constexpr std::size_t kMoreValues = 100; // with each "More…"

    explicit FacetPanel(QWidget *parent = nullptr);

    // A question for the values of a field: those that contain a text, at most so many.
    struct Wanted
    {
        FieldId field;
        QString contains;
        std::size_t limit = kFirstValues;
    };
    // All that is open.
    [[nodiscard]] std::vector<Wanted> wanted() const;
    void setFacet(FieldId field, FacetModel::Facet facet, std::uint32_t rows);

    [[nodiscard]] FacetModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *tree() const { return m_tree; }

    [[nodiscard]] QByteArray saveState() const; // which fields are open
    void restoreState(const QByteArray &state);

signals:
    void countsWanted();
    void filterTermRequested(const QString &kqlTerm, bool exclude);
    void entityRequested(const kubewake::EntityRef &entity); // whose page is wanted

private:
    void buildActions();
    void activate(const QModelIndex &index);
    void requestTerm(const QModelIndex &index, bool exclude);
    void requestPage(const QModelIndex &index);

    FacetModel *m_model;
    QTreeView *m_tree;
    QLineEdit *m_search;
    QTimer *m_typing; // counting waits until the typing pauses
    std::map<FieldId, std::size_t> m_limits;
};

} // namespace kubewake
