// SPDX-License-Identifier: Apache-2.0
#include "views/entities/entityheader.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"
#include "model/store/fieldstorage.h"
#include "views/entities/outcomebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace kubewake {
namespace {

// `Peer class: public · Country name: Germany · AS number: 64496`
QString addressText(const AddressFacts &facts)
{
    QStringList parts;
    for (const FieldInfo &field : fieldCatalogue()) {
        const auto fact = addressFactOf(field.id);
        if (!fact || facts[static_cast<std::size_t>(*fact)].empty())
            continue;
        parts << EntityHeader::tr("%1: %2").arg(
            headerText(field), displayLine(toQString(facts[static_cast<std::size_t>(*fact)])));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

EntityHeader::EntityHeader(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_object(addNumber(QStringLiteral("object")))
    , m_requests(addNumber(QStringLiteral("requests")))
    , m_events(addNumber(QStringLiteral("events")))
    , m_refused(addNumber(QStringLiteral("refused")))
    , m_address(new QLabel(this))
    , m_times(new QLabel(this))
    , m_outcomes(new OutcomeBar(this))
{
    for (QLabel *label : {m_kind, m_address, m_times}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_name->setReadOnly(true);
    m_name->setFrame(false);
    QPalette flat;
    flat.setColor(QPalette::Base, Qt::transparent);
    m_name->setPalette(flat);
    m_name->setAccessibleName(tr("Name of the entity"));
    QFont bold = m_name->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    m_name->setFont(bold);
    m_object->setText(tr("The account itself"));
    m_object->setToolTip(tr("Page of the service account as an object: who made it, and who had "
                            "tokens issued for it"));
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(2);
    for (QToolButton *button : {m_requests, m_events, m_refused})
        numbers->addWidget(button);
    numbers->addStretch(1);
    auto *title = new QHBoxLayout;
    title->addWidget(m_kind, 1);
    title->addWidget(m_object);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(title);
    layout->addWidget(m_name);
    layout->addLayout(numbers);
    layout->addWidget(m_address);
    layout->addWidget(m_times);
    layout->addWidget(m_outcomes);
    connect(m_object, &QToolButton::clicked, this, [this] {
        if (const auto object = serviceAccountObject(m_entity))
            emit entityRequested(*object);
    });
    connect(m_requests, &QToolButton::clicked, this,
            [this] { emit filterRequested(m_profile->filter, RowKind::Requests); });
    connect(m_events, &QToolButton::clicked, this,
            [this] { emit filterRequested(m_profile->filter, RowKind::Events); });
    connect(m_refused, &QToolButton::clicked, this,
            [this] { emit filterRequested(m_profile->refusedFilter(), RowKind::Requests); });
    connect(m_outcomes, &OutcomeBar::filterRequested, this,
            [this](const QString &kql) { emit filterRequested(kql, RowKind::Requests); });
    refresh();
}

QToolButton *EntityHeader::addNumber(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("Show them in the table"));
    button->setForegroundRole(QPalette::Link);
    return button;
}

void EntityHeader::setEntity(const EntityRef &entity)
{
    m_entity = entity;
    refresh();
}

void EntityHeader::setProfile(EntityProfilePtr profile)
{
    m_profile = std::move(profile);
    refresh();
}

void EntityHeader::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    refresh();
}

QString EntityHeader::text() const
{
    return m_name->text() + QLatin1Char('\n') + m_address->text() + QLatin1Char('\n')
        + m_times->text();
}

void EntityHeader::refresh()
{
    m_kind->setText(entityKindText(m_entity.kind));
    m_name->setText(displayLine(entityName(m_entity)));
    m_name->setCursorPosition(0);
    m_name->setToolTip(plainToolTip(m_name->text()));
    m_object->setVisible(serviceAccountObject(m_entity).has_value());
    m_outcomes->setProfile(m_profile);
    m_address->setText(m_profile ? addressText(m_profile->address) : QString());
    m_address->setVisible(!m_address->text().isEmpty());
    for (QWidget *widget :
         std::initializer_list<QWidget *> {m_requests, m_events, m_refused, m_times, m_outcomes})
        widget->setVisible(m_profile != nullptr);
    if (!m_profile)
        return;
    const QLocale locale;
    m_requests->setText(tr("Requests: %1").arg(locale.toString(m_profile->requests)));
    m_events->setText(tr("Events: %1").arg(locale.toString(m_profile->events)));
    m_refused->setText(tr("Refused: %1").arg(locale.toString(m_profile->refused)));
    m_times->setVisible(m_profile->first != kNoTime);
    m_times->setText(tr("First seen %1\nLast seen %2 (%3)")
                         .arg(m_timeFormat.toDisplay(m_profile->first),
                              m_timeFormat.toDisplay(m_profile->last), m_timeFormat.zoneName()));
}

} // namespace kubewake
