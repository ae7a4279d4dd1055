// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/atomicfile.h"
#include "model/export/bytesink.h"

#include <QString>

#include <memory>
#include <string>

namespace kubewake {

// Where a command writes its result: standard output, or the file of `-o`, which appears when the
// result is complete. Owned by the command, main thread.
class OutputTarget : public ByteSink
{
public:
    // An empty path or `-` is standard output.
    explicit OutputTarget(const QString &path);

    [[nodiscard]] bool isStandardOutput() const { return m_file == nullptr; }

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> write(std::string_view bytes) override;
    // The last call.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> flush();

    std::unique_ptr<AtomicFile> m_file;
    std::string m_buffer;
};

} // namespace kubewake
