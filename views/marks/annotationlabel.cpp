// SPDX-License-Identifier: Apache-2.0
#include "views/marks/annotationlabel.h"

#include "model/items/displaytext.h"

namespace kubewake {

AnnotationLabel::AnnotationLabel(QWidget *parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("annotation"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::StyledPanel);
    setMargin(3);
    // A long word must not make the pane wide.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    hide();
}

void AnnotationLabel::setAnnotation(const Annotation &annotation)
{
    QStringList lines;
    if (annotation.bookmarked)
        lines << tr("Bookmarked");
    if (!annotation.tags.isEmpty())
        lines << tr("Tags: %1").arg(displayLine(tagsText(annotation.tags)));
    if (!annotation.note.isEmpty()) {
        QString note = displayLines(annotation.note.left(kMaximumNote));
        if (annotation.note.size() > kMaximumNote)
            note += u'…';
        lines << tr("Note: %1").arg(note);
    }
    setText(lines.join(QLatin1Char('\n')));
    setVisible(!lines.isEmpty());
}

} // namespace kubewake
