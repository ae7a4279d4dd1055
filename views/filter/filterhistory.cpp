// SPDX-License-Identifier: Apache-2.0
#include "views/filter/filterhistory.h"

#include <QSettings>

namespace kubewake {
namespace {

QString key()
{
    return QStringLiteral("filter/history");
}

} // namespace

FilterHistory::FilterHistory(QSettings *settings)
    : m_settings(settings)
{
    if (m_settings != nullptr)
        m_entries = m_settings->value(key()).toStringList().mid(0, kMaximumEntries);
}

void FilterHistory::add(const QString &filter)
{
    const QString text = filter.trimmed();
    if (text.isEmpty() || (!m_entries.isEmpty() && m_entries.front() == text))
        return;
    m_entries.removeAll(text);
    m_entries.prepend(text);
    m_entries = m_entries.mid(0, kMaximumEntries);
    store();
}

void FilterHistory::clear()
{
    m_entries.clear();
    store();
}

void FilterHistory::store() const
{
    if (m_settings != nullptr)
        m_settings->setValue(key(), m_entries);
}

} // namespace kubewake
