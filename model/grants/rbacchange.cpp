// SPDX-License-Identifier: Apache-2.0
#include "model/grants/rbacchange.h"

#include "model/core/utf8.h"
#include "model/grants/authorizers.h"
#include "model/grants/granttext.h"
#include "model/query/kql.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace kubewake {
namespace {

using Change = ObjectVersion::Change;

Error cancelledError()
{
    return Error {GrantText::tr("Cancelled.")};
}

// Nothing: the verb changes no object.
std::optional<Change> changeOf(std::string_view verb)
{
    if (verb == "create")
        return Change::Created;
    if (verb == "update")
        return Change::Updated;
    if (verb == "patch" || verb == "apply")
        return Change::Patched;
    if (verb == "delete" || verb == "deletecollection")
        return Change::Deleted;
    return std::nullopt;
}

bool isShown(const FieldChange &change)
{
    constexpr std::array<std::string_view, 4> kRoots {"roleRef", "subjects", "rules",
                                                      "aggregationRule"};
    return std::ranges::any_of(kRoots, [&change](std::string_view root) {
        const std::string_view path = change.path;
        return path.starts_with(root)
            && (path.size() == root.size() || path[root.size()] == '.' || path[root.size()] == '[');
    });
}

void shorten(std::string &value)
{
    if (value.size() <= RbacChange::kMaximumValue)
        return;
    std::size_t end = RbacChange::kMaximumValue;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U)
        --end; // not inside a character
    value.resize(end);
    value += "…";
}

class ChangeReader
{
public:
    ChangeReader(const EventSnapshot &snapshot, const RowBitmap &rows,
                 const EvaluationControl &control)
        : m_snapshot(snapshot)
        , m_rows(rows)
        , m_control(control)
    {
    }

    Result<std::vector<RbacChange>> read()
    {
        if (!findChanges() || !countUses())
            return tl::unexpected(cancelledError());
        for (std::size_t i = 0; i < m_changes.size(); ++i) {
            m_changes[i].uses = m_uses[i].take();
            m_changes[i].kql = usesKql(m_changes[i]);
        }
        std::vector<RbacChange> wanted;
        for (RbacChange &change : m_changes) {
            if (m_rows.test(change.row))
                wanted.push_back(std::move(change));
        }
        if (!readFields(wanted))
            return tl::unexpected(cancelledError());
        return wanted;
    }

private:
    struct Touched
    {
        ObjectKey key;
        std::vector<Row> rows; // of its requests, reads too
        std::vector<std::size_t> changes; // into m_changes, by answer
    };

    [[nodiscard]] bool isCancelled() const { return m_control.cancelled && m_control.cancelled(); }

    // Which types of objects are RBAC's.
    [[nodiscard]] std::vector<bool> rbacTypes() const
    {
        std::vector<bool> types(m_snapshot.tupleCount(Column::ObjectType), false);
        const auto text = [this](Code type, ObjectTypePart part) {
            const auto index = static_cast<std::size_t>(part);
            return std::string(
                m_snapshot.value(kObjectTypeDictionaries[index],
                                 m_snapshot.tupleElement(Column::ObjectType, type, index)));
        };
        for (Code type = 1; type < types.size(); ++type)
            types[type] = rbacObjectOf({{},
                                        text(type, ObjectTypePart::ApiGroup),
                                        text(type, ObjectTypePart::Resource),
                                        {},
                                        {}})
                              .has_value();
        return types;
    }

    // The object of a row that is about RBAC; of deletecollection, all of its kind.
    [[nodiscard]] ObjectKey keyOf(Row row) const
    {
        if (auto key = objectKeyOf(m_snapshot, row))
            return *key;
        return {m_snapshot.source(m_snapshot.sourceIdOf(row)).cluster,
                fieldText(m_snapshot, FieldId::ApiGroup, row),
                fieldText(m_snapshot, FieldId::Resource, row),
                fieldText(m_snapshot, FieldId::Namespace, row),
                {}};
    }

