// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotation.h"
#include "model/annotations/eventkey.h"
#include "model/core/timestamp.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace kubewake {

// An event or a signal of the open evidence that something was noted of.
struct Mark
{
    MicrosecondsUtc time = kNoTime; // of the event; the first one of the signal
    Row row = 0; // the event; of a signal its first one
    std::string signalId; // empty: of an event
    QString text; // what it is: evidence, plain
    Annotation annotation;

    [[nodiscard]] bool isSignal() const { return !signalId.empty(); }
};

// The marks of the open evidence in time order. Owned by the panel; UI thread. Some 20,000 at most.
class MarkListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { TimeColumn, KindColumn, TagsColumn, NoteColumn, TextColumn, ColumnCount };
    enum Roles { SearchRole = Qt::UserRole + 1 }; // everything that a text filter looks at

    explicit MarkListModel(QObject *parent = nullptr);

    void setMarks(std::vector<Mark> marks);
    void setTimeFormat(const TimeFormat &format);
    // Null: there is no such row.
    [[nodiscard]] const Mark *markAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const Mark &mark, int column) const;

    std::vector<Mark> m_marks;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
