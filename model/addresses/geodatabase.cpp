// SPDX-License-Identifier: Apache-2.0
#include "model/addresses/geodatabase.h"

#include "model/core/utf8repair.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <vector>

namespace kubewake {
namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(GeoDatabase)
};

constexpr std::size_t kProbedRecords = 2000;

// Where makers keep a value; the first that there is counts.
struct Place
{
    AddressFact fact;
    std::array<std::string_view, 3> keys;
};
constexpr std::array<Place, 17> kPlaces {{
    {AddressFact::CountryCode, {"country", "iso_code"}}, // MaxMind, DB-IP, IP2Location
    {AddressFact::CountryCode, {"country_code"}}, // IPinfo Lite, IPLocate
    {AddressFact::CountryCode, {"country"}}, // IPinfo
    {AddressFact::CountryName, {"country", "names", "en"}},
    {AddressFact::CountryName, {"country_name"}},
    {AddressFact::CountryName, {"country"}}, // IPinfo Lite
    {AddressFact::City, {"city", "names", "en"}},
    {AddressFact::City, {"city"}},
    {AddressFact::AsNumber, {"autonomous_system_number"}},
    {AddressFact::AsNumber, {"traits", "autonomous_system_number"}}, // Enterprise
    {AddressFact::AsNumber, {"asn"}},
    {AddressFact::AsNumber, {"as_number"}},
    {AddressFact::AsOrganization, {"autonomous_system_organization"}},
    {AddressFact::AsOrganization, {"traits", "autonomous_system_organization"}},
    {AddressFact::AsOrganization, {"as_name"}},
    {AddressFact::AsOrganization, {"as_org"}},
    {AddressFact::AsOrganization, {"org"}},
}};

bool isCountryCode(const std::string &text)
{
    return text.size() == 2
        && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// `AS13335` or `13335` as `13335`; empty for all else.
std::string asNumberOf(std::string_view text)
{
    if (text.starts_with("AS"))
        text.remove_prefix(2);
    constexpr std::size_t kLongest = 10;
    const bool isNumber = !text.empty() && text.size() <= kLongest
        && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    const std::size_t first = text.find_first_not_of('0');
    return isNumber && first != std::string_view::npos ? std::string(text.substr(first))
                                                       : std::string();
}

// What `text` says of `fact`; empty if it says something else.
std::string meaningOf(AddressFact fact, const Place &place, std::string text)
{
    const bool isPlainCountry = place.keys[0] == "country" && place.keys[1].empty();
    switch (fact) {
    case AddressFact::CountryCode:
        return isCountryCode(text) ? text : std::string();
    case AddressFact::CountryName:
        return isPlainCountry && isCountryCode(text) ? std::string() : text;
    case AddressFact::AsNumber:
        return asNumberOf(text);
    default:
        return text;
    }
}

// What a database of the name has, even where the first records lack it.
bool isOfType(std::string_view type, AddressFact fact)
{
    const auto has = [type](std::string_view word) {
        return type.find(word) != std::string_view::npos;
    };
    const bool hasAll = has("Enterprise");
    switch (fact) {
    case AddressFact::Class:
        return false;
    case AddressFact::City:
        return hasAll || has("City");
    case AddressFact::AsNumber:
    case AddressFact::AsOrganization:
        return hasAll || has("ASN") || has("ISP");
    default:
        return hasAll || has("City") || has("Country");
    }
}

} // namespace

GeoDatabase::GeoDatabase(QString path, MmdbReader reader)
    : m_path(std::move(path))
    , m_reader(std::move(reader))
{
    findWhatItGives();
}

Result<GeoDatabasePtr> GeoDatabase::open(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Text::tr("`%1` cannot be read: %2").arg(path, file.errorString()));
    if (file.size() > kLargestFile)
        return failure(Text::tr("`%1` is longer than %2 MiB.").arg(path).arg(kLargestFile >> 20));
    const auto bytes = std::make_shared<std::string>(static_cast<std::size_t>(file.size()), '\0');
    if (file.read(bytes->data(), file.size()) != file.size())
        return failure(Text::tr("`%1` cannot be read: %2").arg(path, file.errorString()));
    Result<MmdbReader> reader = MmdbReader::read(bytes);
    if (!reader)
        return failure(Text::tr("`%1` cannot be used: %2").arg(path, reader.error().message));
    const GeoDatabasePtr database(new GeoDatabase(path, std::move(*reader)));
    if (std::ranges::none_of(database->m_gives, [](bool gives) { return gives; }))
        return failure(
            Text::tr("`%1` says nothing about countries, cities or autonomous systems.").arg(path));
    return database;
}

void GeoDatabase::findWhatItGives()
{
    for (std::size_t fact = 0; fact < kAddressFactCount; ++fact)
        m_gives[fact] = isOfType(type(), static_cast<AddressFact>(fact));
    m_reader.visitSome(kProbedRecords, [this](std::size_t record) {
        const AddressFacts facts = factsAt(record);
        for (std::size_t fact = 0; fact < kAddressFactCount; ++fact)
            m_gives[fact] = m_gives[fact] || !facts[fact].empty();
    });
}

AddressFacts GeoDatabase::factsAt(std::size_t record) const
{
    AddressFacts facts;
    for (const Place &place : kPlaces) {
        std::string &known = facts[static_cast<std::size_t>(place.fact)];
        if (!known.empty())
            continue;
        const auto end = std::ranges::find(place.keys, std::string_view());
        const MmdbValues::Path path(place.keys.begin(), end);
        if (auto text = m_reader.values().textAt(record, path))
            known = meaningOf(place.fact, place, repairedUtf8(*text));
    }
    return facts;
}

void GeoDatabase::look(const IpAddress &address, AddressFacts &facts) const
{
    const auto record = m_reader.find(address);
    if (!record)
        return;
    AddressFacts found = factsAt(*record);
    for (std::size_t fact = 0; fact < kAddressFactCount; ++fact) {
        if (facts[fact].empty())
            facts[fact] = std::move(found[fact]);
    }
}

} // namespace kubewake
