// SPDX-License-Identifier: Apache-2.0
#include "app/window/addressfeed.h"

#include "app/window/eventpane.h"
#include "app/window/investigation.h"
#include "app/window/settings.h"

#include <utility>

namespace kubewake {
namespace {

struct Read
{
    AddressContext context;
    QStringList problems;
};

// A file that has gone since it was declared must not take the networks with it.
Read readAll(const AddressText &text, const QStringList &knownNetworks)
{
    Read read;
    Result<AddressContext> networks = text.networks(knownNetworks);
    if (networks)
        read.context = std::move(*networks);
    else
        read.problems << networks.error().message;
    for (const QString &path : text.databases) {
        Result<GeoDatabasePtr> database = GeoDatabase::open(path);
        if (database)
            read.context.databases.push_back(std::move(*database));
        else
            read.problems << database.error().message;
    }
    return read;
}

} // namespace

AddressFeed::AddressFeed(Investigation *investigation, EventPane *events, const Settings &settings,
                         QObject *parent)
    : QObject(parent)
    , m_investigation(investigation)
    , m_events(events)
    , m_settings(settings)
    , m_job(this)
{
    connect(&settings, &Settings::addressSettingsChanged, this, &AddressFeed::read);
    if (m_settings.addresses() != AddressText()
        || !m_settings.environment().knownNetworks.isEmpty())
        read();
}

void AddressFeed::read()
{
    m_job.start([text = m_settings.addresses(), known = m_settings.environment().knownNetworks](
                    const JobSlot::Cancelled &) { return readAll(text, known); },
                [this](Read read) {
                    if (!read.problems.isEmpty())
                        m_events->showProblem(read.problems.join(QLatin1Char(' ')));
                    m_investigation->loader().setAddresses(read.context);
                });
}

} // namespace kubewake
