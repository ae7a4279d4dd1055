// SPDX-License-Identifier: Apache-2.0
#include "app/window/addresspage.h"

#include "app/window/settingslines.h"

#include <QApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace kubewake {

AddressPage::AddressPage(const AddressText &text, QWidget *parent)
    : QWidget(parent)
    , m_pods(settingsLineEditor(text.podNetworks, tr("Pod networks"), this))
    , m_nodes(settingsLineEditor(text.nodeNetworks, tr("Node networks"), this))
    , m_services(settingsLineEditor(text.serviceNetworks, tr("Service networks"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(settingsExplanation(
        tr("Networks of the cluster, one prefix a line (10.244.0.0/16). What is not given is "
           "inferred from the evidence, where it holds pods, nodes and services."),
        this));
    for (QPlainTextEdit *edit : {m_pods, m_nodes, m_services}) {
        layout->addWidget(settingsExplanation(edit->accessibleName(), this));
        layout->addWidget(edit, 1);
        connect(edit, &QPlainTextEdit::textChanged, this, &AddressPage::changed);
    }
    layout->addWidget(settingsExplanation(
        tr("Databases (.mmdb) that say in which country an address is, or who announces it, as of "
           "MaxMind, DB-IP and IPinfo. They stay on this computer, and so do the addresses."),
        this));
    layout->addWidget(databases(text.databases), 1);
}

QWidget *AddressPage::databases(const QStringList &paths)
{
    auto *place = new QWidget(this);
    m_databases = new QListWidget(place);
    m_databases->setAccessibleName(tr("GeoIP databases"));
    m_databases->addItems(paths);
    auto *add = new QPushButton(tr("Add data&base…"), place);
    auto *remove = new QPushButton(tr("Re&move database"), place);
    connect(add, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(
            this, tr("Add a GeoIP database"), {}, tr("MaxMind databases (*.mmdb);;All files (*)"));
        if (!path.isEmpty())
            addDatabase(path);
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        delete m_databases->takeItem(m_databases->currentRow());
        m_problem.clear();
        emit changed();
    });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_databases, 1);
    layout->addLayout(buttons);
    return place;
}

void AddressPage::addDatabase(const QString &path)
{
    // Seldom, and the answer is wanted before the dialog can be closed.
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto database = GeoDatabase::open(path);
    QApplication::restoreOverrideCursor();
    m_problem = database ? QString() : database.error().message;
    if (database && m_databases->findItems(path, Qt::MatchExactly).isEmpty())
        m_databases->addItem(path);
    emit changed();
}

AddressText AddressPage::text() const
{
    AddressText text;
    text.podNetworks = settingsLines(m_pods);
    text.nodeNetworks = settingsLines(m_nodes);
    text.serviceNetworks = settingsLines(m_services);
    for (int i = 0; i < m_databases->count(); ++i)
        text.databases << m_databases->item(i)->text();
    return text;
}

} // namespace kubewake
