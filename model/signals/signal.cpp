// SPDX-License-Identifier: Apache-2.0
#include "model/signals/signal.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {

std::optional<Severity> severityFromName(std::string_view name)
{
    const auto found = std::ranges::find(kSeverityNames, name);
    if (found == kSeverityNames.end())
        return std::nullopt;
    return static_cast<Severity>(found - kSeverityNames.begin());
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Informational:
        return QCoreApplication::translate("Signal", "Informational");
    case Severity::Low:
        return QCoreApplication::translate("Signal", "Low");
    case Severity::Medium:
        return QCoreApplication::translate("Signal", "Medium");
    case Severity::High:
        return QCoreApplication::translate("Signal", "High");
    case Severity::Critical:
        return QCoreApplication::translate("Signal", "Critical");
    }
    return {};
}

QString statusText(SignalStatus status)
{
    switch (status) {
    case SignalStatus::Open:
        return QCoreApplication::translate("Signal", "Open");
    case SignalStatus::UnderReview:
        return QCoreApplication::translate("Signal", "Under review");
    case SignalStatus::Archived:
        return QCoreApplication::translate("Signal", "Archived");
    }
    return {};
}

} // namespace kubewake
