// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/environment/addresstext.h"

#include <QWidget>

class QListWidget;
class QPlainTextEdit;

namespace kubewake {

// The page of the settings about addresses: networks of the cluster, and databases of countries
// and autonomous systems. Owned by the settings dialog; UI thread.
class AddressPage : public QWidget
{
    Q_OBJECT

public:
    explicit AddressPage(const AddressText &text, QWidget *parent = nullptr);

    [[nodiscard]] AddressText text() const;
    // Adds the file if it is a database that can be used, and says so if it is not.
    void addDatabase(const QString &path);
    // What is wrong with a file that was to be added; empty for nothing.
    [[nodiscard]] const QString &databaseProblem() const { return m_problem; }

signals:
    void changed();

private:
    [[nodiscard]] QWidget *databases(const QStringList &paths);

    QPlainTextEdit *m_pods;
    QPlainTextEdit *m_nodes;
    QPlainTextEdit *m_services;
    QListWidget *m_databases = nullptr;
    QString m_problem;
};

} // namespace kubewake
