// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/detection.h"
#include "views/common/jobslot.h"

#include <QObject>

#include <vector>

namespace kubewake {

// Runs the rules over a snapshot in the background and hands signals over as they are found.
// UI thread. Another run cancels the one before.
class DetectionRunner : public QObject
{
    Q_OBJECT

public:
    explicit DetectionRunner(QObject *parent = nullptr);

    void run(const SnapshotPtr &snapshot, const RuleSet::Options &options);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    // Of the last run that was not cancelled.
    [[nodiscard]] const std::vector<SignalPtr> &signalList() const { return m_result->signalList; }
    [[nodiscard]] const std::vector<RuleCoverage> &coverage() const { return m_result->coverage; }
    [[nodiscard]] const std::vector<SuppressedMatches> &suppressed() const
    {
        return m_result->suppressed;
    }
    [[nodiscard]] const std::vector<SuppressionPtr> &suppressions() const
    {
        return m_rules.suppressions();
    }
    // All of the above, and the rules that it is of: for jobs.
    [[nodiscard]] std::shared_ptr<const DetectionResult> result() const { return m_result; }
    [[nodiscard]] const RuleSet &rules() const { return m_rules; }
    // What its rows are of; null before the first run, and if that evidence has gone. Whoever
    // hears of the end of a run finds it.
    [[nodiscard]] SnapshotPtr snapshot() const { return m_snapshot.lock(); }
    [[nodiscard]] const std::vector<RuleHealth> &health() const { return m_result->health; }
    [[nodiscard]] const std::vector<RuleError> &ruleErrors() const { return m_rules.errors(); }

signals:
    void started();
    void progressed(int rulesDone, int rulesTotal);
    void found(const std::vector<kubewake::SignalPtr> &signalList);
    void finished();
    void cancelled();

private:
    std::shared_ptr<const DetectionResult> m_result = std::make_shared<const DetectionResult>();
    RuleSet m_rules;
    std::weak_ptr<const EventSnapshot> m_snapshot;
    JobSlot m_job;
    GenerationId m_generation {};
};

} // namespace kubewake
