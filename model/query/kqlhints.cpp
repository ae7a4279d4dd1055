// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqlhints.h"

#include "model/audit/computedfields.h"
#include "model/audit/vocabulary.h"
#include "model/query/kqltext.h"
#include "model/query/textsearch.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

namespace kubewake {
namespace {

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// Members of the event that the catalogue has no entry for.
constexpr std::array<std::string_view, 12> kOtherRoots {
    "kind",    "apiVersion",       "metadata",    "timestamp",
    "user",    "impersonatedUser", "objectRef",   "authenticationMetadata",
    "auditID", "responseStatus",   "annotations", "requestObject"};

std::string_view rootOf(std::string_view path)
{
    return path.substr(0, path.find('.'));
}

bool isKnown(std::string_view path)
{
    if (findField(path) != nullptr || findComputedField(path) != nullptr)
        return true;
    const std::string_view root = rootOf(path);
    const auto hasRoot = [root](const FieldInfo &field) {
        return field.origin != FieldOrigin::Derived && rootOf(field.path) == root;
    };
    return std::ranges::find(kOtherRoots, root) != kOtherRoots.end()
        || std::ranges::any_of(fieldCatalogue(), hasRoot);
}

// Letters to insert, delete or change between two short names.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t {0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min(
                {above + 1, row[j] + 1, diagonal + (asciiLower(a[i]) != asciiLower(b[j]))});
            diagonal = above;
        }
    }
    return row.back();
}

std::string nearestField(std::string_view name)
{
    constexpr std::size_t kLongest = 64;
    if (name.size() > kLongest)
        return {};
    for (const FieldInfo &field : fieldCatalogue()) {
        const std::string_view last = field.path.substr(field.path.rfind('.') + 1);
        if (equalIgnoringCase(field.path, name) || equalIgnoringCase(field.alias, name)
            || equalIgnoringCase(last, name))
            return std::string(field.path);
    }
    std::string best;
    std::size_t bestDistance = name.size() < 5 ? 2 : 3; // less than
    for (const FieldInfo &field : fieldCatalogue()) {
        for (const std::string_view candidate : {field.path, field.alias}) {
            if (candidate.empty() || candidate.size() < 3)
                continue;
            const std::size_t d = distance(name, candidate);
            if (d < bestDistance) {
                bestDistance = d;
                best = candidate;
            }
        }
    }
    return best;
}

std::span<const std::string_view> vocabularyOf(FieldId id)
{
    switch (id) {
    case FieldId::Outcome:
        return std::span(kOutcomeNames).subspan(1);
    case FieldId::ActorClass:
        return std::span(kActorClassNames).subspan(1);
    case FieldId::PeerClass:
        return std::span(kAddressClassNames).subspan(1);
    case FieldId::Stage:
        return std::span(kStageNames).subspan(1);
    case FieldId::Level:
        return std::span(kLevelNames).subspan(1);
    default:
        return {};
    }
}

std::vector<std::string> words(const std::string &text)
{
    std::vector<std::string> found;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(" \t\r\n", at)) != std::string::npos) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        found.push_back(text.substr(at, end - at));
        at = end;
    }
    return found;
}

std::string joinedWords(const std::vector<std::string> &parts, std::string_view between)
{
    std::string out;
    for (const std::string &part : parts) {
        if (!out.empty())
            out += between;
        out += printKqlLiteral(KqlLiteral::unquoted(part));
    }
    return out;
}

} // namespace

bool KqlHints::isFull() const
{
    return m_hints.size() >= kMaximumKqlHints;
}

void KqlHints::add(const QString &message, const KqlLiteral &replaced, const std::string &by)
{
    std::string whole(m_text);
    whole.replace(replaced.offset, replaced.length, by);
    m_hints.push_back({message, whole == m_text ? QString() : QString::fromStdString(whole)});
}

void KqlHints::checkField(const KqlLiteral &name)
{
    if (isFull() || name.hasStar || isKnown(name.text))
        return;
    const std::string nearest = nearestField(name.text);
    if (nearest.empty()) {
        m_hints.push_back(
            {KqlText::tr("Audit events have no field %1.").arg(shown(name.text)), {}});
        return;
    }
    add(KqlText::tr("Audit events have no field %1. Did you mean %2?")
            .arg(shown(name.text), shown(nearest)),
        name, nearest);
}

