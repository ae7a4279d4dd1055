// SPDX-License-Identifier: Apache-2.0
#include "views/signals/signalpanel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/query/around.h"
#include "model/signals/attacktechniques.h"
#include "views/common/keyaction.h"
#include "views/common/noticebar.h"
#include "views/signals/severitydelegate.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace kubewake {
namespace {

constexpr int kNamedBlindRules = 5; // in the empty state; the coverage list has all

// One decision, with the one before to go back to.
class DecisionCommand : public QUndoCommand
{
public:
    using Decision = std::optional<TriageDecision>; // none: nothing was decided
    using Apply = std::function<void(const Decision &)>;
    DecisionCommand(Decision before, Decision after, Apply apply, const QString &text)
        : QUndoCommand(text)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_apply(std::move(apply))
    {
    }
    void undo() override { m_apply(m_before); }
    void redo() override { m_apply(m_after); }

private:
    Decision m_before;
    Decision m_after;
    Apply m_apply;
};

} // namespace

SignalPanel::SignalPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new SignalListModel(this))
    , m_filter(new SignalFilterModel(this))
    , m_undo(new QUndoStack(this))
    , m_severity(new QComboBox(this))
    , m_tactic(new QComboBox(this))
    , m_status(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_technique(new NoticeBar(NoticeBar::Kind::Information, this))
    , m_counts(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_coverageButton(new QPushButton(tr("What could the rules see?"), this))
    , m_suppressed(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Stop"), this))
    , m_list(new QTreeView(this))
    , m_detail(new SignalDetail(this))
{
    m_filter->setSourceModel(m_model);
    m_list->setModel(m_filter);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setStretchLastSection(false);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(SignalListModel::SeverityColumn, Qt::DescendingOrder);
    m_list->setItemDelegateForColumn(SignalListModel::SeverityColumn, new SeverityDelegate(m_list));
    m_list->setAccessibleName(tr("Signals"));
    m_progress->setAccessibleName(tr("Rules that have run"));
    m_progress->hide();
    m_cancel->hide();
    m_suppressed->hide();
    m_suppressed->setObjectName(QStringLiteral("suppressed"));
    for (QLabel *label : {m_counts, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }

    auto *top = new QWidget(this);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(6, 4, 6, 2);
    auto *filters = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *> {m_severity, m_tactic, m_status})
        filters->addWidget(widget, 1);
    auto *state = new QHBoxLayout;
    state->addWidget(m_counts, 1);
    for (QWidget *widget :
         std::initializer_list<QWidget *> {m_progress, m_cancel, m_coverageButton})
        state->addWidget(widget);
    layout->setSpacing(4);
    layout->addLayout(filters);
    layout->addWidget(m_search);
    layout->addWidget(m_technique);
    layout->addLayout(state);
    layout->addWidget(m_suppressed);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(top);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(splitter);
    setFocusProxy(m_list);
    buildFilters();
    buildActions();
    sizeColumns();
    refresh();
}

void SignalPanel::sizeColumns()
{
    const int character = fontMetrics().averageCharWidth();
    const std::array<int, SignalListModel::ColumnCount> widths {14, 34, 22, 8, 30, 30, 14};
    for (int column = 0; column < SignalListModel::ColumnCount; ++column)
        m_list->header()->resizeSection(column,
                                        character * widths[static_cast<std::size_t>(column)]);
}

void SignalPanel::buildFilters()
{
    m_severity->setAccessibleName(tr("Least severity"));
    for (std::size_t i = 0; i < kSeverityNames.size(); ++i) {
        const QString text = severityText(static_cast<Severity>(i));
        m_severity->addItem(i == 0 ? tr("Any severity") : tr("%1 and above").arg(text));
    }
    m_tactic->setAccessibleName(tr("ATT&CK tactic"));
    for (QComboBox *box : {m_severity, m_tactic, m_status})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    fillTactics({});
    m_status->setAccessibleName(tr("Status"));
    m_status->addItem(tr("Any status"), -1);
    for (const SignalStatus status :
         {SignalStatus::Open, SignalStatus::UnderReview, SignalStatus::Archived})
        m_status->addItem(statusText(status), static_cast<int>(status));
    m_search->setPlaceholderText(tr("Entity, rule or text"));
    m_search->setAccessibleName(tr("Entity, rule or text"));
    m_search->setClearButtonEnabled(true);
    m_technique->setCloseText(tr("Any technique"), tr("Show signals of any technique"));
    connect(m_technique, &NoticeBar::closeRequested, this, [this] { setTechnique({}); });
    for (QComboBox *box : {m_severity, m_tactic, m_status})
        connect(box, &QComboBox::currentIndexChanged, this, &SignalPanel::applyFilters);
    connect(m_search, &QLineEdit::textChanged, this, &SignalPanel::applyFilters);
}

void SignalPanel::buildActions()
{
    const auto add = [this](const QString &text, const QKeySequence &key, auto slot) {
        QAction *action = addKeyAction(m_list, text, {key});
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    const auto whenSelected = [this](auto act) {
        return [this, act] {
            if (const SignalPtr signal = currentSignal())
                act(signal);
        };
    };
    add(tr("Show its events"), Qt::Key_Return,
        whenSelected([this](const SignalPtr &signal) { emit showEventsRequested(signal); }));
    add(tr("Actor's timeline"), Qt::Key_T, whenSelected([this](const SignalPtr &signal) {
            if (!signal->entity.empty())
                emit timelineRequested(signal->entityField, toQString(signal->entity));
        }));
    add(tr("Open the page of its actor"), QKeySequence(Qt::ALT | Qt::Key_Return),
        whenSelected([this](const SignalPtr &signal) {
            if (const auto entity = entityOfValue(signal->entityField, signal->entity))
                emit entityRequested(*entity);
        }));
    m_around = add(minutesText(Around().minutes), Qt::Key_N,
                   whenSelected([this](const SignalPtr &signal) { emit aroundRequested(signal); }));
    add(tr("Under review"), Qt::Key_U, [this] { markUnderReview(); });
    add(tr("Archive…"), Qt::Key_A, [this] { askReason(); });
    add(tr("Reopen"), Qt::Key_R, [this] { reopen(); });
    add(tr("Expected…"), Qt::Key_X,
        whenSelected([this](const SignalPtr &signal) { emit expectRequested(signal); }));
    add(tr("Tags and note…"), Qt::Key_M,
        whenSelected([this](const SignalPtr &signal) { emit annotateRequested(signal); }));
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setToolTip(tr("Enter: events, Alt+Enter: page of the actor, T: timeline, N: around it, "
                          "U: under review, A: archive, R: reopen, X: expected, M: note, "
                          "Ctrl+Z: undo"));

    connect(m_list, &QTreeView::doubleClicked, this,
            whenSelected([this](const SignalPtr &signal) { emit showEventsRequested(signal); }));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        refreshDetail();
        emit currentSignalChanged(currentSignal());
    });
    connect(m_detail, &SignalDetail::showEventsRequested, this, &SignalPanel::showEventsRequested);
    connect(m_detail, &SignalDetail::timelineRequested, this, &SignalPanel::timelineRequested);
    connect(m_detail, &SignalDetail::aroundRequested, this, &SignalPanel::aroundRequested);
    connect(m_detail, &SignalDetail::reviewRequested, this, &SignalPanel::markUnderReview);
    connect(m_detail, &SignalDetail::archiveRequested, this, &SignalPanel::askReason);
    connect(m_detail, &SignalDetail::reopenRequested, this, &SignalPanel::reopen);
    connect(m_detail, &SignalDetail::expectRequested, this, &SignalPanel::expectRequested);
    connect(m_detail, &SignalDetail::annotateRequested, this, &SignalPanel::annotateRequested);
    connect(m_suppressed, &QPushButton::clicked, this, &SignalPanel::suppressionsRequested);
    connect(m_cancel, &QPushButton::clicked, this, &SignalPanel::cancelRequested);
    connect(m_coverageButton, &QPushButton::clicked, this, &SignalPanel::coverageRequested);
}

void SignalPanel::setSignals(std::vector<SignalPtr> list)
{
    const SignalPtr before = currentSignal();
    m_model->setSignals(std::move(list));
    m_tactics.clear();
    fillTactics(m_model->signalList());
    const int row = before ? m_model->rowOf(before->id) : -1;
    if (row >= 0)
        m_list->setCurrentIndex(m_filter->mapFromSource(m_model->index(row, 0)));
    refresh();
    refreshDetail();
}

void SignalPanel::addSignals(const std::vector<SignalPtr> &list)
{
    m_model->addSignals(list);
    fillTactics(list);
    refresh();
    refreshDetail();
}

void SignalPanel::setCoverage(std::vector<RuleCoverage> coverage)
{
    m_coverage = std::move(coverage);
    refresh();
}

void SignalPanel::setSuppressed(const std::vector<SuppressionPtr> &suppressions,
                                const std::vector<SuppressedMatches> &suppressed)
{
    qulonglong count = 0;
    for (const SuppressedMatches &matches : suppressed)
        count += matches.rows.size();
    const auto expired =
        std::ranges::count_if(suppressions, [](const SuppressionPtr &one) { return one->expired; });
    QString text = tr("Suppressed matches: %1").arg(QLocale().toString(count));
    if (expired > 0)
        text += tr(" (expired suppressions: %1)").arg(expired);
    m_suppressed->setText(text);
    m_suppressed->setVisible(!suppressions.empty());
}

void SignalPanel::setTimeFormat(const TimeFormat &format)
{
    m_model->setTimeFormat(format);
    refreshDetail();
}

void SignalPanel::setTriage(SignalTriage triage)
{
    m_undo->clear();
    m_model->setTriage(std::move(triage));
    refresh();
    refreshDetail();
}

void SignalPanel::setTechnique(const QString &technique)
{
    m_filter->setTechnique(technique);
    const QString name = displayLine(techniqueName(toUtf8(technique)));
    m_technique->setText(technique.isEmpty() ? QString()
                                             : tr("Technique %1: %2").arg(technique, name));
    refresh();
    emit techniqueChanged(technique);
}

void SignalPanel::showSignal(const std::string &id)
{
    const QModelIndex signal = m_model->index(m_model->rowOf(id), 0);
    if (signal.isValid() && !m_filter->mapFromSource(signal).isValid())
        showOnly({});
    m_list->setCurrentIndex(m_filter->mapFromSource(signal));
}

void SignalPanel::setRunning(int done, int total)
{
    m_running = true;
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_progress->show();
    m_cancel->show();
    refresh();
}

void SignalPanel::setFinished()
{
    m_running = false;
    m_progress->hide();
    m_cancel->hide();
    refresh();
}

SignalPtr SignalPanel::currentSignal() const
{
    return m_list->currentIndex().data(SignalListModel::SignalRole).value<SignalPtr>();
}

QString SignalPanel::statusLine() const
{
    return m_counts->text();
}

QString SignalPanel::emptyText() const
{
    return m_empty->isHidden() ? QString() : m_empty->text();
}

void SignalPanel::setAroundText(const QString &text)
{
    m_around->setText(text);
    m_detail->setAroundText(text);
}

bool SignalPanel::decide(TriageDecision decision, const QString &text)
{
    const SignalPtr signal = currentSignal();
    if (!signal)
        return false;
    const SignalTriage &now = m_model->triage();
    SignalTriage after = now;
    if (!after.set(signal->id, std::move(decision)))
        return false;
    if (after == now)
        return true;
    const auto decided = [&signal](const SignalTriage &triage) {
        return triage.contains(signal->id) ? std::optional(triage.decisionFor(*signal))
                                           : std::nullopt;
    };
    m_undo->push(new DecisionCommand(
        decided(now), decided(after),
        [this, id = signal->id](const DecisionCommand::Decision &chosen) { apply(id, chosen); },
        text));
    return true;
}

void SignalPanel::apply(const std::string &id, const std::optional<TriageDecision> &decision)
{
    SignalTriage triage = m_model->triage();
    if (decision)
        static_cast<void>(triage.set(id, *decision));
    else
        triage.remove(id);
    m_model->setTriage(std::move(triage));
    refresh();
    refreshDetail();
    emit triageChanged(toQString(id));
}

bool SignalPanel::archive(const QString &reason)
{
    return decide({SignalStatus::Archived, reason}, tr("Archive signal"));
}

void SignalPanel::markUnderReview()
{
    static_cast<void>(decide({SignalStatus::UnderReview, {}}, tr("Mark signal as under review")));
}

void SignalPanel::reopen()
{
    static_cast<void>(decide({SignalStatus::Open, {}}, tr("Reopen signal")));
}

void SignalPanel::askReason()
{
    if (!currentSignal())
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Archive signal"));
    dialog->setLabelText(tr("Why is this signal archived?"));
    const auto allow = [dialog](const QString &text) {
        const auto *buttons = dialog->findChild<QDialogButtonBox *>();
        if (QPushButton *ok = buttons ? buttons->button(QDialogButtonBox::Ok) : nullptr)
            ok->setEnabled(!text.trimmed().isEmpty());
    };
    connect(dialog, &QInputDialog::textValueChanged, dialog, allow);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString &text) { archive(text); });
    dialog->open();
    allow(QString());
}