    [[nodiscard]] bool findChanges()
    {
        const std::vector<bool> types = rbacTypes();
        const RowBitmap &requests = m_snapshot.representatives();
        std::vector<Row> found;
        for (Row row = 0; row < m_snapshot.eventCount(); ++row) {
            if (EventSnapshot::indexInChunk(row) == 0 && isCancelled())
                return false;
            if (types[m_snapshot.code(Column::ObjectType, row)] && requests.test(row))
                found.push_back(row);
        }
        std::ranges::stable_sort(found, {},
                                 [this](Row row) { return answeredTime(m_snapshot, row); });
        for (const Row row : found)
            addRequest(row);
        for (auto &[object, touched] : m_objects)
            setEnds(object, touched);
        m_uses.assign(m_changes.size(), ActivityCounter(m_snapshot));
        return true;
    }

    void addRequest(Row row)
    {
        const std::string verb = fieldText(m_snapshot, FieldId::Verb, row);
        const std::optional<Change> change = changeOf(verb);
        ObjectKey key = keyOf(row);
        if (key.name.empty() != (verb == "deletecollection"))
            return; // lists, and what does not say which object it is about
        const RbacObject object = *rbacObjectOf(key);
        Touched &touched = m_objects[object];
        touched.key = std::move(key);
        touched.rows.push_back(row);
        if (!change
            || static_cast<Outcome>(m_snapshot.code(Column::Outcome, row)) != Outcome::Allowed)
            return;
        touched.changes.push_back(m_changes.size());
        RbacChange made;
        made.row = row;
        made.time = m_snapshot.time(row);
        made.answered = answeredTime(m_snapshot, row);
        made.change = *change;
        made.object = object;
        made.user = fieldText(m_snapshot, FieldId::EffectiveUser, row);
        m_changes.push_back(std::move(made));
    }

    // The last change of the object that was answered before `time`; nothing if there is none.
    [[nodiscard]] std::optional<std::size_t> lastBefore(const Touched &touched,
                                                        MicrosecondsUtc time) const
    {
        const auto next = std::ranges::lower_bound(
            touched.changes, time, {}, [this](std::size_t i) { return m_changes[i].answered; });
        return next == touched.changes.begin() ? std::nullopt : std::optional(*std::prev(next));
    }

    [[nodiscard]] const Touched *collectionOf(RbacObject object) const
    {
        if (object.name.empty())
            return nullptr;
        object.name.clear();
        const auto found = m_objects.find(object);
        return found == m_objects.end() ? nullptr : &found->second;
    }

    // A change lasts until the next one of the object, or of all of its kind.
    void setEnds(const RbacObject &object, const Touched &touched)
    {
        const Touched *all = collectionOf(object);
        for (std::size_t i = 0; i < touched.changes.size(); ++i) {
            RbacChange &change = m_changes[touched.changes[i]];
            if (i + 1 < touched.changes.size())
                change.until = m_changes[touched.changes[i + 1]].answered;
            if (all == nullptr)
                continue;
            const auto next = std::ranges::upper_bound(
                all->changes, change.answered, {},
                [this](std::size_t other) { return m_changes[other].answered; });
            if (next != all->changes.end()
                && (change.until == kNoTime || m_changes[*next].answered < change.until))
                change.until = m_changes[*next].answered;
        }
    }

    // What was changed and is part of the grant that this reason names.
    [[nodiscard]] const std::vector<const Touched *> &touchedBy(Row row, Authorizers &authorizers)
    {
        const SourceId source = m_snapshot.sourceIdOf(row);
        const Code reason = m_snapshot.code(Column::AuthorizationReason, row);
        const std::uint64_t key =
            (static_cast<std::uint64_t>(source) << 32U) | static_cast<std::uint64_t>(reason);
        const auto [found, isNew] = m_touched.try_emplace(key);
        if (!isNew)
            return found->second;
        const std::string &cluster = m_snapshot.source(source).cluster;
        for (const RbacObject &object : objectsOfReason(authorizers.reason(reason), cluster)) {
            const auto known = m_objects.find(object);
            if (known != m_objects.end() && !known->second.changes.empty())
                found->second.push_back(&known->second);
        }
        return found->second;
    }

