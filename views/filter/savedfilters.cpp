// SPDX-License-Identifier: Apache-2.0
#include "views/filter/savedfilters.h"

#include <QSettings>

#include <algorithm>

namespace kubewake {
namespace {

const auto kGroup = QLatin1String("filter/saved");
const auto kName = QLatin1String("name");
const auto kKql = QLatin1String("kql");

} // namespace

SavedFilters::SavedFilters(QSettings *settings)
    : m_settings(settings)
{
    if (m_settings == nullptr)
        return;
    const int count = m_settings->beginReadArray(kGroup);
    for (int i = 0; i < count; ++i) {
        m_settings->setArrayIndex(i);
        const QString name = m_settings->value(kName).toString();
        if (!name.isEmpty())
            m_entries.push_back({name, m_settings->value(kKql).toString()});
    }
    m_settings->endArray();
}

std::vector<SavedFilters::Entry>::iterator SavedFilters::find(const QString &name)
{
    return std::ranges::find(m_entries, name, &Entry::name);
}

void SavedFilters::save(const QString &name, const QString &kql)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return;
    if (const auto entry = find(trimmed); entry != m_entries.end())
        entry->kql = kql;
    else
        m_entries.push_back({trimmed, kql});
    sortAndStore();
}

bool SavedFilters::rename(const QString &from, const QString &to)
{
    const QString trimmed = to.trimmed();
    const auto entry = find(from);
    if (entry == m_entries.end() || trimmed.isEmpty()
        || (trimmed != from && find(trimmed) != m_entries.end()))
        return false;
    entry->name = trimmed;
    sortAndStore();
    return true;
}

bool SavedFilters::remove(const QString &name)
{
    const auto entry = find(name);
    if (entry == m_entries.end())
        return false;
    m_entries.erase(entry);
    sortAndStore();
    return true;
}

void SavedFilters::sortAndStore()
{
    std::ranges::sort(m_entries, [](const Entry &a, const Entry &b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    if (m_settings == nullptr)
        return;
    m_settings->remove(kGroup);
    m_settings->beginWriteArray(kGroup, static_cast<int>(m_entries.size()));
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        m_settings->setArrayIndex(static_cast<int>(i));
        m_settings->setValue(kName, m_entries[i].name);
        m_settings->setValue(kKql, m_entries[i].kql);
    }
    m_settings->endArray();
}

} // namespace kubewake
