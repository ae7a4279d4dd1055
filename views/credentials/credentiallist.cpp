// SPDX-License-Identifier: Apache-2.0
#include "views/credentials/credentiallist.h"

#include "model/items/credentialfactmodel.h"
#include "model/items/credentiallistmodel.h"
#include "views/common/flatlist.h"
#include "views/common/keyaction.h"
#include "views/common/rowactivation.h"

#include <QAction>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>
#include <vector>

namespace kubewake {
namespace {

constexpr std::array kWidths {44, 44, 10, 44, 30, 24, 34, 27, 34, 27, 27}; // characters
constexpr std::array kFactWidths {20, 78, 10, 29, 29};

} // namespace

CredentialList::CredentialList(CredentialListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_facts(new CredentialFactModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_list(new QTreeView(this))
    , m_factList(new QTreeView(this))
    , m_empty(new QLabel(this))
{
    build();
    connectLists();
    showCurrent();
}

void CredentialList::build()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(CredentialListModel::SortRole);
    m_list->setModel(m_sorted);
    m_factList->setModel(m_facts);
    setUpFlatList(m_list, tr("Credentials"), kWidths);
    setUpFlatList(m_factList, tr("About the selected credential"), kFactWidths);
    for (QTreeView *list : {m_list, m_factList})
        list->setAllColumnsShowFocus(true);
    sortOnDemand(m_list);
    m_list->setToolTip(tr("Enter: its page. Space: the requests made with it. G: the graph"));
    m_factList->setToolTip(tr("Enter: the requests. Alt+Enter: the page of what is named"));
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_factList);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_empty);
    layout->addStretch(0);
    setFocusProxy(m_list);
}

void CredentialList::connectLists()
{
    const auto addKey = [this](QTreeView *list, const QString &text, const QKeySequence &key,
                               auto act) {
        connect(addKeyAction(list, text, {key}), &QAction::triggered, this, act);
    };
    onRowActivated(m_list, tr("Open the page of this"), [this] { openCurrent(); });
    addKey(m_list, tr("Show the requests made with it"), Qt::Key_Space, [this] {
        if (const Credential *one = current())
            emit filterRequested(one->kql);
    });
    addKey(m_list, tr("Show it in the graph"), Qt::Key_G, [this] { emit graphRequested(); });
    onRowActivated(m_factList, tr("Show these requests"), [this] { showFact(); });
    addKey(m_factList, tr("Open the page of this"), QKeySequence(Qt::ALT | Qt::Key_Return),
           [this] { openFact(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CredentialList::showCurrent);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, [this] {
        m_list->setCurrentIndex(m_sorted->index(0, 0));
        m_list->scrollToTop();
        showCurrent();
    });
}

void CredentialList::setEmptyText(const QString &text)
{
    m_empty->setText(text);
    showCurrent();
}

QString CredentialList::emptyText() const
{
    return m_empty->isHidden() ? QString() : m_empty->text();
}

void CredentialList::setTimeFormat(const TimeFormat &format)
{
    m_model->setTimeFormat(format);
    m_facts->setTimeFormat(format);
}

int CredentialList::currentRow() const
{
    return m_sorted->mapToSource(m_list->currentIndex()).row();
}

const Credential *CredentialList::current() const
{
    return m_model->credential(currentRow());
}

const CredentialFact *CredentialList::currentFact() const
{
    const int row = m_factList->currentIndex().row();
    return row < 0 ? nullptr : &m_facts->facts()[static_cast<std::size_t>(row)];
}

void CredentialList::showCurrent()
{
    const bool empty = m_model->rowCount() == 0;
    m_splitter->setVisible(!empty);
    m_empty->setVisible(empty);
    const Credential *one = current();
    m_facts->setFacts(one == nullptr ? std::vector<CredentialFact>() : credentialFacts(*one));
    m_factList->setCurrentIndex(m_facts->index(0, 0));
}

// A certificate that the log does not show has no page: what it was asked for with is there.
void CredentialList::openCurrent()
{
    const Credential *one = current();
    if (one == nullptr)
        return;
    if (const auto entity = entityOf(*one))
        emit entityRequested(*entity);
    else
        emit filterRequested(one->kql);
}

void CredentialList::showFact()
{
    const CredentialFact *fact = currentFact();
    if (fact == nullptr)
        return;
    if (!fact->requests.filter.isEmpty())
        emit filterRequested(fact->requests.filter);
    else
        openFact();
}

void CredentialList::openFact()
{
    const CredentialFact *fact = currentFact();
    if (fact != nullptr && fact->entity)
        emit entityRequested(*fact->entity);
}

} // namespace kubewake
