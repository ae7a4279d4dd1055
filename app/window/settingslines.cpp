// SPDX-License-Identifier: Apache-2.0
#include "app/window/settingslines.h"

#include <QLabel>
#include <QPlainTextEdit>

namespace kubewake {

QPlainTextEdit *settingsLineEditor(const QStringList &lines, const QString &accessibleName,
                                   QWidget *parent)
{
    auto *edit = new QPlainTextEdit(lines.join(QLatin1Char('\n')), parent);
    edit->setAccessibleName(accessibleName);
    edit->setTabChangesFocus(true);
    return edit;
}

QStringList settingsLines(const QPlainTextEdit *edit)
{
    QStringList lines;
    for (const QString &line : edit->toPlainText().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    return lines;
}

QLabel *settingsExplanation(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace kubewake
