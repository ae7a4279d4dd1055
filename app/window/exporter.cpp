// SPDX-License-Identifier: Apache-2.0
#include "app/window/exporter.h"

#include "model/core/utf8.h"
#include "model/export/atomicfile.h"
#include "model/export/navigatorlayer.h"
#include "views/common/progressstrip.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>

namespace kubewake {
namespace {

struct RowTarget
{
    const char *title;
    const char *suggestion;
    const char *filter;
};

RowTarget targetOf(RowFormat format)
{
    switch (format) {
    case RowFormat::Csv:
        return {QT_TRANSLATE_NOOP("kubewake::Exporter", "Export rows as CSV"), "rows.csv",
                QT_TRANSLATE_NOOP("kubewake::Exporter", "CSV (*.csv)")};
    case RowFormat::JsonLines:
        return {QT_TRANSLATE_NOOP("kubewake::Exporter", "Export rows as JSON Lines"), "rows.jsonl",
                QT_TRANSLATE_NOOP("kubewake::Exporter", "JSON Lines (*.jsonl)")};
    case RowFormat::Raw:
        break;
    }
    return {QT_TRANSLATE_NOOP("kubewake::Exporter", "Export the original events"), "events.log",
            QT_TRANSLATE_NOOP("kubewake::Exporter", "Audit log (*.log *.jsonl)")};
}

} // namespace

Exporter::Exporter(QWidget *window, ProgressStrip *progress)
    : QObject(window)
    , m_window(window)
    , m_progress(progress)
    , m_job(this)
{
    connect(progress, &ProgressStrip::cancelRequested, this, [this] {
        if (!m_job.isRunning())
            return;
        m_job.cancel();
        m_progress->end();
    });
}

QString Exporter::askPath(const QString &title, const QString &suggestion, const QString &filter)
{
    const QString start =
        m_folder.isEmpty() ? suggestion : m_folder + QLatin1Char('/') + suggestion;
    const QString path = QFileDialog::getSaveFileName(m_window, title, start, filter);
    if (!path.isEmpty())
        m_folder = QFileInfo(path).absolutePath();
    return path;
}

void Exporter::exportRows(const RowExport &rows, RowFormat format)
{
    const RowTarget target = targetOf(format);
    const QString path =
        askPath(tr(target.title), QString::fromLatin1(target.suggestion), tr(target.filter));
    if (path.isEmpty())
        return;
    run(path, [rows, format, path](const ExportControl &control) {
        return exportRowsToFile(rows, format, path, control);
    });
}

void Exporter::exportFindings(const FindingsExport &findings, FindingsFormat format)
{
    const bool csv = format == FindingsFormat::Csv;
    const QString path = csv
        ? askPath(tr("Export findings as CSV"), QStringLiteral("findings.csv"), tr("CSV (*.csv)"))
        : askPath(tr("Export findings as JSON Lines"), QStringLiteral("findings.jsonl"),
                  tr("JSON Lines (*.jsonl)"));
    if (path.isEmpty())
        return;
    run(path, [findings, format, path](const ExportControl &control) {
        return exportFindingsToFile(findings, format, path, control);
    });
}

void Exporter::exportEntityList(const EntityList &list, const TimeFormat &format)
{
    const QString path =
        askPath(tr("Export the list as CSV"), QStringLiteral("list.csv"), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    run(path, [list, format, path](const ExportControl &) {
        return exportEntityListToFile(list, format, {}, path);
    });
}

void Exporter::exportComparison(const RangeComparisonPtr &comparison, const TimeFormat &format)
{
    const QString path = askPath(tr("Export the comparison as CSV"),
                                 QStringLiteral("comparison.csv"), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    run(path, [comparison, format, path](const ExportControl &) {
        return exportComparisonToFile(*comparison, format, {}, path);
    });
}

void Exporter::exportNavigatorLayer(const std::vector<SignalPtr> &signalList)
{
    const QString path = askPath(tr("Export ATT&CK Navigator layer"), QStringLiteral("layer.json"),
                                 tr("Navigator layer (*.json)"));
    if (path.isEmpty())
        return;
    run(path, [signalList, path](const ExportControl &control) {
        return exportNavigatorLayerToFile(signalList, "Kubewake", path, control);
    });
}

void Exporter::exportPolicy(const QString &policyText)
{
    saveYaml(tr("Save the audit policy"), QStringLiteral("audit-policy.yaml"), policyText);
}

void Exporter::exportRoles(const QString &yaml)
{
    saveYaml(tr("Save the roles and bindings"), QStringLiteral("least-privilege.yaml"), yaml);
}

void Exporter::saveYaml(const QString &title, const QString &name, const QString &yaml)
{
    const QString path = askPath(title, name, tr("YAML (*.yaml *.yml)"));
    if (path.isEmpty())
        return;
    run(path, [text = toUtf8(yaml), path](const ExportControl &) {
        AtomicFile file(path);
        return file.open().and_then([&] { return file.write(text); }).and_then([&] {
            return file.commit();
        });
    });
}

void Exporter::run(const QString &path, const Work &work)
{
    const QString text = tr("Exporting to %1").arg(QFileInfo(path).fileName());
    m_progress->begin(text);
    m_job.start(
        [this, work, text](const JobSlot::Cancelled &cancelled) {
            ExportControl control;
            control.cancelled = cancelled;
            control.progress = [this, text](std::size_t done, std::size_t total) {
                QMetaObject::invokeMethod(
                    this, [this, done, total, text] { m_progress->update(done, total, text); },
                    Qt::QueuedConnection);
            };
            return work(control);
        },
        [this, path](const Result<void> &result) {
            m_progress->end();
            if (result) {
                emit succeeded(path);
                return;
            }
            QMessageBox box(QMessageBox::Critical, tr("Export failed"), result.error().message,
                            QMessageBox::Ok, m_window);
            box.setTextFormat(Qt::PlainText);
            box.exec();
        });
}

} // namespace kubewake
