// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityprofile.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace kubewake {

// How an entity's requests ended: a bar in the outcomes' colours, and under it a button for each
// that says how many and shows them. Owned by the entity page; UI thread.
class OutcomeBar : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeBar(QWidget *parent = nullptr);

    void setProfile(EntityProfilePtr profile); // null empties it

signals:
    void filterRequested(const QString &kql);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect barRect() const;
    void updateButtons();

    EntityProfilePtr m_profile;
    std::vector<QToolButton *> m_buttons; // by Outcome
};

} // namespace kubewake
