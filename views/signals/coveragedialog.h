// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QTabWidget;

namespace kubewake {

class CoverageView;
class TimeGapView;

// What this evidence could not have shown: for each rule, and in time. Stays open beside the
// window; whoever opens it fills its two halves. UI thread.
class CoverageDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CoverageDialog(QWidget *parent = nullptr);

    [[nodiscard]] CoverageView *rules() const { return m_rules; }
    [[nodiscard]] TimeGapView *gaps() const { return m_gaps; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

private:
    QTabWidget *m_tabs;
    CoverageView *m_rules;
    TimeGapView *m_gaps;
};

} // namespace kubewake
