// SPDX-License-Identifier: Apache-2.0
#include "views/events/gridfindbar.h"

#include "model/items/rowfinder.h"
#include "views/events/eventgridview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace kubewake {
namespace {

constexpr std::size_t kRowsPerReport = 200'000;

QToolButton *button(const QString &text, const QString &help, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setText(text);
    made->setToolTip(help);
    made->setAccessibleName(help);
    return made;
}

} // namespace

GridFindBar::GridFindBar(EventGridView *view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_text(new QLineEdit(this))
    , m_status(new QLabel(this))
    , m_job(this)
{
    m_text->setPlaceholderText(tr("Find in the columns shown"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setClearButtonEnabled(true);
    m_status->setTextFormat(Qt::PlainText);
    auto *previous = button(tr("Previous"), tr("Previous match (Shift+F3)"), this);
    auto *next = button(tr("Next"), tr("Next match (F3)"), this);
    auto *close = button(tr("Close"), tr("Close the find bar (Esc)"), this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->addWidget(m_text, 1);
    layout->addWidget(previous);
    layout->addWidget(next);
    layout->addWidget(m_status);
    layout->addWidget(close);
    connect(m_text, &QLineEdit::textEdited, this, [this] { search(false, false); });
    connect(previous, &QToolButton::clicked, this, &GridFindBar::findPrevious);
    connect(next, &QToolButton::clicked, this, &GridFindBar::findNext);
    connect(close, &QToolButton::clicked, this, &GridFindBar::closeBar);
    connect(view, &EventGridView::findRequested, this, &GridFindBar::open);
    const auto shortcut = [view, this](QKeySequence keys, void (GridFindBar::*slot)()) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        view->addAction(action);
    };
    shortcut(QKeySequence(Qt::Key_F3), &GridFindBar::findNext);
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), &GridFindBar::findPrevious);
    setFocusProxy(m_text);
    hide();
}

void GridFindBar::open(const QString &text)
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    if (text.isEmpty()) {
        m_text->selectAll();
        return;
    }
    m_text->setText(text);
    search(false, false);
}

void GridFindBar::closeBar()
{
    m_job.cancel();
    m_status->clear();
    hide();
    m_view->setFocus();
}

void GridFindBar::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Escape:
        closeBar();
        return;
    case Qt::Key_F3:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        search(back, true);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void GridFindBar::showProgress(std::size_t done, std::size_t total)
{
    if (m_job.isRunning())
        m_status->setText(tr("Searching … %1 %").arg(done * 100 / std::max<std::size_t>(total, 1)));
}

void GridFindBar::search(bool backward, bool leaveCurrent)
{
    m_job.cancel();
    m_status->clear();
    const EventTableModel *table = m_view->table();
    if (table == nullptr || table->rowCount() == 0 || m_text->text().isEmpty())
        return;
    RowSearch what {table->snapshot(),
                    table->order(),
                    m_view->visibleFields(),
                    table->timeFormat(),
                    m_text->text(),
                    0,
                    backward};
    const auto size = what.order->size();
    const int current = m_view->currentIndex().row(); // -1: none
    if (current >= 0) {
        const std::size_t step = !leaveCurrent ? 0 : backward ? size - 1 : 1;
        what.start = (static_cast<std::size_t>(current) + step) % size;
    }
    const auto report = [this, size](std::size_t done) {
        QMetaObject::invokeMethod(
            this, [this, done, size] { showProgress(done, size); }, Qt::QueuedConnection);
    };
    m_job.start(
        [what, report](const JobSlot::Cancelled &cancelled) {
            std::size_t reported = 0;
            return findRow(what, cancelled, [&](std::size_t done) {
                if (done - reported < kRowsPerReport)
                    return;
                reported = done;
                report(done);
            });
        },
        [this, order = what.order](const std::optional<RowMatch> &match) {
            m_status->setText(!match               ? tr("Not found")
                                  : match->wrapped ? tr("Found from the other end on")
                                                   : QString());
            if (!match || m_view->table()->order() != order)
                return;
            const QModelIndex index = m_view->model()->index(
                static_cast<int>(match->position), m_view->table()->columnOf(match->field));
            m_view->setCurrentIndex(index);
            m_view->scrollTo(index);
        });
}

} // namespace kubewake
