// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/bytesink.h"

#include <QString>

#include <memory>
#include <string>

class QFileDevice;

namespace kubewake {

// A file that appears under its name complete or not at all: bytes go to a temporary file in the
// same folder, which commit() syncs to the disk and renames. Without commit() the temporary file
// is removed by the destructor and an older file of that name stays as it was. Devices and pipes
// (`/dev/stdout`) are written directly. Owned by one exporter, used on its thread.
class AtomicFile : public ByteSink
{
public:
    explicit AtomicFile(QString path);
    ~AtomicFile() override;

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> write(std::string_view bytes) override;
    // The last call. An Error leaves nothing under the name.
    [[nodiscard]] Result<void> commit();

private:
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] tl::unexpected<Error> writeFailure() const;

    QString m_path;
    std::unique_ptr<QFileDevice> m_file;
    bool m_direct = false;
    std::string m_buffer;
};

} // namespace kubewake
