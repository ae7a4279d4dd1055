// SPDX-License-Identifier: Apache-2.0
#include "views/marks/markspanel.h"

#include "views/common/keyaction.h"
#include "views/common/rowactivation.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>

namespace kubewake {

MarksPanel::MarksPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new MarkListModel(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_state(new QLabel(this))
    , m_list(new QTreeView(this))
{
    m_filter->setSourceModel(m_model);
    m_filter->setFilterRole(MarkListModel::SearchRole);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setPlaceholderText(tr("Tag, note or text"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterFixedString(text);
        showState();
    });
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_list->setModel(m_filter);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAccessibleName(tr("Marks"));
    const int character = fontMetrics().averageCharWidth();
    constexpr std::array kWidths {34, 12, 22, 40, 60};
    for (int column = 0; column < MarkListModel::ColumnCount; ++column)
        m_list->header()->resizeSection(column,
                                        character * kWidths[static_cast<std::size_t>(column)]);
    buildActions();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_state);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    showState();
}

void MarksPanel::buildActions()
{
    onRowActivated(m_list, tr("Go to it"), [this] {
        if (const Mark *mark = current())
            emit markRequested(*mark);
    });
    const auto add = [this](const QString &text, Qt::Key key, auto act) {
        connect(addKeyAction(m_list, text, {key}), &QAction::triggered, this, [this, act] {
            if (const Mark *mark = current())
                act(*mark);
        });
    };
    add(tr("Tags and note…"), Qt::Key_F2, [this](const Mark &mark) { emit editRequested(mark); });
    add(tr("Remove the mark"), Qt::Key_Delete,
        [this](const Mark &mark) { emit removeRequested(mark); });
}

const Mark *MarksPanel::current() const
{
    return m_model->markAt(m_filter->mapToSource(m_list->currentIndex()).row());
}

void MarksPanel::setMarks(std::vector<Mark> marks, std::size_t elsewhere)
{
    const int row = m_list->currentIndex().row();
    m_elsewhere = elsewhere;
    m_model->setMarks(std::move(marks));
    m_list->setCurrentIndex(m_filter->index(qMin(row, m_filter->rowCount() - 1), 0));
    showState();
}

void MarksPanel::setTimeFormat(const TimeFormat &format)
{
    m_model->setTimeFormat(format);
}

void MarksPanel::showState()
{
    QStringList lines;
    if (m_model->rowCount() == 0)
        lines << tr("Nothing is marked in this evidence. Ctrl+M bookmarks the current row of the "
                    "table, Ctrl+Shift+N gives it tags and a note; so does M in the list of "
                    "signals.");
    else if (m_filter->rowCount() == 0)
        lines << tr("The text above hides all marks.");
    if (m_elsewhere > 0)
        lines << tr("%n mark(s) belong to evidence that is not open.", nullptr,
                    static_cast<int>(m_elsewhere));
    m_state->setText(lines.join(QLatin1Char('\n')));
    m_state->setVisible(!lines.isEmpty());
}

QString MarksPanel::stateText() const
{
    return m_state->isHidden() ? QString() : m_state->text();
}

} // namespace kubewake
