// SPDX-License-Identifier: Apache-2.0
#include "model/export/findingorigins.h"

namespace kubewake {

ChangeOrigins FindingOrigins::of(const Signal &signal)
{
    if (!ChangeTracer::areOfControllers(*m_snapshot, signal.rows))
        return {};
    if (!m_tracer) {
        EvaluationControl control;
        control.cancelled = m_cancelled;
        Result<ChangeIndex> index = ChangeIndex::of(m_snapshot, control);
        if (!index)
            return {};
        m_tracer.emplace(std::move(*index));
    }
    return m_tracer->originsOf(signal.rows, m_cancelled);
}

} // namespace kubewake
