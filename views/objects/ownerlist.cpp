// SPDX-License-Identifier: Apache-2.0
#include "views/objects/ownerlist.h"

#include "model/items/displaytext.h"
#include "views/common/flatlist.h"
#include "views/common/keyaction.h"
#include "views/common/rowactivation.h"

#include <QAction>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>

namespace kubewake {

OwnerList::OwnerList(QWidget *parent)
    : QWidget(parent)
    , m_model(new OwnerChainModel(this))
    , m_sentence(new QLabel(this))
    , m_list(new QTreeView(this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list->setModel(m_model);
    setUpFlatList(m_list, tr("From the object to who had it made"),
                  std::array {36, 10, 38, 30, 30});
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setToolTip(tr("Enter: the event. Ctrl+H: the history of this object."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 3, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_sentence);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    buildActions();
}

void OwnerList::buildActions()
{
    const auto ofCurrent = [this](auto request) {
        return [this, request] {
            if (const OwnerLink *link = m_model->linkAt(m_list->currentIndex().row()))
                emit(this->*request)(link->row);
        };
    };
    onRowActivated(m_list, tr("Show the event"), ofCurrent(&OwnerList::eventRequested));
    connect(addKeyAction(m_list, tr("History of this object"), {Qt::CTRL | Qt::Key_H}),
            &QAction::triggered, this, ofCurrent(&OwnerList::historyRequested));
}

void OwnerList::setChain(OwnerChain chain)
{
    m_model->setChain(std::move(chain));
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_sentence->setText(describe());
}

void OwnerList::clear()
{
    m_model->setChain({});
    m_sentence->clear();
}

QString OwnerList::describe() const
{
    const OwnerChain &chain = m_model->chain();
    if (chain.links.empty())
        return tr("The log does not show how the object came to be.");
    const OwnerLink &last = chain.links.back();
    const QString user = displayLine(std::string_view(last.user));
    if (!chain.isTraced)
        return tr("%1 is a controller. Who had it act is not in the log.").arg(user);
    if (chain.links.size() == 1)
        return tr("By %1, for no other object.").arg(user);
    return tr("Goes back to %1 and %2.").arg(user, displayLine(objectText(last.object)));
}

void OwnerList::setTimeFormat(const TimeFormat &format)
{
    m_model->setTimeFormat(format);
}

QString OwnerList::sentence() const
{
    return m_sentence->text();
}

} // namespace kubewake
