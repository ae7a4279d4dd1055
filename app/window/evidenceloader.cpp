// SPDX-License-Identifier: Apache-2.0
#include "app/window/evidenceloader.h"

#include "model/core/utf8.h"

#include <QElapsedTimer>
#include <QMutex>

#include <algorithm>
#include <iterator>
#include <utility>

namespace kubewake {
namespace {

// The loader reports far more often than a person can read.
constexpr qint64 kProgressIntervalMs = 100;

constexpr unsigned long kPollIntervalMs = 300;
constexpr unsigned long kTickMs = 20; // closing is not waited for longer

// A report is copied whole: not often, and for a small part of the time.
constexpr qint64 kReportIntervalMs = 1000;
constexpr qint64 kReportShare = 20;

} // namespace

struct EvidenceLoader::Job
{
    std::atomic_bool cancelled = false;
    QMutex mutex; // guards what follows
    LoadProgress progress;
    SnapshotPtr snapshot;
    LoadReport report;
    // Of a job that follows:
    std::atomic_bool stopping = false;
    QStringList added;
    std::vector<FollowNotice> notices;
    bool reportChanged = false;
    bool caughtUp = false;
};

EvidenceLoader::EvidenceLoader(QObject *parent)
    : QObject(parent)
    , m_store(std::make_shared<EventStore>())
    , m_addresses(std::make_shared<AddressEnricher>())
    , m_enriching(this)
    , m_snapshot(std::make_shared<const EventSnapshot>())
{
    qRegisterMetaType<LoadProgress>();
    qRegisterMetaType<SnapshotPtr>();
}

EvidenceLoader::~EvidenceLoader()
{
    abandonThread();
    for (QThread *thread : m_abandoned) {
        thread->wait();
        delete thread;
    }
}

void EvidenceLoader::add(const QStringList &paths, const ImportFilter &filter,
                         const SourceChoices &choices, Mode mode)
{
    if (isFollowing()) {
        const QMutexLocker lock(&m_job->mutex);
        m_job->added += paths;
        return;
    }
    m_choices = choices;
    m_filter = filter;
    m_queued += paths;
    if (isLoading())
        return;
    m_mode = mode;
    startNext();
}

void EvidenceLoader::stopFollowing()
{
    if (isFollowing())
        m_job->stopping = true;
}

void EvidenceLoader::clear()
{
    m_queued.clear();
    abandonThread();
    m_enriching.cancel();
    m_store = std::make_shared<EventStore>();
    m_addresses = std::make_shared<AddressEnricher>(m_addressContext);
    m_snapshot = std::make_shared<const EventSnapshot>();
    m_report = {};
    emit snapshotChanged(m_snapshot);
}

void EvidenceLoader::setAddresses(const AddressContext &context)
{
    m_addressContext = context;
    m_addresses->setContext(context);
    // A snapshot that the running load publishes meanwhile is newer and has the same.
    m_enriching.start([addresses = m_addresses, snapshot = m_snapshot](
                          const JobSlot::Cancelled &) { return addresses->enriched(snapshot); },
                      [this, before = m_snapshot](const SnapshotPtr &snapshot) {
                          if (m_snapshot == before) {
                              m_snapshot = snapshot;
                              emit snapshotChanged(m_snapshot);
                          }
                          emit addressesChanged();
                      });
}

void EvidenceLoader::cancel()
{
    m_queued.clear();
    if (m_job)
        m_job->cancelled = true;
}

void EvidenceLoader::startNext()
{
    if (m_queued.isEmpty())
        return;
    LoadOptions options;
    options.filter = m_filter;
    options.choices = m_choices;
    for (const QString &path : std::as_const(m_queued))
        options.paths.push_back(path.toLocal8Bit().toStdString());
    m_queued.clear();

    const auto job = std::make_shared<Job>();
    m_job = job;
    const std::shared_ptr<EventStore> store = m_store;
    m_caughtUp = false;
    const bool following = m_mode == Mode::Follow;
    m_thread = QThread::create([this, job, store, options, following, addresses = m_addresses] {
        QElapsedTimer sinceProgress;
        LoadControl control;
        control.cancelled = [job] { return job->cancelled.load(std::memory_order_relaxed); };
        control.progress = [&](const LoadProgress &progress) {
            if (sinceProgress.isValid() && sinceProgress.elapsed() < kProgressIntervalMs)
                return;
            sinceProgress.start();
            const QMutexLocker lock(&job->mutex);
            job->progress = progress;
            QMetaObject::invokeMethod(this, [this, job] { takeProgress(job); });
        };
        SnapshotPtr last;
        control.published = [&](const SnapshotPtr &snapshot) {
            last = snapshot;
            const SnapshotPtr enriched = addresses->enriched(snapshot);
            const QMutexLocker lock(&job->mutex);
            job->snapshot = enriched;
            QMetaObject::invokeMethod(this, [this, job] { takeProgress(job); });
        };
        // Where pods and nodes are, the evidence tells once it has been read.
        const auto learn = [&] {
            const SnapshotPtr read = std::exchange(last, nullptr);
            if (read && addresses->infer(*read, control.cancelled))
                control.published(read);
            last.reset();
        };
        if (following) {
            EvidenceFollower follower(*store, options, control);
            follow(job, follower, learn,
                   [&] { QMetaObject::invokeMethod(this, [this, job] { takeFollowed(job); }); });
            return;
        }
        LoadReport report = loadEvidence(*store, options, control);
        learn();
        const QMutexLocker lock(&job->mutex);
        job->report = std::move(report);
    });
    // A clear() in between makes m_job another one, and the late call does nothing.
    connect(m_thread, &QThread::finished, this, [this, job] { finishJob(job); });
    m_thread->setObjectName(QStringLiteral("loader"));
    m_thread->start();
    emit started();
}

// On the thread.
void EvidenceLoader::follow(const std::shared_ptr<Job> &job, EvidenceFollower &follower,
                            const std::function<void()> &learn, const std::function<void()> &tell)
{
    QElapsedTimer sinceReport;
    qint64 pause = 0;
    bool changed = true;
    while (!job->cancelled) {
        const bool last = job->stopping;
        EvidenceFollower::Poll poll = last ? follower.finish() : follower.poll();
        learn();
        changed = changed || poll.changed;
        if (last || !sinceReport.isValid() || (changed && sinceReport.elapsed() >= pause)) {
            sinceReport.start();
            LoadReport report = follower.report();
            pause = std::max(kReportIntervalMs, kReportShare * sinceReport.elapsed());
            changed = false;
            const QMutexLocker lock(&job->mutex);
            job->report = std::move(report);
            job->reportChanged = true;
        }
        QStringList added;
        {
            const QMutexLocker lock(&job->mutex);
            std::ranges::move(poll.notices, std::back_inserter(job->notices));
            job->caughtUp = true;
            added = std::exchange(job->added, {});
        }
        tell();
        if (last)
            return;
        for (unsigned long waited = 0;
             waited < kPollIntervalMs && !job->cancelled && !job->stopping && added.isEmpty();
             waited += kTickMs)
            QThread::msleep(kTickMs);
        std::vector<std::string> paths;
        for (const QString &path : added)
            paths.push_back(path.toLocal8Bit().toStdString());
        if (!paths.empty())
            follower.add(paths);
    }
}

void EvidenceLoader::takeFollowed(const std::shared_ptr<Job> &job)
{
    if (job != m_job)
        return;
    std::vector<FollowNotice> notices;
    {
        const QMutexLocker lock(&job->mutex);
        notices = std::exchange(job->notices, {});
        if (std::exchange(job->reportChanged, false))
            m_report = std::move(job->report);
    }
    takeProgress(job);
    if (!std::exchange(m_caughtUp, true))
        emit finished();
    if (!notices.empty())
        emit noticed(notices);
}

void EvidenceLoader::takeProgress(const std::shared_ptr<Job> &job)
{
    if (job != m_job)
        return;
    SnapshotPtr snapshot;
    LoadProgress progress;
    {
        const QMutexLocker lock(&job->mutex);
        snapshot = std::exchange(job->snapshot, nullptr);
        progress = job->progress;
    }
    emit progressed(progress);
    if (snapshot) {
        m_snapshot = snapshot;
        emit snapshotChanged(m_snapshot);
    }
}

void EvidenceLoader::finishJob(const std::shared_ptr<Job> &job)
{
    if (job != m_job)
        return;
    takeProgress(job);
    m_thread->wait();
    m_thread->deleteLater();
    m_thread = nullptr;
    m_job.reset();
    m_caughtUp = false;
    if (m_mode == Mode::Follow) {
        emit finished();
        return;
    }
    m_report.sources.insert(m_report.sources.end(), job->report.sources.begin(),
                            job->report.sources.end());
    m_report.unopened.insert(m_report.unopened.end(), job->report.unopened.begin(),
                             job->report.unopened.end());
    m_report.importFilter = job->report.importFilter;
    m_report.cancelled = m_report.cancelled || job->report.cancelled;
    if (!m_queued.isEmpty()) {
        startNext();
        return;
    }
    emit finished();
    // Published just when something else was declared.
    if (!m_addresses->isCurrent(*m_snapshot))
        setAddresses(m_addressContext);
}

void EvidenceLoader::abandonThread()
{
    if (m_thread == nullptr)
        return;
    m_job->cancelled = true;
    m_job.reset();
    // It stops within a megabyte. Waiting for that would freeze the window.
    QThread *thread = std::exchange(m_thread, nullptr);
    m_abandoned.push_back(thread);
    connect(thread, &QThread::finished, this, [this, thread] {
        std::erase(m_abandoned, thread);
        thread->wait();
        thread->deleteLater();
    });
}

} // namespace kubewake
