// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kubewake {

// Writes the JSON of an audit event that an exporter told in other words, member by member, at the
// end of a text. What the exporter has as JSON is copied as it is written: numbers keep their
// digits, and bodies need not be read.
class EventJson
{
public:
    // Starts the event.
    explicit EventJson(std::string &json, std::string_view apiVersion = "audit.k8s.io/v1");

    // A member with a value that is JSON; none if `value` is empty or null.
    void addValue(std::string_view key, std::string_view value);
    // A member with a text; none if it is empty.
    void addText(std::string_view key, std::string_view text);
    void addNumber(std::string_view key, int number);
    // Members up to close() belong to an object of that name.
    void open(std::string_view key);
    void close() { m_json.push_back('}'); }
    // Elements up to closeArray() are those of an array of that name.
    void openArray(std::string_view key);
    void addElement(std::string_view value);
    void closeArray() { m_json.push_back(']'); }
    // The key is JSON already, between its quotes.
    void addRaw(std::string_view key, std::string_view value);

    // Ends the event.
    void end() { m_json.push_back('}'); }

private:
    void separate();

    std::string &m_json;
};

} // namespace kubewake
