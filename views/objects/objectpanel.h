// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityref.h"
#include "model/items/objectfieldmodel.h"
#include "model/items/objectpage.h"
#include "model/items/objectversionmodel.h"
#include "model/objects/ownerchain.h"
#include "views/common/jobslot.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QTabWidget;
class QTreeView;

namespace kubewake {

class OwnerList;
class SideBySide;

// The history of one object: its versions, and for the selected one what changed, who set which
// field, and both texts beside each other; and whom the object goes back to. Two selected versions
// are compared with each other. What it shows is made in the background. Every text is plain. UI
// thread.
class ObjectPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectPanel(QWidget *parent = nullptr);

    // Its history is being read.
    void setReading(const ObjectKey &key);
    // `current`: the row of the event whose version is selected; else the last one is.
    void setHistory(ObjectHistoryPtr history, OwnerChain owners, std::optional<Row> current);
    // It could not be read: why.
    void setProblem(const QString &problem);
    // Other evidence is being opened.
    void clear();
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] bool isRunning() const { return m_reading || m_job.isRunning(); }
    [[nodiscard]] ObjectVersionModel *versionModel() const { return m_versions; }
    [[nodiscard]] ObjectFieldModel *changeModel() const { return m_changes; }
    [[nodiscard]] ObjectFieldModel *blameModel() const { return m_blame; }
    [[nodiscard]] QCheckBox *withStatus() const { return m_withStatus; }
    [[nodiscard]] QTreeView *versionList() const { return m_versionList; }
    [[nodiscard]] QTreeView *changeList() const { return m_changeList; }
    [[nodiscard]] QTreeView *blameList() const { return m_blameList; }
    [[nodiscard]] SideBySide *texts() const { return m_texts; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }
    [[nodiscard]] OwnerList *owners() const { return m_owners; }
    [[nodiscard]] QString plainText() const; // above the lists

    // Asks for the events among which this one stands: of the owners, or of all versions.
    void requestEventsWith(Row row);

signals:
    void eventRequested(kubewake::Row row);
    void historyRequested(kubewake::Row row); // of the object of the event in this row
    void entityRequested(const kubewake::EntityRef &entity);
    void eventsRequested(const std::vector<kubewake::Row> &rows, const QString &label);

private:
    void buildActions();
    void select(int version);
    void showSelected();
    void hideStatus();
    void showPage(const ObjectPage &page);
    void requestEvent(int version);
    void requestPage();
    void requestAllEvents();
    [[nodiscard]] QTreeView *fieldList(ObjectFieldModel *model, const QString &name);
    [[nodiscard]] QString describe() const;

    ObjectVersionModel *m_versions;
    ObjectFieldModel *m_changes;
    ObjectFieldModel *m_blame;
    QLabel *m_text;
    QLabel *m_note;
    QCheckBox *m_withStatus;
    QTreeView *m_versionList;
    QTreeView *m_changeList;
    QTreeView *m_blameList;
    SideBySide *m_texts;
    OwnerList *m_owners;
    QTabWidget *m_tabs;
    ObjectHistoryPtr m_history;
    bool m_reading = false;
    JobSlot m_job;
};

} // namespace kubewake
