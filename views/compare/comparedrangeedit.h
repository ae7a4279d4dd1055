// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/comparedrange.h"

#include <QWidget>

#include <array>
#include <optional>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace kubewake {

// Two times to type, in the zone that times are shown in, as a filter reads them: `2026-11-23`,
// `2026-11-23 09:47`, `now-2h`. An empty one is no bound. UI thread.
class ComparedRangeEdit : public QWidget
{
    Q_OBJECT

public:
    // `title` with an & for its key; what an empty start stands for.
    ComparedRangeEdit(const QString &title, const QString &name, const QString &noStart,
                      QWidget *parent);

    // Beside the times.
    void addWidget(QWidget *widget);
    void setRange(const ComparedRange &range);
    // Nothing: what is typed is no time.
    [[nodiscard]] std::optional<ComparedRange> range() const;
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] QLabel *label() const { return m_label; }
    [[nodiscard]] QLineEdit *fromEdit() const { return m_edits[0]; }
    [[nodiscard]] QLineEdit *toEdit() const { return m_edits[1]; }

signals:
    void changed();
    void accepted(); // Enter was pressed in it

protected:
    void changeEvent(QEvent *event) override;

private:
    // Nothing: no time. kNoTime: empty.
    [[nodiscard]] std::optional<MicrosecondsUtc> timeOf(const QLineEdit &edit) const;
    void showValidity();

    QLabel *m_label;
    std::array<QLineEdit *, 2> m_edits;
    QHBoxLayout *m_layout;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
