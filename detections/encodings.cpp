// SPDX-License-Identifier: Apache-2.0
#include "detections/encodings.h"

#include <QByteArray>
#include <QString>
#include <QStringConverter>

#include <array>
#include <string_view>

namespace kubewake {
namespace {

QByteArray utf16Bytes(const std::string &text, Modifiers::Utf16 kind)
{
    if (kind == Modifiers::Utf16::None)
        return QByteArray::fromStdString(text);
    QStringEncoder encoder(kind == Modifiers::Utf16::BigEndian ? QStringConverter::Utf16BE
                                                               : QStringConverter::Utf16LE,
                           QStringConverter::Flag::Default);
    const QByteArray bytes = encoder.encode(QString::fromStdString(text));
    return kind == Modifiers::Utf16::WithByteOrderMark ? QByteArray("\xff\xfe") + bytes : bytes;
}

// What the encoding of `bytes` has in common wherever they stand, by their place modulo 3.
std::vector<std::string> offsetTexts(const QByteArray &bytes)
{
    constexpr std::array<qsizetype, 3> kSkippedAtStart {0, 2, 3};
    constexpr std::array<qsizetype, 3> kSkippedAtEnd {0, 3, 2};
    std::vector<std::string> texts;
    for (std::size_t offset = 0; offset < 3; ++offset) {
        const QByteArray shifted = QByteArray(static_cast<qsizetype>(offset), ' ') + bytes;
        const QByteArray encoded = shifted.toBase64();
        const std::size_t rest = (static_cast<std::size_t>(bytes.size()) + offset) % 3;
        const qsizetype length = encoded.size() - kSkippedAtStart[offset] - kSkippedAtEnd[rest];
        texts.push_back(
            encoded.mid(kSkippedAtStart[offset], std::max<qsizetype>(length, 0)).toStdString());
    }
    return texts;
}

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool startsOption(const std::string &text, std::size_t at)
{
    return (text[at] == '-' || text[at] == '/') && (at == 0 || !isWordCharacter(text[at - 1]))
        && at + 1 < text.size() && isWordCharacter(text[at + 1]);
}

} // namespace

std::vector<std::string> encodedTexts(const std::string &text, const Modifiers &modifiers)
{
    if (modifiers.base64 == Modifiers::Base64::None)
        return {text};
    const QByteArray bytes = utf16Bytes(text, modifiers.utf16);
    if (modifiers.base64 == Modifiers::Base64::Whole)
        return {bytes.toBase64().toStdString()};
    return offsetTexts(bytes);
}

std::vector<std::string> dashVariants(const std::string &text)
{
    constexpr std::array<std::string_view, 5> kDashes {"-", "/", "\u2013", "\u2014", "\u2015"};
    std::vector<std::string> variants {""};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!startsOption(text, i)) {
            for (std::string &variant : variants)
                variant += text[i];
            continue;
        }
        if (variants.size() * kDashes.size() > kMaximumDashVariants)
            return {};
        std::vector<std::string> more;
        for (const std::string &variant : variants) {
            for (const std::string_view dash : kDashes)
                more.push_back(variant + std::string(dash));
        }
        variants = std::move(more);
    }
    return variants;
}

} // namespace kubewake
