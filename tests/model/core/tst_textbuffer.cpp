// SPDX-License-Identifier: Apache-2.0
#include "model/core/textbuffer.h"

#include <QRandomGenerator>
#include <QTest>

#include <string>

using namespace kubewake;

class TextBufferTest : public QObject
{
    Q_OBJECT

private slots:
    void startsEmpty()
    {
        TextBuffer buffer;
        QVERIFY(buffer.view().empty());
        buffer.append(std::string_view());
        buffer.append(0, 'x');
        QCOMPARE(buffer.size(), std::size_t {0});
    }

    void keepsItsMemory()
    {
        TextBuffer buffer;
        buffer.append(1000, 'x');
        const std::size_t capacity = buffer.capacity();
        buffer.clear();
        buffer.append(1000, 'y');
        QCOMPARE(buffer.capacity(), capacity);
        QVERIFY(buffer.view() == std::string(1000, 'y'));
    }

    void holdsWhatAStringHolds()
    {
        QRandomGenerator random(11);
        TextBuffer buffers[2];
        std::string strings[2];
        for (int round = 0; round < 20'000; ++round) {
            const std::size_t which = random.bounded(2);
            TextBuffer &buffer = buffers[which];
            std::string &string = strings[which];
            const std::size_t count = random.bounded(40);
            const char byte = static_cast<char>('a' + random.bounded(26));
            switch (random.bounded(6)) {
            case 0:
                buffer.append(count, byte);
                string.append(count, byte);
                break;
            case 1:
                buffer.append(std::string(count, byte));
                string.append(count, byte);
                break;
            case 2: {
                char *place = buffer.grow(count);
                for (std::size_t i = 0; i < count; ++i)
                    place[i] = static_cast<char>('0' + i);
                for (std::size_t i = 0; i < count; ++i)
                    string += static_cast<char>('0' + i);
                break;
            }
            case 3: {
                const std::size_t size = std::min(string.size(), std::size_t {100} + count);
                buffer.truncate(size);
                string.resize(size);
                break;
            }
            case 4:
                buffers[0].swap(buffers[1]);
                strings[0].swap(strings[1]);
                break;
            default:
                if (count == 0) {
                    buffer.clear();
                    string.clear();
                }
            }
            QVERIFY(buffers[0].view() == strings[0]);
            QVERIFY(buffers[1].view() == strings[1]);
        }
    }
};

QTEST_APPLESS_MAIN(TextBufferTest)
#include "tst_textbuffer.moc"
