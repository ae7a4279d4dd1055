// SPDX-License-Identifier: Apache-2.0
#include "app/window/ruleproblemsdialog.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kubewake {

RuleProblemsDialog::RuleProblemsDialog(const std::vector<RuleError> &errors, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Refused rules"));
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setText(errors.empty() ? tr("Every rule was read. None was refused.")
                                 : tr("%n rule(s) could not be used; all others were.", nullptr,
                                      static_cast<int>(errors.size())));
    auto *list = new QTreeWidget(this);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAccessibleName(tr("Refused rules"));
    list->setHeaderLabels({tr("File"), tr("Line"), tr("Rule"), tr("Reason")});
    for (const RuleError &error : errors)
        new QTreeWidgetItem(list,
                            {displayLine(error.file),
                             error.line > 0 ? QString::number(error.line) : QString(),
                             displayLine(error.ruleTitle), displayLine(error.message)});
    for (int column = 0; column < 3; ++column)
        list->resizeColumnToContents(column);
    list->setVisible(!errors.empty());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    if (!errors.empty())
        resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 20);
}

} // namespace kubewake
