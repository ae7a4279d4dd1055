// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/bytesink.h"

#include <string>

namespace kubewake::test {

// Keeps what is written.
class MemorySink : public ByteSink
{
public:
    [[nodiscard]] Result<void> write(std::string_view bytes) override
    {
        m_text.append(bytes);
        return {};
    }
    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

} // namespace kubewake::test
