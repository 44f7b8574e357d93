// A small case of two countries and the means to read rows into it.
#pragma once

#include <fstream>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

#include "entente/candidates/import.hpp"

#include "../keep/fixture.hpp"

namespace entente::candidates {

inline const char* const kActors =
    "name,from,to,actor,note\n"
    "Alba,,,ALB,\n"
    "ALB,,,ALB,\n"
    "Boria,,,BOR,\n"
    "BOR,,,BOR,\n"
    "Citizen (Alba),,,,private people\n"
    "*(Alba),,,ALB,\n"
    "*(Boria),,,BOR,\n"
    "Ada Prim,2014-05-01,2018-12-31,ALB,in office\n"
    "Ada Prim,2019-01-01,,,out of office\n"
    "Zoë Müller,,,BOR,\n";

inline const char* const kKinds =
    "version = \"test 1\"\n"
    "[[rule]]\ncodes = [\"04\", \"CONSULT\"]\nkind = \"talks_held\"\njoint = "
    "true\n"
    "[[rule]]\ncodes = [\"10\"]\nkind = \"hotline_severed\"\n"
    "[[rule]]\ncodes = [\"13\", \"19\", \"ASSAULT\", \"1\", \"Battles\"]\n"
    "kind = \"clash\"\n"
    "[[rule]]\ncodes = [\"07\", \"AID\"]\nkind = \"aid_delivered\"\n"
    "actors = [\"BOR\"]\n"
    "[names]\n\"Consult\" = \"040\"\n";

// Text as a file that is read through a pipe or from the disk.
class TextFile {
 public:
  explicit TextFile(const std::string& text) {
    std::string name =
        (std::filesystem::temp_directory_path() / "candidates-XXXXXX").string();
    fd_ = mkstemp(name.data());
    EXPECT_GE(fd_, 0);
    unlink(name.c_str());
    EXPECT_EQ(write_all(fd_, text), 0);
    lseek(fd_, 0, SEEK_SET);
  }
  TextFile(const TextFile&) = delete;
  TextFile& operator=(const TextFile&) = delete;
  ~TextFile() { close(fd_); }
  int fd() const { return fd_; }

 private:
  int fd_ = -1;
};

// The case of docs/files.md, and what was imported into it.
struct Desk {
  keep::Folder folder;
  casefile::Case the_case = casefile::read_case(folder.path()).value;
  Diagnostics mistakes;
  ActorTable actors =
      ActorTable::read(kActors, "import/actors.csv", the_case, mistakes);
  KindMap kinds = KindMap::read(kKinds, "import/test.toml", the_case, mistakes);
  Matching matching{the_case.record};
  std::vector<Event> events;  // of the last import

  // One file; kept.
  Account import(const std::string& as,
                 const std::string& text,
                 long limit = kMostInTable) {
    return import(*known_layout(as), text, limit);
  }
  Account import(const Layout& layout,
                 const std::string& text,
                 long limit = kMostInTable) {
    EXPECT_TRUE(mistakes.empty());
    std::unique_ptr<Store> store;
    EXPECT_FALSE(Store::open(folder.path(), store, mistakes, limit));
    events.clear();
    Sinks sinks;
    sinks.store = store.get();
    sinks.event = [&](const Event& event, const record::Act*) {
      events.push_back(event);
    };
    const TextFile file(text);
    const Account account =
        import_file(file.fd(), "data", reading(layout), matching, sinks);
    EXPECT_TRUE(account.adds_up() || !account.stopped.empty());
    EXPECT_FALSE(store->keep());
    return account;
  }
  Reading reading(const Layout& layout) const {
    return {&layout, &actors, &kinds, &the_case, {}};
  }
};

inline long rows_of(const std::map<std::string, Account::Reason>& reasons,
                    const std::string& reason) {
  const auto found = reasons.find(reason);
  return found == reasons.end() ? 0 : found->second.rows;
}

inline const char* const kIcewsHeader =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent "
    "Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget "
    "Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\t"
    "Country\tLatitude\tLongitude\n";

// A row of ICEWS; the columns that nobody reads are "NULL".
inline std::string icews(const std::string& id,
                         const std::string& date,
                         const std::string& source,
                         const std::string& text,
                         const std::string& code,
                         const std::string& target,
                         const std::string& publisher = "Gazette") {
  return id + "\t" + date + "\t" + source + "\tGovernment\tNULL\t" + text +
         "\t" + code + "\t1.0\t" + target + "\tGovernment\tNULL\t7\t2\t" +
         publisher + "\tNULL\tNULL\tNULL\tNULL\tNULL\tNULL\n";
}

}  // namespace entente::candidates
