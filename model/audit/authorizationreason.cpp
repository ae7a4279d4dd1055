// SPDX-License-Identifier: Apache-2.0
#include "model/audit/authorizationreason.h"

#include <initializer_list>

namespace kubewake {
namespace {

// Takes `word` off the front of `text`; false and unchanged if it is not there.
bool take(std::string_view &text, std::string_view word)
{
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

std::string_view takeOneOf(std::string_view &text, std::initializer_list<std::string_view> words)
{
    for (const std::string_view word : words) {
        if (take(text, word))
            return word;
    }
    return {};
}

// A Go %q string without escapes. Kubernetes names cannot hold quotes; user and group names can,
// so the name ends at the quote that `follow` (or the end of the text) comes after.
std::string_view takeQuoted(std::string_view &text, std::initializer_list<std::string_view> follow)
{
    if (!take(text, "\""))
        return {};
    for (std::size_t at = text.find('"'); at != std::string_view::npos;
         at = text.find('"', at + 1)) {
        const std::string_view rest = text.substr(at + 1);
        bool ends = rest.empty();
        for (const std::string_view word : follow)
            ends = ends || rest.starts_with(word);
        if (ends) {
            const std::string_view name = text.substr(0, at);
            text = rest;
            return name;
        }
    }
    return {};
}

} // namespace

AuthorizationReason parseAuthorizationReason(std::string_view annotation)
{
    AuthorizationReason result;
    std::string_view text = annotation;
    if (!take(text, "RBAC: allowed by "))
        return result;
    const std::string_view bindingKind = takeOneOf(text, {"ClusterRoleBinding", "RoleBinding"});
    if (bindingKind.empty() || !take(text, " "))
        return result;
    result.bindingKind = bindingKind;
    result.binding = takeQuoted(text, {" of ", " to "});
    if (take(text, " of ")) {
        const std::string_view kind = takeOneOf(text, {"ClusterRole", "Role"});
        if (!kind.empty() && take(text, " ")) {
            result.roleKind = kind;
            result.role = takeQuoted(text, {" to "});
        }
    }
    if (take(text, " to ")) {
        const std::string_view kind = takeOneOf(text, {"User", "Group", "ServiceAccount"});
        if (!kind.empty() && take(text, " ")) {
            result.subjectKind = kind;
            result.subject = takeQuoted(text, {});
        }
    }
    return result;
}

} // namespace kubewake
