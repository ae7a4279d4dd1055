// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrent>

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <utility>

namespace kubewake {

// Runs one background job at a time for its owner: starting another cancels the one before and
// drops its result. Owned by a QObject and used from its thread only; the destructor cancels and
// waits, so a job never outlives what it works for. Jobs get values and shared_ptr<const …>.
class JobSlot : public QObject
{
    Q_OBJECT

public:
    using Cancelled = std::function<bool()>;

    explicit JobSlot(QObject *parent, QThreadPool *pool = QThreadPool::globalInstance())
        : QObject(parent)
        , m_pool(pool)
    {
    }

    ~JobSlot() override
    {
        cancel();
        for (QFuture<void> &future : m_futures)
            future.waitForFinished();
    }

    // work(const Cancelled &) runs on the pool and returns a value; deliver(value) then runs in the
    // owner's thread, unless the job was cancelled or replaced meanwhile.
    template<typename Work, typename Deliver>
    void start(Work work, Deliver deliver)
    {
        cancel();
        m_futures.remove_if([](const QFuture<void> &future) { return future.isFinished(); });
        auto stop = std::make_shared<std::atomic_bool>(false);
        m_stop = stop;
        m_running = true;
        m_futures.push_back(QtConcurrent::run(
            m_pool, [this, stop, work = std::move(work), deliver = std::move(deliver)]() mutable {
                auto result = work([stop] { return stop->load(std::memory_order_relaxed); });
                if (stop->load())
                    return;
                // Queued to the owner's thread; Qt drops the call if `this` dies before.
                auto boxed = std::make_shared<decltype(result)>(std::move(result));
                QMetaObject::invokeMethod(
                    this,
                    [this, stop, boxed, deliver = std::move(deliver)]() mutable {
                        if (stop->load())
                            return;
                        m_running = false;
                        deliver(std::move(*boxed));
                    },
                    Qt::QueuedConnection);
            }));
    }

    void cancel()
    {
        if (m_stop)
            m_stop->store(true);
        m_stop.reset();
        m_running = false;
    }

    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    QThreadPool *m_pool;
    std::shared_ptr<std::atomic_bool> m_stop;
    std::list<QFuture<void>> m_futures;
    bool m_running = false;
};

} // namespace kubewake
