// SPDX-License-Identifier: Apache-2.0
#include "detections/compiledrule.h"

#include "detections/ruleneeds.h"

namespace kubewake {

const RuleNeeds &CompiledRule::needs() const
{
    std::call_once(m_needsOnce,
                   [this] { m_needs = std::make_shared<const RuleNeeds>(needsOf(*this)); });
    return *m_needs;
}

} // namespace kubewake
