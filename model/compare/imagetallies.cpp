// SPDX-License-Identifier: Apache-2.0
#include "model/compare/imagetallies.h"

#include "model/compare/comparetext.h"
#include "model/core/utf8.h"
#include "model/entities/entityterm.h"
#include "model/query/eventdocument.h"
#include "model/query/kql.h"
#include "model/query/rawreader.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace kubewake {
namespace {

// Containers, init and ephemeral ones, of pods and of every template of a pod.
constexpr std::string_view kImagePath = "requestObject.spec.*ontainers.image";

QString existsTerm()
{
    return kqlAnd(imageScope(), toQString(kImagePath) + QStringLiteral(": *"));
}

QString termOf(const std::string &image)
{
    return kqlAnd(imageScope(), toQString(kImagePath) + QStringLiteral(": ") + exactLiteral(image));
}

// Makes the tallies of one comparison; used once.
class ImageCounter
{
public:
    ImageCounter(const EventSnapshot &snapshot, const ComparedRanges &ranges)
        : m_snapshot(snapshot)
        , m_ranges(ranges)
    {
    }

    void add(Row row, const std::vector<std::string> &images);
    [[nodiscard]] ComparedDimension take(const ComparedTallies::Hours &hours) const;

private:
    // Nothing: there is no room for it.
    [[nodiscard]] std::optional<Code> codeOf(const std::string &image);

    const EventSnapshot &m_snapshot;
    const ComparedRanges &m_ranges;
    std::unordered_map<std::string, Code> m_codes;
    std::vector<const std::string *> m_images; // by code; keys of m_codes
    std::size_t m_bytes = 0;
    ComparedTallies m_tallies;
};

std::optional<Code> ImageCounter::codeOf(const std::string &image)
{
    const auto found = m_codes.find(image);
    if (found != m_codes.end())
        return found->second;
    if (image.size() > kMaximumImageLength || m_bytes + image.size() > kMaximumImageBytes
        || m_images.size() >= KeyedTallies::kMaximumKeys)
        return std::nullopt;
    m_bytes += image.size();
    const auto added = m_codes.emplace(image, static_cast<Code>(m_images.size())).first;
    m_images.push_back(&added->first);
    return added->second;
}

// An image counts once a request, however many containers run it.
void ImageCounter::add(Row row, const std::vector<std::string> &images)
{
    const MicrosecondsUtc time = m_snapshot.time(row);
    const auto side = m_ranges.sideOf(time);
    if (!side)
        return;
    std::vector<Code> codes;
    for (const std::string &image : images) {
        if (const auto code = codeOf(image))
            codes.push_back(*code);
        else
            m_tallies.setIncomplete();
    }
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    for (const Code code : codes)
        m_tallies.add({code}, *side, time, isRefused(m_snapshot, row));
}

ComparedDimension ImageCounter::take(const ComparedTallies::Hours &hours) const
{
    const ComparedTallies::Texts texts {
        [this](const TallyKey &key) -> ComparedTallies::Values { return {*m_images[key.front()]}; },
        [](const ComparedTallies::Values &values) { return termOf(*values.front()); }};
    return m_tallies.take(CompareDimension::Images, hours, texts);
}

} // namespace

QString imageScope()
{
    return QStringLiteral("verb: (\"create\" or \"update\" or \"patch\") and not resourcePath: "
                          "(*/status or \"events\" or \"leases\" or \"endpoints\" or "
                          "\"endpointslices\" or \"serviceaccounts/token\" or \"pods/binding\")");
}

Result<ImageTallies> compareImages(const EventSnapshot &snapshot, const RowBitmap &rows,
                                   const ComparedRanges &ranges,
                                   const ComparedTallies::Hours &hours,
                                   const EvaluationControl &control)
{
    RowBitmap candidates = rows;
    rows.forEach([&](Row row) {
        if (!ranges.sideOf(snapshot.time(row)))
            candidates.reset(row);
    });
    const auto filter = parseKql(toUtf8(existsTerm()));
    if (!filter)
        return failure(filter.error().message);
    const auto found = CompiledFilter(filter->expression).evaluate(snapshot, candidates, control);
    if (!found)
        return tl::unexpected(found.error());
    ImageTallies tallies;
    tallies.unreadable = found->unreadable;
    found->unknown.forEach([&](Row row) {
        if (const auto side = ranges.sideOf(snapshot.time(row)))
            ++tallies.unrecorded.at(indexOf(*side));
    });
    ImageCounter counter(snapshot, ranges);
    RawReader reader(snapshot);
    EventDocument document;
    const RawPath path = RawPath::of(FieldPath::parse(kImagePath));
    const bool finished = reader.read(found->matched.rows(), control.cancelled,
                                      [&](Row row, std::optional<std::string_view> json) {
                                          if (!json) {
                                              ++tallies.unreadable;
                                              return;
                                          }
                                          document.reset(*json);
                                          counter.add(row, document.valuesAt(path));
                                      });
    if (!finished)
        return failure(CompareText::tr("Cancelled."));
    tallies.images = counter.take(hours);
    return tallies;
}

} // namespace kubewake
