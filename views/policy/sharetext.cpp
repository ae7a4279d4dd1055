// SPDX-License-Identifier: Apache-2.0
#include "views/policy/sharetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace kubewake {
namespace {

QString withShare(const QString &number, std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 || part == whole
        ? number
        : QStringLiteral("%1 (%2)").arg(number, percentText(part, whole));
}

} // namespace

QString percentText(std::uint64_t part, std::uint64_t whole)
{
    const double share =
        whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return QCoreApplication::translate("Policy", "%1 %").arg(QLocale().toString(share, 'f', 1));
}

QString shareText(std::uint64_t part, std::uint64_t whole)
{
    return withShare(QLocale().toString(static_cast<qulonglong>(part)), part, whole);
}

QString byteShareText(std::uint64_t part, std::uint64_t whole)
{
    return withShare(QLocale().formattedDataSize(static_cast<qint64>(part), 1,
                                                 QLocale::DataSizeTraditionalFormat),
                     part, whole);
}

} // namespace kubewake
