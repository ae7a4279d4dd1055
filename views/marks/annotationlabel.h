// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotation.h"

#include <QLabel>

namespace kubewake {

// What was noted of the event or signal that is shown, in a few lines; hidden where there is
// nothing. Plain text. UI thread.
class AnnotationLabel : public QLabel
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaximumNote = 2'000; // characters; the list of marks has all

    explicit AnnotationLabel(QWidget *parent);

    void setAnnotation(const Annotation &annotation);
};

} // namespace kubewake
