// SPDX-License-Identifier: Apache-2.0
#include "app/window/viewhistory.h"

namespace kubewake {

void ViewHistory::push(Place place)
{
    m_places.resize(m_index + 1);
    if (m_places.size() == kMaximumPlaces)
        m_places.erase(m_places.begin());
    m_places.push_back(std::move(place));
    m_index = m_places.size() - 1;
}

bool ViewHistory::canGo(int step) const
{
    const auto target = static_cast<std::ptrdiff_t>(m_index) + step;
    return target >= 0 && target < static_cast<std::ptrdiff_t>(m_places.size());
}

const Place &ViewHistory::go(int step)
{
    m_index = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(m_index) + step);
    return current();
}

} // namespace kubewake