    [[nodiscard]] bool countUses()
    {
        Authorizers authorizers(m_snapshot);
        const RowBitmap &requests = m_snapshot.representatives();
        for (Row row = 0; row < m_snapshot.eventCount(); ++row) {
            if (EventSnapshot::indexInChunk(row) == 0) {
                if (isCancelled())
                    return false;
                if (m_control.progress)
                    m_control.progress(row, m_snapshot.eventCount());
            }
            const MicrosecondsUtc time = m_snapshot.time(row);
            if (time == kNoTime || !requests.test(row) || authorizers.of(row) != Authorizer::Rbac)
                continue;
            for (const Touched *touched : touchedBy(row, authorizers)) {
                const auto change = lastBefore(*touched, time);
                if (change
                    && (m_changes[*change].until == kNoTime || time <= m_changes[*change].until))
                    m_uses[*change].add(row);
            }
        }
        return true;
    }

    [[nodiscard]] static QString usesKql(const RbacChange &change)
    {
        QString kql = change.object.kql();
        const auto bound = [&kql](const QString &comparison, MicrosecondsUtc time) {
            if (time != kNoTime)
                kql = kqlAnd(kql,
                             toQString(fieldInfo(FieldId::Time).path) + comparison
                                 + kqlQuoted(formatTimestampUtc(time)));
        };
        bound(QStringLiteral(" > "), change.answered);
        bound(QStringLiteral(" <= "), change.until);
        return kql;
    }

    [[nodiscard]] bool readFields(std::vector<RbacChange> &wanted) const
    {
        std::map<RbacObject, std::vector<RbacChange *>> byObject;
        for (RbacChange &change : wanted) {
            if (!change.object.name.empty())
                byObject[change.object].push_back(&change);
        }
        for (auto &[object, changes] : byObject) {
            const Touched &touched = m_objects.at(object);
            const auto history =
                readObjectHistory(m_snapshot, touched.key, touched.rows, m_control);
            if (!history)
                return false;
            for (RbacChange *change : changes)
                readFields(*history, *change);
        }
        return true;
    }

    static void readFields(const ObjectHistory &history, RbacChange &change)
    {
        const auto at = std::ranges::find(history.versions, change.row, &ObjectVersion::row);
        if (at == history.versions.end())
            return;
        const bool deleted = change.change == Change::Deleted;
        const ObjectVersion *before = at == history.versions.begin() ? nullptr : &*std::prev(at);
        if (before != nullptr && before->change == Change::Deleted)
            before = nullptr;
        const bool isBeforeKnown = change.change == Change::Created
            || (before != nullptr && before->body != ObjectVersion::Body::None);
        change.note = at->note;
        if (deleted ? !isBeforeKnown : at->body == ObjectVersion::Body::None) {
            if (deleted)
                change.note = GrantText::tr("What was deleted is not in the log.");
            return;
        }
        change.isDifference = isBeforeKnown;
        const bool isNew = change.change == Change::Created || !isBeforeKnown;
        change.fields = objectChanges(isNew ? std::string_view() : before->object,
                                      deleted ? std::string_view() : at->object);
        std::erase_if(change.fields, [](const FieldChange &field) { return !isShown(field); });
        if (change.fields.size() > RbacChange::kMaximumFields)
            change.fields.resize(RbacChange::kMaximumFields);
        for (FieldChange &field : change.fields) {
            shorten(field.before);
            shorten(field.after);
        }
    }

    const EventSnapshot &m_snapshot;
    const RowBitmap &m_rows;
    const EvaluationControl &m_control;
    std::map<RbacObject, Touched> m_objects;
    std::vector<RbacChange> m_changes; // by answer
    std::vector<ActivityCounter> m_uses; // of each change
    std::unordered_map<std::uint64_t, std::vector<const Touched *>> m_touched;
};

} // namespace

Result<std::vector<RbacChange>> rbacChanges(const EventSnapshot &snapshot, const RowBitmap &rows,
                                            const EvaluationControl &control)
{
    return ChangeReader(snapshot, rows, control).read();
}

} // namespace kubewake
