// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"
#include "model/signals/attacktactics.h"
#include "model/signals/attacktechniques.h"
#include "tests/support/memorysnapshot.h"

#include <QTest>

using namespace kubewake;

class AttackTechniquesTest : public QObject
{
    Q_OBJECT

private slots:
    void tacticsAreNamedAsInAttack()
    {
        QCOMPARE(tacticName("impact"), std::string("Impact"));
        QCOMPARE(tacticName("command-and-control"), std::string("Command and Control"));
        QCOMPARE(tacticName("privilege-escalation"), std::string("Privilege Escalation"));
        QCOMPARE(tacticName("and-"), std::string("and "));
        QCOMPARE(tacticName(""), std::string());
    }

    void techniquesAreNamed()
    {
        QCOMPARE(techniqueName("T1609"), std::string("Container Administration Command"));
        QCOMPARE(techniqueName("T1552.007"), std::string("Unsecured Credentials: Container API"));
        QCOMPARE(techniqueName("T9999"), std::string("T9999"));
        QCOMPARE(techniqueName(""), std::string());
    }

    // A rule that gains a tag has to bring its name.
    void everyBundledTechniqueHasANameAndAKnownTactic()
    {
        const RuleSet rules = RuleSet::load({});
        const DetectionResult result = detect(rules, test::memorySnapshot({}));
        QVERIFY(result.coverage.size() > 100);
        for (const RuleCoverage &entry : result.coverage) {
            for (const std::string &id : entry.rule->attack) {
                QVERIFY2(techniqueName(id) != id, id.c_str());
                for (const std::string &tactic : tacticsOfTechnique(id, *entry.rule))
                    QVERIFY2(tacticOrder(tactic) < kAttackTactics.size(), tactic.c_str());
            }
        }
    }

    void techniquesStandUnderTheirOwnTactics()
    {
        RuleInfo rule;
        rule.tactics = {"impact", "privilege-escalation", "persistence"};
        using List = std::vector<std::string>;
        QCOMPARE(tacticsOfTechnique("T1098", rule), (List {"persistence", "privilege-escalation"}));
        QCOMPARE(tacticsOfTechnique("T1485", rule), (List {"impact"}));
        // None of the rule's.
        QCOMPARE(tacticsOfTechnique("T1610", rule), (List {"execution", "defense-evasion"}));
        QCOMPARE(tacticsOfTechnique("T9999", rule),
                 (List {"persistence", "privilege-escalation", "impact"}));
        QCOMPARE(tacticsOfTechnique("T9999", {}), List {});
        rule.tactics = {"stealth"};
        QCOMPARE(tacticsOfTechnique("T1070", rule), List {"stealth"});
    }
};

QTEST_GUILESS_MAIN(AttackTechniquesTest)
#include "tst_attacktechniques.moc"
