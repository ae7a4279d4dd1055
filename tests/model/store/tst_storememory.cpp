// SPDX-License-Identifier: Apache-2.0
#include "model/store/storememory.h"

#include "model/store/packedcodes.h"
#include "model/store/packedints.h"
#include "model/store/requesttable.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <sys/resource.h>

using namespace kubewake;

namespace {

constexpr std::size_t kMegabyte = std::size_t {1} << 20;

} // namespace

class TestStoreMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryThenDisk();
    void smallPiecesStay();
    void whatIsGivenBackIsUsedAgain();
    void contentSurvivesRelease();
    void largerThanAnExtent();
    void columnsOnDisk();
    void requestsOnDisk();
    void outlivesItsOwner();
    void noRoomOnTheDisk();
};

void TestStoreMemory::memoryThenDisk()
{
    const auto memory = std::make_shared<StoreMemory>(3 * kMegabyte);
    std::vector<StoreBytes> pieces;
    for (int i = 0; i < 10; ++i) {
        pieces.emplace_back(kMegabyte, memory);
        std::memset(pieces.back().data(), i, kMegabyte);
    }
    QCOMPARE(memory->bytesInMemory(), 3 * kMegabyte);
    QCOMPARE(memory->bytesOnDisk(), 7 * kMegabyte);
    QVERIFY(!memory->isExhausted());
    for (int i = 0; i < 10; ++i) {
        const char *data = pieces[static_cast<std::size_t>(i)].data();
        QVERIFY(std::all_of(data, data + kMegabyte, [i](char c) { return c == i; }));
    }
    pieces.clear();
    QCOMPARE(memory->bytesInMemory(), std::size_t {0});
    QCOMPARE(memory->bytesOnDisk(), std::size_t {0});
}

void TestStoreMemory::smallPiecesStay()
{
    const auto memory = std::make_shared<StoreMemory>(1);
    const StoreBytes small(StoreMemory::kSmallBytes - 1, memory);
    QCOMPARE(memory->bytesOnDisk(), std::size_t {0});
    const StoreBytes large(StoreMemory::kSmallBytes, memory);
    QCOMPARE(memory->bytesOnDisk(), StoreMemory::kSmallBytes);
}

void TestStoreMemory::whatIsGivenBackIsUsedAgain()
{
    StoreMemory memory(1);
    void *first = memory.allocate(100'000);
    memory.deallocate(first, 100'000);
    QCOMPARE(memory.allocate(100'000), first);
    QVERIFY(memory.allocate(100'000) != first);
}

void TestStoreMemory::contentSurvivesRelease()
{
    const auto memory = std::make_shared<StoreMemory>(1);
    StoreBytes bytes(20 * kMegabyte, memory);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes.data()[i] = static_cast<char>(i * 7);
    memory->release();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes.data()[i] != static_cast<char>(i * 7))
            QFAIL("a byte changed");
    }
}

void TestStoreMemory::largerThanAnExtent()
{
    const auto memory = std::make_shared<StoreMemory>(1);
    StoreBytes bytes(StoreMemory::kExtentBytes + 5, memory);
    bytes.data()[StoreMemory::kExtentBytes + 4] = 'x';
    QVERIFY(memory->bytesOnDisk() >= StoreMemory::kExtentBytes + 5);
}

void TestStoreMemory::columnsOnDisk()
{
    const auto memory = std::make_shared<StoreMemory>(1);
    std::vector<std::uint32_t> codes(65'536);
    std::vector<std::int64_t> numbers(65'536);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        codes[i] = static_cast<std::uint32_t>(i * 2'654'435'761U);
        numbers[i] = static_cast<std::int64_t>(i) << 40;
    }
    const PackedCodes packed(codes, memory);
    const PackedInts wide(numbers, memory);
    QCOMPARE(memory->bytesOnDisk(), std::size_t {65'536} * 12);
    const PackedCodes same(codes);
    for (std::uint32_t i = 0; i < 65'536; ++i) {
        QCOMPARE(packed[i], same[i]);
        QCOMPARE(wide[i], numbers[i]);
    }
}

void TestStoreMemory::requestsOnDisk()
{
    const auto memory = std::make_shared<StoreMemory>(1);
    RequestTable table(memory);
    const std::uint32_t count = 3 * RequestTable::kBlockSize;
    for (std::uint32_t i = 0; i < count; ++i)
        static_cast<void>(table.append(RequestEntry {.id = {}, .identity = i}));
    QVERIFY(memory->bytesOnDisk() >= count * sizeof(RequestEntry));
    const std::size_t before = memory->bytesOnDisk();
    {
        const RequestTable::View view = table.view();
        table.writable(RequestId {5}).identity = 77;
        QCOMPARE(view[RequestId {5}].identity, 5U);
        QVERIFY(memory->bytesOnDisk() > before);
    }
    QCOMPARE(memory->bytesOnDisk(), before);
    for (std::uint32_t i = 0; i < count; ++i)
        QCOMPARE(table[RequestId {i}].identity, i == 5 ? 77U : i);
}

void TestStoreMemory::outlivesItsOwner()
{
    StoreBytes bytes;
    {
        const auto memory = std::make_shared<StoreMemory>(1);
        bytes = StoreBytes(kMegabyte, memory);
        std::memset(bytes.data(), 'k', kMegabyte);
    }
    QCOMPARE(bytes.data()[kMegabyte - 1], 'k');
}

// A limit on the size of files stands for a full disk.
void TestStoreMemory::noRoomOnTheDisk()
{
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit none = before;
    none.rlim_cur = 0;
    signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0);
    const auto memory = std::make_shared<StoreMemory>(kMegabyte);
    std::vector<StoreBytes> pieces;
    for (int i = 0; i < 3; ++i) {
        pieces.emplace_back(kMegabyte, memory);
        std::memset(pieces.back().data(), i, kMegabyte);
    }
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(memory->isExhausted());
    QCOMPARE(memory->bytesInMemory(), 3 * kMegabyte);
}

QTEST_APPLESS_MAIN(TestStoreMemory)
#include "tst_storememory.moc"
