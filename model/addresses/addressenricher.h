// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/addresses/addressknowledge.h"
#include "model/addresses/networkinference.h"
#include "model/store/eventsnapshot.h"

#include <functional>
#include <memory>
#include <mutex>

namespace kubewake {

// Gives the snapshots of one store what is known of their peers: what the responder declares, and
// what the evidence itself tells once it has been read. Any thread. enriched() costs a look-up for
// each address that is new, and for all of them after something else was declared or inferred.
class AddressEnricher
{
public:
    explicit AddressEnricher(AddressContext context = {});

    void setContext(AddressContext context);
    // Infers the networks of the cluster from what the snapshot has more than the one before. True
    // if that changes what enriched() gives.
    bool infer(const EventSnapshot &snapshot, const std::function<bool()> &cancelled = {});

    [[nodiscard]] SnapshotPtr enriched(const SnapshotPtr &snapshot);
    // Would enriched() change nothing of it?
    [[nodiscard]] bool isCurrent(const EventSnapshot &snapshot);

private:
    void beginAnew();

    std::mutex m_inferring; // guards m_inference
    NetworkInference m_inference;

    std::mutex m_mutex; // guards what follows
    AddressContext m_context;
    ClusterNetworks m_inferred;
    std::shared_ptr<AddressValues> m_values;
};

} // namespace kubewake
