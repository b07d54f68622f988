#include "intake/arena.h"

#include <algorithm>
#include <new>

namespace explainer::intake {
namespace {

constexpr std::size_t step = 32, small_classes = 32;  // up to 1 KB in steps of 32 bytes, then powers of two

std::size_t class_of(std::size_t size) {
  if (size <= step * small_classes) return size == 0 ? 0 : (size - 1) / step;
  std::size_t size_class = small_classes;
  for (std::size_t room = step * small_classes * 2; room < size; room *= 2) ++size_class;
  return size_class;
}

std::size_t room_in(std::size_t size_class) {
  if (size_class < small_classes) return (size_class + 1) * step;
  return (step * small_classes * 2) << (size_class - small_classes);
}

}  // namespace

void* Arena::allocate(std::size_t size) {
  const auto size_class = class_of(size);
  if (Header* again = released_[size_class]) {
    released_[size_class] = again->next;
    return again + 1;
  }
  const std::size_t needed = sizeof(Header) + room_in(size_class);
  if (needed > left_) {
    left_ = std::max(needed, next_slab_);
    next_slab_ = std::min(next_slab_ * 2, largest_slab);
    slabs_.push_back(std::unique_ptr<std::byte[]>(new std::byte[left_]));
    free_ = slabs_.back().get();
    bytes_ += left_;
  }
  Header* header = new (free_) Header{size_class, nullptr};
  free_ += needed;
  left_ -= needed;
  return header + 1;
}

void Arena::release(void* memory) {
  if (!memory) return;
  Header* header = static_cast<Header*>(memory) - 1;
  header->next = released_[header->size_class];
  released_[header->size_class] = header;
}

}  // namespace explainer::intake
