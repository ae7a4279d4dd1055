// SPDX-License-Identifier: Apache-2.0
#include "model/annotations/annotation.h"

#include <utility>

namespace kubewake {
namespace {

QString cut(QString text, qsizetype maximum)
{
    text = text.trimmed().left(maximum);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

} // namespace

qsizetype Annotation::length() const
{
    qsizetype length = note.size();
    for (const QString &tag : tags)
        length += tag.size();
    return length;
}

Annotation normalized(Annotation annotation)
{
    annotation.note = cut(std::move(annotation.note), Annotation::kMaximumNote);
    QStringList tags;
    for (QString tag : std::as_const(annotation.tags)) {
        tag.replace(u',', u' '); // which is between tags
        tag = cut(tag.simplified(), Annotation::kMaximumTag).trimmed();
        if (!tag.isEmpty() && !tags.contains(tag) && tags.size() < Annotation::kMaximumTags)
            tags << tag;
    }
    tags.sort();
    annotation.tags = tags;
    return annotation;
}

QStringList tagsFromText(const QString &text)
{
    Annotation annotation;
    annotation.tags = text.split(u',');
    return normalized(annotation).tags;
}

QString tagsText(const QStringList &tags)
{
    return tags.join(QStringLiteral(", "));
}

} // namespace kubewake