void KqlHints::checkValue(const FieldInfo *field, const KqlLiteral &value)
{
    if (isFull())
        return;
    if (value.form == KqlLiteral::Form::Regex) {
        const bool plain = std::ranges::all_of(value.text, [](char c) {
            return (asciiLower(c) >= 'a' && asciiLower(c) <= 'z') || c == '-' || c == '_';
        });
        if (plain)
            add(KqlText::tr("Read as a regular expression. To find the path itself, quote it."),
                value, quoteKql(m_text.substr(value.offset, value.length)));
        return;
    }
    if (value.hasStar)
        return;
    if (field != nullptr && checkVocabulary(*field, value))
        return;
    if (value.form != KqlLiteral::Form::Unquoted)
        return;
    if (field != nullptr && field->type == FieldType::Text) {
        const std::string inside = printKqlLiteral(KqlLiteral::unquoted('*' + value.pattern + '*'));
        if (!value.text.empty())
            add(KqlText::tr("Matches only if the whole text is equal. To look inside it, write %1.")
                    .arg(shown(inside)),
                value, inside);
        return;
    }
    checkList(field, value);
}

// True: the field's values are known, so there is nothing else to say.
bool KqlHints::checkVocabulary(const FieldInfo &field, const KqlLiteral &value)
{
    if (field.type == FieldType::Boolean) {
        if (value.text != "true" && value.text != "false")
            m_hints.push_back(
                {KqlText::tr("%1 is either true or false.").arg(shown(field.path)), QString()});
        return true;
    }
    const auto names = vocabularyOf(field.id);
    if (names.empty())
        return false;
    if (std::ranges::find(names, value.text) != names.end())
        return true;
    const auto parts = words(value.text);
    const bool list = parts.size() > 1 && std::ranges::all_of(parts, [&](const std::string &part) {
                          return std::ranges::find(names, part) != names.end();
                      });
    if (list)
        return false;
    QStringList all;
    for (const std::string_view name : names)
        all.append(shown(name));
    const QString message =
        KqlText::tr("%1 is never “%2”. It is one of: %3.")
            .arg(shown(field.path), shown(value.text), all.join(QStringLiteral(", ")));
    constexpr std::size_t kLongest = 64;
    const auto near = std::ranges::find_if(names, [&value](std::string_view name) {
        return value.text.size() <= kLongest && distance(value.text, name) < 3;
    });
    if (near == names.end())
        m_hints.push_back({message, {}});
    else
        add(message, value, quoteKql(*near));
    return true;
}

void KqlHints::checkList(const FieldInfo *field, const KqlLiteral &value)
{
    constexpr std::size_t kMostWords = 50;
    if (field != nullptr && field->type == FieldType::Time)
        return;
    const std::vector<std::string> parts = words(value.pattern);
    if (parts.size() < 2 || parts.size() > kMostWords)
        return;
    const std::string list = '(' + joinedWords(parts, " or ") + ')';
    add(KqlText::tr("Read as one value with spaces. Did you mean %1?").arg(shown(list)), value,
        list);
}

void KqlHints::checkFreeText(const KqlLiteral &value)
{
    constexpr std::size_t kMostWords = 50;
    if (isFull() || value.form != KqlLiteral::Form::Unquoted || value.hasStar)
        return;
    const std::size_t sign = value.text.find('=');
    if (sign != std::string::npos && findField(value.text.substr(0, sign)) != nullptr
        && sign + 1 < value.text.size()) {
        const std::string term = value.text.substr(0, sign) + ": "
            + printKqlLiteral(KqlLiteral::unquoted(value.pattern.substr(sign + 1)));
        add(KqlText::tr("Searched for as text. Did you mean %1?").arg(shown(term)), value, term);
        return;
    }
    const std::vector<std::string> parts = words(value.pattern);
    if (parts.size() < 2 || parts.size() > kMostWords)
        return;
    const std::string both = '(' + joinedWords(parts, " and ") + ')';
    add(KqlText::tr("Searched for as one phrase. For events with every word, write %1.")
            .arg(shown(both)),
        value, both);
}

} // namespace kubewake
