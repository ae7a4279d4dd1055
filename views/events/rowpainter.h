// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QModelIndex>
#include <QStyleOptionViewItem>

class QPainter;

namespace kubewake {

// Pixels left of the first column, where the severity of a signal on the row is marked, and beside
// it what the responder marked.
inline constexpr int kSeverityGutter = 18;
inline constexpr int kRowGutter = kSeverityGutter + 14;

// Paints one cell of the event table: elided text, or a badge for outcomes. `option` says where
// and how (selected, focused, alternate, hovered).
void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);

// What is left of the first column. The severity of the row's signals: a coloured tag with the
// level's initial, so that colour is never the only sign. A star for a bookmark, a corner for tags
// and notes, an arrow and a frame around the row for the reference.
void paintGutter(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);

// The background of a row that a colouring rule matches; not under a selection. `index`: any cell.
void paintRowColour(QPainter &painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index);

// What the cell needs to show everything, in pixels.
[[nodiscard]] int cellWidth(const QFontMetrics &metrics, const QModelIndex &index);

// Is the text longer than its cell?
[[nodiscard]] bool isElided(const QFontMetrics &metrics, const QModelIndex &index, int width);

} // namespace kubewake
