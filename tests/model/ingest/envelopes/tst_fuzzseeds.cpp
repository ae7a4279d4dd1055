// SPDX-License-Identifier: Apache-2.0
// The first corpus of fuzz_envelopes has an input for each envelope: what is not reached from
// there, no fuzzing finds.
#include "model/ingest/envelopes.h"
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <set>

using namespace kubewake;
using namespace kubewake::test;

class TestFuzzSeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEnvelopeIsReached();
};

void TestFuzzSeeds::everyEnvelopeIsReached()
{
    const LoadedEvidence loaded({testData(QStringLiteral("fuzz/fuzz_envelopes")).toStdString()});
    std::set<std::string, std::less<>> reached;
    for (const SourceReport &source : loaded.report.sources) {
        reached.insert(source.framing);
        for (const CountsByName *counts : {&source.formats, &source.others}) {
            for (const auto &[name, count] : counts->counts())
                reached.insert(name);
        }
    }
    for (const auto *envelopes : {&recordEnvelopes(), &sourceEnvelopes()}) {
        for (const EnvelopePtr &envelope : *envelopes)
            QVERIFY2(reached.contains(envelope->name()), std::string(envelope->name()).c_str());
    }
}

QTEST_APPLESS_MAIN(TestFuzzSeeds)
#include "tst_fuzzseeds.moc"
