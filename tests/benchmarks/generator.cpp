// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/generator.h"

#include "model/core/timestamp.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace kubewake::bench {
namespace {

constexpr std::int64_t kDay = 86'400 * kMicrosecondsPerSecond;
constexpr std::int64_t kStart = 1'795'392'000 * kMicrosecondsPerSecond; // 2026-11-23T00:00:00Z
constexpr std::size_t kUuidLength = 36;
constexpr std::size_t kTimeLength = 27; // 2026-11-23T09:46:52.064568Z
constexpr std::size_t kSuffixLength = 5;
constexpr std::uint64_t kSuffixes = 20'000; // pods a busy cluster starts in a day
constexpr std::string_view kSuffixLetters = "bcdfghjklmnpqrstvwxz2456789"; // apimachinery rand

std::string_view valueAfter(std::string_view text, std::string_view key)
{
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos)
        return {};
    const std::size_t start = at + key.size();
    return text.substr(start, text.find('"', start) - start);
}

// `web-7d9c5-x2kqv` of objectRef, if it ends like a generated name.
std::string_view generatedName(std::string_view line)
{
    const std::size_t object = line.find("\"objectRef\":{");
    if (object == std::string_view::npos)
        return {};
    const std::string_view name =
        valueAfter(line.substr(object, line.find('}', object) - object), "\"name\":\"");
    if (name.size() < kSuffixLength + 2 || name[name.size() - kSuffixLength - 1] != '-')
        return {};
    const std::string_view suffix = name.substr(name.size() - kSuffixLength);
    return suffix.find_first_not_of(kSuffixLetters) == std::string_view::npos ? name
                                                                              : std::string_view {};
}

void writeTime(char *at, std::int64_t time)
{
    const std::string text = formatTimestampUtc(time);
    std::memcpy(at, text.data(), std::min(text.size(), kTimeLength));
}

} // namespace

Generator::Generator(std::string_view templateLog, std::uint64_t events, std::uint64_t seed)
    : m_state(seed)
    , m_time(kStart)
    , m_step(std::max<std::int64_t>(
          1, kDay / static_cast<std::int64_t>(std::max<std::uint64_t>(events, 1))))
{
    std::string_view current;
    while (!templateLog.empty()) {
        const std::size_t end = std::min(templateLog.find('\n'), templateLog.size() - 1);
        const std::string_view text = templateLog.substr(0, end + 1);
        templateLog.remove_prefix(end + 1);
        const std::string_view auditId = valueAfter(text, "\"auditID\":\"");
        if (auditId.size() != kUuidLength)
            continue;
        if (auditId != current)
            m_requests.emplace_back();
        current = auditId;
        m_requests.back().isWatch = text.find("\"verb\":\"watch\"") != std::string_view::npos;
        m_requests.back().lines.push_back(readLine(text, auditId));
    }
}

Generator::Line Generator::readLine(std::string_view text, std::string_view auditId)
{
    Line line;
    line.text = text;
    const auto positions = [text](std::string_view needle, std::size_t skip) {
        std::vector<std::size_t> found;
        for (std::size_t at = text.find(needle); at != std::string_view::npos;
             at = text.find(needle, at + needle.size()))
            found.push_back(at + skip);
        return found;
    };
    line.auditIds = positions(auditId, 0);
    if (const std::string_view name = generatedName(text); !name.empty())
        line.suffixes = positions(name, name.size() - kSuffixLength);
    const std::string_view received = valueAfter(text, "\"requestReceivedTimestamp\":\"");
    const std::string_view stage = valueAfter(text, "\"stageTimestamp\":\"");
    if (received.size() == kTimeLength && stage.size() == kTimeLength) {
        line.received = static_cast<std::size_t>(received.data() - text.data());
        line.stage = static_cast<std::size_t>(stage.data() - text.data());
        line.duration = parseTimestamp(stage).value_or(0) - parseTimestamp(received).value_or(0);
    }
    return line;
}

// splitmix64
std::uint64_t Generator::random()
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

std::uint64_t Generator::append(std::string &out)
{
    const Request &request = m_requests[random() % m_requests.size()];

    std::array<char, kUuidLength> auditId {};
    std::uint64_t low = random();
    std::uint64_t high = random();
    for (std::size_t i = 0; i < kUuidLength; ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            auditId[i] = '-';
            continue;
        }
        std::uint64_t &bits = i < 18 ? low : high;
        auditId[i] = "0123456789abcdef"[bits & 15U];
        bits >>= 4;
    }
    auditId[14] = '4';

    std::array<char, kSuffixLength> suffix {};
    std::uint64_t number = (random() % kSuffixes) * 0x9E3779B97F4A7C15U;
    for (char &letter : suffix) {
        letter = kSuffixLetters[number % kSuffixLetters.size()];
        number /= kSuffixLetters.size();
    }

    std::int64_t received = m_time;
    if (request.isWatch) // ends now, began five to ten minutes ago
        received -= static_cast<std::int64_t>(300 + random() % 300) * kMicrosecondsPerSecond;
    for (const Line &line : request.lines) {
        const std::size_t start = out.size();
        out += line.text;
        fill(out.data() + start, line, auditId.data(), suffix.data(), received);
        m_time += m_step;
    }
    return request.lines.size();
}

void Generator::fill(char *text, const Line &line, const char *auditId, const char *suffix,
                     std::int64_t received) const
{
    for (const std::size_t at : line.auditIds)
        std::memcpy(text + at, auditId, kUuidLength);
    for (const std::size_t at : line.suffixes)
        std::memcpy(text + at, suffix, kSuffixLength);
    if (line.received != 0) {
        writeTime(text + line.received, received);
        writeTime(text + line.stage, received + line.duration);
    }
}

} // namespace kubewake::bench
