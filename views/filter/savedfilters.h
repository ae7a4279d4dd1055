// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

class QSettings;

namespace kubewake {

// The filters that the user saved under a name, sorted by name; kept in the settings given, which
// have to outlive it (null: kept in memory only). UI thread.
class SavedFilters
{
public:
    struct Entry
    {
        QString name;
        QString kql;
    };

    explicit SavedFilters(QSettings *settings);

    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

    // Replaces the filter of that name. An empty name is ignored.
    void save(const QString &name, const QString &kql);
    // False: there is no `from`, or another filter is called `to`.
    bool rename(const QString &from, const QString &to);
    bool remove(const QString &name);

private:
    [[nodiscard]] std::vector<Entry>::iterator find(const QString &name);
    void sortAndStore();

    QSettings *m_settings;
    std::vector<Entry> m_entries;
};

} // namespace kubewake
