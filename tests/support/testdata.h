// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace kubewake::test {

// A file of tests/data; aborts the test program if it is not there.
[[nodiscard]] QString testData(const QString &relativePath);

// A file of the shared reference data beside the checkout, or an empty text where that is absent:
//   if (path.isEmpty()) QSKIP("the shared data is not on this machine");
[[nodiscard]] QString sharedData(const QString &relativePath);

// The whole file, decompressed if its name ends in .gz. Aborts if it cannot be read.
[[nodiscard]] QByteArray readAll(const QString &path);

} // namespace kubewake::test
