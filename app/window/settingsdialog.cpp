// SPDX-License-Identifier: Apache-2.0
#include "app/window/settingsdialog.h"

#include "app/window/addresspage.h"
#include "app/window/settings.h"
#include "app/window/settingslines.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTimeZone>
#include <QVBoxLayout>

namespace kubewake {
SettingsDialog::SettingsDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Settings"));
    resize(560, 520);
    auto *tabs = new QTabWidget(this);
    tabs->addTab(environmentPage(), tr("&Environment"));
    m_addresses = new AddressPage(m_settings.addresses(), this);
    tabs->addTab(m_addresses, tr("&Networks"));
    tabs->addTab(rulesPage(), tr("&Rules"));
    tabs->addTab(displayPage(), tr("&Display"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    m_error = settingsExplanation(QString(), this);
    m_error->setObjectName(QStringLiteral("error"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tabs, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_buttons);
    for (const QPlainTextEdit *edit : {m_networks, m_placeholders})
        connect(edit, &QPlainTextEdit::textChanged, this, &SettingsDialog::checkEnvironment);
    connect(m_baseline, &QLineEdit::textChanged, this, &SettingsDialog::checkEnvironment);
    connect(m_addresses, &AddressPage::changed, this, &SettingsDialog::checkEnvironment);
    checkEnvironment();
}

QWidget *SettingsDialog::displayPage()
{
    auto *page = new QWidget(this);
    m_timeZone = new QComboBox(page);
    m_timeZone->setAccessibleName(tr("Time zone"));
    m_timeZone->addItem(tr("UTC"), QByteArray());
    const QByteArray system = QTimeZone::systemTimeZoneId();
    m_timeZone->addItem(tr("This computer (%1)").arg(QString::fromLatin1(system)), system);
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_timeZone->addItem(QString::fromLatin1(id), id);
    const TimeFormat format = m_settings.timeFormat();
    const int current = format.isUtc() ? 0 : m_timeZone->findData(format.zone().id());
    m_timeZone->setCurrentIndex(std::max(current, 0));
    auto *layout = new QFormLayout(page);
    layout->addRow(tr("&Time zone"), m_timeZone);
    layout->addRow(settingsExplanation(tr("Used by every view and every export."), page));
    return page;
}

QWidget *SettingsDialog::environmentPage()
{
    auto *page = new QWidget(this);
    const EnvironmentText text = m_settings.environment();
    m_networks = settingsLineEditor(text.knownNetworks, tr("Known networks"), page);
    m_administrators =
        settingsLineEditor(text.knownAdministrators, tr("Known administrators"), page);
    m_registries = settingsLineEditor(text.trustedRegistries, tr("Trusted registries"), page);
    m_namespaces =
        settingsLineEditor(text.preconfiguredNamespaces, tr("Preconfigured namespaces"), page);

    auto *layout = new QVBoxLayout(page);
    layout->addWidget(settingsExplanation(
        tr("Known networks, one prefix a line (10.0.0.0/8). Rules about access from elsewhere "
           "cannot be evaluated while this is empty."),
        page));
    layout->addWidget(m_networks, 1);
    layout->addWidget(settingsExplanation(tr("Known administrators, one user name a line."), page));
    layout->addWidget(m_administrators, 1);
    layout->addWidget(settingsExplanation(
        tr("Trusted registries, or repositories in them, one a line, as images name them "
           "(registry.example/team; nginx for the one of Docker Hub). Rules about images from "
           "elsewhere cannot be evaluated while this is empty."),
        page));
    layout->addWidget(m_registries, 1);
    layout->addWidget(settingsExplanation(
        tr("Preconfigured namespaces: those that came with the cluster, one a line."), page));
    layout->addWidget(m_namespaces, 1);
    return page;
}

QWidget *SettingsDialog::rulesPage()
{
    auto *page = new QWidget(this);
    m_rulePaths = new QListWidget(page);
    m_rulePaths->setAccessibleName(tr("Rule folders"));
    m_rulePaths->addItems(m_settings.rulePaths());
    const EnvironmentText text = m_settings.environment();
    m_baseline = new QLineEdit(text.baseline, page);
    m_baseline->setAccessibleName(tr("Baseline"));
    m_placeholders = settingsLineEditor(text.placeholders, tr("Lists of rules"), page);
    auto *add = new QPushButton(tr("&Add folder…"), page);
    auto *remove = new QPushButton(tr("&Remove"), page);
    connect(add, &QPushButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a rule folder"));
        if (!folder.isEmpty())
            m_rulePaths->addItem(folder);
    });
    connect(remove, &QPushButton::clicked, this,
            [this] { delete m_rulePaths->takeItem(m_rulePaths->currentRow()); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(settingsExplanation(
        tr("Folders with further Sigma rules (*.yml), used beside the bundled ones."), page));
    layout->addWidget(m_rulePaths, 1);
    layout->addLayout(buttons);
    layout->addWidget(settingsExplanation(
        tr("Baseline of the rules about new values: a span from the start of the evidence (7d), "
           "or the time at which it ends. Empty: as each rule says."),
        page));
    layout->addWidget(m_baseline);
    layout->addWidget(settingsExplanation(
        tr("Lists that rules call %NAME%, one a line: JumpServers = 10.1.2.3, 10.1.2.4"), page));
    layout->addWidget(m_placeholders, 1);
    return page;
}

EnvironmentText SettingsDialog::environment() const
{
    EnvironmentText text;
    text.knownNetworks = settingsLines(m_networks);
    text.knownAdministrators = settingsLines(m_administrators);
    text.trustedRegistries = settingsLines(m_registries);
    text.preconfiguredNamespaces = settingsLines(m_namespaces);
    text.placeholders = settingsLines(m_placeholders);
    text.baseline = m_baseline->text().trimmed();
    return text;
}

void SettingsDialog::checkEnvironment()
{
    const Result<DetectionSettings> settings = environment().settings();
    const Result<AddressContext> networks =
        m_addresses->text().networks(environment().knownNetworks);
    m_error->setText(!settings       ? settings.error().message
                         : !networks ? networks.error().message
                                     : m_addresses->databaseProblem());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(settings && networks);
}

void SettingsDialog::accept()
{
    m_settings.setTimeZone(m_timeZone->currentData().toByteArray());
    QStringList rulePaths;
    for (int i = 0; i < m_rulePaths->count(); ++i)
        rulePaths << m_rulePaths->item(i)->text();
    m_settings.setAddresses(m_addresses->text());
    m_settings.setDetection(environment(), rulePaths);
    QDialog::accept();
}

} // namespace kubewake
