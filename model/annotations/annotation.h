// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace kubewake {

// What a responder noted of an event or a signal. A value; any thread. Its texts are plain.
struct Annotation
{
    static constexpr qsizetype kMaximumNote = 10'000; // UTF-16 units; longer is cut
    static constexpr qsizetype kMaximumTag = 64; // UTF-16 units; longer is cut
    static constexpr qsizetype kMaximumTags = 20; // more are left out

    bool bookmarked = false;
    QStringList tags; // sorted, each once, ASCII case told apart
    QString note;

    [[nodiscard]] bool isEmpty() const { return !bookmarked && tags.isEmpty() && note.isEmpty(); }
    [[nodiscard]] qsizetype length() const; // of its texts, UTF-16 units

    friend bool operator==(const Annotation &, const Annotation &) = default;
};

// As it is kept: trimmed, cut, tags in order.
[[nodiscard]] Annotation normalized(Annotation annotation);

// `lateral, exfil` as tags and back.
[[nodiscard]] QStringList tagsFromText(const QString &text);
[[nodiscard]] QString tagsText(const QStringList &tags);

} // namespace kubewake
