// SPDX-License-Identifier: Apache-2.0
#include "model/store/valuehash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <random>

namespace kubewake {
namespace {

std::uint64_t randomSeed()
{
    std::random_device device;
    return (std::uint64_t {device()} << 32) | device();
}

} // namespace

std::uint64_t valueHash(std::string_view bytes)
{
    static const std::uint64_t seed = randomSeed();
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

} // namespace kubewake
