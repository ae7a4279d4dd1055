// SPDX-License-Identifier: Apache-2.0
#include "views/signals/signaldetail.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"
#include "model/query/around.h"
#include "model/signals/threatmatrix.h"
#include "views/common/semanticcolors.h"
#include "views/marks/annotationlabel.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace kubewake {
namespace {

constexpr int kButtonsInLine = 3;

void addHeading(QString &text, const QString &heading, const QString &body)
{
    if (!body.isEmpty())
        text += QLatin1Char('\n') + heading + QLatin1Char('\n') + body + QLatin1Char('\n');
}

QString joined(const std::vector<std::string> &list, const QString &separator)
{
    QStringList texts;
    for (const std::string &item : list)
        texts << toQString(item);
    return texts.join(separator);
}

QString numbered(const std::vector<std::string> &steps)
{
    QString text;
    for (std::size_t i = 0; i < steps.size(); ++i)
        text += QString::number(i + 1) + QStringLiteral(". ") + toQString(steps[i]).trimmed()
            + QLatin1Char('\n');
    return text.trimmed();
}

// A label breaks lines between words only: a name without any may not hide what follows it.
QString breakable(const QString &text)
{
    constexpr int kLongestWord = 20;
    constexpr QChar kZeroWidthSpace(0x200b);
    QString result;
    int length = 0;
    for (const QChar c : text) {
        length = c.isSpace() ? 0 : length + 1;
        if (length > kLongestWord && !c.isLowSurrogate()) {
            result += kZeroWidthSpace;
            length = 1;
        }
        result += c;
    }
    return result;
}

} // namespace

