// SPDX-License-Identifier: Apache-2.0
#include "app/window/settings.h"

#include "model/core/utf8.h"

namespace kubewake {
namespace {

constexpr int kMaximumRecentPaths = 12;

const QString kTimeZone = QStringLiteral("display/timeZone");
const QString kKnownNetworks = QStringLiteral("detection/knownNetworks");
const QString kKnownAdministrators = QStringLiteral("detection/knownAdministrators");
const QString kPreconfiguredNamespaces = QStringLiteral("detection/preconfiguredNamespaces");
const QString kRulePaths = QStringLiteral("detection/rulePaths");
const QString kRecentPaths = QStringLiteral("recent/paths");
const QString kStarted = QStringLiteral("started");

std::vector<std::string> toStrings(const QStringList &list)
{
    std::vector<std::string> result;
    for (const QString &text : list)
        result.push_back(toUtf8(text));
    return result;
}

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
    DetectionSettings settings;
    settings.knownNetworks = toStrings(knownNetworks());
    settings.knownAdministrators = toStrings(knownAdministrators());
    settings.preconfiguredNamespaces = toStrings(preconfiguredNamespaces());
    return settings;
}

QStringList Settings::knownNetworks() const
{
    return m_store.value(kKnownNetworks).toStringList();
}

QStringList Settings::knownAdministrators() const
{
    return m_store.value(kKnownAdministrators).toStringList();
}

QStringList Settings::preconfiguredNamespaces() const
{
    QStringList defaults;
    for (const std::string &name : DetectionSettings {}.preconfiguredNamespaces)
        defaults << toQString(name);
    return m_store.value(kPreconfiguredNamespaces, defaults).toStringList();
}

QStringList Settings::rulePaths() const
{
    return m_store.value(kRulePaths).toStringList();
}

void Settings::setDetection(const QStringList &knownNetworks,
                            const QStringList &knownAdministrators,
                            const QStringList &preconfiguredNamespaces,
                            const QStringList &rulePaths)
{
    m_store.setValue(kKnownNetworks, knownNetworks);
    m_store.setValue(kKnownAdministrators, knownAdministrators);
    m_store.setValue(kPreconfiguredNamespaces, preconfiguredNamespaces);
    m_store.setValue(kRulePaths, rulePaths);
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

} // namespace kubewake
