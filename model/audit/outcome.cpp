// SPDX-License-Identifier: Apache-2.0
#include "model/audit/outcome.h"

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

bool isDryRun(std::string_view requestUri)
{
    const std::size_t query = requestUri.find('?');
    if (query == std::string_view::npos)
        return false;
    for (std::size_t at = query; (at = requestUri.find("dryRun=All", at)) != std::string_view::npos;
         ++at) {
        const bool starts = requestUri[at - 1] == '?' || requestUri[at - 1] == '&';
        const std::size_t end = at + std::string_view("dryRun=All").size();
        if (starts && (end == requestUri.size() || requestUri[end] == '&'))
            return true;
    }
    return false;
}

} // namespace kubewake
