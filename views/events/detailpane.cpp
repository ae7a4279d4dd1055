// SPDX-License-Identifier: Apache-2.0
#include "views/events/detailpane.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"
#include "model/query/kql.h"
#include "model/store/fieldvalues.h"
#include "views/common/semanticcolors.h"
#include "views/events/inferrednote.h"
#include "views/marks/annotationlabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace kubewake {
namespace {

constexpr qsizetype kMaximumHeaderText = 300;
constexpr int kSessionLines = 3;
constexpr int kLinkCharacters = 34; // of a user name on its button

// Marks the values that a signal matched on.
class MatchDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (!index.data(JsonTreeModel::HighlightRole).toBool())
            return;
        option->font.setBold(true);
        option->backgroundBrush =
            badgeBackground(severityColor(Severity::Medium, option->palette), option->palette);
    }
};

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    // A long word of the evidence must not make the pane wide.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

QPlainTextEdit *monospaceBox(const QString &name, QWidget *parent)
{
    auto *box = new QPlainTextEdit(parent);
    box->setReadOnly(true);
    box->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    box->setAccessibleName(name);
    return box;
}

} // namespace

QString pathTerm(const QString &path, const QString &value, bool exclude)
{
    const std::string utf8 = toUtf8(value);
    if (const FieldInfo *field = findField(toUtf8(path)))
        return kqlTerm(field->id, utf8, exclude);
    QString name;
    for (const QChar c : path) {
        if (QStringLiteral("\\():<>\"*{} ").contains(c))
            name += u'\\';
        name += c;
    }
    const QString term = name + QStringLiteral(": ") + kqlQuoted(utf8);
    return exclude ? QStringLiteral("not ") + term : term;
}

DetailPane::DetailPane(QWidget *parent)
    : QWidget(parent)
    , m_snapshot(std::make_shared<const EventSnapshot>())
    , m_model(new JsonTreeModel(this))
    , m_job(this)
{
    build();
    setEvent(m_snapshot, std::nullopt);
}

void DetailPane::build()
{
    setAccessibleName(tr("Event details"));
    m_outcome = plainLabel(this);
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setAutoFillBackground(true);
    m_summary = plainLabel(this);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_facts = plainLabel(this);
    m_facts->setObjectName(QStringLiteral("facts"));
    m_annotation = new AnnotationLabel(this);
    m_inferred = plainLabel(this);
    m_inferred->setObjectName(QStringLiteral("inferred"));
    m_problem = plainLabel(this);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setAutoFillBackground(true);
    m_user = new QPushButton(this);
    m_user->setObjectName(QStringLiteral("userLink"));
    m_peer = new QPushButton(this);
    m_peer->setObjectName(QStringLiteral("peerLink"));
    connect(m_user, &QPushButton::clicked, this, [this] {
        emit timelineRequested(FieldId::EffectiveUser, text(FieldId::EffectiveUser));
    });
    connect(m_peer, &QPushButton::clicked, this,
            [this] { emit timelineRequested(FieldId::Peer, text(FieldId::Peer)); });
    m_stages = new QComboBox(this);
    m_stages->setAccessibleName(tr("Events of this request"));
    m_stages->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_stages, &QComboBox::activated, this, [this](int i) {
        const QVariant row = m_stages->itemData(i); // none: it says how many are left out
        setEvent(m_snapshot, row.isValid() ? std::optional<Row>(row.toUInt()) : m_row);
        emit stageChosen();
    });

    m_session = new QWidget(this);
    m_command = monospaceBox(tr("Decoded command"), m_session);
    m_command->setObjectName(QStringLiteral("command"));
    m_command->setFixedHeight(m_command->fontMetrics().lineSpacing() * kSessionLines + 12);
    auto *copy = new QPushButton(tr("Copy command"), m_session);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text(FieldId::Command)); });
    auto *session = new QHBoxLayout(m_session);
    session->setContentsMargins(0, 0, 0, 0);
    session->addWidget(m_command, 1);
    session->addWidget(copy);

    m_tree = new QTreeView(this);
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setItemDelegate(new MatchDelegate(m_tree));
    m_tree->setAccessibleName(tr("Fields of the event"));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->resizeSection(JsonTreeModel::KeyColumn, 190);
    m_tree->header()->resizeSection(JsonTreeModel::ValueColumn, 360);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &DetailPane::showTreeMenu);
    auto *page = new QAction(tr("Open the page of this"), m_tree);
    page->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Return));
    page->setShortcutContext(Qt::WidgetShortcut);
    connect(page, &QAction::triggered, this, &DetailPane::openPage);
    m_tree->addAction(page);
    m_tabs = new QTabWidget(this);
    m_tabs->addTab(m_tree, tr("Tree"));
    m_tabs->addTab(buildRawTab(), tr("Raw"));
    m_find = new QLineEdit(this);
    m_find->setPlaceholderText(tr("Find in this event"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setClearButtonEnabled(true);
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        findInTab(QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });

    setFocusProxy(m_tree);

    auto *links = new QHBoxLayout;
    links->addWidget(m_user);
    links->addWidget(m_peer);
    links->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(5);
    m_outcome->setMargin(3);
    m_problem->setMargin(3);
    for (QWidget *widget : {m_outcome, m_summary, m_facts})
        layout->addWidget(widget);
    layout->addWidget(m_annotation);
    layout->addLayout(links);
    layout->addWidget(m_stages);
    layout->addWidget(m_session);
    layout->addWidget(m_problem);
    layout->addWidget(m_inferred);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_find);
}

