// Where C++ gets its memory. A plan is thousands of small lists: those are kept in lists of free blocks, one for each
// size, which take a few instructions where a general allocator takes hundreds. What is larger goes to that one, which
// can then be the smallest.
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <new>

namespace {

constexpr std::size_t kStep = 16;
constexpr std::size_t kMostPooled = 512;
constexpr std::size_t kChunk = 32 * 1024;

struct Block {
  Block* next;
};

/// Free blocks of each size. They are never handed back: what was needed once is needed for the next plan.
Block* pools[kMostPooled / kStep];

/// Of a new chunk: its first block, all others to the pool.
[[gnu::noinline]] void* split(Block*& pool, std::size_t size) {
  char* const chunk = static_cast<char*>(std::malloc(kChunk));
  for (std::size_t at = kChunk / size * size; (at -= size) > 0;) {
    auto* const block = reinterpret_cast<Block*>(chunk + at);
    block->next = pool;
    pool = block;
  }
  return chunk;
}

} // namespace

void* operator new(std::size_t size) {
  // Zero bytes have an address as well.
  const std::size_t last = size == 0 ? 0 : (size - 1) / kStep;
  if (last >= std::size(pools)) return std::malloc(size);
  Block*& pool = pools[last];
  Block* const block = pool;
  if (block == nullptr) return split(pool, (last + 1) * kStep);
  pool = block->next;
  return block;
}

void operator delete(void* memory, std::size_t size) noexcept {
  const std::size_t last = size == 0 ? 0 : (size - 1) / kStep;
  if (last >= std::size(pools)) return std::free(memory);
  if (memory == nullptr) return;
  auto* const block = static_cast<Block*>(memory);
  block->next = pools[last];
  pools[last] = block;
}

/// Without its size a block cannot be given back. Nobody does: the containers name it (-fsized-deallocation).
void operator delete(void*) noexcept {
  __builtin_trap();
}
