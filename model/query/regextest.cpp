// SPDX-License-Identifier: Apache-2.0
#include "model/query/valuetest.h"

#include <QCoreApplication>

#include <re2/re2.h>

namespace kubewake {
namespace {

class RegexTest : public ValueTest
{
public:
    RegexTest(const std::string &pattern, const RE2::Options &options)
        : m_regex(pattern, options)
    {
    }

    [[nodiscard]] const RE2 &regex() const { return m_regex; }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        return RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), m_regex);
    }

private:
    RE2 m_regex;
};

} // namespace

Result<ValueTestPtr> regex(const std::string &pattern, CaseSensitivity sensitivity)
{
    if (pattern.size() > kMaximumRegexLength)
        return failure(
            QCoreApplication::translate("Filter", "The regular expression is longer than %1 bytes.")
                .arg(kMaximumRegexLength));
    RE2::Options options(RE2::Quiet);
    options.set_case_sensitive(sensitivity == CaseSensitivity::Sensitive);
    auto test = std::make_shared<const RegexTest>(pattern, options);
    if (!test->regex().ok())
        return failure(QCoreApplication::translate("Filter", "Invalid regular expression: %1")
                           .arg(QString::fromStdString(test->regex().error())));
    return ValueTestPtr(std::move(test));
}

} // namespace kubewake
