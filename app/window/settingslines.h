// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QWidget;

namespace kubewake {

// What the pages of the settings dialog are made of: a field with an entry a line, and the text
// above it. UI thread.
[[nodiscard]] QPlainTextEdit *settingsLineEditor(const QStringList &lines,
                                                 const QString &accessibleName, QWidget *parent);
[[nodiscard]] QStringList settingsLines(const QPlainTextEdit *edit);
[[nodiscard]] QLabel *settingsExplanation(const QString &text, QWidget *parent);

} // namespace kubewake