QWidget *DetailPane::buildRawTab()
{
    auto *tab = new QWidget(this);
    m_raw = monospaceBox(tr("Raw text of the event"), tab);
    m_raw->setObjectName(QStringLiteral("raw"));
    m_indent = new QToolButton(tab);
    m_indent->setText(tr("Indent"));
    m_indent->setToolTip(tr("Break the original text into indented lines"));
    m_indent->setCheckable(true);
    m_indent->setChecked(true);
    connect(m_indent, &QToolButton::toggled, this, &DetailPane::showRaw);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_indent);
    layout->addWidget(m_raw, 1);
    return tab;
}

QString DetailPane::text(FieldId field) const
{
    return m_row ? toQString(fieldText(*m_snapshot, field, *m_row)) : QString();
}

void DetailPane::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    showHeader();
    showStages();
}

void DetailPane::setHighlightedPaths(const QStringList &paths)
{
    m_highlighted = paths;
    m_model->setHighlightedPaths(paths);
    expandTree();
}

void DetailPane::expandTree()
{
    // What most questions are about, and what a signal matched on.
    const QStringList usual {QStringLiteral("objectRef"), QStringLiteral("user"),
                             QStringLiteral("responseStatus"), QStringLiteral("sourceIPs"),
                             QStringLiteral("annotations")};
    for (const QString &path : usual)
        m_tree->expand(m_model->indexOfPath(path));
    for (const QString &path : std::as_const(m_highlighted)) {
        for (QModelIndex at = m_model->indexOfPath(path).parent(); at.isValid(); at = at.parent())
            m_tree->expand(at);
    }
}

void DetailPane::setEvent(SnapshotPtr snapshot, std::optional<Row> row)
{
    m_snapshot = std::move(snapshot);
    m_row = row && *row < m_snapshot->eventCount() ? row : std::nullopt;
    m_details = {};
    m_model->setDocument(nullptr);
    m_raw->clear();
    m_problem->hide();
    showHeader();
    showSession();
    showStages();
    read();
}

void DetailPane::setAnnotation(const Annotation &annotation)
{
    m_annotation->setAnnotation(annotation);
}

