// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kubewake {

struct ResourcePath;

// What values of members of audit events look like, where nothing says which member they are of.
// Any thread; linear in the text.

[[nodiscard]] bool isVerb(std::string_view text);

// Where an API server of Kubernetes listens; paths of files do not start like this.
[[nodiscard]] bool isApiPath(std::string_view uri);

// The API server makes the verb from the method and the path: a `get` of what has no name is a
// `list`. Other servers log methods.
[[nodiscard]] bool goTogether(std::string_view verb, std::string_view uri,
                              const ResourcePath &path);

[[nodiscard]] bool isStatusCode(std::string_view text);
// What an API server answers with; other numbers of three digits are seldom among them.
[[nodiscard]] bool isUsualCode(std::string_view text);

// Of the groups that the API server makes.
[[nodiscard]] bool isGroupName(std::string_view text);

// kubectl/v1.34.0 (linux/amd64) …: apiVersions (`apps/v1`) have no dot.
[[nodiscard]] bool isUserAgent(std::string_view text);

[[nodiscard]] bool isAddress(std::string_view text);
// As JSON.
[[nodiscard]] bool isAddressList(std::string_view text);

// With a date and a zone, so no number and no clock.
[[nodiscard]] bool isTime(std::string_view text);
// The API server writes microseconds, collectors milliseconds.
[[nodiscard]] bool isTimeOfApiServer(std::string_view text);

} // namespace kubewake
