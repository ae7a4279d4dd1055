// SPDX-License-Identifier: Apache-2.0
#include "app/window/settingsdialog.h"

#include "app/window/settings.h"

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
namespace {

QStringList linesOf(const QPlainTextEdit *edit)
{
    QStringList lines;
    for (const QString &line : edit->toPlainText().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    return lines;
}

QPlainTextEdit *lineEditor(const QStringList &lines, const QString &accessibleName, QWidget *parent)
{
    auto *edit = new QPlainTextEdit(lines.join(QLatin1Char('\n')), parent);
    edit->setAccessibleName(accessibleName);
    edit->setTabChangesFocus(true);
    return edit;
}

QLabel *explanation(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SettingsDialog::SettingsDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Settings"));
    resize(560, 520);
    auto *tabs = new QTabWidget(this);
    tabs->addTab(environmentPage(), tr("&Environment"));
    tabs->addTab(rulesPage(), tr("&Rules"));
    tabs->addTab(displayPage(), tr("&Display"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    m_error = explanation(QString(), this);
    m_error->setObjectName(QStringLiteral("error"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tabs, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_buttons);
    for (const QPlainTextEdit *edit : {m_networks, m_placeholders})
        connect(edit, &QPlainTextEdit::textChanged, this, &SettingsDialog::checkEnvironment);
    connect(m_baseline, &QLineEdit::textChanged, this, &SettingsDialog::checkEnvironment);
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
    layout->addRow(explanation(tr("Used by every view and every export."), page));
    return page;
}

QWidget *SettingsDialog::environmentPage()
{
    auto *page = new QWidget(this);
    const EnvironmentText text = m_settings.environment();
    m_networks = lineEditor(text.knownNetworks, tr("Known networks"), page);
    m_administrators = lineEditor(text.knownAdministrators, tr("Known administrators"), page);
    m_registries = lineEditor(text.trustedRegistries, tr("Trusted registries"), page);
    m_namespaces = lineEditor(text.preconfiguredNamespaces, tr("Preconfigured namespaces"), page);

    auto *layout = new QVBoxLayout(page);
    layout->addWidget(explanation(
        tr("Known networks, one prefix a line (10.0.0.0/8). Rules about access from elsewhere "
           "cannot be evaluated while this is empty."),
        page));
    layout->addWidget(m_networks, 1);
    layout->addWidget(explanation(tr("Known administrators, one user name a line."), page));
    layout->addWidget(m_administrators, 1);
    layout->addWidget(explanation(
        tr("Trusted registries, or repositories in them, one a line, as images name them "
           "(registry.example/team; nginx for the one of Docker Hub). Rules about images from "
           "elsewhere cannot be evaluated while this is empty."),
        page));
    layout->addWidget(m_registries, 1);
    layout->addWidget(explanation(
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
    m_placeholders = lineEditor(text.placeholders, tr("Lists of rules"), page);
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
    layout->addWidget(explanation(
        tr("Folders with further Sigma rules (*.yml), used beside the bundled ones."), page));
    layout->addWidget(m_rulePaths, 1);
    layout->addLayout(buttons);
    layout->addWidget(explanation(
        tr("Baseline of the rules about new values: a span from the start of the evidence (7d), "
           "or the time at which it ends. Empty: as each rule says."),
        page));
    layout->addWidget(m_baseline);
    layout->addWidget(explanation(
        tr("Lists that rules call %NAME%, one a line: JumpServers = 10.1.2.3, 10.1.2.4"), page));
    layout->addWidget(m_placeholders, 1);
    return page;
}

EnvironmentText SettingsDialog::environment() const
{
    EnvironmentText text;
    text.knownNetworks = linesOf(m_networks);
    text.knownAdministrators = linesOf(m_administrators);
    text.trustedRegistries = linesOf(m_registries);
    text.preconfiguredNamespaces = linesOf(m_namespaces);
    text.placeholders = linesOf(m_placeholders);
    text.baseline = m_baseline->text().trimmed();
    return text;
}

void SettingsDialog::checkEnvironment()
{
    const Result<DetectionSettings> settings = environment().settings();
    m_error->setText(settings ? QString() : settings.error().message);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(settings.has_value());
}

void SettingsDialog::accept()
{
    m_settings.setTimeZone(m_timeZone->currentData().toByteArray());
    QStringList rulePaths;
    for (int i = 0; i < m_rulePaths->count(); ++i)
        rulePaths << m_rulePaths->item(i)->text();
    m_settings.setDetection(environment(), rulePaths);
    QDialog::accept();
}

} // namespace kubewake
