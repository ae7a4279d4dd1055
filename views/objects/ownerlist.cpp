// SPDX-License-Identifier: Apache-2.0
#include "views/objects/ownerlist.h"

#include "model/items/displaytext.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

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
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("From the object to who had it made"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setToolTip(tr("Enter: the event. Ctrl+H: the history of this object."));
    int column = 0;
    for (const int width : {36, 10, 38, 30, 30})
        m_list->header()->resizeSection(column++, fontMetrics().averageCharWidth() * width);
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
    const auto add = [this](const QString &text, const QList<QKeySequence> &keys, auto request) {
        auto *action = new QAction(text, m_list);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
        connect(action, &QAction::triggered, this, [this, request] {
            if (const OwnerLink *link = m_model->linkAt(m_list->currentIndex().row()))
                emit(this->*request)(link->row);
        });
        m_list->addAction(action);
    };
    add(tr("Show the event"), {Qt::Key_Return, Qt::Key_Enter}, &OwnerList::eventRequested);
    add(tr("History of this object"), {Qt::CTRL | Qt::Key_H}, &OwnerList::historyRequested);
    connect(m_list, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const OwnerLink *link = m_model->linkAt(index.row()))
            emit eventRequested(link->row);
    });
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
