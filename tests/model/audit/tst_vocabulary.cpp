// SPDX-License-Identifier: Apache-2.0
#include "model/audit/vocabulary.h"

#include <QTest>

#include <set>

using namespace kubewake;

class VocabularyTest : public QObject
{
    Q_OBJECT

private slots:
    void stagesRoundTrip()
    {
        for (std::size_t i = 1; i < kStageNames.size(); ++i)
            QCOMPARE(stageFromName(kStageNames[i]), std::optional(static_cast<Stage>(i)));
        QCOMPARE(kStageNames[static_cast<std::size_t>(Stage::Panic)], std::string_view("Panic"));
        for (const char *name : {"", "responseComplete", "Panic ", "Panics"})
            QVERIFY(!stageFromName(name));
    }

    void levelsRoundTrip()
    {
        for (std::size_t i = 1; i < kLevelNames.size(); ++i)
            QCOMPARE(levelFromName(kLevelNames[i]), std::optional(static_cast<Level>(i)));
        QCOMPARE(kLevelNames[static_cast<std::size_t>(Level::RequestResponse)],
                 std::string_view("RequestResponse"));
        for (const char *name : {"", "metadata", "Metadata\n"})
            QVERIFY(!levelFromName(name));
    }

    void laterStagesAreGreater()
    {
        QVERIFY(Stage::RequestReceived < Stage::ResponseStarted);
        QVERIFY(Stage::ResponseStarted < Stage::ResponseComplete);
        QVERIFY(Stage::ResponseComplete < Stage::Panic);
    }

    void namesAreUniqueAndOnlyTheFirstIsEmpty()
    {
        const auto check = [](const auto &names) {
            const std::set<std::string_view> set(names.begin(), names.end());
            return set.size() == names.size() && names[0].empty();
        };
        QVERIFY(check(kStageNames));
        QVERIFY(check(kLevelNames));
        QVERIFY(check(kOutcomeNames));
        QVERIFY(check(kActorClassNames));
        QCOMPARE(kOutcomeNames.size(), static_cast<std::size_t>(Outcome::Unknown) + 1);
        QCOMPARE(kActorClassNames.size(), static_cast<std::size_t>(ActorClass::Anonymous) + 1);
    }
};

QTEST_APPLESS_MAIN(VocabularyTest)
#include "tst_vocabulary.moc"
