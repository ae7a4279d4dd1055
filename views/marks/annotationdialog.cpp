// SPDX-License-Identifier: Apache-2.0
#include "views/marks/annotationdialog.h"

#include "model/items/displaytext.h"
#include "views/marks/tagcompleter.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace kubewake {
namespace {

constexpr qsizetype kMaximumSubject = 300; // characters
constexpr int kNoteLines = 6;

} // namespace

AnnotationDialog::AnnotationDialog(const QString &subject, const Annotation &annotation,
                                   const QStringList &usedTags, QWidget *parent)
    : QDialog(parent)
    , m_bookmark(new QCheckBox(tr("&Bookmark"), this))
    , m_tags(new QLineEdit(this))
    , m_note(new QPlainTextEdit(this))
    , m_room(new QLabel(this))
{
    setWindowTitle(tr("Tags and note"));
    auto *about = new QLabel(this);
    for (QLabel *label : {about, m_room}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    about->setText(displayLine(subject, kMaximumSubject));
    m_bookmark->setChecked(annotation.bookmarked);
    m_tags->setText(tagsText(annotation.tags));
    m_tags->setPlaceholderText(tr("Several with commas between: lateral, to report"));
    auto *completer = new TagCompleter(usedTags, m_tags);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_tags->setCompleter(completer);
    m_note->setPlainText(annotation.note);
    m_note->setTabChangesFocus(true);
    m_note->setMinimumHeight(m_note->fontMetrics().lineSpacing() * kNoteLines);
    connect(m_note, &QPlainTextEdit::textChanged, this, &AnnotationDialog::showRoom);

    auto *form = new QFormLayout;
    form->addRow(m_bookmark);
    form->addRow(tr("&Tags:"), m_tags);
    form->addRow(tr("&Note:"), m_note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)), this),
                &QShortcut::activated, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addLayout(form, 1);
    layout->addWidget(m_room);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 70, sizeHint().height());
    m_tags->setFocus();
    showRoom();
}

Annotation AnnotationDialog::annotation() const
{
    return normalized(
        {m_bookmark->isChecked(), tagsFromText(m_tags->text()), m_note->toPlainText()});
}

// Nothing is cut without a word.
void AnnotationDialog::showRoom()
{
    const qsizetype over = m_note->toPlainText().trimmed().size() - Annotation::kMaximumNote;
    m_room->setVisible(over > 0);
    m_room->setText(tr("The note is %n character(s) too long: the end will be cut.", nullptr,
                       static_cast<int>(over)));
}

} // namespace kubewake
