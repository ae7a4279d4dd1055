// SPDX-License-Identifier: Apache-2.0
#include "views/timeline/timelineview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace kubewake {
namespace {

constexpr double kButtonZoom = 2.0;

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
    , m_field(new QComboBox(this))
    , m_order(new QComboBox(this))
    , m_coloring(new QComboBox(this))
    , m_counts(new QLabel(this))
    , m_canvas(new LaneCanvas(this))
{
    m_field->setAccessibleName(tr("One lane per"));
    m_field->addItem(tr("User"), static_cast<int>(FieldId::EffectiveUser));
    m_field->addItem(tr("Source address"), static_cast<int>(FieldId::Peer));
    m_field->addItem(tr("Namespace"), static_cast<int>(FieldId::Namespace));
    m_field->addItem(tr("Resource"), static_cast<int>(FieldId::ResourcePath));
    m_order->setAccessibleName(tr("Order of the lanes"));
    m_order->addItem(tr("Most rows first"), static_cast<int>(LaneOrder::ByCount));
    m_order->addItem(tr("First seen first"), static_cast<int>(LaneOrder::ByFirstSeen));
    m_coloring->setAccessibleName(tr("Colours show"));
    m_coloring->addItem(tr("Colour: outcome"), static_cast<int>(LaneColoring::ByOutcome));
    m_coloring->addItem(tr("Colour: severity"), static_cast<int>(LaneColoring::BySeverity));
    m_counts->setTextFormat(Qt::PlainText);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(4, 0, 4, 0);
    bar->addWidget(new QLabel(tr("Lanes:"), this));
    bar->addWidget(m_field);
    bar->addWidget(m_order);
    bar->addWidget(m_coloring);
    bar->addStretch();
    bar->addWidget(m_counts);
    const auto addButton = [this, bar](const QString &text, const QString &name, auto slot) {
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, slot);
        bar->addWidget(button);
    };
    addButton(QStringLiteral("+"), tr("Zoom in (+)"),
              [this] { m_canvas->zoomCentered(kButtonZoom); });
    addButton(QStringLiteral("−"), tr("Zoom out (-)"),
              [this] { m_canvas->zoomCentered(1 / kButtonZoom); });
    addButton(tr("Reset zoom"), tr("Show all of the time (Home)"),
              [this] { m_canvas->resetZoom(); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_canvas, 1);
    setFocusProxy(m_canvas);

    connect(m_field, &QComboBox::currentIndexChanged, this,
            [this] { m_canvas->setField(static_cast<FieldId>(m_field->currentData().toInt())); });
    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this] { m_canvas->setOrder(static_cast<LaneOrder>(m_order->currentData().toInt())); });
    connect(m_coloring, &QComboBox::currentIndexChanged, this, [this] {
        m_canvas->setColoring(static_cast<LaneColoring>(m_coloring->currentData().toInt()));
    });
    connect(m_canvas, &LaneCanvas::rowActivated, this, &TimelineView::rowActivated);
    connect(m_canvas, &LaneCanvas::laneActivated, this, &TimelineView::laneActivated);
    connect(m_canvas, &LaneCanvas::entityRequested, this, &TimelineView::entityRequested);
    connect(m_canvas, &LaneCanvas::timeRangeSelected, this, &TimelineView::timeRangeSelected);
    connect(m_canvas, &LaneCanvas::lanesChanged, this, &TimelineView::showCounts);
}

void TimelineView::setContents(SnapshotPtr snapshot, std::shared_ptr<const RowBitmap> rows,
                               TimeRange range)
{
    m_canvas->setContents(std::move(snapshot), std::move(rows), range);
}

void TimelineView::setSignals(std::vector<SignalPtr> list)
{
    m_canvas->setSignals(std::move(list));
}

void TimelineView::setTimeFormat(const TimeFormat &format)
{
    m_canvas->setTimeFormat(format);
}

void TimelineView::setLaneField(FieldId field)
{
    const int index = m_field->findData(static_cast<int>(field));
    if (index >= 0)
        m_field->setCurrentIndex(index);
}

void TimelineView::showRange(TimeRange range)
{
    m_canvas->showRange(range);
}

void TimelineView::showCounts()
{
    const LaneList &list = m_canvas->laneList();
    QString text = tr("%n lane(s)", nullptr, static_cast<int>(list.lanes.size()));
    if (list.outside != 0)
        text += QStringLiteral(", ")
            + tr("%n row(s) without a time in range", nullptr, static_cast<int>(list.outside));
    m_counts->setText(text);
}

} // namespace kubewake
