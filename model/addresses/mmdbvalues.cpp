// SPDX-License-Identifier: Apache-2.0
#include "model/addresses/mmdbvalues.h"

namespace kubewake {
namespace {

enum class Type : std::uint8_t {
    Extended = 0,
    Pointer = 1,
    Text = 2,
    Double = 3,
    Bytes = 4,
    Unsigned16 = 5,
    Unsigned32 = 6,
    Map = 7,
    Signed32 = 8,
    Unsigned64 = 9,
    Unsigned128 = 10,
    Array = 11,
    Container = 12,
    End = 13,
    Boolean = 14,
    Float = 15,
};

} // namespace

struct MmdbValues::Value
{
    Type type = Type::End;
    std::uint64_t size = 0; // bytes, members, elements; where a pointer points
    std::size_t payload = 0; // offset of what comes after the head
};

// Goes from value to value and counts its steps.
class MmdbValues::Cursor
{
public:
    Cursor(std::string_view section, std::size_t offset)
        : m_section(section)
        , m_at(offset)
    {
    }

    // The head of the value here; the cursor stands after it.
    std::optional<Value> head();
    // The same, of what a pointer here points to; the cursor stands after the pointer.
    std::optional<Value> resolvedHead();
    bool skipPayload(const Value &value);
    // Past the whole value here, however deep it is.
    bool skip();

    std::optional<std::string_view> textHere();

private:
    bool take(std::size_t count, std::uint64_t &number);

    std::string_view m_section;
    std::size_t m_at;
    std::size_t m_steps = 0;
};

// Big-endian.
bool MmdbValues::Cursor::take(std::size_t count, std::uint64_t &number)
{
    if (m_at > m_section.size() || m_section.size() - m_at < count)
        return false;
    for (std::size_t i = 0; i < count; ++i)
        number = (number << 8) | static_cast<std::uint8_t>(m_section[m_at + i]);
    m_at += count;
    return true;
}

std::optional<MmdbValues::Value> MmdbValues::Cursor::head()
{
    std::uint64_t control = 0;
    if (++m_steps > kMaximumSteps || !take(1, control))
        return std::nullopt;
    Value value;
    value.type = static_cast<Type>(control >> 5);
    if (value.type == Type::Pointer) {
        constexpr std::uint64_t kBases[] {0, 2048, 526'336, 0};
        const std::uint64_t length = (control >> 3) & 3;
        value.size = length == 3 ? 0 : control & 7;
        if (!take(static_cast<std::size_t>(length) + 1, value.size))
            return std::nullopt;
        value.size += kBases[length];
        value.payload = m_at;
        return value;
    }
    if (value.type == Type::Extended) {
        std::uint64_t extended = 0;
        if (!take(1, extended) || extended == 0 || extended > 8)
            return std::nullopt;
        value.type = static_cast<Type>(extended + 7);
    }
    const std::uint64_t size = control & 31;
    value.size = size;
    if (size >= 29) {
        constexpr std::uint64_t kBases[] {29, 285, 65'821};
        std::uint64_t more = 0;
        if (!take(static_cast<std::size_t>(size) - 28, more))
            return std::nullopt;
        value.size = kBases[size - 29] + more;
    }
    value.payload = m_at;
    return value;
}

std::optional<MmdbValues::Value> MmdbValues::Cursor::resolvedHead()
{
    const auto value = head();
    if (!value || value->type != Type::Pointer)
        return value;
    if (value->size >= m_section.size())
        return std::nullopt;
    Cursor there(m_section, static_cast<std::size_t>(value->size));
    const auto target = there.head();
    // The format knows no pointer to a pointer.
    return target && target->type == Type::Pointer ? std::nullopt : target;
}

bool MmdbValues::Cursor::skipPayload(const Value &value)
{
    if (value.type == Type::Boolean)
        return true; // its size is its value
    if (value.size > m_section.size() - m_at)
        return false;
    m_at += static_cast<std::size_t>(value.size);
    return true;
}

bool MmdbValues::Cursor::skip()
{
    for (std::uint64_t left = 1; left > 0; --left) {
        const auto value = head();
        if (!value)
            return false;
        if (value->type == Type::Map)
            left += value->size * 2;
        else if (value->type == Type::Array)
            left += value->size;
        else if (value->type != Type::Pointer && !skipPayload(*value))
            return false;
    }
    return true;
}

// Key or not: the cursor stands after it.
std::optional<std::string_view> MmdbValues::Cursor::textHere()
{
    const std::size_t before = m_at;
    const auto value = resolvedHead();
    if (!value || value->type != Type::Text || value->payload > m_section.size()
        || value->size > m_section.size() - value->payload)
        return std::nullopt;
    const auto size = static_cast<std::size_t>(value->size);
    m_at = before;
    if (!skip())
        return std::nullopt;
    return m_section.substr(value->payload, size);
}

std::optional<MmdbValues::Value> MmdbValues::valueAt(std::size_t offset, Path path) const
{
    Cursor cursor(m_section, offset);
    auto value = cursor.resolvedHead();
    for (const std::string_view wanted : path) {
        if (!value || value->type != Type::Map)
            return std::nullopt;
        Cursor member(m_section, value->payload);
        bool found = false;
        for (std::uint64_t left = value->size; left > 0 && !found; --left) {
            const auto key = member.textHere();
            if (!key)
                return std::nullopt;
            found = *key == wanted;
            if (!found && !member.skip())
                return std::nullopt;
        }
        if (!found)
            return std::nullopt;
        value = member.resolvedHead();
    }
    return value;
}

std::optional<std::string> MmdbValues::textAt(std::size_t offset, Path path) const
{
    const auto value = valueAt(offset, path);
    if (!value)
        return std::nullopt;
    if (value->type == Type::Text) {
        if (value->size > kLongestText || value->payload > m_section.size()
            || value->size > m_section.size() - value->payload)
            return std::nullopt;
        return std::string(m_section.substr(value->payload, static_cast<std::size_t>(value->size)));
    }
    if (const auto number = numberAt(offset, path))
        return std::to_string(*number);
    return std::nullopt;
}

std::optional<std::uint64_t> MmdbValues::numberAt(std::size_t offset, Path path) const
{
    const auto value = valueAt(offset, path);
    if (!value
        || (value->type != Type::Unsigned16 && value->type != Type::Unsigned32
            && value->type != Type::Unsigned64)
        || value->size > sizeof(std::uint64_t) || value->payload > m_section.size()
        || value->size > m_section.size() - value->payload)
        return std::nullopt;
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < value->size; ++i)
        number = (number << 8) | static_cast<std::uint8_t>(m_section[value->payload + i]);
    return number;
}

} // namespace kubewake
