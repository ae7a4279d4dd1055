// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleset.h"

#include <QDialog>

namespace kubewake {

// The rules that were refused, with file, line and reason. The others have run.
class RuleProblemsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RuleProblemsDialog(const std::vector<RuleError> &errors, QWidget *parent = nullptr);
};

} // namespace kubewake
