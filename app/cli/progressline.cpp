// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progressline.h"

#include "app/cli/visibletext.h"

#include <cstdio>

namespace kubewake {
namespace {

constexpr qint64 kIntervalMs = 100;
constexpr std::size_t kWidth = 79; // a longer line would wrap and could not be rewritten

} // namespace

ProgressLine::ProgressLine(bool enabled)
    : m_enabled(enabled)
{
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(const QString &text)
{
    if (!m_enabled)
        return;
    const std::scoped_lock lock(m_mutex);
    if (m_sinceShown.isValid() && m_sinceShown.elapsed() < kIntervalMs)
        return;
    m_sinceShown.start();
    const std::string line = elided(visibleText(text.toStdString()), kWidth);
    std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
    std::fflush(stderr);
    m_visible = true;
}

void ProgressLine::clear()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_visible)
        return;
    std::fprintf(stderr, "\r\x1b[K");
    std::fflush(stderr);
    m_visible = false;
}

} // namespace kubewake
