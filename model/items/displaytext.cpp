// SPDX-License-Identifier: Apache-2.0
#include "model/items/displaytext.h"

#include "model/core/utf8.h"

namespace kubewake {
namespace {

constexpr char16_t kControlPictures = 0x2400;
constexpr char16_t kDeletePicture = 0x2421;
constexpr qsizetype kBytesPerUnit = 4; // at most this many UTF-8 bytes are needed for one unit

bool isMisleading(char32_t c)
{
    return (c >= 0x7F && c <= 0x9F) || c == 0x00AD || c == 0x061C || c == 0x180E
        || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F);
}

void append(QString &out, char32_t c, bool severalLines)
{
    if (c < 0x20) {
        if (severalLines && (c == U'\n' || c == U'\t'))
            out += QChar(static_cast<char16_t>(c));
        else
            out += QChar(static_cast<char16_t>(kControlPictures + c));
    } else if (c == 0x7F) {
        out += QChar(kDeletePicture);
    } else if (isMisleading(c)) {
        out += QStringLiteral("\\u%1").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0'));
    } else if (c > 0xFFFF) {
        out += QChar(QChar::highSurrogate(c));
        out += QChar(QChar::lowSurrogate(c));
    } else {
        out += QChar(static_cast<char16_t>(c));
    }
}

QString display(QStringView text, qsizetype maximum, bool severalLines)
{
    QString out;
    out.reserve(qMin(text.size(), maximum));
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (out.size() >= maximum) {
            out += QChar(0x2026);
            break;
        }
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        append(out, c, severalLines);
    }
    return out;
}

} // namespace

QString displayLine(QStringView text, qsizetype maximum)
{
    return display(text, maximum, false);
}

QString displayLine(std::string_view utf8, qsizetype maximum)
{
    const auto enough = static_cast<std::size_t>(maximum * kBytesPerUnit + kBytesPerUnit);
    return display(toQString(utf8.substr(0, enough)), maximum, false);
}

QString displayLines(QStringView text)
{
    return display(text, text.size() + 1 + text.size() * 8, true);
}

} // namespace kubewake
