// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace kubewake {

// Why a field of a pod, of its template in a workload, or of a grant is worth a second look:
// a translated sentence, empty if it is not. `path` is that of a FieldChange or a BlamedField,
// `value` its JSON; of an object or list that was added as a whole, the risks inside it.
// By the Pod Security Standards (kubernetes.io/docs/concepts/security/
// pod-security-standards/) and the RBAC good practices. Pure; any thread.
[[nodiscard]] QString fieldRisk(std::string_view path, std::string_view value);

} // namespace kubewake
