// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// The JSON of an event whose members are put in one by one, by their paths. Members of an object
// that are named 0, 1, 2, … are the elements of an array.
class RowEventJson
{
public:
    static constexpr std::size_t kMaximumDepth = 32;

    using Path = std::vector<std::string>;

    // What contradicts an earlier one, or is too deep, is left out.
    void addText(const Path &path, std::string_view text);
    // `text` may be JSON of an object or an array (else it is text): kept as it is written.
    // False if it was cut off; what is left of it is put in.
    bool addJsonOrText(const Path &path, std::string_view text);
    // A time in any form that wrappedTime() reads, as the API server writes it. False if it was
    // written in another form than RFC 3339.
    bool addTime(const Path &path, std::string_view text);
    // JSON that is known to be valid.
    void addJson(const Path &path, std::string json);

    // With the kind and version of an event, if they were not put in.
    void appendTo(std::string &json) const;
    // Only what was put in.
    [[nodiscard]] std::string object() const;

private:
    struct Node
    {
        std::string json; // of a value; empty: an object
        std::map<std::string, Node, std::less<>> members;
    };

    static void append(const Node &node, std::string &json);

    Node m_root;
};

// In quotes; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string jsonTextOf(std::string_view text);

// True for the JSON of one value, and nothing else.
[[nodiscard]] bool isJsonText(std::string_view text);

} // namespace kubewake
