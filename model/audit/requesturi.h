// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// `requestURI` as the client sent it. The only place where an exec command, its container, field
// selectors or dryRun live. Splitting comes before decoding: a %26 inside a command is no '&'.
struct QueryParameter
{
    std::string name;
    std::string value; // decoded: %XX, and '+' as space (Go url.ParseQuery)
};

[[nodiscard]] std::string_view uriPath(std::string_view requestUri);
[[nodiscard]] std::vector<QueryParameter> queryParameters(std::string_view requestUri);
// The decoded value of the first parameter of that name. Allocates only where something is encoded.
[[nodiscard]] std::optional<std::string> firstQueryParameter(std::string_view requestUri,
                                                             std::string_view name);

// %XX decoding. A broken escape stays as it is; bytes that are no UTF-8 are kept.
[[nodiscard]] std::string percentDecode(std::string_view text, bool plusIsSpace);

// What a client asked to run by pods/exec or pods/attach. As the API server converts them: of
// repeated parameters but `command` the first counts, and only "0" and "false" are not true.
struct ExecRequest
{
    std::string command; // the argv as one shell-quoted line; empty for attach
    std::string container;
    bool stdinAttached = false;
    bool tty = false;

    // A human at a prompt rather than one command: stdin and a terminal.
    [[nodiscard]] bool interactive() const { return stdinAttached && tty; }
};

// True if the path, decoded, ends in /exec, /attach or /portforward of a pod.
[[nodiscard]] bool isPodSession(std::string_view requestUri);
// The same, or a request that is passed on to a pod, service or node (/proxy).
[[nodiscard]] bool isConnection(std::string_view requestUri);

// Empty result if the URI is no exec or attach.
[[nodiscard]] ExecRequest parseExecRequest(std::string_view requestUri);

// Joins arguments so that a POSIX shell would split them the same way again.
[[nodiscard]] std::string shellQuoted(const std::vector<std::string> &arguments);

} // namespace kubewake
