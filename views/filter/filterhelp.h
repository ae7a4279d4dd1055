// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QTreeWidget;

namespace kubewake {

// The filter language on one page: examples that can be tried, and every field with its short
// name. Stays open beside the window; owned by it. UI thread.
class FilterHelp : public QDialog
{
    Q_OBJECT

public:
    explicit FilterHelp(QWidget *parent = nullptr);

signals:
    // An example was chosen (double-click or Enter): it should become the filter.
    void exampleChosen(const QString &kql);

private:
    [[nodiscard]] QTreeWidget *examples();
    [[nodiscard]] QTreeWidget *fields();
};

} // namespace kubewake
