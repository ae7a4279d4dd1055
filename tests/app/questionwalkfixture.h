// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/findanywhere.h"
#include "model/entities/entitylists.h"
#include "tests/app/windowfixture.h"
#include "tests/support/timedapplication.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace kubewake {
class CoverageDialog;
class EntityPage;
class GrantsPanel;
class ObjectPanel;
} // namespace kubewake

namespace kubewake::test {

[[nodiscard]] nlohmann::json objectRefOf(const nlohmann::json &event);
[[nodiscard]] std::string userOf(const nlohmann::json &event);
[[nodiscard]] int codeOf(const nlohmann::json &event);
[[nodiscard]] bool isHuman(const std::string &user);

// The window on the recorded log, and a reading of that log that is not ours, to ask the fifty
// questions of resources/questions.md in. Says after each how long the window was held up;
// tests/benchmarks has the limit. With KUBEWAKE_PICTURES=FOLDER a picture of the window (and of an
// open dialog) is left there after each question, in light and dark.
class QuestionWalkFixture : public WindowFixture
{
    Q_OBJECT

public:
    TimedApplication *m_application = nullptr;

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { closeWindow(); }

protected:
    EntityPage *page() { return m_window->entityPage(); }
    ObjectPanel *objects() { return m_window->objectPanel(); }
    GrantsPanel *grants() { return m_window->grantsPanel(); }

    void settleAll();
    // The page of whoever the first row of the filter is by.
    void openPage(const QString &kql, FieldId field);
    void openHistory(const QString &kql);
    const EntityList *listOf(EntityListId id);
    void openGrants();
    CoverageDialog *openCoverage();
    int shownRows() { return grid()->model()->rowCount(); }
    // The requests of the log for which it is so, in the last stage that they have.
    int count(const std::function<bool(const nlohmann::json &)> &is) const;

    std::vector<nlohmann::json> m_requests;

private:
    void takePictures();

    QPalette m_palette;
};

// What main() of a walk does.
int runQuestionWalk(QuestionWalkFixture &walk, int argc, char **argv);

} // namespace kubewake::test
