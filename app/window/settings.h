// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/environment/addresstext.h"
#include "app/environment/environmenttext.h"
#include "model/core/timestamp.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace kubewake {

// What the responder has set and the window remembers. Made by main, handed to whoever needs it;
// UI thread. Every setter stores at once and emits its signal if the value changed.
class Settings : public QObject
{
    Q_OBJECT

public:
    explicit Settings(QObject *parent = nullptr);
    // Another file, for tests.
    explicit Settings(const QString &file, QObject *parent = nullptr);

    [[nodiscard]] TimeFormat timeFormat() const;
    void setTimeZone(const QByteArray &ianaId);

    // What of the environment can be understood; the dialog lets nothing else in.
    [[nodiscard]] DetectionSettings detectionSettings() const;
    [[nodiscard]] EnvironmentText environment() const;
    [[nodiscard]] QStringList rulePaths() const;
    void setDetection(const EnvironmentText &environment, const QStringList &rulePaths);
    // Networks of the cluster, and databases of where addresses are.
    [[nodiscard]] AddressText addresses() const;
    void setAddresses(const AddressText &addresses);
    // Rules that do not run, by id. Those that are no longer there are kept: their folder may come
    // back.
    [[nodiscard]] QStringList disabledRules() const;
    void setRulesEnabled(const QStringList &ids, bool enabled);

    // The responder's own suppressions, a rule file beside the settings; need not exist.
    [[nodiscard]] QString suppressionsPath() const;

    [[nodiscard]] QStringList recentPaths() const;
    void addRecentPaths(const QStringList &paths);

    [[nodiscard]] bool firstStart() const;
    void setStarted();

    // Opaque states of widgets, by a name of the widget's own.
    [[nodiscard]] QByteArray state(const QString &widget) const;
    void setState(const QString &widget, const QByteArray &state);
    // Moves a state that cannot be read to where nothing overwrites it; says where that is.
    QString putStateAside(const QString &widget);

    // The store itself, for widgets that keep lists of their own in it (filter history).
    [[nodiscard]] QSettings &store() { return m_store; }

signals:
    void timeFormatChanged(const kubewake::TimeFormat &format);
    void detectionSettingsChanged();
    // Those of addresses(), or the known networks.
    void addressSettingsChanged();
    void recentPathsChanged();

private:
    QSettings m_store;
};

} // namespace kubewake
