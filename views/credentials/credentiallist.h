// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialfacts.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;
class QSplitter;
class QTreeView;

namespace kubewake {

class CredentialFactModel;
class CredentialListModel;

// Credentials, sortable, and all that is known of the current one under them. Enter on a credential
// opens its page, Enter on a fact shows its requests. UI thread.
class CredentialList : public QWidget
{
    Q_OBJECT

public:
    // `model` is not owned.
    explicit CredentialList(CredentialListModel *model, QWidget *parent = nullptr);

    // Shown while there are no rows.
    void setEmptyText(const QString &text);
    void setTimeFormat(const TimeFormat &format);
    // The row of the model that is current; -1: none.
    [[nodiscard]] int currentRow() const;

    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] QTreeView *factList() const { return m_factList; }
    [[nodiscard]] CredentialFactModel *facts() const { return m_facts; }
    [[nodiscard]] QString emptyText() const;

signals:
    void entityRequested(const kubewake::EntityRef &entity);
    void filterRequested(const QString &kql);
    void graphRequested(); // of the current credential

private:
    void build();
    void connectLists();
    [[nodiscard]] const Credential *current() const;
    [[nodiscard]] const CredentialFact *currentFact() const;
    void showCurrent();
    void openCurrent();
    void showFact();
    void openFact();

    CredentialListModel *m_model;
    CredentialFactModel *m_facts;
    QSortFilterProxyModel *m_sorted;
    QSplitter *m_splitter;
    QTreeView *m_list;
    QTreeView *m_factList;
    QLabel *m_empty;
};

} // namespace kubewake
