// SPDX-License-Identifier: Apache-2.0
#include "views/compare/comparedrangeedit.h"

#include "model/core/utf8.h"
#include "model/query/kqltime.h"
#include "views/common/semanticcolors.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace kubewake {
namespace {

constexpr int kCharacters = 26; // of a time
constexpr std::int64_t kMicrosecondsPerMillisecond = 1000;

} // namespace

ComparedRangeEdit::ComparedRangeEdit(const QString &title, const QString &name,
                                     const QString &noStart, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(title, this))
    , m_edits {new QLineEdit(this), new QLineEdit(this)}
    , m_layout(new QHBoxLayout(this))
{
    m_label->setBuddy(fromEdit());
    fromEdit()->setPlaceholderText(noStart);
    fromEdit()->setAccessibleName(tr("%1, from").arg(name));
    toEdit()->setPlaceholderText(tr("to the end"));
    toEdit()->setAccessibleName(tr("%1, to").arg(name));
    const QString help = tr("For example 2026-11-23 09:47 or now-2h, in the time zone of the "
                            "settings. The end itself is not in it; empty: no end.");
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_label);
    m_layout->addWidget(fromEdit(), 1);
    m_layout->addWidget(new QLabel(tr("to"), this));
    m_layout->addWidget(toEdit(), 1);
    setFocusProxy(fromEdit());
    for (QLineEdit *edit : m_edits) {
        edit->setToolTip(help);
        edit->setMinimumWidth(fontMetrics().averageCharWidth() * kCharacters);
        connect(edit, &QLineEdit::textChanged, this, [this] {
            showValidity();
            emit changed();
        });
        connect(edit, &QLineEdit::returnPressed, this, &ComparedRangeEdit::accepted);
    }
}

void ComparedRangeEdit::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void ComparedRangeEdit::setRange(const ComparedRange &range)
{
    fromEdit()->setText(m_timeFormat.toDisplay(range.from));
    toEdit()->setText(m_timeFormat.toDisplay(range.to));
    for (QLineEdit *edit : m_edits)
        edit->setCursorPosition(0);
}

std::optional<MicrosecondsUtc> ComparedRangeEdit::timeOf(const QLineEdit &edit) const
{
    QString text = edit.text().trimmed();
    if (text.isEmpty())
        return kNoTime;
    // As times are shown: with a blank between date and time.
    if (const qsizetype blank = text.indexOf(QLatin1Char(' ')); blank > 0)
        text[blank] = QLatin1Char('T');
    const MicrosecondsUtc now = QDateTime::currentMSecsSinceEpoch() * kMicrosecondsPerMillisecond;
    const auto time = parseKqlTime(toUtf8(text), m_timeFormat, now);
    return time ? std::optional(time->first) : std::nullopt;
}

std::optional<ComparedRange> ComparedRangeEdit::range() const
{
    const auto from = timeOf(*fromEdit());
    const auto to = timeOf(*toEdit());
    if (!from || !to)
        return std::nullopt;
    return ComparedRange {*from, *to};
}

// The times stay what they are; they are written otherwise.
void ComparedRangeEdit::setTimeFormat(const TimeFormat &format)
{
    const auto shown = range();
    m_timeFormat = format;
    if (shown)
        setRange(*shown);
}

void ComparedRangeEdit::showValidity()
{
    for (QLineEdit *edit : m_edits) {
        QPalette colors = palette();
        if (!timeOf(*edit))
            colors.setColor(QPalette::Base, validityBackground(Validity::Invalid, palette()));
        edit->setPalette(colors);
    }
}

void ComparedRangeEdit::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showValidity();
}

} // namespace kubewake
