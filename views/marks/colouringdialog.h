// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/colouringrules.h"
#include "model/query/kql.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace kubewake {

class FilterLineEdit;

// The colouring rules in their order: which are on, what each is called, matches and looks like.
// Says while one types whether a filter is valid; one that is not is kept and colours nothing.
// UI thread.
class ColouringDialog : public QDialog
{
    Q_OBJECT

public:
    ColouringDialog(const ColouringRules &rules, const KqlOptions &options, QWidget *parent);

    [[nodiscard]] const ColouringRules &rules() const { return m_rules; }
    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QLineEdit *name() const { return m_name; }
    [[nodiscard]] FilterLineEdit *filter() const { return m_filter; }
    [[nodiscard]] QComboBox *foreground() const { return m_foreground; }
    [[nodiscard]] QComboBox *background() const { return m_background; }
    [[nodiscard]] QLabel *validity() const { return m_validity; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }
    [[nodiscard]] QPushButton *removeButton() const { return m_remove; }
    [[nodiscard]] QPushButton *upButton() const { return m_up; }
    [[nodiscard]] QPushButton *downButton() const { return m_down; }
    [[nodiscard]] QDialogButtonBox *buttons() const { return m_buttons; }

signals:
    void rulesChosen(const kubewake::ColouringRules &rules); // by OK or Apply

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void connectParts();
    [[nodiscard]] QComboBox *colourBox(const QString &name);
    void fill(int current);
    void showItem(int row);
    void showRule();
    void takeFields();
    void takeCheck(QListWidgetItem *item);
    void showValidity();
    void add();
    void remove();
    void move(int by);
    void restoreDefaults();
    [[nodiscard]] int current() const;
    [[nodiscard]] QString problemOf(const ColouringRule &rule) const; // empty: valid

    ColouringRules m_rules;
    KqlOptions m_options;
    QListWidget *m_list;
    QLineEdit *m_name;
    FilterLineEdit *m_filter;
    QComboBox *m_foreground;
    QComboBox *m_background;
    QLabel *m_validity;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QDialogButtonBox *m_buttons;
    bool m_filling = false;
};

} // namespace kubewake
