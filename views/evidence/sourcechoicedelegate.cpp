// SPDX-License-Identifier: Apache-2.0
#include "views/evidence/sourcechoicedelegate.h"

#include "model/ingest/envelopes.h"
#include "model/items/sourcereportmodel.h"

#include <QComboBox>
#include <QLineEdit>

namespace kubewake {
namespace {

// A list that has been opened and clicked is done with; arrow keys only look around in it.
class FormatEditor : public QComboBox
{
public:
    using QComboBox::QComboBox;

    void showPopup() override
    {
        m_opened = true;
        QComboBox::showPopup();
    }
    [[nodiscard]] bool wasOpened() const { return m_opened; }

private:
    bool m_opened = false;
};

} // namespace

QWidget *SourceChoiceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                            const QModelIndex &index) const
{
    if (index.column() != SourceReportModel::FormatColumn) {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setAccessibleName(tr("Cluster of the selected sources"));
        if (auto *line = qobject_cast<QLineEdit *>(editor))
            line->setPlaceholderText(SourceReportModel::automaticText());
        return editor;
    }
    auto *editor = new FormatEditor(parent);
    editor->setAccessibleName(tr("Format of the selected sources"));
    editor->addItem(SourceReportModel::automaticText(), QString());
    for (const std::string &name : formatNames())
        editor->addItem(QString::fromStdString(name), QString::fromStdString(name));
    auto *self = const_cast<SourceChoiceDelegate *>(this); // signals are not const
    connect(editor, &QComboBox::activated, self, [self, editor] {
        if (!editor->wasOpened())
            return;
        emit self->commitData(editor);
        emit self->closeEditor(editor);
    });
    return editor;
}

void SourceChoiceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *list = qobject_cast<QComboBox *>(editor))
        list->setCurrentIndex(std::max(0, list->findData(index.data(Qt::EditRole))));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void SourceChoiceDelegate::setModelData(QWidget *editor, QAbstractItemModel *,
                                        const QModelIndex &index) const
{
    QString value;
    if (const auto *list = qobject_cast<QComboBox *>(editor))
        value = list->currentData().toString();
    else if (const auto *line = qobject_cast<QLineEdit *>(editor))
        value = line->text();
    emit chosen(index, value);
}

void SourceChoiceDelegate::initStyleOption(QStyleOptionViewItem *option,
                                           const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(SourceReportModel::ChosenRole).toBool())
        option->font.setItalic(true);
}

} // namespace kubewake
