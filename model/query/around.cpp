// SPDX-License-Identifier: Apache-2.0
#include "model/query/around.h"

#include "model/query/kql.h"
#include "model/store/fieldvalues.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace kubewake {
namespace {

// In Scope order; part of what is stored.
constexpr std::array<std::string_view, 3> kNames {"everything", "user", "address"};

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Around)
};

} // namespace

TimeRange Around::widened(TimeRange range) const
{
    const std::int64_t width = std::int64_t {minutes} * 60 * kMicrosecondsPerSecond;
    TimeRange wide = range;
    if (__builtin_sub_overflow(range.first, width, &wide.first) || wide.first == kNoTime)
        wide.first = range.first;
    if (__builtin_add_overflow(range.last, width, &wide.last))
        wide.last = range.last;
    return wide;
}

QString Around::filter(const EventSnapshot &snapshot, Row row) const
{
    if (scope == Scope::Everything || row >= snapshot.eventCount())
        return {};
    const FieldId field = scope == Scope::SameUser ? FieldId::EffectiveUser : FieldId::Peer;
    const std::string value = fieldText(snapshot, field, row);
    return value.empty() ? QString() : kqlTerm(field, value, false);
}

QByteArray Around::toState() const
{
    const std::string_view name = kNames[static_cast<std::size_t>(scope)];
    return QByteArray::number(minutes) + ' '
        + QByteArray(name.data(), static_cast<qsizetype>(name.size()));
}

Around Around::fromState(const QByteArray &state)
{
    const QList<QByteArray> parts = state.split(' ');
    bool isNumber = false;
    const int minutes = parts.value(0).toInt(&isNumber);
    const std::string name = parts.value(1).toStdString();
    const auto found = std::ranges::find(kNames, std::string_view(name));
    if (!isNumber || minutes < 1 || minutes > kMaximumMinutes || found == kNames.end())
        return {};
    return {minutes, static_cast<Scope>(found - kNames.begin())};
}

QString minutesText(int minutes)
{
    return Text::tr("±%n minute(s)", nullptr, minutes);
}

QString scopeText(Around::Scope scope)
{
    switch (scope) {
    case Around::Scope::Everything:
        break;
    case Around::Scope::SameUser:
        return Text::tr("Of the same user");
    case Around::Scope::SameAddress:
        return Text::tr("From the same address");
    }
    return Text::tr("Everything");
}

} // namespace kubewake
