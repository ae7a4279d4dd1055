// SPDX-License-Identifier: Apache-2.0
#include "app/window/settings.h"

#include <QFileInfo>

namespace kubewake {
namespace {

constexpr int kMaximumRecentPaths = 12;

const QString kTimeZone = QStringLiteral("display/timeZone");
const QString kKnownNetworks = QStringLiteral("detection/knownNetworks");
const QString kKnownAdministrators = QStringLiteral("detection/knownAdministrators");
const QString kTrustedRegistries = QStringLiteral("detection/trustedRegistries");
const QString kPreconfiguredNamespaces = QStringLiteral("detection/preconfiguredNamespaces");
const QString kPlaceholders = QStringLiteral("detection/placeholders");
const QString kBaseline = QStringLiteral("detection/baseline");
const QString kPodNetworks = QStringLiteral("addresses/podNetworks");
const QString kNodeNetworks = QStringLiteral("addresses/nodeNetworks");
const QString kServiceNetworks = QStringLiteral("addresses/serviceNetworks");
const QString kDatabases = QStringLiteral("addresses/databases");
const QString kRulePaths = QStringLiteral("detection/rulePaths");
const QString kDisabledRules = QStringLiteral("detection/disabledRules");
const QString kRecentPaths = QStringLiteral("recent/paths");
const QString kStarted = QStringLiteral("started");

} // namespace

Settings::Settings(QObject *parent)
    : QObject(parent)
{
}

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_store(file, QSettings::IniFormat)
{
}

TimeFormat Settings::timeFormat() const
{
    const QByteArray id = m_store.value(kTimeZone).toByteArray();
    return id.isEmpty() ? TimeFormat() : TimeFormat(QTimeZone(id));
}

void Settings::setTimeZone(const QByteArray &ianaId)
{
    const TimeFormat before = timeFormat();
    m_store.setValue(kTimeZone, ianaId);
    if (!(timeFormat() == before))
        emit timeFormatChanged(timeFormat());
}

DetectionSettings Settings::detectionSettings() const
{
    return environment().settings().value_or(DetectionSettings());
}

EnvironmentText Settings::environment() const
{
    EnvironmentText text;
    text.knownNetworks = m_store.value(kKnownNetworks).toStringList();
    text.knownAdministrators = m_store.value(kKnownAdministrators).toStringList();
    text.trustedRegistries = m_store.value(kTrustedRegistries).toStringList();
    text.preconfiguredNamespaces =
        m_store.value(kPreconfiguredNamespaces, text.preconfiguredNamespaces).toStringList();
    text.placeholders = m_store.value(kPlaceholders).toStringList();
    text.baseline = m_store.value(kBaseline).toString();
    return text;
}

QStringList Settings::rulePaths() const
{
    return m_store.value(kRulePaths).toStringList();
}

void Settings::setDetection(const EnvironmentText &environment, const QStringList &rulePaths)
{
    if (environment == this->environment() && rulePaths == this->rulePaths())
        return;
    const bool networksChanged = environment.knownNetworks != this->environment().knownNetworks;
    m_store.setValue(kKnownNetworks, environment.knownNetworks);
    m_store.setValue(kKnownAdministrators, environment.knownAdministrators);
    m_store.setValue(kTrustedRegistries, environment.trustedRegistries);
    m_store.setValue(kPreconfiguredNamespaces, environment.preconfiguredNamespaces);
    m_store.setValue(kPlaceholders, environment.placeholders);
    m_store.setValue(kBaseline, environment.baseline);
    m_store.setValue(kRulePaths, rulePaths);
    if (networksChanged)
        emit addressSettingsChanged();
    emit detectionSettingsChanged();
}

AddressText Settings::addresses() const
{
    AddressText text;
    text.podNetworks = m_store.value(kPodNetworks).toStringList();
    text.nodeNetworks = m_store.value(kNodeNetworks).toStringList();
    text.serviceNetworks = m_store.value(kServiceNetworks).toStringList();
    text.databases = m_store.value(kDatabases).toStringList();
    return text;
}

void Settings::setAddresses(const AddressText &addresses)
{
    if (addresses == this->addresses())
        return;
    m_store.setValue(kPodNetworks, addresses.podNetworks);
    m_store.setValue(kNodeNetworks, addresses.nodeNetworks);
    m_store.setValue(kServiceNetworks, addresses.serviceNetworks);
    m_store.setValue(kDatabases, addresses.databases);
    emit addressSettingsChanged();
}

QString Settings::suppressionsPath() const
{
    const QFileInfo settings(m_store.fileName());
    return settings.absolutePath() + QLatin1Char('/') + settings.completeBaseName()
        + QStringLiteral("-suppressions.yml");
}

QStringList Settings::disabledRules() const
{
    return m_store.value(kDisabledRules).toStringList();
}

void Settings::setRulesEnabled(const QStringList &ids, bool enabled)
{
    const QStringList before = disabledRules();
    QStringList disabled = before;
    for (const QString &id : ids) {
        disabled.removeAll(id);
        if (!enabled)
            disabled << id;
    }
    disabled.sort();
    if (disabled == before)
        return;
    m_store.setValue(kDisabledRules, disabled);
    emit detectionSettingsChanged();
}

QStringList Settings::recentPaths() const
{
    return m_store.value(kRecentPaths).toStringList();
}

void Settings::addRecentPaths(const QStringList &paths)
{
    QStringList recent = recentPaths();
    for (const QString &path : paths) {
        recent.removeAll(path);
        recent.prepend(path);
    }
    m_store.setValue(kRecentPaths, QStringList(recent.mid(0, kMaximumRecentPaths)));
    emit recentPathsChanged();
}

bool Settings::firstStart() const
{
    return !m_store.value(kStarted, false).toBool();
}

void Settings::setStarted()
{
    m_store.setValue(kStarted, true);
}

QByteArray Settings::state(const QString &widget) const
{
    return m_store.value(QStringLiteral("state/") + widget).toByteArray();
}

void Settings::setState(const QString &widget, const QByteArray &state)
{
    m_store.setValue(QStringLiteral("state/") + widget, state);
}

QString Settings::putStateAside(const QString &widget)
{
    const QByteArray unreadable = state(widget);
    const QString start = widget + QStringLiteral("-unreadable-");
    int number = 1;
    while (!state(start + QString::number(number)).isEmpty()
           && state(start + QString::number(number)) != unreadable)
        ++number;
    const QString aside = start + QString::number(number);
    setState(aside, unreadable);
    setState(widget, {});
    return tr("%1 as “state/%2”").arg(m_store.fileName(), aside);
}

} // namespace kubewake
