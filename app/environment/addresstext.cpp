// SPDX-License-Identifier: Apache-2.0
#include "app/environment/addresstext.h"

#include "model/core/utf8.h"

#include <QCoreApplication>

#include <initializer_list>
#include <utility>

namespace kubewake {
namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(AddressText)
};

// False for what is no network and no address.
bool insert(NetworkSet &set, const QString &text)
{
    const std::string bytes = toUtf8(text);
    if (const auto network = IpNetwork::parse(bytes)) {
        set.insert(*network);
        return true;
    }
    const auto address = IpAddress::parse(bytes);
    if (address)
        set.insert(*address);
    return address.has_value();
}

} // namespace

Result<AddressContext> AddressText::networks(const QStringList &knownNetworks) const
{
    AddressContext context;
    const std::initializer_list<std::pair<const QStringList *, NetworkSet *>> lists {
        {&podNetworks, &context.cluster.pods},
        {&nodeNetworks, &context.cluster.nodes},
        {&serviceNetworks, &context.cluster.services},
        {&knownNetworks, &context.known}};
    for (const auto &[texts, set] : lists) {
        for (const QString &text : *texts) {
            if (!insert(*set, text))
                return failure(Text::tr("`%1` is no network; write 10.0.0.0/8.").arg(text));
        }
    }
    return context;
}

Result<AddressContext> AddressText::context(const QStringList &knownNetworks) const
{
    Result<AddressContext> context = networks(knownNetworks);
    if (!context)
        return context;
    for (const QString &path : databases) {
        Result<GeoDatabasePtr> database = GeoDatabase::open(path);
        if (!database)
            return tl::unexpected<Error>(database.error());
        context->databases.push_back(std::move(*database));
    }
    return context;
}

} // namespace kubewake
