// SPDX-License-Identifier: Apache-2.0
#include "model/store/dictionary.h"

#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <string>
#include <thread>
#include <unordered_map>

using namespace kubewake;

class DictionaryTest : public QObject
{
    Q_OBJECT

private slots:
    void codesCountUpFromOne()
    {
        Dictionary dictionary;
        QCOMPARE(dictionary.size(), Code {1});
        QCOMPARE(dictionary.value(kMissing), std::string_view());
        QCOMPARE(dictionary.find("a"), kMissing);
        QCOMPARE(dictionary.intern("a"), Code {1});
        QCOMPARE(dictionary.intern("b"), Code {2});
        QCOMPARE(dictionary.intern("a"), Code {1});
        QCOMPARE(dictionary.find("b"), Code {2});
        QCOMPARE(dictionary.size(), Code {3});
    }

    void anEmptyValueIsNotAMissingOne()
    {
        Dictionary dictionary;
        QCOMPARE(dictionary.find(""), kMissing);
        QCOMPARE(dictionary.intern(""), Code {1});
        QCOMPARE(dictionary.intern("x"), Code {2});
        QCOMPARE(dictionary.intern(""), Code {1});
        QVERIFY(dictionary.value(1).data() != nullptr);
    }

    void anyBytes()
    {
        Dictionary dictionary;
        const std::string nul("a\0b", 3);
        const std::string big(3 << 20, '\xff'); // larger than a block of the arena
        const Code a = dictionary.intern(nul);
        const Code b = dictionary.intern("a");
        const Code c = dictionary.intern(big);
        const Code d = dictionary.intern(big + "x");
        QVERIFY(a != b && c != d);
        QCOMPARE(dictionary.value(a), std::string_view(nul));
        QVERIFY(dictionary.value(c) == big);
        QVERIFY(dictionary.value(d) == big + "x");
        QCOMPARE(dictionary.intern(nul), a);
    }

    void likeAMap()
    {
        Dictionary dictionary;
        std::unordered_map<std::string, Code> map;
        std::vector<std::string_view> views {std::string_view()};
        QRandomGenerator random(5);
        for (int i = 0; i < 200'000; ++i) {
            const std::string value =
                std::to_string(random.bounded(60'000)) + std::string(random.bounded(5U), 'x');
            const auto [entry, isNew] = map.try_emplace(value, dictionary.size());
            QCOMPARE(dictionary.intern(value), entry->second);
            if (isNew)
                views.push_back(dictionary.value(entry->second));
        }
        QCOMPARE(dictionary.size(), static_cast<Code>(map.size() + 1));
        for (const auto &[value, code] : map) {
            QCOMPARE(dictionary.find(value), code);
            QCOMPARE(dictionary.value(code), std::string_view(value));
            QVERIFY(dictionary.value(code).data() == views[code].data()); // values never move
        }
    }

    // One thread adds while another reads the codes it has been told of.
    void readersNeedNoLock()
    {
        Dictionary dictionary;
        std::atomic<Code> published {1};
        std::atomic<bool> wrong {false};
        std::thread reader([&] {
            Code seen = 1;
            while (seen < 100'000) {
                seen = published.load(std::memory_order_acquire);
                for (Code code = seen > 100 ? seen - 100 : 1; code < seen; ++code) {
                    if (dictionary.value(code) != std::to_string(code))
                        wrong = true;
                }
            }
        });
        for (Code code = 1; code < 100'001; ++code) {
            dictionary.intern(std::to_string(code));
            published.store(code + 1, std::memory_order_release);
        }
        reader.join();
        QVERIFY(!wrong);
    }
};

QTEST_APPLESS_MAIN(DictionaryTest)
#include "tst_dictionary.moc"
