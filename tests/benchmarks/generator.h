// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake::bench {

// Makes audit logs of any size that look like those of a real API server: the requests of a
// template log in random order, with fresh audit IDs, name suffixes and times. The same seed gives
// the same bytes. About 1 GB/s.
class Generator
{
public:
    // `templateLog`: JSON Lines, the events of a request next to each other. `events`: how many
    // the day is to have; times are spread accordingly.
    Generator(std::string_view templateLog, std::uint64_t events, std::uint64_t seed);

    // Appends the events of the next request to `out`; returns how many there were.
    std::uint64_t append(std::string &out);

private:
    struct Line
    {
        std::string text; // with its line feed
        std::vector<std::size_t> auditIds; // where they stand
        std::vector<std::size_t> suffixes; // 5 random characters of a generated object name
        std::size_t received = 0; // where the time stands; 0: nowhere
        std::size_t stage = 0;
        std::int64_t duration = 0; // µs
    };
    struct Request
    {
        std::vector<Line> lines;
        bool isWatch = false;
    };

    static Line readLine(std::string_view text, std::string_view auditId);
    std::uint64_t random();
    void fill(char *text, const Line &line, const char *auditId, const char *suffix,
              std::int64_t received) const;

    std::vector<Request> m_requests;
    std::uint64_t m_state = 0;
    std::int64_t m_time = 0; // µs UTC
    std::int64_t m_step = 0; // µs between events
};

} // namespace kubewake::bench
