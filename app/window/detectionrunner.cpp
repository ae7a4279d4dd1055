// SPDX-License-Identifier: Apache-2.0
#include "app/window/detectionrunner.h"

namespace kubewake {
namespace {

struct RunResult
{
    std::shared_ptr<const DetectionResult> result;
    RuleSet rules;
    SnapshotPtr snapshot; // until those who hear of the end have seen it
};

} // namespace

DetectionRunner::DetectionRunner(QObject *parent)
    : QObject(parent)
    , m_job(this)
{
}

void DetectionRunner::run(const SnapshotPtr &snapshot, const RuleSet::Options &options)
{
    m_generation = next(m_generation);
    const GenerationId generation = m_generation;
    emit started();
    // Signals that are found early are queued to this thread; those of a run that was replaced
    // meanwhile are dropped there.
    const auto handOver = [this, generation](auto deliver) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, deliver] {
                if (generation == m_generation)
                    deliver();
            },
            Qt::QueuedConnection);
    };
    m_job.start(
        [this, snapshot, options, handOver](const JobSlot::Cancelled &cancelled) {
            RuleSet rules = RuleSet::load(options);
            DetectionControl control;
            control.cancelled = cancelled;
            control.progress = [this, handOver](std::size_t done, std::size_t total) {
                handOver([this, done, total] {
                    emit progressed(static_cast<int>(done), static_cast<int>(total));
                });
            };
            control.found = [this, handOver](const std::vector<SignalPtr> &signalList) {
                handOver([this, signalList] { emit found(signalList); });
            };
            auto result =
                std::make_shared<const DetectionResult>(detect(rules, snapshot, {}, control));
            return RunResult {std::move(result), std::move(rules), snapshot};
        },
        [this](RunResult run) {
            m_snapshot = run.snapshot;
            m_result = std::move(run.result);
            m_rules = std::move(run.rules);
            emit finished();
        });
}

void DetectionRunner::cancel()
{
    if (!m_job.isRunning())
        return;
    m_generation = next(m_generation);
    m_job.cancel();
    emit cancelled();
}

} // namespace kubewake
