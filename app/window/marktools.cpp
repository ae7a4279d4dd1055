// SPDX-License-Identifier: Apache-2.0
#include "app/window/marktools.h"

#include "app/window/annotationfeed.h"
#include "app/window/aroundlinks.h"
#include "app/window/colouringfeed.h"
#include "app/window/eventpane.h"
#include "app/window/exportmenu.h"
#include "app/window/investigation.h"
#include "app/window/markactions.h"
#include "app/window/timereference.h"
#include "views/events/eventgridactions.h"
#include "views/events/eventgridview.h"
#include "views/marks/markspanel.h"

#include <QMainWindow>
#include <QMenu>

namespace kubewake {

MarkTools::MarkTools(const Joined &joined, Settings &settings)
    : QObject(joined.window)
    , m_actions(new MarkActions(joined.window))
    , m_reference(new TimeReference({joined.window, m_actions, joined.events, joined.navigator,
                                     &joined.investigation->query(), joined.status},
                                    this))
    , m_around(new AroundLinks(
          {m_actions->around, joined.events, joined.signalPanel, joined.navigator}, settings, this))
    , m_annotations(new AnnotationFeed({m_actions, joined.events, joined.detail, joined.signalPanel,
                                        joined.marks, joined.filter, joined.investigation,
                                        joined.navigator, joined.status},
                                       settings, this))
    , m_colouring(
          new ColouringFeed({m_actions, joined.events, joined.investigation}, settings, this))
    , m_marks(joined.marks)
{
    joined.events->grid()->gridActions()->addShared(m_actions->ofRow());
    joined.exports->setNotes([this] { return m_annotations->shared(); });
    connect(joined.investigation, &Investigation::pathsChanged, this,
            [this](const QStringList &paths) {
                if (!paths.isEmpty())
                    return;
                m_reference->forget();
                m_annotations->forget();
            });
}

bool MarkTools::isRunning() const
{
    return m_reference->isSearching() || m_annotations->isSearching() || m_colouring->isRunning();
}

void MarkTools::setTimeFormat(const TimeFormat &format)
{
    m_reference->setTimeFormat(format);
    m_colouring->setTimeFormat(format);
    m_marks->setTimeFormat(format);
}

} // namespace kubewake
