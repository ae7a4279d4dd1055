// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/comparisonexport.h"
#include "model/export/entitylistexport.h"
#include "model/export/findingsexport.h"
#include "model/export/rowexport.h"
#include "views/common/jobslot.h"

#include <QObject>

class QWidget;

namespace kubewake {

class ProgressStrip;

// Asks where an export goes and runs it in the background with progress and cancel. One at a time.
// UI thread. A failed or cancelled export leaves nothing under the chosen name.
class Exporter : public QObject
{
    Q_OBJECT

public:
    Exporter(QWidget *window, ProgressStrip *progress);

    void exportRows(const RowExport &rows, RowFormat format);
    void exportFindings(const FindingsExport &findings, FindingsFormat format);
    void exportPolicy(const QString &policyText);
    void exportEntityList(const EntityList &list, const TimeFormat &format);
    void exportComparison(const RangeComparisonPtr &comparison, const TimeFormat &format);
    void exportRoles(const QString &yaml);
    void exportNavigatorLayer(const std::vector<SignalPtr> &signalList);
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

signals:
    void succeeded(const QString &path);

private:
    using Work = std::function<Result<void>(const ExportControl &)>;

    void saveYaml(const QString &title, const QString &name, const QString &yaml);
    [[nodiscard]] QString askPath(const QString &title, const QString &suggestion,
                                  const QString &filter);
    void run(const QString &path, const Work &work);

    QWidget *m_window;
    ProgressStrip *m_progress;
    QString m_folder;
    JobSlot m_job;
};

} // namespace kubewake
