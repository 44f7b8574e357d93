#include "entente/desk/rooms/definitions/edited.hpp"

#include "entente/keep/whole_file.hpp"

namespace entente::desk {

Edited edited_case(const std::filesystem::path& folder,
                   const std::string& case_id,
                   const Draft& draft) {
  Edited out;
  out.files = casefile::load_files(folder, out.mistakes);
  if (!out.mistakes.empty()) return out;
  const casefile::Files after = keep::changed(
      out.files, {keep::put_file(draft.file, draft.text, draft.seen)},
      out.mistakes);
  if (!out.mistakes.empty()) return out;
  casefile::Reading reading = casefile::read_case(after, case_id);
  out.mistakes = std::move(reading.diagnostics);
  if (out.mistakes.empty())
    out.after = std::make_shared<casefile::Case>(std::move(reading.value));
  return out;
}

std::string with_ends_of(const std::string& shown, const std::string& sent) {
  const bool crlf = shown.find("\r\n") != std::string::npos;
  std::string out;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    if (sent[i] == '\r' && i + 1 < sent.size() && sent[i + 1] == '\n') continue;
    if (sent[i] == '\n' && crlf) out += '\r';
    out += sent[i];
  }
  return out;
}

}  // namespace entente::desk
