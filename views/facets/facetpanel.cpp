// SPDX-License-Identifier: Apache-2.0
#include "views/facets/facetpanel.h"

#include "model/query/kql.h"
#include "views/common/keyaction.h"
#include "views/facets/sharedelegate.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace kubewake {
namespace {

constexpr int kTypingPauseMs = 150;

} // namespace

FacetPanel::FacetPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new FacetModel(this))
    , m_tree(new QTreeView(this))
    , m_search(new QLineEdit(this))
    , m_typing(new QTimer(this))
{
    m_tree->setModel(m_model);
    m_tree->setItemDelegateForColumn(FacetModel::CountColumn, new ShareDelegate(m_tree));
    m_tree->setAccessibleName(tr("Values of fields"));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setExpandsOnDoubleClick(false); // a click on the arrow, Right and Enter do
    m_tree->setToolTip(tr("Enter: only this value, Delete: without it, Alt+Enter: its page"));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(FacetModel::ValueColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(FacetModel::CountColumn, QHeaderView::Fixed);
    m_tree->header()->resizeSection(FacetModel::CountColumn, fontMetrics().averageCharWidth() * 12);
    m_search->setPlaceholderText(tr("Only values that contain…"));
    m_search->setAccessibleName(tr("Only values that contain…"));
    m_search->setClearButtonEnabled(true);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingPauseMs);
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &FacetPanel::countsWanted);
    connect(m_tree, &QTreeView::expanded, this, &FacetPanel::countsWanted);
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_limits.erase(m_model->fieldAt(index));
        m_model->clear(m_model->fieldAt(index));
    });
    connect(m_tree, &QTreeView::doubleClicked, this, &FacetPanel::activate);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
    buildActions();
}

void FacetPanel::buildActions()
{
    const auto add = [this](const QString &text, const QKeySequence &key, auto slot) {
        connect(addKeyAction(m_tree, text, {key}), &QAction::triggered, this, slot);
    };
    add(tr("Only this value"), Qt::Key_Return, [this] { activate(m_tree->currentIndex()); });
    add(tr("Without this value"), Qt::Key_Delete,
        [this] { requestTerm(m_tree->currentIndex(), true); });
    add(tr("Open the page of this"), QKeySequence(Qt::ALT | Qt::Key_Return),
        [this] { requestPage(m_tree->currentIndex()); });
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void FacetPanel::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (m_model->isMore(index)) {
        const FieldId field = m_model->fieldAt(index);
        m_limits[field] = m_model->valueCount(field) + kMoreValues;
        emit countsWanted();
    } else if (!index.parent().isValid()) {
        const QModelIndex field = index.siblingAtColumn(FacetModel::ValueColumn);
        m_tree->setExpanded(field, !m_tree->isExpanded(field));
    } else {
        requestTerm(index, false);
    }
}

void FacetPanel::requestTerm(const QModelIndex &index, bool exclude)
{
    if (const QString term = m_model->termAt(index, exclude); !term.isEmpty())
        emit filterTermRequested(term, exclude);
}

void FacetPanel::requestPage(const QModelIndex &index)
{
    const auto value = m_model->valueAt(index);
    if (!value || FacetModel::isRanged(m_model->fieldAt(index)))
        return;
    if (const auto entity = entityOfValue(m_model->fieldAt(index), *value))
        emit entityRequested(*entity);
}

std::vector<FacetPanel::Wanted> FacetPanel::wanted() const
{
    std::vector<Wanted> wanted;
    for (const FieldId field : m_model->fields()) {
        if (!m_tree->isExpanded(m_model->indexOf(field)))
            continue;
        const auto limit = m_limits.find(field);
        wanted.push_back(
            {field, m_search->text(), limit != m_limits.end() ? limit->second : kFirstValues});
    }
    return wanted;
}

// The current value stays the current one.
void FacetPanel::setFacet(FieldId field, FacetModel::Facet facet, std::uint32_t rows)
{
    const QModelIndex current = m_tree->currentIndex();
    const bool isHere = current.parent().isValid() && m_model->fieldAt(current) == field;
    const int row = current.row();
    m_model->setFacet(field, std::move(facet), rows);
    const QModelIndex parent = m_model->indexOf(field);
    m_tree->setExpanded(parent, true); // its values went for a moment
    if (isHere && m_model->rowCount(parent) > 0)
        m_tree->setCurrentIndex(
            m_model->index(std::min(row, m_model->rowCount(parent) - 1), 0, parent));
}

QByteArray FacetPanel::saveState() const
{
    QByteArray state;
    for (const Wanted &one : wanted()) {
        const std::string_view path = fieldInfo(one.field).path;
        state += QByteArray(path.data(), static_cast<qsizetype>(path.size())) + '\n';
    }
    return state;
}

void FacetPanel::restoreState(const QByteArray &state)
{
    for (const QByteArray &path : state.split('\n')) {
        const FieldInfo *field =
            findField({path.constData(), static_cast<std::size_t>(path.size())});
        if (field != nullptr)
            m_tree->setExpanded(m_model->indexOf(field->id), true);
    }
}

} // namespace kubewake
