// SPDX-License-Identifier: Apache-2.0
#include "model/addresses/addressenricher.h"

#include <utility>

namespace kubewake {

AddressEnricher::AddressEnricher(AddressContext context)
    : m_context(std::move(context))
{
    beginAnew();
}

void AddressEnricher::setContext(AddressContext context)
{
    const std::lock_guard lock(m_mutex);
    m_context = std::move(context);
    beginAnew();
}

bool AddressEnricher::infer(const EventSnapshot &snapshot, const std::function<bool()> &cancelled)
{
    const std::lock_guard inferring(m_inferring);
    if (!m_inference.learn(snapshot, cancelled))
        return false;
    const std::lock_guard lock(m_mutex);
    m_inferred = m_inference.networks();
    beginAnew();
    return true;
}

SnapshotPtr AddressEnricher::enriched(const SnapshotPtr &snapshot)
{
    std::shared_ptr<AddressValues> values;
    {
        const std::lock_guard lock(m_mutex);
        values = m_values;
    }
    return snapshot->withAddresses(values);
}

bool AddressEnricher::isCurrent(const EventSnapshot &snapshot)
{
    const std::lock_guard lock(m_mutex);
    return snapshot.addressSource() == m_values->source();
}

void AddressEnricher::beginAnew()
{
    m_values =
        std::make_shared<AddressValues>(std::make_shared<AddressKnowledge>(m_context, m_inferred));
}

} // namespace kubewake
