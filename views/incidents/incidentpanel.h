// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/incidentlistmodel.h"
#include "model/items/incidentstorymodel.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace kubewake {

// The incidents of a run: the list, below it the selected one as a story, and what ties it
// together. Asks for events and signals; others show them. Every text is plain: rules and evidence
// come from strangers. UI thread.
class IncidentPanel : public QWidget
{
    Q_OBJECT

public:
    explicit IncidentPanel(QWidget *parent = nullptr);

    // A run has begun; what was found before stays to be read.
    void setRunning();
    // It was stopped: what is shown is of an earlier one.
    void setStopped();
    // It is done. The incident that was selected stays so if it is still there.
    void setIncidents(std::vector<IncidentPtr> incidents);
    // How many signals were left out of them because the responder archived them.
    void setArchived(int signalCount);
    // Other evidence is being opened.
    void clear();
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] IncidentPtr currentIncident() const;
    [[nodiscard]] IncidentListModel *model() const { return m_model; }
    [[nodiscard]] IncidentStoryModel *storyModel() const { return m_story; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] QTreeView *story() const { return m_storyView; }
    [[nodiscard]] QString plainText() const;
    [[nodiscard]] QString emptyText() const;

signals:
    void showEventsRequested(const kubewake::IncidentPtr &incident);
    void signalRequested(const kubewake::SignalPtr &signal);

private:
    void buildLists();
    void buildActions();
    void select(const std::string &id);
    void refresh();
    void refreshStory();
    [[nodiscard]] QString describe(const Incident &incident) const;

    IncidentListModel *m_model;
    QSortFilterProxyModel *m_sorted;
    IncidentStoryModel *m_story;
    QLabel *m_counts;
    QLabel *m_empty;
    QTreeView *m_list;
    QTreeView *m_storyView;
    QPlainTextEdit *m_text;
    int m_archived = 0; // signals
    bool m_running = false;
    bool m_done = false; // a run has been, and this is what it found
};

} // namespace kubewake
