// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/signals/expectation.h"

#include <QByteArray>
#include <QString>

#include <string>

namespace kubewake {

// The responder's own suppressions, a file of Sigma meta filters beside the settings. It can be
// read, changed and given away like any rule file. UI thread; written as a whole, at once.
class SuppressionFile
{
public:
    explicit SuppressionFile(QString path)
        : m_path(std::move(path))
    {
    }

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool exists() const;

    // The new one's id. Error: the file cannot be written.
    [[nodiscard]] Result<std::string> add(const Expectation &expectation);
    // The document that was taken out, for restore(). Error: there is none of that id, or the file
    // cannot be written.
    [[nodiscard]] Result<QByteArray> remove(const std::string &id);
    [[nodiscard]] Result<void> restore(const QByteArray &document);

private:
    [[nodiscard]] Result<QByteArray> read() const;
    [[nodiscard]] Result<void> write(const QByteArray &text) const;

    QString m_path;
};

} // namespace kubewake
