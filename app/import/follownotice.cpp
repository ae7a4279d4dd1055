// SPDX-License-Identifier: Apache-2.0
#include "app/import/follownotice.h"

#include "model/core/utf8.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

class FollowText
{
    Q_DECLARE_TR_FUNCTIONS(FollowText)
};

QString sentence(const FollowNotice &notice, const QString &path)
{
    switch (notice.kind) {
    case FollowNotice::Kind::Rotated:
        return FollowText::tr("%1 is a new file now; the old one was read to its end.").arg(path);
    case FollowNotice::Kind::Restarted:
        return FollowText::tr("%1 was cut or written anew; it is read from its start. What was "
                              "added just before that may be missing.")
            .arg(path);
    case FollowNotice::Kind::Missing:
        return FollowText::tr("%1 is not there; it is waited for.").arg(path);
    case FollowNotice::Kind::Unreadable:
        return FollowText::tr("%1 cannot be read: %2").arg(path, toQString(notice.detail));
    case FollowNotice::Kind::LoadedOnce:
        return FollowText::tr("%1 was loaded once: only plain files with a record a line can be "
                              "followed.")
            .arg(path);
    case FollowNotice::Kind::TooMany:
        return FollowText::tr("%1 is not followed: there are too many files. It was loaded once.")
            .arg(path);
    }
    return path;
}

} // namespace

QString followNoticeText(const FollowNotice &notice)
{
    QString path = toQString(notice.path);
    if (notice.count > 1)
        path = FollowText::tr("%1 (and %n more)", nullptr, static_cast<int>(notice.count) - 1)
                   .arg(path);
    return sentence(notice, path);
}

} // namespace kubewake
