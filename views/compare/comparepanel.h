// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/comparisonmodel.h"
#include "model/query/histogram.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QLabel;
class QPushButton;

namespace kubewake {

class ComparedRangeEdit;
class ComparisonView;
class NoticeBar;
class ProgressStrip;

// Which two times are compared, and what came of it. What is shown stays until it is worked out
// anew. Whoever works it out does so in the background. UI thread.
class ComparePanel : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePanel(QWidget *parent = nullptr);

    // An empty baseline is everything before the incident.
    void setRanges(const ComparedRanges &ranges);
    // Ranges that cannot be compared: problem() says why.
    [[nodiscard]] ComparedRanges ranges() const;
    [[nodiscard]] QString problem() const;
    // Only requests that pass the filter of the window?
    [[nodiscard]] bool usesFilter() const;

    // What is selected in the histogram; an invalid range: nothing.
    void setSelectedTime(TimeRange range);
    void setTimeFormat(const TimeFormat &format);

    void setComparison(const RangeComparisonPtr &comparison);
    // Nothing to show: why.
    void clear(const QString &reason = {});
    void setOutdated(bool outdated);
    // Is there evidence to compare times of?
    void setHasEvidence(bool has);

    [[nodiscard]] ComparedRangeEdit *baselineEdit() const { return m_baseline; }
    [[nodiscard]] ComparedRangeEdit *incidentEdit() const { return m_incident; }
    [[nodiscard]] QPushButton *compareButton() const { return m_compare; }
    [[nodiscard]] QPushButton *selectionButton(ComparedSide side) const
    {
        return m_fromSelection.at(indexOf(side));
    }
    [[nodiscard]] QPushButton *beforeButton() const { return m_before; }
    [[nodiscard]] QCheckBox *filterBox() const { return m_filter; }
    [[nodiscard]] QCheckBox *changeBox(RateChange change) const
    {
        return m_changes.at(static_cast<std::size_t>(change));
    }
    [[nodiscard]] ComparisonModel *model() const { return m_model; }
    [[nodiscard]] ComparisonView *view() const { return m_view; }
    [[nodiscard]] NoticeBar *notice() const { return m_outdated; }
    [[nodiscard]] ProgressStrip *progress() const { return m_progress; }
    [[nodiscard]] QString summary() const;

signals:
    void compareRequested();
    void filterRequested(const QString &kql);
    void entityRequested(const kubewake::EntityRef &entity);
    void exportRequested();

private:
    void build();
    void buildRanges();
    void buildChanges();
    void connectParts();
    void updateParts();
    void ask();
    void showSummary();

    ComparisonModel *m_model;
    ComparedRangeEdit *m_baseline;
    ComparedRangeEdit *m_incident;
    std::array<QPushButton *, kComparedSides> m_fromSelection;
    QPushButton *m_before;
    QPushButton *m_compare;
    QCheckBox *m_filter;
    std::array<QCheckBox *, kRateChanges> m_changes {};
    QLabel *m_summary;
    ComparisonView *m_view;
    NoticeBar *m_outdated;
    ProgressStrip *m_progress;
    TimeRange m_selected;
    bool m_hasEvidence = false;
};

} // namespace kubewake