void DetailPane::showHeader()
{
    setEnabled(m_row.has_value());
    const auto line = [this](FieldId field) {
        return displayLine(text(field), kMaximumHeaderText);
    };
    const auto code = m_row ? m_snapshot->code(Column::Outcome, *m_row) : 0;
    QPalette colors = palette();
    const QColor color = outcomeColor(static_cast<Outcome>(code), palette());
    colors.setColor(QPalette::Window, badgeBackground(color, palette()));
    m_outcome->setPalette(colors);
    QString outcome = line(FieldId::Outcome);
    for (const FieldId more : {FieldId::StatusCode, FieldId::OutcomeReason}) {
        if (const QString part = line(more); !part.isEmpty())
            outcome += QStringLiteral(" · ") + part;
    }
    m_outcome->setText(outcome);
    m_summary->setText(m_row
                           ? line(FieldId::Summary)
                           : tr("No event is selected. Choose one in the table or the timeline."));
    QStringList facts;
    const auto add = [&facts](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts << label + QStringLiteral(": ") + value;
    };
    if (m_row) {
        add(tr("Time (%1)").arg(m_timeFormat.zoneName()),
            m_timeFormat.toDisplay(m_snapshot->time(*m_row)));
        for (const FieldId field :
             {FieldId::Duration, FieldId::ActorClass, FieldId::PeerClass, FieldId::CountryName,
              FieldId::City, FieldId::AsNumber, FieldId::AsOrganization, FieldId::Tool,
              FieldId::ImpersonatedUser, FieldId::Binding, FieldId::Role, FieldId::Subject,
              FieldId::Container, FieldId::Tty})
            add(headerText(fieldInfo(field)), line(field));
    }
    m_facts->setText(facts.join(QLatin1Char('\n')));
    m_inferred->setText(m_row ? inferredNote(*m_snapshot, *m_row) : QString());
    m_inferred->setVisible(!m_inferred->text().isEmpty());
    const auto link = [&](QPushButton *button, FieldId field, const QString &help) {
        QString label = line(field);
        button->setVisible(!label.isEmpty());
        button->setAccessibleName(help + QStringLiteral(": ") + label);
        button->setToolTip(plainToolTip(help + QStringLiteral(":\n") + label));
        const QFontMetrics metrics = button->fontMetrics();
        label = metrics.elidedText(label, Qt::ElideMiddle,
                                   metrics.averageCharWidth() * kLinkCharacters);
        button->setText(label.replace(u'&', QStringLiteral("&&")));
    };
    link(m_user, FieldId::EffectiveUser, tr("Show timeline of this user"));
    link(m_peer, FieldId::Peer, tr("Show timeline of this source address"));
}

void DetailPane::showSession()
{
    const QString command = text(FieldId::Command);
    m_session->setVisible(!command.isEmpty());
    m_command->setPlainText(displayLines(command));
}

void DetailPane::showStages()
{
    m_stages->clear();
    if (m_row) {
        // A client may give any number of requests the same audit ID.
        std::vector<Row> rows = m_snapshot->rowsOfRequest(m_snapshot->requestOf(*m_row));
        const std::size_t all = rows.size();
        if (all > kMaximumStages) {
            rows.resize(kMaximumStages);
            if (std::ranges::find(rows, *m_row) == rows.end())
                rows.back() = *m_row;
        }
        for (const Row row : rows) {
            const QString stage = toQString(fieldText(*m_snapshot, FieldId::Stage, row));
            const auto time = fieldNumber(*m_snapshot, FieldId::StageTime, row);
            m_stages->addItem(displayLine(stage, kMaximumHeaderText) + QStringLiteral("  ")
                                  + m_timeFormat.toDisplay(time.value_or(kNoTime)),
                              row);
        }
        if (all > rows.size())
            m_stages->addItem(tr("%n more event(s) with this audit ID: filter by it", nullptr,
                                 static_cast<int>(all - rows.size())));
        m_stages->setCurrentIndex(m_stages->findData(*m_row));
    }
    m_stages->setVisible(m_stages->count() > 1);
}