SignalDetail::SignalDetail(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_badge(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_buttons(new QWidget(this))
    , m_origins(nullptr)
    , m_annotation(new AnnotationLabel(this))
    , m_actions(nullptr)
    , m_layout(new QVBoxLayout(this))
{
    for (QLabel *label : {m_title, m_badge})
        label->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_badge->setAutoFillBackground(true);
    m_badge->setMargin(3);
    m_badge->setObjectName(QStringLiteral("severityBadge"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("About this signal"));

    // Where to go in the first line, what to decide in the second: a panel is narrow.
    auto *grid = new QGridLayout(m_buttons);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    const auto add = [this, grid](const QString &text, auto slot) {
        auto *button = new QPushButton(text, m_buttons);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, slot);
        const int place = grid->count();
        grid->addWidget(button, place / kButtonsInLine, place % kButtonsInLine);
        return button;
    };
    add(tr("Show its &events"), [this] { emit showEventsRequested(m_signal); });
    m_timeline = add(tr("Actor's &timeline"), [this] {
        emit timelineRequested(m_signal->entityField, toQString(m_signal->entity));
    });
    m_around = add(minutesText(Around().minutes), [this] { emit aroundRequested(m_signal); });
    m_review = add(tr("&Under review"), [this] { emit reviewRequested(); });
    m_archive = add(tr("&Archive…"), [this] { emit archiveRequested(); });
    m_reopen = add(tr("&Reopen"), [this] { emit reopenRequested(); });
    add(tr("E&xpected…"), [this] { emit expectRequested(m_signal); });
    add(tr("&Note…"), [this] { emit annotateRequested(m_signal); });

    m_layout->setContentsMargins(6, 4, 6, 6);
    auto *head = new QHBoxLayout;
    head->addWidget(m_badge);
    head->addWidget(m_title, 1);
    m_layout->addLayout(head);
    m_layout->addWidget(m_buttons);
    m_layout->addWidget(m_annotation);
    m_layout->addWidget(m_text, 1);
    setSignal(nullptr, {}, {});
}

void SignalDetail::setSignal(SignalPtr signal, const TriageDecision &decision,
                             const TimeFormat &format)
{
    if (signal && signal == m_signal && decision == m_decision && format == m_timeFormat)
        return;
    if (signal != m_signal)
        setOrigins({});
    m_signal = std::move(signal);
    m_decision = decision;
    m_timeFormat = format;
    clearActions();
    m_buttons->setEnabled(m_signal != nullptr);
    m_badge->setVisible(m_signal != nullptr);
    if (!m_signal) {
        m_title->setText(tr("No signal is selected. Choose one in the list above."));
        m_text->clear();
        return;
    }
    m_title->setText(displayLine(m_signal->rule->title));
    showBadge();
    m_text->setPlainText(displayLines(describe(decision, format)));
    m_timeline->setEnabled(!m_signal->entity.empty());
    m_review->setEnabled(decision.status != SignalStatus::UnderReview);
    m_archive->setEnabled(decision.status != SignalStatus::Archived);
    m_reopen->setEnabled(decision.status != SignalStatus::Open);
    addActions();
}

void SignalDetail::setOrigins(const std::vector<OriginLine> &lines)
{
    delete m_origins;
    m_origins = nullptr;
    if (lines.empty())
        return;
    m_origins = new QWidget(this);
    m_origins->setObjectName(QStringLiteral("origins"));
    auto *grid = new QGridLayout(m_origins);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->setColumnStretch(1, 1);
    for (const OriginLine &line : lines) {
        const int row = grid->rowCount();
        const QString shown = displayLine(line.text);
        auto *text = new QLabel(m_origins);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setText(breakable(shown));
        text->setAccessibleName(shown);
        text->setToolTip(plainToolTip(shown));
        grid->addWidget(text, row, 1);
        if (line.chain.empty())
            continue;
        auto *button = new QToolButton(m_origins);
        button->setText(tr("Show"));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(tr("Show the events from that change to this signal"));
        button->setAccessibleName(button->text() + QLatin1Char(' ') + shown);
        connect(button, &QToolButton::clicked, this,
                [this, chain = line.chain] { emit chainRequested(chain); });
        grid->addWidget(button, row, 0, Qt::AlignTop);
    }
    m_layout->insertWidget(m_layout->indexOf(m_text), m_origins);
    m_origins->show();
}

void SignalDetail::setAnnotation(const Annotation &annotation)
{
    m_annotation->setAnnotation(annotation);
}

void SignalDetail::setAroundText(const QString &text)
{
    m_around->setText(text);
}

void SignalDetail::showBadge()
{
    const Severity severity = m_signal->rule->severity;
    m_badge->setText(severityText(severity));
    QPalette colors = palette();
    colors.setColor(QPalette::Window,
                    badgeBackground(severityColor(severity, palette()), palette()));
    colors.setColor(QPalette::WindowText, palette().color(QPalette::Text));
    m_badge->setPalette(colors);
}

QString SignalDetail::describe(const TriageDecision &decision, const TimeFormat &format) const
{
    const Signal &signal = *m_signal;
    const RuleInfo &rule = *signal.rule;
    QString text = toQString(signal.summary) + QStringLiteral("\n\n");
    text += tr("%1: %2").arg(headerText(fieldInfo(signal.entityField)),
                             signal.entity.empty() ? tr("(unknown)") : toQString(signal.entity))
        + QLatin1Char('\n');
    text +=
        tr("%n event(s), %1 to %2 (%3)", nullptr, static_cast<int>(signal.count()))
            .arg(format.toDisplay(signal.first), format.toDisplay(signal.last), format.zoneName())
        + QLatin1Char('\n');
    text += tr("Status: %1").arg(statusText(decision.status));
    if (!decision.reason.isEmpty())
        text += QStringLiteral(" (") + decision.reason + QLatin1Char(')');
    text += QLatin1Char('\n');
    addHeading(text, tr("WHY IT MATTERS"), toQString(rule.whyItMatters).trimmed());
    addHeading(text, tr("WHAT THE RULE LOOKS FOR"), toQString(rule.description).trimmed());
    addHeading(text, tr("FIELDS THAT MATCHED"), joined(signal.matchedFields, QStringLiteral(", ")));
    addHeading(text, tr("REMEDIATION"), numbered(rule.remediation));
    addHeading(text, tr("INVESTIGATION"), numbered(rule.investigation));
    addHeading(text, tr("FALSE POSITIVES"), joined(rule.falsePositives, QStringLiteral("\n")));
    QString references;
    if (!rule.attack.empty() || !rule.tactics.empty())
        references += tr("ATT&CK: %1 (%2)")
                          .arg(joined(rule.attack, QStringLiteral(", ")),
                               joined(rule.tactics, QStringLiteral(", ")))
            + QLatin1Char('\n');
    if (!rule.cis.empty())
        references += tr("CIS Kubernetes Benchmark: %1").arg(joined(rule.cis, QStringLiteral(", ")))
            + QLatin1Char('\n');
    QStringList techniques;
    for (const ThreatMatrixTechnique &technique : threatMatrixTechniques(rule))
        techniques << toQString(technique.id) + QLatin1Char(' ') + toQString(technique.name);
    if (!techniques.isEmpty())
        references +=
            tr("Threat matrix for Kubernetes: %1").arg(techniques.join(QStringLiteral(", ")))
            + QLatin1Char('\n');
    references += joined(rule.references, QStringLiteral("\n"));
    addHeading(text, tr("REFERENCES"), references.trimmed());
    addHeading(text, tr("RULE"),
               toQString(rule.sourceFile) + QLatin1Char('\n') + toQString(rule.id));
    return text.trimmed();
}

void SignalDetail::clearActions()
{
    delete m_actions;
    m_actions = nullptr;
}

void SignalDetail::addActions()
{
    m_actions = new QWidget(this);
    auto *layout = new QVBoxLayout(m_actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const auto add = [this, layout](const QString &text, const QString &label, auto slot) {
        if (layout->count() >= kMaximumActions)
            return;
        auto *row = new QHBoxLayout;
        auto *shown = new QLabel(m_actions);
        shown->setTextFormat(Qt::PlainText);
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
        shown->setText(shown->fontMetrics().elidedText(
            displayLine(text), Qt::ElideRight, shown->fontMetrics().averageCharWidth() * 80));
        shown->setToolTip(plainToolTip(displayLine(text)));
        // Cut by the panel's edge rather than keeping it wide.
        shown->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        auto *button = new QToolButton(m_actions);
        button->setText(label);
        button->setAccessibleName(label + QLatin1Char(' ') + displayLine(text));
        connect(button, &QToolButton::clicked, this, slot);
        row->addWidget(button);
        row->addWidget(shown, 1);
        layout->addLayout(row);
    };
    for (const std::string &step : m_signal->rule->remediation) {
        for (const QString &line : kubectlLines(toQString(step)))
            add(line, tr("Copy"), [line] { QGuiApplication::clipboard()->setText(line); });
    }
    for (const std::string &reference : m_signal->rule->references) {
        const QString address = toQString(reference);
        if (isOpenable(address))
            add(address, tr("Open"),
                [address] { QDesktopServices::openUrl(QUrl(address, QUrl::StrictMode)); });
    }
    m_layout->addWidget(m_actions);
}

void SignalDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_signal)
        showBadge();
}

QString SignalDetail::plainText() const
{
    return m_text->toPlainText();
}

QStringList SignalDetail::kubectlLines(const QString &step)
{
    QStringList commands;
    for (const QString &line : step.split(QLatin1Char('\n'))) {
        const qsizetype at = line.indexOf(QStringLiteral("kubectl "));
        if (at < 0)
            continue;
        QString command = line.mid(at);
        if (at > 0 && line[at - 1] == QLatin1Char('`'))
            command = command.section(QLatin1Char('`'), 0, 0);
        commands << command.trimmed();
    }
    return commands;
}

bool SignalDetail::isOpenable(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http"));
}

} // namespace kubewake
