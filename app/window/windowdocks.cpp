// SPDX-License-Identifier: Apache-2.0
#include "app/window/windowdocks.h"

#include "app/window/settings.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

// Goes up when panels come or go, so that an older arrangement is not half understood.
constexpr int kLayoutVersion = 5;
constexpr std::array<Qt::Key, 10> kNumberKeys {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4,
                                               Qt::Key_5, Qt::Key_6, Qt::Key_7, Qt::Key_8,
                                               Qt::Key_9, Qt::Key_0};
constexpr QSize kFirstSize {1500, 940};

const QString kGeometry = QStringLiteral("geometry");
const QString kLayout = QStringLiteral("layout");

} // namespace

WindowDocks::WindowDocks(QMainWindow *window, Settings &settings)
    : QObject(window)
    , m_window(window)
    , m_settings(settings)
{
    window->setDockNestingEnabled(true);
    window->setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::TopRightCorner, Qt::TopDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
}

void WindowDocks::addPanel(QWidget *panel, const QString &name, const QString &title,
                           Qt::DockWidgetArea area, double share)
{
    m_places.push_back({panel, addDock(panel, name, title, area), title, share});
}

QDockWidget *WindowDocks::addDock(QWidget *panel, const QString &name, const QString &title,
                                  Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(name);
    dock->setWidget(panel);
    m_window->addDockWidget(area, dock);
    return dock;
}

void WindowDocks::addHidden(QWidget *panel, const QString &name, const QString &title,
                            QWidget *front, double share)
{
    const auto found = std::ranges::find(m_places, front, &Place::widget);
    QDockWidget *dock = addDock(panel, name, title, m_window->dockWidgetArea(found->dock));
    m_window->tabifyDockWidget(found->dock, dock);
    dock->hide();
    found->dock->raise();
    m_places.push_back({panel, dock, title, share, true});
}

void WindowDocks::addTab(QWidget *panel, const QString &name, const QString &title, QWidget *before)
{
    const auto place = std::ranges::find(m_places, before, &Place::widget);
    QDockWidget *front = place->dock;
    addPanel(panel, name, title, m_window->dockWidgetArea(front), place->share);
    m_window->tabifyDockWidget(front, m_places.back().dock);
    front->raise();
}

void WindowDocks::addFixed(QWidget *place, const QString &title)
{
    m_places.push_back({place, nullptr, title, 0});
}

void WindowDocks::finish(QMenu *menu)
{
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (m_places[i].dock != nullptr)
            menu->addAction(m_places[i].dock->toggleViewAction());
    }
    menu->addSeparator();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        QAction *action = menu->addAction(tr("Go to: %1").arg(m_places[i].title));
        if (i < kNumberKeys.size())
            action->setShortcut(QKeySequence(Qt::CTRL | kNumberKeys.at(i)));
        connect(action, &QAction::triggered, this, [this, i] { focusPlace(i); });
    }
    const auto step = [this, menu](const QString &text, const QKeySequence &keys, int by) {
        QAction *action = menu->addAction(text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, [this, by] { focusNext(by); });
    };
    step(tr("Next panel"), Qt::Key_F6, 1);
    step(tr("Previous panel"), Qt::SHIFT | Qt::Key_F6, -1);

    m_window->resize(kFirstSize);
    m_window->restoreGeometry(m_settings.state(kGeometry));
    applyShares();
    m_initial = m_window->saveState(kLayoutVersion);
    m_window->restoreState(m_settings.state(kLayout), kLayoutVersion);
}

void WindowDocks::applyShares()
{
    for (const Place &place : m_places) {
        if (place.dock == nullptr || place.isHiddenFirst)
            continue;
        const Qt::DockWidgetArea area = m_window->dockWidgetArea(place.dock);
        const bool sideways = area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea;
        const int whole = sideways ? m_window->width() : m_window->height();
        m_window->resizeDocks({place.dock}, {static_cast<int>(whole * place.share)},
                              sideways ? Qt::Horizontal : Qt::Vertical);
    }
}

void WindowDocks::save()
{
    m_settings.setState(kGeometry, m_window->saveGeometry());
    m_settings.setState(kLayout, m_window->saveState(kLayoutVersion));
}

void WindowDocks::reset()
{
    m_window->restoreState(m_initial, kLayoutVersion);
    applyShares();
}

void WindowDocks::focusPlace(std::size_t index)
{
    if (index >= m_places.size())
        return;
    const Place &place = m_places[index];
    if (place.dock != nullptr) {
        place.dock->show();
        place.dock->raise();
        makeRoom(place);
    }
    place.widget->setFocus(Qt::ShortcutFocusReason);
}

void WindowDocks::showPlace(QWidget *widget)
{
    const auto found = std::ranges::find(m_places, widget, &Place::widget);
    focusPlace(static_cast<std::size_t>(found - m_places.begin()));
}

// What stands in front of it may need less.
void WindowDocks::makeRoom(const Place &place)
{
    const int wanted = static_cast<int>(m_window->height() * place.share);
    if (place.isHiddenFirst && !place.dock->isFloating() && place.dock->height() < wanted)
        m_window->resizeDocks({place.dock}, {wanted}, Qt::Vertical);
}

void WindowDocks::focusNext(int step)
{
    const QWidget *focused = QApplication::focusWidget();
    const auto count = static_cast<int>(m_places.size());
    int at = step > 0 ? count - 1 : 0;
    for (int i = 0; focused != nullptr && i < count; ++i) {
        const QWidget *widget = m_places[static_cast<std::size_t>(i)].widget;
        if (widget == focused || widget->isAncestorOf(focused))
            at = i;
    }
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        const QWidget *widget = m_places[static_cast<std::size_t>(at)].widget;
        if (widget->isVisible() && widget->isEnabled()) {
            focusPlace(static_cast<std::size_t>(at));
            return;
        }
    }
}

} // namespace kubewake
