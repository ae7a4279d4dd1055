// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/export/exportcontrol.h"
#include "model/export/rowexport.h"
#include "model/query/roworder.h"
#include "views/common/jobslot.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QProgressDialog;

namespace kubewake {

enum class CopyFormat : std::uint8_t {
    TabSeparated, // header, one line per row; formula-safe, for spreadsheets
    JsonLines, // one object per row with the columns shown
};

struct RowCopy
{
    SnapshotPtr snapshot;
    RowOrderPtr order;
    std::vector<std::pair<int, int>> ranges; // positions, both ends included
    std::vector<FieldId> fields;
    TimeFormat timeFormat;
    CopyFormat format = CopyFormat::TabSeparated;
    std::vector<ExtraColumn> extra {}; // by the position in `order`

    [[nodiscard]] qint64 rowCount() const;
};

// A clipboard holds its text in memory, twice. More than this is an export's job, and is said so.
inline constexpr std::size_t kMaximumClipboard = 512 << 20; // bytes of UTF-8
// From here on the responder is asked first.
inline constexpr qint64 kCopyQuestion = 100'000; // rows

// The text of a copy. Blocks; run it on a pool. Error: cancelled, larger than kMaximumClipboard,
// unreadable evidence.
[[nodiscard]] Result<QByteArray> copiedRows(const RowCopy &what, const ExportControl &control);

// Puts rows on the clipboard in the background, with progress and cancel. Owned by a view; UI
// thread. The clipboard changes only when all rows are there.
class RowCopier : public QObject
{
    Q_OBJECT

public:
    explicit RowCopier(QWidget *view);
    ~RowCopier() override;

    void copy(const RowCopy &what);
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

signals:
    void finished();
    void failed(const QString &message);

private:
    [[nodiscard]] bool confirmed(qint64 rows);
    void deliver(const Result<QByteArray> &text);

    QWidget *m_view;
    QPointer<QProgressDialog> m_progress;
    JobSlot m_job;
};

} // namespace kubewake
