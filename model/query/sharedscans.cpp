// SPDX-License-Identifier: Apache-2.0
#include "model/query/sharedscans.h"

#include <algorithm>

namespace kubewake {
namespace {

// Where fewer of the words than one in this many have a row, a scan of these rows alone is about
// as fast as to combine it with an answer for all candidates, and needs none.
constexpr std::size_t kSparse = 8;

bool isSparse(ConstChunkBits rows, std::size_t words)
{
    const auto used = std::count_if(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(words),
                                    [](std::uint64_t word) { return word != 0; });
    return static_cast<std::size_t>(used) < words / kSparse;
}

} // namespace

SharedScans::Scan *SharedScans::add(std::unique_ptr<ColumnScan> test)
{
    const std::string key = test->key();
    if (!key.empty()) {
        if (const auto found = m_byKey.find(key); found != m_byKey.end()) {
            ++found->second->users;
            return found->second;
        }
    }
    Scan *scan = m_scans.emplace_back(std::make_unique<Scan>()).get();
    scan->test = std::move(test);
    scan->users = 1;
    if (!key.empty())
        m_byKey.emplace(key, scan);
    return scan;
}

void SharedScans::begin(const EventChunk &chunk, ConstChunkBits candidates)
{
    m_chunk = &chunk;
    m_candidates = candidates;
    for (const std::unique_ptr<Scan> &scan : m_scans)
        scan->answered = false;
}

void SharedScans::run(Scan &scan, ConstChunkBits rows, ChunkBits out)
{
    const std::size_t words = wordsOf(*m_chunk);
    if (!scan.answered && (scan.users == 1 || isSparse(rows, words))) {
        scan.test->scan(*m_chunk, rows, out);
        return;
    }
    if (!scan.answered) {
        const auto start = std::chrono::steady_clock::now();
        scan.answer.resize(kChunkWords);
        scan.test->scan(*m_chunk, m_candidates, scan.answer);
        scan.answered = true;
        m_sharedTime += std::chrono::steady_clock::now() - start;
    }
    for (std::size_t w = 0; w < words; ++w)
        out[w] = scan.answer[w] & rows[w];
}

} // namespace kubewake
