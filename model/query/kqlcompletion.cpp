// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqlcompletion.h"

#include "model/audit/computedfields.h"
#include "model/audit/vocabulary.h"
#include "model/query/kql.h"
#include "model/query/kqltext.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

using Kind = KqlCompletion::Kind;

bool isSign(QChar c)
{
    return c == u'(' || c == u')' || c == u'{' || c == u'}' || c == u':' || c == u'<' || c == u'>';
}

// One word, quoted text or sign.
struct Token
{
    enum class Type : std::uint8_t { Word, Quoted, Sign };

    Type type = Type::Word;
    qsizetype from = 0;
    qsizetype to = 0;
    QString text {}; // without quotes and backslashes
    bool open = false; // Quoted: the closing quote is missing
};

std::vector<Token> tokensOf(QStringView text)
{
    std::vector<Token> tokens;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        Token token;
        token.from = at;
        if (isSign(text[at])) {
            token.type = Token::Type::Sign;
            token.text = text[at++];
            const bool comparison = token.text == u'<' || token.text == u'>';
            at += comparison && at < text.size() && text[at] == u'=' ? 1 : 0;
        } else {
            const bool quoted = text[at] == u'"';
            token.type = quoted ? Token::Type::Quoted : Token::Type::Word;
            token.open = quoted;
            at += quoted ? 1 : 0;
            while (at < text.size()) {
                if (quoted ? text[at] == u'"' : text[at].isSpace() || isSign(text[at]))
                    break;
                if (text[at] == u'\\' && at + 1 < text.size())
                    ++at;
                token.text += text[at++];
            }
            if (quoted && at < text.size()) {
                token.open = false;
                ++at;
            }
        }
        token.to = at;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

bool isWord(const Token &token, QStringView word)
{
    return token.type == Token::Type::Word && token.text.compare(word, Qt::CaseInsensitive) == 0;
}

bool isSpelledOperator(const Token &token)
{
    return isWord(token, u"=") || isWord(token, u"==") || isWord(token, u"!=")
        || isWord(token, u"in");
}

// Follows a filter from its start and knows what may come next.
class Place
{
public:
    enum class Expects : std::uint8_t { Condition, FieldOperator, Value, Junction };

    void take(const Token &token)
    {
        if (token.type == Token::Type::Sign) {
            takeSign(token.text.front().toLatin1());
        } else if (isWord(token, u"and") || isWord(token, u"or")) {
            m_expects =
                !m_stack.empty() && m_stack.back().list ? Expects::Value : Expects::Condition;
            if (m_expects == Expects::Value)
                m_field = m_stack.back().field;
        } else if (!isWord(token, u"not") || m_expects == Expects::Junction) {
            if (m_expects == Expects::FieldOperator && isSpelledOperator(token)) {
                m_field = m_word;
                m_expects = Expects::Value;
            } else if (m_expects == Expects::Condition || m_expects == Expects::FieldOperator) {
                m_word = token.text.startsWith(u'-') ? token.text.mid(1) : token.text;
                m_expects = Expects::FieldOperator;
            } else {
                // `in (a, b)`
                const bool comma = token.type == Token::Type::Word && token.text.endsWith(u',')
                    && !m_stack.empty() && m_stack.back().list;
                m_expects = comma ? Expects::Value : Expects::Junction;
            }
        }
    }

    [[nodiscard]] Expects expects() const { return m_expects; }
    [[nodiscard]] const QString &field() const { return m_field; }
    [[nodiscard]] bool insideBraces() const
    {
        return std::ranges::any_of(m_stack, [](const Level &level) { return level.braces; });
    }

private:
    struct Level
    {
        bool list = false; // of values of `field`
        bool braces = false;
        QString field;
    };

    void takeSign(char sign)
    {
        switch (sign) {
        case ':':
        case '<':
        case '>':
            m_field = m_word;
            m_expects = Expects::Value;
            break;
        case '(':
            m_stack.push_back({m_expects == Expects::Value, false, m_field});
            break;
        case '{':
            m_stack.push_back({false, true, {}});
            m_expects = Expects::Condition;
            break;
        default:
            if (!m_stack.empty())
                m_stack.pop_back();
            m_expects = Expects::Junction;
            break;
        }
    }

    Expects m_expects = Expects::Condition;
    QString m_word;
    QString m_field;
    std::vector<Level> m_stack;
};

QString latin(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void addFields(KqlCompletion &completion)
{
    const QString &prefix = completion.prefix;
    std::vector<KqlCandidate> inside;
    for (const FieldInfo &field : fieldCatalogue()) {
        const QString path = latin(field.path);
        const QString alias = latin(field.alias);
        const QString description = alias.isEmpty()
            ? descriptionText(field)
            : KqlText::tr("%1 (short: %2)").arg(descriptionText(field), alias);
        const bool aliasFits =
            !prefix.isEmpty() && !alias.isEmpty() && alias.startsWith(prefix, Qt::CaseInsensitive);
        if (path.startsWith(prefix, Qt::CaseInsensitive))
            completion.candidates.push_back({path + QStringLiteral(": "), description});
        else if (aliasFits)
            completion.candidates.push_back(
                {alias + QStringLiteral(": "),
                 KqlText::tr("%1 (%2)").arg(descriptionText(field), path)});
        else if (path.contains(prefix, Qt::CaseInsensitive)
                 || headerText(field).contains(prefix, Qt::CaseInsensitive))
            inside.push_back({path + QStringLiteral(": "), description});
    }
    for (const ComputedField &field : computedFields()) {
        const QString path = latin(field.path);
        const KqlCandidate candidate {path + QStringLiteral(": "), descriptionText(field)};
        if (path.startsWith(prefix, Qt::CaseInsensitive))
            completion.candidates.push_back(candidate);
        else if (path.contains(prefix, Qt::CaseInsensitive))
            inside.push_back(candidate);
    }
    std::ranges::move(inside, std::back_inserter(completion.candidates));
}

void addOperators(KqlCompletion &completion, bool afterField)
{
    const auto add = [&completion](const QString &text, const QString &description) {
        if (text.trimmed().startsWith(completion.prefix, Qt::CaseInsensitive))
            completion.candidates.push_back({text, description});
    };
    if (afterField) {
        add(QStringLiteral(": "), KqlText::tr("equals; * is any value"));
        add(QStringLiteral(">= "), KqlText::tr("at least"));
        add(QStringLiteral("<= "), KqlText::tr("at most"));
    }
    add(QStringLiteral("and "), KqlText::tr("both conditions"));
    add(QStringLiteral("or "), KqlText::tr("either condition"));
}

template<std::size_t N>
void addNames(KqlCompletion &completion, const std::array<std::string_view, N> &names)
{
    for (const std::string_view name : names) {
        if (!name.empty() && latin(name).contains(completion.prefix, Qt::CaseInsensitive))
            completion.candidates.push_back({kqlValue(name), {}});
    }
}

void addValues(KqlCompletion &completion, const QString &fieldName)
{
    const FieldInfo *field = findField(fieldName.toStdString());
    if (field == nullptr)
        return;
    completion.field = field->id;
    if (field->type == FieldType::Boolean)
        addNames(completion, std::array<std::string_view, 2> {"true", "false"});
    else if (field->id == FieldId::Outcome)
        addNames(completion, kOutcomeNames);
    else if (field->id == FieldId::ActorClass)
        addNames(completion, kActorClassNames);
    else if (field->id == FieldId::PeerClass)
        addNames(completion, kAddressClassNames);
    else if (field->id == FieldId::Stage)
        addNames(completion, kStageNames);
    else if (field->id == FieldId::Level)
        addNames(completion, kLevelNames);
}

// The end of the word that the cursor stands in.
qsizetype endOfWord(const QString &text, qsizetype cursor, bool quoted)
{
    qsizetype end = cursor;
    if (quoted) {
        const qsizetype quote = text.indexOf(u'"', cursor);
        // Only if nothing else stands between: another quote belongs to another value.
        return quote == cursor ? cursor + 1 : cursor;
    }
    while (end < text.size() && !text[end].isSpace() && !isSign(text[end]) && text[end] != u'"')
        ++end;
    return end;
}

} // namespace

KqlCompletion completeKql(const QString &text, qsizetype cursor)
{
    cursor = std::clamp(cursor, qsizetype {0}, text.size());
    const std::vector<Token> tokens = tokensOf(QStringView(text).left(cursor));
    KqlCompletion completion;
    completion.replaceFrom = cursor;
    Place place;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens[i];
        const bool typing = i + 1 == tokens.size() && token.to == cursor
            && (token.type == Token::Type::Word || token.open);
        if (!typing) {
            place.take(token);
            continue;
        }
        const bool minus = token.type == Token::Type::Word && token.text.startsWith(u'-')
            && place.expects() == Place::Expects::Condition;
        completion.prefix = minus ? token.text.mid(1) : token.text;
        completion.replaceFrom = token.from + (minus ? 1 : 0);
        completion.replaceLength = endOfWord(text, cursor, token.open) - completion.replaceFrom;
    }
    switch (place.expects()) {
    case Place::Expects::Condition:
        completion.kind = Kind::Field;
        if (!place.insideBraces()) // names in there are relative to an element
            addFields(completion);
        break;
    case Place::Expects::FieldOperator:
    case Place::Expects::Junction:
        completion.kind = Kind::Operator;
        addOperators(completion, place.expects() == Place::Expects::FieldOperator);
        break;
    case Place::Expects::Value:
        completion.kind = Kind::Value;
        addValues(completion, place.insideBraces() ? QString() : place.field());
        break;
    }
    return completion;
}

QString kqlValue(std::string_view value)
{
    const QString text = latin(value);
    const bool plain = !value.empty() && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'.' || c == u'_' || c == u'-' || c == u'@';
    });
    static constexpr std::array<QStringView, 4> kReserved {u"and", u"or", u"not", u"null"};
    const bool reserved = std::ranges::any_of(kReserved, [&text](QStringView word) {
        return text.compare(word, Qt::CaseInsensitive) == 0;
    });
    return plain && !reserved ? text : kqlQuoted(value);
}

} // namespace kubewake