void SignalPanel::showOnly(const QString &text)
{
    for (QComboBox *box : {m_severity, m_tactic, m_status})
        box->setCurrentIndex(0);
    m_search->setText(text);
    setTechnique({});
    m_list->setCurrentIndex(m_filter->index(0, 0));
}

void SignalPanel::applyFilters()
{
    m_filter->setMinimumSeverity(static_cast<Severity>(std::max(0, m_severity->currentIndex())));
    m_filter->setTactic(m_tactic->currentData().toString());
    const int status = m_status->currentData().toInt();
    m_filter->setStatuses(status < 0 ? std::set<SignalStatus> {}
                                     : std::set {static_cast<SignalStatus>(status)});
    m_filter->setText(m_search->text());
    refresh();
}

// Adds what is new; a list that changed at every signal could not be chosen from.
void SignalPanel::fillTactics(const std::vector<SignalPtr> &list)
{
    for (const SignalPtr &signal : list) {
        if (!signal || !signal->rule)
            continue;
        for (const std::string &tactic : signal->rule->tactics)
            m_tactics.insert(toQString(tactic));
    }
    const QString chosen = m_tactic->currentData().toString();
    std::set<QString> tactics = m_tactics;
    // A tactic that is filtered by stays in the list, found or not.
    if (!chosen.isEmpty())
        tactics.insert(chosen);
    if (m_tactic->count() == static_cast<int>(tactics.size()) + 1)
        return;
    const QSignalBlocker quiet(m_tactic);
    m_tactic->clear();
    m_tactic->addItem(tr("Any tactic"), QString());
    for (const QString &tactic : tactics)
        m_tactic->addItem(displayLine(tactic), tactic);
    m_tactic->setCurrentIndex(std::max(0, m_tactic->findData(chosen)));
}

