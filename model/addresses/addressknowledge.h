// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/addresses/geodatabase.h"
#include "model/addresses/networkinference.h"
#include "model/store/addressvalues.h"

#include <vector>

namespace kubewake {

// What the responder gives to tell addresses by. A value.
struct AddressContext
{
    ClusterNetworks cluster; // wins over what is inferred
    NetworkSet known; // networks of the organisation
    std::vector<GeoDatabasePtr> databases; // the first that knows something counts
};

// All that is known of addresses. The class is the first of: the cluster's networks as they are
// given, as they are inferred (services, nodes, pods), known networks, and what the address alone
// tells. Databases are asked about addresses that are not private. Immutable; any thread.
class AddressKnowledge : public AddressSource
{
public:
    AddressKnowledge(AddressContext given, ClusterNetworks inferred);

    [[nodiscard]] AddressFacts factsOf(std::string_view address) const override;
    [[nodiscard]] bool gives(AddressFact fact) const override;

    [[nodiscard]] AddressClass classOf(const IpAddress &address) const;

private:
    AddressContext m_given;
    ClusterNetworks m_inferred;
};

} // namespace kubewake
