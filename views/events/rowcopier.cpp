// SPDX-License-Identifier: Apache-2.0
#include "views/events/rowcopier.h"

#include "model/core/utf8.h"
#include "model/export/rowcells.h"
#include "model/export/rowexport.h"
#include "model/export/tsvcell.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMessageBox>
#include <QProgressDialog>

namespace kubewake {
namespace {

constexpr int kProgressSteps = 1'000;
constexpr std::size_t kRowsPerCheck = 256;

class ClipboardSink : public ByteSink
{
public:
    [[nodiscard]] Result<void> write(std::string_view bytes) override
    {
        if (static_cast<std::size_t>(text.size()) + bytes.size() > kMaximumClipboard)
            return failure(RowCopier::tr("This is too much for the clipboard. Export the rows "
                                         "to a file instead."));
        text.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
        return {};
    }

    QByteArray text;
};

// The chosen rows alone, as an export of them.
RowExport exportOf(const RowCopy &what)
{
    std::vector<Row> rows;
    const auto positions = std::make_shared<std::vector<std::size_t>>();
    rows.reserve(static_cast<std::size_t>(what.rowCount()));
    for (const auto &[first, last] : what.ranges) {
        for (int position = first; position <= last; ++position) {
            positions->push_back(static_cast<std::size_t>(position));
            rows.push_back((*what.order)[positions->back()]);
        }
    }
    RowExport all {what.snapshot,
                   std::make_shared<const RowOrder>(std::move(rows)),
                   fieldPaths(what.fields),
                   what.timeFormat,
                   {}};
    for (const ExtraColumn &column : what.extra)
        all.extra.push_back(
            {column.name, column.kind, [values = column.values, positions](std::size_t at) {
                 return values((*positions)[at]);
             }});
    return all;
}

std::string headerOf(const RowCells &cells, const RowExport &what)
{
    std::string line;
    for (const ExportColumn &column : cells.columns())
        line.append(line.empty() ? "" : "\t").append(column.path);
    for (const ExtraColumn &column : what.extra)
        line.append(line.empty() ? "" : "\t").append(column.name);
    return line + '\n';
}

Result<void> writeTabSeparated(const RowExport &what, ClipboardSink &sink,
                               const ExportControl &control)
{
    RowCells cells(what.snapshot, what.fields, what.timeFormat);
    const RowOrder &rows = *what.rows;
    if (auto written = sink.write(headerOf(cells, what)); !written)
        return written;
    std::string line;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % kRowsPerCheck == 0) {
            if (auto go = control.check(i, rows.size()); !go)
                return go;
        }
        if (auto loaded = cells.load(rows[i]); !loaded)
            return loaded;
        line.clear();
        auto add = [&line, first = true](const std::string &text, bool isNumber) mutable {
            if (!std::exchange(first, false))
                line += '\t';
            appendTsvCell(line, text, isNumber);
        };
        for (const ExportColumn &column : cells.columns()) {
            const RowCells::Cell &cell = cells.cell(column);
            add(cell.text, cell.isNumber);
        }
        for (const ExtraColumn &column : what.extra)
            add(joinedValues(column, i), column.kind == ExtraColumn::Kind::Literal);
        line += '\n';
        if (auto written = sink.write(line); !written)
            return written;
    }
    return {};
}

} // namespace

qint64 RowCopy::rowCount() const
{
    qint64 count = 0;
    for (const auto &[first, last] : ranges)
        count += qint64 {last} - first + 1;
    return count;
}

Result<QByteArray> copiedRows(const RowCopy &what, const ExportControl &control)
{
    ClipboardSink sink;
    const RowExport rows = exportOf(what);
    const auto written = what.format == CopyFormat::TabSeparated
        ? writeTabSeparated(rows, sink, control)
        : exportRows(rows, RowFormat::JsonLines, sink, control);
    if (!written)
        return tl::unexpected(written.error());
    return sink.text;
}

RowCopier::RowCopier(QWidget *view)
    : QObject(view)
    , m_view(view)
    , m_job(this)
{
}

RowCopier::~RowCopier() = default;

bool RowCopier::confirmed(qint64 rows)
{
    if (rows < kCopyQuestion)
        return true;
    const QString question =
        tr("Copy %1 rows to the clipboard? An export to a file needs less memory.")
            .arg(QLocale().toString(rows));
    return QMessageBox::question(m_view, tr("Copy rows"), question) == QMessageBox::Yes;
}

void RowCopier::copy(const RowCopy &what)
{
    if (what.rowCount() == 0 || !confirmed(what.rowCount()))
        return;
    delete m_progress;
    m_progress = new QProgressDialog(tr("Copying rows …"), tr("Cancel"), 0, kProgressSteps, m_view);
    m_progress->setMinimumDuration(500);
    m_progress->setAutoReset(false);
    m_progress->setAutoClose(false);
    m_progress->setValue(0);
    connect(m_progress, &QProgressDialog::canceled, this, [this] {
        m_job.cancel();
        m_progress->deleteLater();
    });
    auto report = [this](std::size_t done, std::size_t total) {
        const int step = static_cast<int>(done * kProgressSteps / std::max<std::size_t>(total, 1));
        QMetaObject::invokeMethod(
            this,
            [this, step] {
                if (m_progress && m_job.isRunning())
                    m_progress->setValue(step);
            },
            Qt::QueuedConnection);
    };
    m_job.start(
        [what, report](const JobSlot::Cancelled &cancelled) {
            std::size_t reported = 0;
            const auto progress = [&](std::size_t done, std::size_t total) {
                if (done - reported < total / 100)
                    return;
                reported = done;
                report(done, total);
            };
            return copiedRows(what, {cancelled, progress});
        },
        [this](const Result<QByteArray> &text) { deliver(text); });
}

void RowCopier::deliver(const Result<QByteArray> &text)
{
    delete m_progress;
    if (!text) {
        emit failed(text.error().message);
        QMessageBox box(QMessageBox::Warning, tr("Copy rows"), text.error().message,
                        QMessageBox::Ok, m_view);
        box.setTextFormat(Qt::PlainText);
        box.exec();
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromUtf8(*text));
    emit finished();
}

} // namespace kubewake
