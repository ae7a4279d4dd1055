// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotation.h"
#include "model/audit/fieldcatalogue.h"
#include "model/core/timestamp.h"
#include "model/entities/entityref.h"
#include "model/items/jsontreemodel.h"
#include "model/store/eventsnapshot.h"
#include "views/common/jobslot.h"
#include "views/events/eventdetails.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QToolButton;
class QTreeView;

namespace kubewake {

class AnnotationLabel;

// Everything about one event: what became of it, who did it, what was run, and its JSON as a tree
// and as raw text. Reads the raw text in the background. All texts are plain. UI thread.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::size_t kMaximumStages = 100; // events of one audit ID in the list

    explicit DetailPane(QWidget *parent = nullptr);

    void setTimeFormat(const TimeFormat &format);
    // `snapshot` may be newer than the one before; no row: the pane is empty.
    void setEvent(SnapshotPtr snapshot, std::optional<Row> row);
    // What was noted of the event; empty: nothing is shown.
    void setAnnotation(const Annotation &annotation);
    // Field paths that a signal matched on.
    void setHighlightedPaths(const QStringList &paths);

    [[nodiscard]] std::optional<Row> row() const { return m_row; }
    [[nodiscard]] bool isReading() const { return m_job.isRunning(); }

signals:
    void filterTermRequested(const QString &kqlTerm, bool exclude);
    void timelineRequested(kubewake::FieldId field, const QString &value);
    void entityRequested(const kubewake::EntityRef &entity); // whose page is wanted
    void stageChosen(); // another event of the request is shown now

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *buildRawTab();
    void showHeader();
    void showSession();
    void showStages();
    void showDetails(const EventDetails &details);
    void showRaw();
    void showTreeMenu(const QPoint &at);
    void expandTree();
    void read();
    void findInTab(bool backward);
    void requestFilter(const QModelIndex &index, bool exclude);
    [[nodiscard]] std::optional<EntityRef> entityAt(const QModelIndex &index) const;
    void openPage();
    [[nodiscard]] QString text(FieldId field) const;

    SnapshotPtr m_snapshot;
    std::optional<Row> m_row;
    TimeFormat m_timeFormat;
    EventDetails m_details;
    QStringList m_highlighted;
    JsonTreeModel *m_model;
    QLabel *m_outcome = nullptr;
    QLabel *m_summary;
    QLabel *m_facts;
    AnnotationLabel *m_annotation;
    QLabel *m_inferred;
    QLabel *m_problem;
    QPushButton *m_user;
    QPushButton *m_peer;
    QComboBox *m_stages;
    QWidget *m_session;
    QPlainTextEdit *m_command;
    QTabWidget *m_tabs;
    QTreeView *m_tree;
    QPlainTextEdit *m_raw;
    QToolButton *m_indent;
    QLineEdit *m_find;
    JobSlot m_job;
};

// `path: "value"` for a path of the event that may have no field of its own.
[[nodiscard]] QString pathTerm(const QString &path, const QString &value, bool exclude);

} // namespace kubewake