void DetailPane::read()
{
    m_job.cancel();
    if (!m_row)
        return;
    m_job.start([snapshot = m_snapshot,
                 row = *m_row](const JobSlot::Cancelled &) { return readDetails(*snapshot, row); },
                [this](const EventDetails &details) { showDetails(details); });
}

void DetailPane::showDetails(const EventDetails &details)
{
    m_details = details;
    QString problem = details.error;
    if (problem.isEmpty())
        problem = details.notice;
    if (details.cut)
        problem += (problem.isEmpty() ? QString() : QStringLiteral("\n"))
            + tr("The raw text is cut after %1 MiB. Export the row to see all of it.")
                  .arg(kMaximumRawShown >> 20);
    QPalette colors = palette();
    colors.setColor(QPalette::Window, validityBackground(Validity::Invalid, palette()));
    m_problem->setPalette(colors);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (details.document)
        m_model->setDocument(details.document);
    else
        m_model->setNotice(details.error.isEmpty() ? details.notice : details.error);
    expandTree();
    showRaw();
}

void DetailPane::showRaw()
{
    m_raw->setPlainText(m_indent->isChecked() ? m_details.indented : m_details.original);
}

void DetailPane::findInTab(bool backward)
{
    if (m_tabs->currentWidget() == m_tree) {
        const QModelIndex found = m_model->find(m_find->text(), m_tree->currentIndex(), backward);
        m_tree->setCurrentIndex(found);
        m_tree->scrollTo(found);
        return;
    }
    const auto flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_raw->find(m_find->text(), flags))
        return;
    m_raw->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    m_raw->find(m_find->text(), flags);
}

void DetailPane::requestFilter(const QModelIndex &index, bool exclude)
{
    emit filterTermRequested(pathTerm(index.data(JsonTreeModel::FieldPathRole).toString(),
                                      index.data(JsonTreeModel::CopyRole).toString(), exclude),
                             exclude);
}

std::optional<EntityRef> DetailPane::entityAt(const QModelIndex &index) const
{
    const FieldInfo *field = findField(toUtf8(index.data(JsonTreeModel::FieldPathRole).toString()));
    if (field == nullptr || !m_row)
        return std::nullopt;
    // An element of a list names itself; all else is what the event says.
    const bool isElement =
        field->type == FieldType::IpList || field->type == FieldType::KeywordList;
    return isElement
        ? entityOfValue(field->id, toUtf8(index.data(JsonTreeModel::CopyRole).toString()))
        : entityOfRow(*m_snapshot, *m_row, field->id);
}

void DetailPane::openPage()
{
    if (const auto entity = entityAt(m_tree->currentIndex()))
        emit entityRequested(*entity);
}

void DetailPane::showTreeMenu(const QPoint &at)
{
    const QPersistentModelIndex index = m_tree->indexAt(at);
    if (!index.isValid() || !m_details.document)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto copy = [index](int role) {
        QGuiApplication::clipboard()->setText(index.data(role).toString());
    };
    menu->addAction(tr("Copy path"), this, [copy] { copy(JsonTreeModel::PathRole); });
    menu->addAction(tr("Copy value"), this, [copy] { copy(JsonTreeModel::CopyRole); });
    menu->addSeparator();
    const bool scalar = index.data(JsonTreeModel::ScalarRole).toBool();
    menu->addAction(tr("Filter on this"), this, [this, index] { requestFilter(index, false); })
        ->setEnabled(scalar);
    menu->addAction(tr("Exclude this"), this, [this, index] { requestFilter(index, true); })
        ->setEnabled(scalar);
    menu->addSeparator();
    const auto entity = entityAt(index);
    menu->addAction(tr("Open the page of this"), this,
                    [this, entity] { emit entityRequested(*entity); })
        ->setEnabled(entity.has_value());
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

void DetailPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_outcome != nullptr)
        showHeader();
}

} // namespace kubewake
