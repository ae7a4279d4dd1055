// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/kql.h"
#include "model/query/kqlast.h"

#include <string_view>
#include <vector>

namespace kubewake {

// Notices what is valid but most likely not meant: unknown fields, lists without `or`, values that
// a field never has. Used by one parse.
class KqlHints
{
public:
    explicit KqlHints(std::string_view text)
        : m_text(text)
    {
    }

    // `name`: as written, outside of { }.
    void checkField(const KqlLiteral &name);
    void checkValue(const FieldInfo *field, const KqlLiteral &value);
    void checkFreeText(const KqlLiteral &value);

    [[nodiscard]] std::vector<KqlHint> take() { return std::move(m_hints); }

private:
    // A hint with the literal replaced in the whole text, or none if that would not change it.
    void add(const QString &message, const KqlLiteral &replaced, const std::string &by);
    [[nodiscard]] bool isFull() const;
    void checkList(const FieldInfo *field, const KqlLiteral &value);
    bool checkVocabulary(const FieldInfo &field, const KqlLiteral &value);

    std::string_view m_text;
    std::vector<KqlHint> m_hints;
};

inline constexpr std::size_t kMaximumKqlHints = 5;

} // namespace kubewake
