// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotation.h"

#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace kubewake {

// Bookmark, tags and note of one event or signal. Its owner opens it and takes annotation() when it
// is accepted. Ctrl+Enter accepts from the note. Texts are plain. UI thread.
class AnnotationDialog : public QDialog
{
    Q_OBJECT

public:
    // `subject`: what it is about, evidence. `usedTags`: offered while one types.
    AnnotationDialog(const QString &subject, const Annotation &annotation,
                     const QStringList &usedTags, QWidget *parent);

    [[nodiscard]] Annotation annotation() const; // normalized

    [[nodiscard]] QCheckBox *bookmark() const { return m_bookmark; }
    [[nodiscard]] QLineEdit *tags() const { return m_tags; }
    [[nodiscard]] QPlainTextEdit *note() const { return m_note; }

private:
    void showRoom();

    QCheckBox *m_bookmark;
    QLineEdit *m_tags;
    QPlainTextEdit *m_note;
    QLabel *m_room;
};

} // namespace kubewake
