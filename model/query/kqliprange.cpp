// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqliprange.h"

namespace kubewake {
namespace {

class AddressTest : public ValueTest
{
public:
    AddressTest(Comparison comparison, const IpAddress &address)
        : m_comparison(comparison)
        , m_address(address)
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        const auto address = IpAddress::parse(value);
        if (!address)
            return false;
        switch (m_comparison) {
        case Comparison::Less:
            return *address < m_address;
        case Comparison::LessOrEqual:
            return *address <= m_address;
        case Comparison::Greater:
            return *address > m_address;
        case Comparison::GreaterOrEqual:
            return *address >= m_address;
        }
        return false;
    }

private:
    Comparison m_comparison;
    IpAddress m_address;
};

} // namespace

ValueTestPtr comparedAddress(Comparison comparison, const IpAddress &address)
{
    return std::make_shared<const AddressTest>(comparison, address);
}

} // namespace kubewake
