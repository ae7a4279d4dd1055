// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/rowquery.h"
#include "views/common/jobslot.h"

#include <QObject>

namespace kubewake {

class FacetPanel;
class Settings;

// Counts what the facet panel shows, of the rows that the filter leaves, in the background; what is
// no longer asked is dropped. UI thread.
class Facets : public QObject
{
    Q_OBJECT

public:
    Facets(FacetPanel *panel, const RowQuery *query, Settings &settings, QObject *parent);

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

private:
    void count();

    FacetPanel *m_panel;
    const RowQuery *m_query;
    const Settings &m_settings;
    JobSlot m_job;
};

} // namespace kubewake
