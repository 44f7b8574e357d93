#include "entente/core/check.hpp"

#include <stdexcept>
#include <string>

namespace entente {

void contract_failed(const char* condition, const char* file, int line) {
  throw std::logic_error(std::string{"expected '"} + condition + "' at " +
                         file + ":" + std::to_string(line));
}

}  // namespace entente
