// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QSettings;

namespace kubewake {

// The filters that were applied, newest first, without repetition; kept in the settings given,
// which have to outlive it (null: kept in memory only). UI thread.
class FilterHistory
{
public:
    static constexpr qsizetype kMaximumEntries = 100;

    explicit FilterHistory(QSettings *settings);

    void add(const QString &filter);
    void clear();
    [[nodiscard]] const QStringList &entries() const { return m_entries; }

private:
    void store() const;

    QSettings *m_settings;
    QStringList m_entries;
};

} // namespace kubewake
