// SPDX-License-Identifier: Apache-2.0
#include "model/audit/outcome.h"

#include "model/audit/requesturi.h"

#include <algorithm>
#include <array>

namespace kubewake {

Outcome outcomeOf(const OutcomeInput &input)
{
    if (input.code == 401 || input.code == 403 || input.forbidden)
        return Outcome::Denied;
    if (input.stage == Stage::Panic || input.code >= 400 || input.failureStatus)
        return Outcome::Failed;
    if (input.stage == Stage::RequestReceived || input.stage == Stage::ResponseStarted)
        return Outcome::Open;
    if (input.code >= 100)
        return input.dryRun ? Outcome::DryRun : Outcome::Allowed;
    return Outcome::Unknown;
}

bool isDryRun(std::string_view verb, std::string_view requestUri)
{
    constexpr std::array<std::string_view, 5> kChangingVerbs {"create", "update", "patch", "delete",
                                                              "deletecollection"};
    return std::ranges::find(kChangingVerbs, verb) != kChangingVerbs.end()
        && firstQueryParameter(requestUri, "dryRun") == "All" && !isConnection(requestUri);
}

} // namespace kubewake
