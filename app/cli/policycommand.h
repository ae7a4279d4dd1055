// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/cli/evidenceinput.h"
#include "detections/detection.h"
#include "detections/policyreader.h"
#include "model/query/compiledfilter.h"

#include <QStringList>

#include <functional>
#include <string>

namespace kubewake {

class ByteSink;
struct EvidenceInput;

// `kubewake policy check|apply|suggest`: what is wrong with an audit policy, what it would have
// kept of some evidence, and which one would show the most. Made for one run.
class PolicyCommand
{
public:
    explicit PolicyCommand(const Console &console)
        : m_console(console)
    {
    }

    // The exit code: 3 if the policy or some input could not be read. Blocks.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    // What `apply` and `suggest` work with.
    struct Request
    {
        QString format;
        QString outputPath;
        RuleSet::Options rules;
        EvidenceOptions load;
    };

    [[nodiscard]] int check(const QStringList &paths) const;
    [[nodiscard]] int apply(const QString &policyPath, const Request &request) const;
    [[nodiscard]] int suggest(const Request &request) const;
    // Loads the evidence, runs the rules over it and calls `work`. Its exit code if all was read.
    using Work =
        std::function<int(const EvidenceInput &, const RuleSet &, const DetectionResult &)>;
    [[nodiscard]] int withEvidence(const Request &request, const Work &work) const;
    [[nodiscard]] int
    write(const QString &outputPath,
          const std::function<Result<void>(ByteSink &, std::size_t width)> &to) const;
    [[nodiscard]] EvaluationControl control() const;
    // Says why a job has not ended, and gives the exit code.
    [[nodiscard]] int failed(const Error &error) const;
    [[nodiscard]] int interrupted() const;

    const Console &m_console;
};

} // namespace kubewake
