// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/bytesink.h"

#include <string>
#include <vector>

namespace kubewake {

// Aligned columns for people. Widths come from the header and the first kRowsMeasured rows, which
// are held back until then; later, wider cells push their row. Cells are made visible (see
// visibletext.h). On a terminal the widest columns are elided until a row fits; elsewhere every
// cell is whole. Owned by one command.
class TablePrinter
{
public:
    static constexpr std::size_t kRowsMeasured = 1000;

    // `maximumWidth` 0: no elision.
    TablePrinter(ByteSink &sink, std::vector<std::string> header, std::size_t maximumWidth);

    [[nodiscard]] Result<void> add(std::vector<std::string> cells);
    [[nodiscard]] Result<void> finish();

private:
    void measure();
    [[nodiscard]] Result<void> print(const std::vector<std::string> &cells);

    ByteSink &m_sink;
    std::vector<std::string> m_header;
    std::size_t m_maximumWidth = 0;
    std::vector<std::vector<std::string>> m_held;
    std::vector<std::size_t> m_widths; // empty until measured
};

} // namespace kubewake
