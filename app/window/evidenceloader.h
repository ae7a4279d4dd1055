// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/addresses/addressenricher.h"
#include "model/ingest/evidencefollower.h"
#include "model/ingest/loader.h"
#include "model/store/eventstore.h"
#include "views/common/jobslot.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <atomic>
#include <functional>
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

    enum class Mode : std::uint8_t {
        Once,
        Follow, // and what is written to it later, until stopFollowing()
    };

    // Reads more evidence into what is there; of it, what `filter` wants, as `choices` say. Of
    // evidence that is followed, all of these stay what they are.
    void add(const QStringList &paths, const ImportFilter &filter = {},
             const SourceChoices &choices = {}, Mode mode = Mode::Once);

    // Reads what is there to the end and leaves it so.
    void stopFollowing();

    // Forgets everything and starts anew. A running load is told to stop, and not waited for.
    void clear();

    // What is known of addresses from now on; the snapshot that is there gets it in the background.
    void setAddresses(const AddressContext &context);

    // Stops the running load; what has been read stays.
    void cancel();

    // Evidence that is followed has been loaded when all that was there has been read.
    [[nodiscard]] bool isLoading() const { return m_thread != nullptr && !m_caughtUp; }
    [[nodiscard]] bool isFollowing() const { return m_thread != nullptr && m_mode == Mode::Follow; }
    [[nodiscard]] const SnapshotPtr &snapshot() const { return m_snapshot; }
    // Of all loads since the last clear().
    [[nodiscard]] const LoadReport &report() const { return m_report; }

signals:
    void started();
    void progressed(const kubewake::LoadProgress &progress);
    void snapshotChanged(const kubewake::SnapshotPtr &snapshot);
    // Also when following ends.
    void finished();
    // The snapshot knows what setAddresses() has declared.
    void addressesChanged();
    void noticed(const std::vector<kubewake::FollowNotice> &notices);

private:
    struct Job; // what the thread and the UI share

    void startNext();
    void takeProgress(const std::shared_ptr<Job> &job);
    static void follow(const std::shared_ptr<Job> &job, EvidenceFollower &follower,
                       const std::function<void()> &learn, const std::function<void()> &tell);
    void takeFollowed(const std::shared_ptr<Job> &job);
    void finishJob(const std::shared_ptr<Job> &job);
    void abandonThread();

    std::shared_ptr<EventStore> m_store;
    AddressContext m_addressContext;
    std::shared_ptr<AddressEnricher> m_addresses; // of m_store
    JobSlot m_enriching;
    SnapshotPtr m_snapshot;
    LoadReport m_report;
    QStringList m_queued;
    ImportFilter m_filter; // for what is queued
    SourceChoices m_choices; // for what is queued
    Mode m_mode = Mode::Once; // of the job
    bool m_caughtUp = false; // the job follows, and has read all that was there
    std::shared_ptr<Job> m_job;
    QThread *m_thread = nullptr;
    std::vector<QThread *> m_abandoned; // cancelled, still stopping
};

} // namespace kubewake
