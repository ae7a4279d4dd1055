// SPDX-License-Identifier: Apache-2.0
#include "views/incidents/techniquedelegate.h"

#include "model/items/attackmatrixmodel.h"
#include "model/items/displaytext.h"
#include "views/common/semanticcolors.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace kubewake {
namespace {

using State = AttackMatrixModel::State;

constexpr int kMargin = 2; // around the cell
constexpr int kPadding = 5; // inside it
constexpr double kRadius = 3;
constexpr float kPale = 0.65F; // of the text where nothing was found; still to be read

// Under `Unsecured Credentials`, ATT&CK calls its part `Container API`; so does a narrow cell.
QString nameIn(const QString &text, const QString &technique)
{
    const QString name = text.mid(technique.size() + 1);
    const qsizetype part = name.indexOf(QLatin1String(": "));
    return part < 0 ? name : name.mid(part + 2);
}

void paintGround(QPainter *painter, const QRect &cell, const QPalette &palette, State state,
                 Severity severity)
{
    const QColor quiet = palette.color(QPalette::Mid);
    painter->setPen(quiet);
    painter->setBrush(Qt::NoBrush);
    if (state == State::Matched) {
        const QColor color = severityColor(severity, palette);
        painter->setPen(color);
        painter->setBrush(badgeBackground(color, palette));
    } else if (state == State::NotSeen) {
        painter->setBrush(
            QBrush(badgeBackground(palette.color(QPalette::Text), palette), Qt::BDiagPattern));
    } else if (state == State::PartlySeen) {
        painter->setPen(QPen(quiet, 1, Qt::DashLine));
    }
    painter->drawRoundedRect(cell, kRadius, kRadius);
}

} // namespace

QSize TechniqueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetrics &metrics = option.fontMetrics;
    return {metrics.averageCharWidth() * 20, 2 * (metrics.height() + kMargin + kPadding)};
}

void TechniqueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const QString technique = index.data(AttackMatrixModel::TechniqueRole).toString();
    if (technique.isEmpty())
        return;
    const auto state = static_cast<State>(index.data(AttackMatrixModel::StateRole).toInt());
    const QPalette &palette = option.palette;
    const QRect cell = option.rect.adjusted(kMargin, kMargin, -kMargin - 1, -kMargin - 1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(painter, cell, palette, state,
                static_cast<Severity>(index.data(AttackMatrixModel::SeverityRole).toInt()));
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    if (technique == m_technique || isFocused) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(
            palette.color(technique == m_technique ? QPalette::Text : QPalette::Highlight), 2));
        painter->drawRoundedRect(cell, kRadius, kRadius);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    const QRect inside = cell.adjusted(kPadding, kPadding, -kPadding, -kPadding);
    QColor text = palette.color(QPalette::Text);
    if (state != State::Matched)
        text.setAlphaF(kPale);
    painter->setPen(text);
    const int count = index.data(AttackMatrixModel::CountRole).toInt();
    const QString id = displayLine(technique);
    painter->setFont(option.font);
    painter->drawText(inside, Qt::AlignLeft | Qt::AlignTop, id);
    painter->drawText(
        inside, Qt::AlignLeft | Qt::AlignBottom,
        option.fontMetrics.elidedText(nameIn(index.data(Qt::DisplayRole).toString(), id),
                                      Qt::ElideRight, inside.width()));
    if (count > 0) {
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->drawText(inside, Qt::AlignRight | Qt::AlignTop, QLocale().toString(count));
    }
    painter->restore();
}

} // namespace kubewake