void SignalPanel::refresh()
{
    const int total = m_model->rowCount();
    const int hidden = m_filter->hiddenCount();
    QString counts = tr("%n signal(s)", nullptr, total);
    if (hidden > 0)
        counts += QStringLiteral(", ") + tr("%n hidden by the filters", nullptr, hidden);
    m_counts->setText(counts);

    QStringList blind;
    int blindCount = 0;
    for (const RuleCoverage &entry : m_coverage) {
        if (entry.state == RuleCoverage::State::Evaluated
            || entry.state == RuleCoverage::State::Partly
            || entry.state == RuleCoverage::State::Disabled)
            continue;
        if (++blindCount <= kNamedBlindRules && entry.rule)
            blind << displayLine(entry.rule->title);
    }
    QString empty;
    if (total == 0) {
        empty = m_running ? tr("The rules are running. No signals yet.") : tr("No signals.");
        if (!m_running && blindCount > 0)
            empty += QLatin1Char(' ')
                + tr("%n rule(s) could not be evaluated: ", nullptr, blindCount)
                + blind.join(QStringLiteral(", "))
                + (blindCount > blind.size() ? QStringLiteral(", …") : QString());
    } else if (hidden == total) {
        empty = tr("All signals are hidden by the filters.");
    }
    m_empty->setText(empty);
    m_empty->setVisible(!empty.isEmpty());
    m_coverageButton->setEnabled(!m_coverage.empty());
}

void SignalPanel::refreshDetail()
{
    const SignalPtr signal = currentSignal();
    m_detail->setSignal(signal, signal ? m_model->decisionFor(*signal) : TriageDecision {},
                        m_model->timeFormat());
}

} // namespace kubewake
