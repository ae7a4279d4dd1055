// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kubewake {

// Reads values of the data section of a MaxMind DB file (https://maxmind.github.io/MaxMind-DB/).
// The bytes may be anything: nothing is read outside of them, no value is followed deeper than a
// path is long, and one look-up reads kMaximumSteps values at most. Does not own the bytes; any
// thread.
class MmdbValues
{
public:
    // More than any record has; a hostile one ends here.
    static constexpr std::size_t kMaximumSteps = 20'000;
    static constexpr std::size_t kLongestText = 512; // bytes

    // Pointers count from the start of `section`.
    explicit MmdbValues(std::string_view section)
        : m_section(section)
    {
    }

    using Path = std::span<const std::string_view>;

    // The text or unsigned number at the path of keys, from the map at `offset`. Nothing for other
    // types, and for texts that are too long. UTF-8 is not checked.
    [[nodiscard]] std::optional<std::string> textAt(std::size_t offset, Path path) const;
    [[nodiscard]] std::optional<std::uint64_t> numberAt(std::size_t offset, Path path) const;

private:
    struct Value;
    class Cursor;

    [[nodiscard]] std::optional<Value> valueAt(std::size_t offset, Path path) const;

    std::string_view m_section;
};

} // namespace kubewake
