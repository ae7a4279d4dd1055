// SPDX-License-Identifier: Apache-2.0
#include "model/query/kql.h"

#include "model/query/kqlcompiler.h"
#include "model/query/kqlparser.h"

#include <QDateTime>

// The grammar, loosest first (words in any case; space is space, tab, CR, LF, U+00A0):
//
//   or     = and ("or" and)*              and = not ("and" not)*        not = ["not"] term
//   term   = "(" or ")" | field ":" "{" or "}" | field ":" values | field ("<"|"<="|">"|">=") value
//          | value                                   without a field: anywhere in the raw event
//   values = "(" values with or, and, not ")" | value
//   value  = "quoted" (equal, case counts; \" \\ \t \r \n \uXXXX)
//          | word     up to one of \ ( ) : < > " { } or a keyword, inner spaces kept; '*' is any
//          run
//                     of characters, and then case does not count; a lone '*' is any value at all;
//                     true, false, null (absent) mean what they say
//          | /RE2/ or /RE2/i  where the next '/' without a backslash ends the value
//
// Not in Kibana: /regex/, CIDR on addresses, `field = v`, `field != v`, `field in (a, b)`,
// `-field: v`, units of durations, annotations."key.with/dots". Where no field is given and the
// word has stars, the parts have to occur in one value of the event, in this order.
namespace kubewake {
namespace {

// Would the text have to stand in parentheses between two `and`?
bool needsParentheses(const std::string &text)
{
    const auto tree = parseKqlTree(text);
    return !tree || (*tree)->kind == KqlNode::Kind::Or;
}

QString inConjunction(const QString &text)
{
    return needsParentheses(text.toStdString()) ? QLatin1Char('(') + text + QLatin1Char(')') : text;
}

} // namespace

tl::expected<KqlFilter, KqlError> parseKql(std::string_view text, const KqlOptions &options)
{
    auto tree = parseKqlTree(text);
    if (!tree)
        return tl::unexpected(std::move(tree.error()));
    const MicrosecondsUtc now = QDateTime::currentMSecsSinceEpoch() * 1000;
    return compileKql(**tree, text, options, now);
}

QString kqlQuoted(std::string_view value)
{
    return QString::fromStdString(quoteKql(value));
}

QString kqlTerm(FieldId field, std::string_view value, bool exclude)
{
    const std::string_view path = fieldInfo(field).path;
    const QString name = QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size()));
    const bool absent = value.empty();
    const QString term =
        name + QStringLiteral(": ") + (absent ? QStringLiteral("*") : kqlQuoted(value));
    return absent != exclude ? QStringLiteral("not ") + term : term;
}

QString kqlAnd(const QString &a, const QString &b)
{
    const QString left = a.trimmed();
    const QString right = b.trimmed();
    if (left.isEmpty() || right.isEmpty())
        return left.isEmpty() ? right : left;
    return inConjunction(left) + QStringLiteral(" and ") + inConjunction(right);
}

} // namespace kubewake
