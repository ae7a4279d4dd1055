// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/signal.h"

#include <QWidget>

#include <vector>

class QLabel;
class QTreeWidget;

namespace kubewake {

// What the rules could see in this evidence: one line a rule, the blind ones first. "Nothing
// found" and "could not have been seen" are different answers. UI thread.
class CoverageView : public QWidget
{
    Q_OBJECT

public:
    explicit CoverageView(QWidget *parent = nullptr);

    void setCoverage(const std::vector<RuleCoverage> &coverage);
    [[nodiscard]] QTreeWidget *list() const { return m_list; }

    [[nodiscard]] static QString stateText(RuleCoverage::State state);

private:
    QLabel *m_summary;
    QTreeWidget *m_list;
};

} // namespace kubewake
