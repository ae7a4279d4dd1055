// SPDX-License-Identifier: Apache-2.0
#include "app/window/suppressions.h"

#include "app/window/investigation.h"
#include "app/window/settings.h"
#include "model/core/utf8.h"
#include "model/store/fieldvalues.h"
#include "views/signals/expectdialog.h"
#include "views/signals/signalpanel.h"
#include "views/signals/suppressionsdialog.h"

#include <QDesktopServices>
#include <QMessageBox>
#include <QUndoStack>
#include <QUrl>

#include <array>
#include <functional>

namespace kubewake {
namespace {

constexpr std::array<FieldId, 7> kOffered {
    FieldId::EffectiveUser, FieldId::Peer,         FieldId::Tool, FieldId::Namespace,
    FieldId::ObjectName,    FieldId::ResourcePath, FieldId::Verb};

// Writing a suppression, and taking it back.
class FileCommand : public QUndoCommand
{
public:
    using Step = std::function<void()>;
    FileCommand(const QString &text, Step redo, Step undo)
        : QUndoCommand(text)
        , m_redo(std::move(redo))
        , m_undo(std::move(undo))
    {
    }
    void redo() override { m_redo(); }
    void undo() override { m_undo(); }

private:
    Step m_redo;
    Step m_undo;
};

std::vector<ExpectDialog::Choice> choicesOf(const EventSnapshot &snapshot, const Signal &signal)
{
    std::vector<ExpectDialog::Choice> choices;
    for (const FieldId field : kOffered) {
        std::string value = fieldText(snapshot, field, signal.rows.front());
        if (field == signal.entityField)
            value = signal.entity;
        if (!value.empty())
            choices.push_back({field, std::move(value), field == signal.entityField});
    }
    return choices;
}

} // namespace

Suppressions::Suppressions(SignalPanel *panel, Investigation *investigation, Settings &settings,
                           QObject *parent)
    : QObject(parent)
    , m_panel(panel)
    , m_investigation(investigation)
    , m_settings(settings)
    , m_file(settings.suppressionsPath())
{
    connect(panel, &SignalPanel::expectRequested, this, &Suppressions::expect);
    connect(panel, &SignalPanel::suppressionsRequested, this, &Suppressions::showList);
    connect(&investigation->detections(), &DetectionRunner::finished, this,
            &Suppressions::showCounts);
}

void Suppressions::expect(const SignalPtr &signal)
{
    const SnapshotPtr snapshot = m_investigation->detections().snapshot();
    if (!signal || signal->rows.empty() || !snapshot
        || signal->rows.front() >= snapshot->eventCount())
        return;
    auto *dialog = new ExpectDialog(*signal->rule, choicesOf(*snapshot, *signal), m_panel);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { add(dialog->expectation()); });
    dialog->open();
}

void Suppressions::add(const Expectation &expectation)
{
    auto id = std::make_shared<std::string>();
    m_panel->undoStack()->push(new FileCommand(
        tr("Expected"),
        [this, expectation, id] {
            const Result<std::string> added = m_file.add(expectation);
            if (added)
                *id = *added;
            say(added.map([](const std::string &) {}));
        },
        [this, id] { say(m_file.remove(*id).map([](const QByteArray &) {})); }));
}

void Suppressions::remove(const QString &id)
{
    auto document = std::make_shared<QByteArray>();
    m_panel->undoStack()->push(new FileCommand(
        tr("Remove a suppression"),
        [this, id, document] {
            const Result<QByteArray> removed = m_file.remove(toUtf8(id));
            if (removed)
                *document = *removed;
            say(removed.map([](const QByteArray &) {}));
        },
        [this, document] { say(m_file.restore(*document)); }));
}

// The rules run again with what the file says now.
void Suppressions::say(const Result<void> &done)
{
    if (!done)
        QMessageBox::warning(m_panel->window(), tr("Suppressions"), done.error().message);
    else if (!m_investigation->loader().isLoading())
        m_investigation->runDetections();
}

void Suppressions::showCounts()
{
    const DetectionRunner &runner = m_investigation->detections();
    m_panel->setSuppressed(runner.suppressions(), runner.suppressed());
    if (m_dialog)
        m_dialog->setSuppressions(runner.suppressions(), runner.suppressed(),
                                  m_settings.timeFormat());
}

void Suppressions::showList()
{
    if (!m_dialog) {
        m_dialog = new SuppressionsDialog(m_file.path(), m_panel);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &SuppressionsDialog::removeRequested, this, &Suppressions::remove);
        connect(m_dialog, &SuppressionsDialog::showEventsRequested, this,
                &Suppressions::showEvents);
        connect(m_dialog, &SuppressionsDialog::openFileRequested, this,
                [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    }
    showCounts();
    m_dialog->open();
}

// Shown as the events of a signal are: one that is about what was taken away.
void Suppressions::showEvents(const std::vector<SuppressedMatches> &matches)
{
    if (matches.empty())
        return;
    auto rule = std::make_shared<RuleInfo>(*matches.front().rule);
    rule->title = matches.front().suppression->title;
    auto signal = std::make_shared<Signal>();
    signal->rule = rule;
    for (const SuppressedMatches &ofRule : matches)
        signal->rows.insert(signal->rows.end(), ofRule.rows.begin(), ofRule.rows.end());
    emit m_panel->showEventsRequested(signal);
    if (m_dialog)
        m_dialog->close();
}

} // namespace kubewake
