// SPDX-License-Identifier: Apache-2.0
#include "views/policy/policysuggestionview.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "views/policy/policyeffectview.h"
#include "views/policy/sharetext.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kubewake {
namespace {

constexpr int kHalf = 10'000; // of a splitter: parts are hidden at first, their shares are not kept

enum NoiseColumns { WhatColumn, EventsColumn, BytesColumn, DroppedColumn };

} // namespace

PolicySuggestionView::PolicySuggestionView(QWidget *parent)
    : QWidget(parent)
    , m_suggest(new QPushButton(tr("Suggest a policy"), this))
    , m_save(new QPushButton(tr("Save…"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_try(new QPushButton(tr("Try it on the log"), this))
    , m_summary(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_noise(new QTreeWidget(this))
    , m_effects(new PolicyEffectView(
          tr("Rules that it lets see, and those that stay blind"),
          tr("The evidence has hidden nothing from the rules that a policy could show."), this))
{
    build();
    connect(m_suggest, &QPushButton::clicked, this, &PolicySuggestionView::suggestRequested);
    connect(m_save, &QPushButton::clicked, this, [this] { emit saveRequested(policyText()); });
    connect(m_try, &QPushButton::clicked, this, [this] { emit tryRequested(policyText()); });
    connect(m_copy, &QPushButton::clicked, this, &PolicySuggestionView::copy);
    setFocusProxy(m_suggest);
    clear();
}

void PolicySuggestionView::build()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("The suggested policy"));
    m_noise->setHeaderLabels({tr("Noise"), tr("Events"), tr("Bytes"), tr("Dropped")});
    m_noise->setRootIsDecorated(false);
    m_noise->setUniformRowHeights(true);
    m_noise->setAlternatingRowColors(true);
    m_noise->setAccessibleName(tr("Noise that the policy drops"));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_suggest, m_save, m_copy, m_try})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *right = new QSplitter(Qt::Vertical, this);
    right->addWidget(m_noise);
    right->addWidget(m_effects);
    right->setSizes({kHalf, kHalf * 2});
    right->setChildrenCollapsible(false);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_text);
    splitter->addWidget(right);
    splitter->setSizes({kHalf, kHalf});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 2);
    layout->setSpacing(4);
    layout->addLayout(buttons);
    layout->addWidget(m_summary);
    layout->addWidget(splitter, 1);
}

void PolicySuggestionView::setSuggestion(const PolicySuggestion &suggestion)
{
    // What is shown cannot pretend: rules, whose titles it names, come from strangers.
    m_policy = toQString(suggestion.text);
    m_text->setPlainText(displayLines(m_policy));
    const EvidenceSize &all = suggestion.before;
    m_summary->setText(tr("Of this evidence it would have kept %1 of the events, %2 of the bytes "
                          "and %3 of %4 signals.")
                           .arg(percentText(suggestion.kept.events, all.events),
                                percentText(suggestion.kept.bytes, all.bytes))
                           .arg(suggestion.signalsKept)
                           .arg(suggestion.signalsBefore));
    fillNoise(suggestion);
    m_effects->setEffects(suggestion.effects);
    updateButtons();
}

void PolicySuggestionView::fillNoise(const PolicySuggestion &suggestion)
{
    m_noise->clear();
    for (const PolicySuggestion::Noise &noise : suggestion.noise) {
        auto *item = new QTreeWidgetItem(
            {displayLine(noise.what), shareText(noise.events, suggestion.before.events),
             byteShareText(noise.bytes, suggestion.before.bytes),
             noise.kept.empty() ? tr("yes") : tr("no: %1").arg(displayLine(noise.kept))});
        for (const int column : {EventsColumn, BytesColumn})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        m_noise->addTopLevelItem(item);
    }
    for (int column = 0; column < DroppedColumn; ++column)
        m_noise->resizeColumnToContents(column);
}

void PolicySuggestionView::clear()
{
    m_policy.clear();
    m_text->clear();
    m_noise->clear();
    m_effects->setEffects({});
    updateButtons();
}

void PolicySuggestionView::setCanSuggest(bool canSuggest)
{
    m_canSuggest = canSuggest;
    updateButtons();
}

void PolicySuggestionView::updateButtons()
{
    const bool hasPolicy = !m_policy.isEmpty();
    m_suggest->setEnabled(m_canSuggest);
    for (QPushButton *button : {m_save, m_copy})
        button->setEnabled(hasPolicy);
    m_try->setEnabled(hasPolicy && m_canSuggest);
    for (QWidget *part : std::initializer_list<QWidget *> {m_text, m_noise, m_effects})
        part->setVisible(hasPolicy);
    if (!hasPolicy)
        m_summary->setText(
            m_canSuggest
                ? tr("“Suggest a policy” works out the lowest audit levels at which the rules can "
                     "be evaluated, and which noise of this evidence need not be logged.")
                : tr("Open evidence, or wait until the rules have run over it: a policy is "
                     "suggested from what they look for and from what the evidence holds."));
}

QString PolicySuggestionView::summary() const
{
    return m_summary->text();
}

void PolicySuggestionView::copy()
{
    QGuiApplication::clipboard()->setText(policyText());
}

} // namespace kubewake
