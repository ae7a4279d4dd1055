// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"
#include "views/common/jobslot.h"

#include "model/entities/entityref.h"
#include "model/objects/objectkey.h"

#include <QObject>

#include <functional>
#include <optional>

namespace kubewake {

class EventPane;
class Investigation;
class Navigator;
class ObjectPanel;

// Reads the history of the object of an event in the background and brings it to its panel; what a
// click there shows in the table. UI thread.
class ObjectHistories : public QObject
{
    Q_OBJECT

public:
    ObjectHistories(ObjectPanel *panel, EventPane *events, Investigation *investigation,
                    Navigator *navigator, QObject *parent);

    // Of the object that the request in this row is about.
    void show(Row row);
    // Of an object by its name: in the cluster of the last request about it.
    void showObject(const EntityRef &object);
    // Other evidence is being opened.
    void clear();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

signals:
    void panelRequested();

private:
    using FindKey = std::function<std::optional<ObjectKey>(const JobSlot::Cancelled &)>;
    void read(const SnapshotPtr &snapshot, FindKey findKey, std::optional<Row> current);

    ObjectPanel *m_panel;
    Investigation *m_investigation;
    JobSlot m_job;
};

} // namespace kubewake
