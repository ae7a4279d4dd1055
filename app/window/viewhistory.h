// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"
#include "model/entities/entityref.h"
#include "model/signals/signal.h"

#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace kubewake {

// The rows that a view is restricted to beside its filter, and how that is said.
struct RowRestriction
{
    std::shared_ptr<const std::vector<Row>> rows; // null: not restricted
    SignalPtr signal; // whose events they are; may be null
    QString label;

    [[nodiscard]] explicit operator bool() const { return rows != nullptr; }
};

// What the responder looks at: the filter, the restriction, the selected event, and the page of an
// entity.
struct Place
{
    QString filter;
    RowRestriction restriction;
    std::optional<Row> current;
    std::optional<EntityRef> entity {}; // whose page is open beside them
};

// The places that were visited, like the history of a browser. A value.
class ViewHistory
{
public:
    static constexpr std::size_t kMaximumPlaces = 200; // the oldest is forgotten

    explicit ViewHistory(Place first = {})
        : m_places {std::move(first)}
    {
    }

    [[nodiscard]] const Place &current() const { return m_places[m_index]; }
    void setCurrentRow(std::optional<Row> row) { m_places[m_index].current = row; }

    // Visits a new place; what could be gone forward to is forgotten.
    void push(Place place);
    [[nodiscard]] bool canGo(int step) const;
    // step: -1 back, 1 forward; canGo() must hold.
    const Place &go(int step);

private:
    std::vector<Place> m_places;
    std::size_t m_index = 0;
};

} // namespace kubewake
