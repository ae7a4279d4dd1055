// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/rowquery.h"
#include "model/items/eventtablemodel.h"

#include <QWidget>

namespace kubewake {

class EventGridView;
class GridFindBar;
class NoticeBar;

// The middle of the window: the event table with its find bar, and above it what holds for the
// rows shown (a restriction, a problem with the evidence). UI thread.
class EventPane : public QWidget
{
    Q_OBJECT

public:
    enum class Evidence : std::uint8_t { None, Loading, Loaded };

    explicit EventPane(QWidget *parent = nullptr);

    void setResult(const QueryResult &result);
    // Decides what an empty table says.
    void setEvidence(Evidence evidence);
    void setRestrictionText(const QString &text); // empty: not restricted
    void showProblem(const QString &text, const QString &actionText = {});
    // One that is not of the evidence: stays until it is closed. Several are shown together.
    void showLastingProblem(const QString &text);

    [[nodiscard]] EventGridView *grid() const { return m_grid; }
    [[nodiscard]] GridFindBar *findBar() const { return m_findBar; }
    [[nodiscard]] EventTableModel *model() const { return m_model; }
    [[nodiscard]] NoticeBar *restrictionBar() const { return m_restriction; }
    [[nodiscard]] NoticeBar *problemBar() const { return m_problem; }
    [[nodiscard]] NoticeBar *lastingProblemBar() const { return m_lastingProblem; }

signals:
    void restrictionLifted();
    void problemActionRequested();

private:
    void updateEmptyText();

    EventTableModel *m_model;
    EventGridView *m_grid;
    GridFindBar *m_findBar;
    NoticeBar *m_restriction;
    NoticeBar *m_problem;
    NoticeBar *m_lastingProblem;
    Evidence m_evidence = Evidence::None;
};

} // namespace kubewake
