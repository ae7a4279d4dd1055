// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqlvalues.h"

#include "model/query/ipaddress.h"
#include "model/query/kqliprange.h"
#include "model/query/kqltext.h"
#include "model/query/kqltime.h"
#include "model/query/numbertext.h"

#include <array>
#include <cmath>

namespace kubewake {
namespace {

using Test = KqlValues::Test;

tl::unexpected<KqlError> errorAt(const KqlLiteral &value, const QString &message)
{
    return tl::unexpected(KqlError {message, value.offset, value.length});
}

QString shown(const KqlLiteral &value)
{
    return QString::fromStdString(value.text);
}

bool isAddressField(const FieldInfo *field)
{
    return field != nullptr && (field->type == FieldType::Ip || field->type == FieldType::IpList);
}

// A whole network, an address in any of its spellings, or else the text.
ValueTestPtr equalAddress(const std::string &text)
{
    if (auto network = insideNetwork(text))
        return *network;
    ValueTestPtr exact = equalTo(text, CaseSensitivity::Sensitive);
    const auto address = IpAddress::parse(text);
    if (!address)
        return exact;
    const bool v4 = address->family == IpAddress::Family::V4;
    // A mapped address is IPv4, whatever it looks like.
    const bool mapped = v4 && text.find(':') != std::string::npos;
    auto same = insideNetwork(text + (v4 && !mapped ? "/32" : "/128"));
    return same ? anyOf({exact, *same}) : exact;
}

// `1500`, `1500ms`, `2s`, `1.5m`, `1h`: milliseconds as text.
std::optional<std::string> milliseconds(const std::string &text)
{
    struct Unit
    {
        std::string_view name;
        double factor;
    };
    constexpr std::array<Unit, 5> kUnits {
        {{"ms", 1}, {"us", 0.001}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}}};
    if (NumberText::parse(text))
        return text;
    for (const Unit &unit : kUnits) {
        if (!text.ends_with(unit.name))
            continue;
        const auto number = NumberText::parse(text.substr(0, text.size() - unit.name.size()));
        if (!number || !std::isfinite(number->real))
            return std::nullopt;
        return QByteArray::number(number->real * unit.factor, 'f', 3).toStdString();
    }
    return std::nullopt;
}

} // namespace

Test KqlValues::equal(const FieldInfo *field, const KqlLiteral &value) const
{
    if (value.form == KqlLiteral::Form::Regex) {
        auto test =
            regex(value.text,
                  value.ignoresCase ? CaseSensitivity::Insensitive : CaseSensitivity::Sensitive);
        if (!test)
            return errorAt(value, test.error().message);
        return std::move(*test);
    }
    if (value.hasStar)
        return wildcard(value.pattern, CaseSensitivity::Insensitive, false);
    if (isAddressField(field))
        return equalAddress(value.text);
    if (field != nullptr && field->type == FieldType::Time)
        return equalTime(value);
    if (field != nullptr && field->type == FieldType::Duration) {
        if (const auto text = milliseconds(value.text))
            return equalTo(*text, CaseSensitivity::Sensitive);
    }
    return equalTo(value.text, CaseSensitivity::Sensitive);
}

Test KqlValues::equalTime(const KqlLiteral &value) const
{
    const auto time = parseKqlTime(value.text, m_format, m_now);
    if (!time)
        return errorAt(value,
                       KqlText::tr("“%1” is not a time. Write one as 2026-11-23, "
                                   "\"2026-11-23T09:46:52\" or now-2h.")
                           .arg(shown(value)));
    return allOf({compared(Comparison::GreaterOrEqual, formatTimestampUtc(time->first)),
                  compared(Comparison::LessOrEqual, formatTimestampUtc(time->last))});
}

Test KqlValues::comparedTime(Comparison comparison, const KqlLiteral &value) const
{
    const auto time = parseKqlTime(value.text, m_format, m_now);
    if (!time)
        return errorAt(value,
                       KqlText::tr("“%1” is not a time. Write one as 2026-11-23, "
                                   "\"2026-11-23T09:46:52\" or now-2h.")
                           .arg(shown(value)));
    // After a day means after its end, from a day on means from its start.
    const bool atEnd = comparison == Comparison::Greater || comparison == Comparison::LessOrEqual;
    return compared(comparison, formatTimestampUtc(atEnd ? time->last : time->first));
}

Test KqlValues::comparison(const FieldInfo *field, Comparison comparison,
                           const KqlLiteral &value) const
{
    if (field == nullptr) {
        if (looksLikeKqlTime(value.text) && parseKqlTime(value.text, m_format, m_now))
            return comparedTime(comparison, value);
        return compared(comparison, value.text);
    }
    switch (field->type) {
    case FieldType::Time:
        return comparedTime(comparison, value);
    case FieldType::Ip:
    case FieldType::IpList:
        if (const auto address = IpAddress::parse(value.text))
            return comparedAddress(comparison, *address);
        return errorAt(value, KqlText::tr("“%1” is not an IP address.").arg(shown(value)));
    case FieldType::Duration:
        if (const auto text = milliseconds(value.text))
            return compared(comparison, *text);
        return errorAt(value,
                       KqlText::tr("“%1” is not a duration. Write milliseconds, or a number with "
                                   "its unit: 1500, 2s, 5m.")
                           .arg(shown(value)));
    case FieldType::Integer:
        if (!NumberText::parse(value.text))
            return errorAt(value, KqlText::tr("“%1” is not a number.").arg(shown(value)));
        break;
    default:
        break;
    }
    return compared(comparison, value.text);
}

} // namespace kubewake
