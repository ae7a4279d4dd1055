// SPDX-License-Identifier: Apache-2.0
#include "app/window/colouringfeed.h"

#include "app/window/eventpane.h"
#include "app/window/investigation.h"
#include "app/window/markactions.h"
#include "app/window/settings.h"
#include "model/core/utf8.h"
#include "views/marks/colouringdialog.h"

#include <QAction>

#include <algorithm>

namespace kubewake {
namespace {

const QString kState = QStringLiteral("colouring");

} // namespace

ColouringFeed::ColouringFeed(const Joined &joined, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_joined(joined)
    , m_settings(settings)
    , m_job(nullptr)
{
    restore();
    connect(joined.actions->colouringRules, &QAction::triggered, this, &ColouringFeed::edit);
    connect(&joined.investigation->query(), &RowQuery::resultChanged, this,
            &ColouringFeed::takeResult);
    connect(&joined.investigation->loader(), &EvidenceLoader::finished, this, [this] {
        if (m_waits)
            run();
    });
}

ColouringDialog *ColouringFeed::dialog() const
{
    return m_dialog;
}

void ColouringFeed::restore()
{
    const QByteArray json = m_settings.state(kState);
    m_rules = defaultColouringRules();
    if (json.isEmpty())
        return;
    auto read = colouringRulesFromJson({json.constData(), static_cast<std::size_t>(json.size())});
    if (read) {
        m_rules = std::move(*read);
        return;
    }
    m_joined.events->showLastingProblem(
        tr("The colouring rules cannot be read: %1 They are kept "
           "in %2; those of a first start are used.")
            .arg(read.error().message, m_settings.putStateAside(kState)));
}

void ColouringFeed::setTimeFormat(const TimeFormat &format)
{
    if (format == m_timeFormat)
        return;
    m_timeFormat = format; // times in filters mean something else
    if (m_rows)
        run();
}

void ColouringFeed::edit()
{
    if (!m_dialog) {
        m_dialog = new ColouringDialog(m_rules, {m_timeFormat}, m_joined.events->window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ColouringDialog::rulesChosen, this, &ColouringFeed::setRules);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ColouringFeed::setRules(const ColouringRules &rules)
{
    if (rules == m_rules)
        return;
    m_rules = rules;
    m_settings.setState(kState, QByteArray::fromStdString(colouringRulesToJson(rules)));
    if (m_rows)
        run();
}

void ColouringFeed::takeResult(const QueryResult &result)
{
    if (result.rows == m_rows && m_joined.events->model()->colours())
        return; // another order of the same rows
    if (m_job.isRunning() && result.rows && m_rows && result.rows->size() >= m_rows->size()) {
        m_again = true; // while evidence is loaded, the rows of before are coloured first
        return;
    }
    run();
}

// The raw text of what is being loaded would be read ten times a second.
bool ColouringFeed::hasToWait() const
{
    return m_joined.investigation->loader().isLoading()
        && std::ranges::any_of(m_rules, [this](const ColouringRule &rule) {
               const auto parsed = parseKql(toUtf8(rule.kql), {m_timeFormat});
               return rule.enabled && parsed && CompiledFilter(parsed->expression).needsRawText();
           });
}

void ColouringFeed::run()
{
    m_again = false;
    m_waits = hasToWait();
    if (m_waits)
        return;
    const QueryResult &result = m_joined.investigation->query().result();
    m_rows = result.rows;
    if (!result.rows)
        return;
    m_job.start(
        [snapshot = result.snapshot, rows = result.rows, rules = m_rules,
         options = KqlOptions {m_timeFormat}](const JobSlot::Cancelled &cancelled) {
            return colourRows(*snapshot, *rows, rules, options, {cancelled, {}})
                .value_or(RowColoursPtr());
        },
        [this, snapshot = result.snapshot](const RowColoursPtr &colours) {
            if (m_joined.events->model()->snapshot()->continues(*snapshot))
                m_joined.events->model()->setColours(colours);
            if (m_again)
                run();
        });
}

} // namespace kubewake
