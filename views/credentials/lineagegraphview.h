// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialgraph.h"

#include <QAbstractScrollArea>

#include <optional>

namespace kubewake {

// Who made which credential and who used it, painted in columns. Arrow keys go along the edges and
// up and down a column, Enter opens the page of a node, Space shows its requests, + and - zoom.
// Paints what is on screen. UI thread.
class LineageGraphView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LineageGraphView(QWidget *parent = nullptr);

    void setGraph(CredentialGraph graph);
    // Shown while there is no graph.
    void setEmptyText(const QString &text);

    [[nodiscard]] const CredentialGraph &graph() const { return m_graph; }
    [[nodiscard]] std::optional<std::size_t> current() const { return m_current; }
    void setCurrent(std::size_t node);
    // All that is said about a node, in some lines of plain text.
    [[nodiscard]] QString nodeText(std::size_t node) const;
    // Where a node is in the viewport.
    [[nodiscard]] QRect nodeRect(std::size_t node) const;
    [[nodiscard]] std::optional<std::size_t> nodeAt(QPoint position) const;

    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);

signals:
    void entityRequested(const kubewake::EntityRef &entity);
    void filterRequested(const QString &kql);
    void currentChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void updateScrollBars();
    void describeCurrent();
    [[nodiscard]] QSize nodeSize() const;
    [[nodiscard]] QSize contentSize() const;
    [[nodiscard]] QFont zoomedFont() const;
    // The neighbour on that side that most requests lead to.
    [[nodiscard]] std::optional<std::size_t> neighbour(bool right) const;
    void stepInColumn(int by);
    void openCurrent();
    void showCurrent();

    void paintEdge(QPainter &painter, const CredentialGraphEdge &edge) const;
    void paintNode(QPainter &painter, std::size_t node) const;

    CredentialGraph m_graph;
    QString m_emptyText;
    std::optional<std::size_t> m_current;
    double m_zoom = 1;
};

} // namespace kubewake
