// SPDX-License-Identifier: Apache-2.0
#include "views/filter/filterhelp.h"

#include "model/audit/computedfields.h"
#include "model/audit/fieldcatalogue.h"
#include "model/core/utf8.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kubewake {
namespace {

struct Example
{
    const char *kql;
    const char *meaning; // untranslated
};

constexpr Example kExamples[] {
    {"verb: delete", QT_TRANSLATE_NOOP("FilterHelp", "The field equals the value")},
    {"verb: (get or list or watch)", QT_TRANSLATE_NOOP("FilterHelp", "Any of these values")},
    {"res: pods/exec", QT_TRANSLATE_NOOP("FilterHelp", "A resource with its subresource")},
    {"user: \"system:anonymous\"",
     QT_TRANSLATE_NOOP("FilterHelp", "Quotes keep colons and spaces; exact, case counts")},
    {"ua: kubectl*",
     QT_TRANSLATE_NOOP("FilterHelp",
                       "* stands for any characters; case does not "
                       "count")},
    {"class: human and not outcome: allowed",
     QT_TRANSLATE_NOOP("FilterHelp", "\"not\" binds tightest, then \"and\", then \"or\"")},
    {"code >= 400",
     QT_TRANSLATE_NOOP("FilterHelp",
                       "Ranges of numbers; a missing code matches "
                       "nothing")},
    {"time >= now-2h",
     QT_TRANSLATE_NOOP("FilterHelp",
                       "Ranges of times; a date alone is its first "
                       "moment")},
    {"peer: 10.0.0.0/8", QT_TRANSLATE_NOOP("FilterHelp", "Addresses of a network")},
    {"as: *", QT_TRANSLATE_NOOP("FilterHelp", "The field is there; \"not as: *\" it is not")},
    {"cmd: /curl.*sh/",
     QT_TRANSLATE_NOOP("FilterHelp",
                       "A regular expression (RE2); /…/i ignores "
                       "case")},
    {"requestObject.spec.containers:{ image: *busybox* and securityContext.privileged: true }",
     QT_TRANSLATE_NOOP("FilterHelp", "Both are true of the same element")},
    {"annotations.*: *pod-security*",
     QT_TRANSLATE_NOOP("FilterHelp", "* in a field name stands for any fields")},
    {"responseObject.kind: Secret",
     QT_TRANSLATE_NOOP("FilterHelp", "Any path of the event, read from its JSON")},
    {"token", QT_TRANSLATE_NOOP("FilterHelp", "A word without a field: anywhere in the event")},
};

QTreeWidget *makeList(QWidget *parent, const QString &name, const QStringList &header)
{
    auto *list = new QTreeWidget(parent);
    list->setAccessibleName(name);
    list->setHeaderLabels(header);
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    list->setUniformRowHeights(true);
    return list;
}

void fitColumns(QTreeWidget &list)
{
    for (int column = 0; column + 1 < list.columnCount(); ++column)
        list.resizeColumnToContents(column);
    list.setCurrentItem(list.topLevelItem(0));
}

} // namespace

FilterHelp::FilterHelp(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Filter language"));
    resize(860, 520);
    auto *hint = new QLabel(tr("Double-click an example, or press Enter, to try it."), this);
    hint->setTextFormat(Qt::PlainText);
    auto *tabs = new QTabWidget(this);
    tabs->addTab(examples(), tr("Examples"));
    tabs->addTab(fields(), tr("Fields"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Enter is for the list.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(tabs, 1);
    layout->addWidget(buttons);
    tabs->currentWidget()->setFocus();
}

QTreeWidget *FilterHelp::examples()
{
    QTreeWidget *list = makeList(this, tr("Examples"), {tr("You write"), tr("It finds")});
    for (const Example &example : kExamples) {
        auto *item =
            new QTreeWidgetItem(list,
                                {QString::fromUtf8(example.kql),
                                 QCoreApplication::translate("FilterHelp", example.meaning)});
        item->setFont(0, QFontDatabase::systemFont(QFontDatabase::FixedFont));
    }
    connect(list, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem *item) { emit exampleChosen(item->text(0)); });
    fitColumns(*list);
    return list;
}

QTreeWidget *FilterHelp::fields()
{
    QTreeWidget *list =
        makeList(this, tr("Fields"), {tr("Short name"), tr("Field"), tr("What it holds")});
    for (const FieldInfo &field : fieldCatalogue()) {
        new QTreeWidgetItem(
            list, {toQString(field.alias), toQString(field.path), descriptionText(field)});
    }
    for (const ComputedField &field : computedFields())
        new QTreeWidgetItem(list, {QString(), toQString(field.path), descriptionText(field)});
    list->setSortingEnabled(true);
    list->sortByColumn(1, Qt::AscendingOrder);
    fitColumns(*list);
    return list;
}

} // namespace kubewake
