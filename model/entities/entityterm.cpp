// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entityterm.h"

#include "model/core/utf8.h"
#include "model/query/ipaddress.h"
#include "model/query/kql.h"
#include "model/query/numbertext.h"

namespace kubewake {
namespace {

// `/^10\.0\.0\.0\/8$/`: the text itself.
QString asPattern(const std::string &value)
{
    QString pattern = QStringLiteral("/^");
    for (const char c : value) {
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!plain)
            pattern += QLatin1Char('\\');
        pattern += QLatin1Char(c);
    }
    return pattern + QStringLiteral("$/");
}

bool isAddressField(FieldId field)
{
    const FieldType type = fieldInfo(field).type;
    return type == FieldType::Ip || type == FieldType::IpList;
}

} // namespace

QString exactLiteral(const std::string &value)
{
    return NumberText::parse(value) ? asPattern(value) : kqlQuoted(value);
}

QString entityTerm(FieldId field, const std::optional<std::string> &value)
{
    if (!value)
        return kqlTerm(field, {}, false);
    const bool isNetwork = isAddressField(field) && IpNetwork::parse(*value);
    if (!value->empty() && !isNetwork && !NumberText::parse(*value))
        return kqlTerm(field, *value, false);
    return toQString(fieldInfo(field).path) + QStringLiteral(": ")
        + (isNetwork ? asPattern(*value) : exactLiteral(*value));
}

} // namespace kubewake
