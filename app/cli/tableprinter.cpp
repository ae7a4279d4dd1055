// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tableprinter.h"

#include "app/cli/visibletext.h"

#include <algorithm>
#include <numeric>

namespace kubewake {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kSmallestColumn = 6;

} // namespace

TablePrinter::TablePrinter(ByteSink &sink, std::vector<std::string> header,
                           std::size_t maximumWidth)
    : m_sink(sink)
    , m_header(std::move(header))
    , m_maximumWidth(maximumWidth)
{
}

Result<void> TablePrinter::add(std::vector<std::string> cells)
{
    cells.resize(m_header.size());
    for (std::string &cell : cells)
        cell = visibleText(cell);
    if (!m_widths.empty())
        return print(cells);
    m_held.push_back(std::move(cells));
    return m_held.size() < kRowsMeasured ? Result<void> {} : finish();
}

Result<void> TablePrinter::finish()
{
    if (!m_widths.empty())
        return {};
    measure();
    Result<void> done = print(m_header);
    for (std::size_t i = 0; done && i < m_held.size(); ++i)
        done = print(m_held[i]);
    m_held.clear();
    return done;
}

void TablePrinter::measure()
{
    for (const std::string &name : m_header)
        m_widths.push_back(textWidth(name));
    for (const std::vector<std::string> &cells : m_held) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_widths[i] = std::max(m_widths[i], textWidth(cells[i]));
    }
    if (m_maximumWidth == 0)
        return;
    const auto total = [this] {
        return std::accumulate(m_widths.begin(), m_widths.end(), kGap * (m_widths.size() - 1));
    };
    while (total() > m_maximumWidth) {
        const auto widest = std::ranges::max_element(m_widths);
        if (*widest <= kSmallestColumn)
            return;
        --*widest;
    }
}

Result<void> TablePrinter::print(const std::vector<std::string> &cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string cell = m_maximumWidth > 0 ? elided(cells[i], m_widths[i]) : cells[i];
        line += cell;
        const std::size_t width = textWidth(cell);
        if (i + 1 < cells.size())
            line.append(kGap + (width < m_widths[i] ? m_widths[i] - width : 0), ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    line += '\n';
    return m_sink.write(line);
}

} // namespace kubewake
