// SPDX-License-Identifier: Apache-2.0
#include "app/window/rowquery.h"

namespace kubewake {
namespace {

struct Answer
{
    QueryResult result;
    QString error;
};

struct Question
{
    SnapshotPtr snapshot;
    CompiledFilter filter;
    RowKind kind;
    SortKey sort;
    std::shared_ptr<const std::vector<Row>> restriction;
    std::shared_ptr<const RowBitmap> rows; // already known: only the order is asked for
};

RowBitmap candidatesOf(const Question &question)
{
    RowBitmap rows = allRows(*question.snapshot, question.kind);
    if (!question.restriction)
        return rows;
    RowBitmap restricted(rows.size());
    for (const Row row : *question.restriction) {
        if (row < rows.size())
            restricted.set(row);
    }
    return restricted;
}

Answer answer(const Question &question, const EvaluationControl &control)
{
    Answer answer;
    answer.result.snapshot = question.snapshot;
    answer.result.kind = question.kind;
    answer.result.sort = question.sort;
    answer.result.rows = question.rows;
    if (!answer.result.rows) {
        auto filtered =
            question.filter.evaluate(*question.snapshot, candidatesOf(question), control);
        if (!filtered) {
            answer.error = filtered.error().message;
            return answer;
        }
        answer.result.unreadable = filtered->unreadable;
        answer.result.rows = std::make_shared<const RowBitmap>(std::move(filtered->matched));
    }
    auto order = orderRows(*question.snapshot, *answer.result.rows, question.sort, control);
    if (order)
        answer.result.order = std::make_shared<const RowOrder>(std::move(*order));
    else
        answer.error = order.error().message;
    return answer;
}

} // namespace

RowQuery::RowQuery(QObject *parent)
    : QObject(parent)
    , m_snapshot(std::make_shared<const EventSnapshot>())
    , m_filter(Expression::all())
    , m_job(this)
{
    m_result.snapshot = m_snapshot;
    m_result.rows = std::make_shared<const RowBitmap>();
    m_result.order = std::make_shared<const RowOrder>();
}

void RowQuery::setSnapshot(const SnapshotPtr &snapshot)
{
    const bool grows = m_running && snapshot->eventCount() >= m_snapshot->eventCount();
    m_snapshot = snapshot;
    // While loading, ten snapshots a second arrive: let a running query finish, then ask again.
    if (grows)
        m_again = true;
    else
        restart(false);
}

void RowQuery::setFilter(const ExpressionPtr &expression)
{
    m_filter = CompiledFilter(expression);
    restart(false);
}

void RowQuery::setRowKind(RowKind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    restart(false);
}

void RowQuery::setSort(const SortKey &key)
{
    if (key == m_sort)
        return;
    m_sort = key;
    restart(!m_running);
}

void RowQuery::setRestriction(std::optional<std::vector<Row>> rows)
{
    m_restriction = rows ? std::make_shared<const std::vector<Row>>(std::move(*rows)) : nullptr;
    restart(false);
}

void RowQuery::cancel()
{
    m_job.cancel();
    m_running = false;
    m_again = false;
}

void RowQuery::restart(bool sortOnly)
{
    m_running = true;
    m_again = false;
    emit started();
    const bool rowsKnown = sortOnly && m_result.snapshot == m_snapshot;
    const Question question {m_snapshot, m_filter,      m_kind,
                             m_sort,     m_restriction, rowsKnown ? m_result.rows : nullptr};
    m_job.start(
        [this, question](const JobSlot::Cancelled &cancelled) {
            EvaluationControl control;
            control.cancelled = cancelled;
            control.progress = [this](Row done, Row total) { emit progressed(done, total); };
            return answer(question, control);
        },
        [this](const Answer &answer) {
            m_running = false;
            if (answer.error.isEmpty()) {
                m_result = answer.result;
                emit resultChanged(m_result);
            } else {
                emit failed(answer.error);
            }
            if (m_again)
                restart(false);
        });
}

} // namespace kubewake
