// SPDX-License-Identifier: Apache-2.0
#include "model/query/reducedevent.h"

#include "model/core/jsonview.h"

#include <functional>

namespace kubewake {
namespace {

// The object with each value as `valueOf` gives it; members whose value is empty are left out.
std::string rewritten(std::string_view object,
                      const std::function<std::string(const JsonObjectView::Member &)> &valueOf)
{
    const JsonObjectView view(object);
    std::string text = "{";
    for (const JsonObjectView::Member &member : view.members()) {
        const std::string value = valueOf(member);
        if (value.empty())
            continue;
        text.append(text.size() > 1 ? ",\"" : "\"").append(member.key).append("\":").append(value);
    }
    return text += '}';
}

// Of an object, or of each in a list of objects.
std::string withoutManagedFields(std::string_view body)
{
    if (!body.starts_with('{'))
        return std::string(body);
    return rewritten(body, [](const JsonObjectView::Member &member) {
        if (member.key == "metadata" && member.value.starts_with('{'))
            return rewritten(member.value, [](const JsonObjectView::Member &part) {
                return part.key == "managedFields" ? std::string() : std::string(part.value);
            });
        if (member.key != "items" || !member.value.starts_with('['))
            return std::string(member.value);
        std::string items = "[";
        for (const std::string_view item : jsonElements(member.value))
            items.append(items.size() > 1 ? "," : "").append(withoutManagedFields(item));
        return items += ']';
    });
}

} // namespace

std::string reducedEvent(std::string_view json, const EventReduction &reduction)
{
    const std::size_t start = json.find('{');
    if (start == std::string_view::npos)
        return std::string(json);
    return rewritten(json.substr(start), [&](const JsonObjectView::Member &member) {
        const bool isRequest = member.key == "requestObject";
        const bool isResponse = member.key == "responseObject";
        if ((isRequest && reduction.level < Level::Request)
            || (isResponse && reduction.level < Level::RequestResponse))
            return std::string();
        if (member.key == "level")
            return '"' + std::string(kLevelNames[static_cast<std::size_t>(reduction.level)]) + '"';
        return (isRequest || isResponse) && reduction.omitsManagedFields
            ? withoutManagedFields(member.value)
            : std::string(member.value);
    });
}

Result<std::string_view> ReducedText::toEventJson(std::string_view original,
                                                  std::string &buffer) const
{
    std::string json;
    const Result<std::string_view> whole = m_original->toEventJson(original, json);
    if (!whole)
        return whole;
    buffer = reducedEvent(*whole, m_reduction);
    return std::string_view(buffer);
}

} // namespace kubewake
