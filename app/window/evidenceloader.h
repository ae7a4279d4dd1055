// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/loader.h"
#include "model/store/eventstore.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

namespace kubewake {

// Owns the event store and loads evidence into it on a thread of its own. UI thread; signals come
// there too. Loads run one after the other; opening more while one runs is queued behind it.
class EvidenceLoader : public QObject
{
    Q_OBJECT

public:
    explicit EvidenceLoader(QObject *parent = nullptr);
    ~EvidenceLoader() override;

    // Reads more evidence into what is there; of it, what `filter` wants, as `choices` say.
    void add(const QStringList &paths, const ImportFilter &filter = {},
             const SourceChoices &choices = {});

    // Forgets everything and starts anew. A running load is told to stop, and not waited for.
    void clear();

    // Stops the running load; what has been read stays.
    void cancel();

    [[nodiscard]] bool isLoading() const { return m_thread != nullptr; }
    [[nodiscard]] const SnapshotPtr &snapshot() const { return m_snapshot; }
    // Of all loads since the last clear().
    [[nodiscard]] const LoadReport &report() const { return m_report; }

signals:
    void started();
    void progressed(const kubewake::LoadProgress &progress);
    void snapshotChanged(const kubewake::SnapshotPtr &snapshot);
    void finished();

private:
    struct Job; // what the thread and the UI share

    void startNext();
    void takeProgress(const std::shared_ptr<Job> &job);
    void finishJob(const std::shared_ptr<Job> &job);
    void abandonThread();

    std::shared_ptr<EventStore> m_store;
    SnapshotPtr m_snapshot;
    LoadReport m_report;
    QStringList m_queued;
    ImportFilter m_filter; // for what is queued
    SourceChoices m_choices; // for what is queued
    std::shared_ptr<Job> m_job;
    QThread *m_thread = nullptr;
    std::vector<QThread *> m_abandoned; // cancelled, still stopping
};

} // namespace kubewake
