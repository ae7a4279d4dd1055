// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/import/importwish.h"

#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace kubewake {

// Asks what of the evidence is to be loaded: a time range, a filter, with or without what the
// control plane does all day. OK stays disabled while something in it is wrong. UI thread.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(const ImportWish &wish, QWidget *parent = nullptr);

    // What was asked for; valid after OK.
    [[nodiscard]] const ImportWish &wish() const { return m_wish; }

private:
    void check();
    [[nodiscard]] Result<ImportWish> read() const;

    ImportWish m_wish;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QLineEdit *m_kql;
    QCheckBox *m_dropNoise;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace kubewake
