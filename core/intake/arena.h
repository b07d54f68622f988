#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace explainer::intake {

/// Memory for one parse, given back all at once: the parser's own clean-up recurses as deep as the tree. Pieces that it
/// releases while it works are used again, so that growing buffers do not add up. How much a parse can ask for is
/// bounded beforehand (markup.h).
class Arena {
 public:
  void* allocate(std::size_t size);
  void release(void* memory);
  std::size_t bytes() const { return bytes_; }  ///< taken from the system

 private:
  static constexpr std::size_t first_slab = std::size_t{1} << 16, largest_slab = std::size_t{1} << 20;

  struct alignas(std::max_align_t) Header {
    std::size_t size_class;
    Header* next;  ///< among the released ones
  };

  std::vector<std::unique_ptr<std::byte[]>> slabs_;
  std::byte* free_ = nullptr;
  std::size_t left_ = 0, bytes_ = 0, next_slab_ = first_slab;
  std::array<Header*, 128> released_{};
};

}  // namespace explainer::intake
