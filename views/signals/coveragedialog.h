// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QTabWidget;

namespace kubewake {

class BurstView;
class CoverageView;
class TimeGapView;

// What this evidence could not have shown: for each rule, and in time; and when it shows more than
// usual. Stays open beside the window; whoever opens it fills its parts. UI thread.
class CoverageDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CoverageDialog(QWidget *parent = nullptr);

    [[nodiscard]] CoverageView *rules() const { return m_rules; }
    [[nodiscard]] TimeGapView *gaps() const { return m_gaps; }
    [[nodiscard]] BurstView *bursts() const { return m_bursts; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

private:
    QTabWidget *m_tabs;
    CoverageView *m_rules;
    TimeGapView *m_gaps;
    BurstView *m_bursts;
};

} // namespace kubewake
