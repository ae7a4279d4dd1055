// SPDX-License-Identifier: Apache-2.0
// Every number of an entity page is the answer to the filter that stands behind it, asked of the
// filter engine as `kubewake query --count` does: for all entities of recorded logs.
#include "model/addresses/addressenricher.h"
#include "model/core/utf8.h"
#include "model/entities/entityprofile.h"
#include "model/query/kql.h"
#include "model/store/fieldvalues.h"
#include "tests/support/recordedlogs.h"

#include <QTest>

#include <set>
#include <tuple>

using namespace kubewake;

namespace {

constexpr std::size_t kTogether = 256; // filters that are evaluated in one go

// All that can be named by a row of the log, each once.
std::vector<EntityRef> entitiesOf(const EventSnapshot &snapshot)
{
    std::vector<EntityRef> entities;
    std::set<std::tuple<EntityKind, std::string, std::string, std::string, std::string>> seen;
    const auto take = [&](const std::optional<EntityRef> &entity) {
        if (entity
            && seen.emplace(entity->kind, entity->value, entity->resource,
                            entity->apiGroup.value_or("-"), entity->space.value_or("-"))
                   .second)
            entities.push_back(*entity);
    };
    for (Row row = 0; row < snapshot.eventCount(); ++row) {
        for (const FieldId field : {FieldId::Username, FieldId::ImpersonatedUser,
                                    FieldId::SourceIps, FieldId::Credential, FieldId::Namespace})
            visitFieldValues(snapshot, field, row,
                             [&](std::string_view value) { take(entityOfValue(field, value)); });
        take(entityOfRow(snapshot, row, FieldId::ObjectName));
    }
    return entities;
}

// Numbers with their filters, asked many at a time.
class Asked
{
public:
    explicit Asked(const EventSnapshot &snapshot)
        : m_snapshot(snapshot)
    {
    }

    void add(const QString &filter, std::uint32_t count)
    {
        auto parsed = parseKql(toUtf8(filter));
        if (!parsed)
            qFatal("no filter: %s", qPrintable(filter));
        m_filters.emplace_back(parsed->expression);
        m_texts.append(filter);
        m_counts.push_back(count);
        if (m_filters.size() == kTogether)
            ask();
    }

    void ask()
    {
        std::vector<const CompiledFilter *> pointers;
        for (const CompiledFilter &filter : m_filters)
            pointers.push_back(&filter);
        const auto answers =
            evaluateTogether(pointers, m_snapshot, allRows(m_snapshot, RowKind::Requests));
        for (std::size_t i = 0; i < m_filters.size(); ++i) {
            ++m_asked;
            const std::uint32_t answer = (*answers)[i].matched.count();
            if (answer != m_counts[i])
                m_wrong << QStringLiteral("%1, but %2: %3")
                               .arg(m_counts[i])
                               .arg(answer)
                               .arg(m_texts[static_cast<qsizetype>(i)]);
        }
        m_filters.clear();
        m_texts.clear();
        m_counts.clear();
    }

    [[nodiscard]] std::size_t asked() const { return m_asked; }
    [[nodiscard]] QStringList wrong() const { return m_wrong; }

private:
    const EventSnapshot &m_snapshot;
    std::vector<CompiledFilter> m_filters;
    QStringList m_texts;
    std::vector<std::uint32_t> m_counts;
    std::size_t m_asked = 0;
    QStringList m_wrong;
};

void addMatrix(Asked &asked, const EntityMatrix &matrix)
{
    for (std::size_t resource = 0; resource < matrix.resources.size(); ++resource) {
        asked.add(matrix.filterOf(resource, EntityMatrix::kTotal),
                  matrix.tally(resource, EntityMatrix::kTotal).requests);
        for (std::size_t verb = 0; verb < matrix.verbs.size(); ++verb)
            asked.add(matrix.filterOf(resource, verb), matrix.tally(resource, verb).requests);
    }
    for (std::size_t verb = 0; verb < matrix.verbs.size(); ++verb)
        asked.add(matrix.filterOf(EntityMatrix::kTotal, verb),
                  matrix.tally(EntityMatrix::kTotal, verb).requests);
}

void addAll(Asked &asked, const EntityProfile &profile)
{
    asked.add(profile.filter, profile.requests);
    asked.add(profile.refusedFilter(), profile.refused);
    for (std::size_t i = 0; i < profile.outcomes.size(); ++i)
        asked.add(profile.outcomeFilter(static_cast<Outcome>(i)), profile.outcomes.at(i));
    addMatrix(asked, profile.matrix);
    for (const EntityHours::Day &day : profile.hours.days) {
        for (const EntityHours::Hour &hour : day.hours) {
            if (hour.requests != 0)
                asked.add(profile.hours.filterOf(hour), hour.requests);
        }
    }
    for (const EntityList &list : profile.lists) {
        if (list.requests)
            asked.add(list.scope, *list.requests);
        for (const EntityRow &row : list.rows) {
            asked.add(list.filterOf(row), row.tally.requests);
            asked.add(list.refusedFilterOf(row), row.tally.refused);
        }
    }
}

} // namespace

class EntityCountsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyNumberIsAnAnswer_data()
    {
        QTest::addColumn<QString>("log");
#ifdef KUBEWAKE_SANITIZED
        QTest::newRow("metadata") << QStringLiteral("metadata");
#else
        for (const char *log : {"metadata", "production-policy", "request-response"})
            QTest::newRow(log) << QString::fromLatin1(log);
#endif
    }

    void everyNumberIsAnAnswer()
    {
        QFETCH(QString, log);
        const SnapshotPtr plain = test::recordedLog(log);
        if (!plain)
            QSKIP("The recorded logs are not on this machine.");
        AddressEnricher enricher;
        const SnapshotPtr snapshot = enricher.enriched(plain);
        const TimeFormat format(QTimeZone("Asia/Kathmandu")); // not whole hours from UTC
        std::array<std::size_t, 6> ofKind {};
        Asked asked(*snapshot);
        for (const EntityRef &entity : entitiesOf(*snapshot)) {
            const auto profile = entityProfile(*snapshot, entity, format);
            QVERIFY2(profile, qPrintable(entityName(entity)));
            QVERIFY2(profile->requests > 0, qPrintable(profile->filter));
            addAll(asked, *profile);
            const CompiledFilter filter(parseKql(toUtf8(profile->filter))->expression);
            QCOMPARE(
                filter.evaluate(*snapshot, allRows(*snapshot, RowKind::Events))->matched.count(),
                profile->events);
            ++ofKind.at(static_cast<std::size_t>(entity.kind));
        }
        asked.ask();
        QVERIFY2(asked.wrong().isEmpty(),
                 qPrintable(QStringLiteral("%1 wrong, such as %2")
                                .arg(asked.wrong().size())
                                .arg(asked.wrong().mid(0, 5).join(QLatin1Char('\n')))));
        for (const std::size_t count : ofKind)
            QVERIFY(count > 0);
        QVERIFY(asked.asked() > 10'000);
        qInfo() << asked.asked() << "numbers";
    }
};

QTEST_GUILESS_MAIN(EntityCountsTest)
#include "tst_entitycounts.moc"
