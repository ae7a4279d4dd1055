// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"
#include "model/signals/threatmatrix.h"
#include "tests/support/memorysnapshot.h"

#include <QTest>

#include <set>

using namespace kubewake;

namespace {

// What the matrix has no technique for.
const std::set<std::string> kWithout {
    "API extension registered or changed",
    "Bootstrap token created",
    "Bootstrap token used for something else",
    "Built-in API group redirected",
    "Certificate request deleted",
    "Certificate request refused",
    "Configuration of a cluster component changed",
    "Conversion of custom resources sent to an outside address",
    "Creation of a node refused",
    "Custom resource definition created or changed",
    "Impersonation refused",
    "Namespace created",
    "Node joined the cluster",
    "Node object made by somebody who is no node",
    "Objects created or deleted by a person",
    "One login acts as several identities",
    "Privileged identity impersonated",
    "Request by a user on a watch list",
    "Request made as somebody else",
    "Request made as somebody else by a person, counted",
    "Trust settings of the API server changed",
};

std::vector<std::string> idsOf(std::vector<std::string> references)
{
    RuleInfo rule;
    rule.references = std::move(references);
    std::vector<std::string> ids;
    for (const ThreatMatrixTechnique &technique : threatMatrixTechniques(rule))
        ids.emplace_back(technique.id);
    return ids;
}

} // namespace

class ThreatMatrixTest : public QObject
{
    Q_OBJECT

private slots:
    void pagesAreTechniques()
    {
        const std::string pages =
            "https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/";
        const std::vector<std::string> expected {"MS-TA9025", "MS-TA9030"};
        QCOMPARE(idsOf({pages + "List%20K8S%20secrets/", "https://kubernetes.io/docs/",
                        pages + "Access%20Kubelet%20API"}),
                 expected);
        QVERIFY(idsOf({pages, pages + "Nothing%20like%20it/", pages + "%20%20", ""}).empty());
    }

    // A rule refers to a page that there is, or says nothing of the matrix on purpose.
    void everyBundledRuleRefersToItsTechnique()
    {
        const RuleSet rules = RuleSet::load({});
        const DetectionResult result = detect(rules, test::memorySnapshot({}));
        QVERIFY(result.coverage.size() > 200);
        std::set<std::string> without;
        for (const RuleCoverage &entry : result.coverage) {
            const auto pages =
                std::ranges::count_if(entry.rule->references, [](const std::string &reference) {
                    return reference.find("Threat-Matrix-for-Kubernetes") != std::string::npos;
                });
            QCOMPARE(static_cast<std::size_t>(pages), threatMatrixTechniques(*entry.rule).size());
            if (pages == 0)
                without.insert(entry.rule->title);
        }
        for (const std::string &title : without)
            QVERIFY2(kWithout.contains(title), title.c_str());
        for (const std::string &title : kWithout)
            QVERIFY2(without.contains(title), title.c_str());
    }
};

QTEST_GUILESS_MAIN(ThreatMatrixTest)
#include "tst_threatmatrix.moc"
