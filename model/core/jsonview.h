// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kubewake {

// Members of what exporters wrap around events, found without reading what is in them: only
// brackets and strings are looked at, so any bytes will do; whoever reads a value judges it.
// All views are into the text that was given. Any thread; linear in the text.

// Where the JSON value that starts at `at` ends; npos if it does not. Brackets need not match in
// kind, and a value that is no container or string ends before the next of `,]}` or white space.
[[nodiscard]] std::size_t jsonValueEnd(std::string_view text, std::size_t at);

// What is between the quotes of a value that is a string; nothing (data() is null) for others.
[[nodiscard]] std::string_view inJsonString(std::string_view value);

// The members of one object, as they are written. Keys that are written with escapes are not
// unescaped: no exporter writes its keys so.
class JsonObjectView
{
public:
    struct Member
    {
        std::string_view key;
        std::string_view value;
    };
    // More are not listed: no exporter writes so many, but columns of a table may come close.
    static constexpr std::size_t kMaximumMembers = 1024;

    JsonObjectView() = default;
    // `text` starts with the opening brace, or the object is empty. What follows its end is not
    // looked at.
    explicit JsonObjectView(std::string_view text);

    // False if the object does not end; its whole members are there all the same.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    [[nodiscard]] const std::vector<Member> &members() const { return m_members; }
    // The value of the last member of that name; nothing if there is none.
    [[nodiscard]] std::string_view operator[](std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return (*this)[key].data() != nullptr; }
    // inJsonString() of the value.
    [[nodiscard]] std::string_view string(std::string_view key) const
    {
        return inJsonString((*this)[key]);
    }
    // The value, if it is an object; else an empty one.
    [[nodiscard]] JsonObjectView object(std::string_view key) const;

private:
    std::vector<Member> m_members;
    bool m_whole = false;
};

// The elements of an array, as they are written; `text` starts with its bracket. At most as many
// as are whole.
[[nodiscard]] std::vector<std::string_view> jsonElements(std::string_view text);

} // namespace kubewake
