// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/entities/entityprofile.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace kubewake {

class OutcomeBar;

// The top of an entity page: what it is about, how much there is of it, since when and until when,
// and how it ended. Owned by the entity page; UI thread.
class EntityHeader : public QWidget
{
    Q_OBJECT

public:
    explicit EntityHeader(QWidget *parent = nullptr);

    // What is being looked at; its numbers come later.
    void setEntity(const EntityRef &entity);
    void setProfile(EntityProfilePtr profile); // null: no numbers
    void setTimeFormat(const TimeFormat &format);
    [[nodiscard]] QString text() const; // name and times

signals:
    void filterRequested(const QString &kql, kubewake::RowKind kind);
    void entityRequested(const kubewake::EntityRef &entity);

private:
    [[nodiscard]] QToolButton *addNumber(const QString &name);
    void refresh();

    EntityRef m_entity;
    EntityProfilePtr m_profile;
    TimeFormat m_timeFormat;
    QLabel *m_kind;
    QLineEdit *m_name; // names may be longer than any place: it scrolls
    QToolButton *m_object;
    QToolButton *m_requests;
    QToolButton *m_events;
    QToolButton *m_refused;
    QLabel *m_address; // what is known of an address
    QLabel *m_times;
    OutcomeBar *m_outcomes;
};

} // namespace kubewake
