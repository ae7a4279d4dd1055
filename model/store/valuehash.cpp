// SPDX-License-Identifier: Apache-2.0
#include "model/store/valuehash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>

namespace kubewake {
namespace {

using Secret = std::array<std::uint32_t, XXH3_SECRET_DEFAULT_SIZE / sizeof(std::uint32_t)>;

Secret randomSecret()
{
    std::random_device device;
    Secret secret;
    std::ranges::generate(secret, [&device] { return device(); });
    return secret;
}

} // namespace

// With a secret, not a seed: of a seed, a secret is made again for every long text.
std::uint64_t valueHash(std::string_view bytes)
{
    static const Secret secret = randomSecret();
    return XXH3_64bits_withSecret(bytes.data(), bytes.size(), secret.data(), sizeof secret);
}

} // namespace kubewake
