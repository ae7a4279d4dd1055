// SPDX-License-Identifier: Apache-2.0
#include "app/window/marktools.h"

#include "app/window/eventpane.h"
#include "app/window/investigation.h"
#include "app/window/markactions.h"
#include "app/window/timereference.h"
#include "views/events/eventgridactions.h"
#include "views/events/eventgridview.h"

#include <QMainWindow>

namespace kubewake {

MarkTools::MarkTools(const Joined &joined)
    : QObject(joined.window)
    , m_actions(new MarkActions(joined.window))
    , m_reference(new TimeReference({joined.window, m_actions, joined.events, joined.navigator,
                                     &joined.investigation->query(), joined.status},
                                    this))
{
    joined.events->grid()->gridActions()->addShared(
        {m_actions->toggleReference, m_actions->goToReference});
    connect(joined.investigation, &Investigation::pathsChanged, this,
            [this](const QStringList &paths) {
                if (paths.isEmpty())
                    m_reference->forget();
            });
}

void MarkTools::setTimeFormat(const TimeFormat &format)
{
    m_reference->setTimeFormat(format);
}

} // namespace kubewake
