// The formats that are known by name. Their columns: the data sets' codebooks.
#include <algorithm>

#include "entente/candidates/layout.hpp"
#include "entente/core/check.hpp"

namespace entente::candidates {
namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    all.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

struct Named {
  Part part;
  const char* columns;  // the first that is there, joined by |
};

void name(Layout& layout, const std::vector<Named>& all) {
  for (const Named& one : all)
    layout.parts[static_cast<std::size_t>(one.part)] = words(one.columns);
}

Layout icews() {
  Layout layout;
  layout.name = "icews";
  layout.quotes = Quotes::around_cells;  // .tab files of Dataverse
  layout.dates = {"YYYY-MM-DD", "M/D/YYYY"};
  layout.map = "cameo";
  name(layout, {{Part::id, "Event ID"},
                {Part::date, "Event Date"},
                {Part::actor, "Source Name"},
                {Part::actor_country, "Source Country"},
                {Part::target, "Target Name"},
                {Part::target_country, "Target Country"},
                {Part::code, "CAMEO Code"},
                {Part::goldstein, "Intensity"},
                {Part::publisher, "Publisher"},
                {Part::text, "Event Text"}});
  return layout;
}

const char* const kActor =
    "Code|Name|CountryCode|KnownGroupCode|EthnicCode|Religion1Code|"
    "Religion2Code|Type1Code|Type2Code|Type3Code";

// GDELT 1.0 has 57 columns to March 2013 and 58 after, 2.0 has 61: three more
// for the second level of places.
Layout gdelt(const std::string& version) {
  Layout layout;
  layout.name = version;
  layout.header = Header::none;
  layout.dates = {"YYYYMMDD"};
  layout.missing = {"---"};
  layout.map = "cameo";
  layout.most_days_late = 60;
  const bool second = version == "gdelt2";
  layout.widths =
      second ? std::vector<std::size_t>{61} : std::vector<std::size_t>{57, 58};
  std::vector<std::string>& columns = layout.columns;
  columns = words("GLOBALEVENTID|SQLDATE|MonthYear|Year|FractionDate");
  for (const char* const who : {"Actor1", "Actor2"})
    for (const std::string& column : words(kActor))
      columns.push_back(who + column);
  for (const std::string& column :
       words("IsRootEvent|EventCode|EventBaseCode|EventRootCode|QuadClass|"
             "GoldsteinScale|NumMentions|NumSources|NumArticles|AvgTone"))
    columns.push_back(column);
  for (const char* const what : {"Actor1Geo_", "Actor2Geo_", "ActionGeo_"})
    for (const std::string& column :
         words(second ? "Type|FullName|CountryCode|ADM1Code|ADM2Code|Lat|Long|"
                        "FeatureID"
                      : "Type|FullName|CountryCode|ADM1Code|Lat|Long|"
                        "FeatureID"))
      columns.push_back(what + column);
  columns.emplace_back("DATEADDED");
  columns.emplace_back("SOURCEURL");
  name(layout, {{Part::id, "GLOBALEVENTID"},
                {Part::date, "SQLDATE"},
                {Part::added, "DATEADDED"},
                {Part::actor, "Actor1Name"},
                {Part::actor_code, "Actor1Code"},
                {Part::actor_country, "Actor1CountryCode"},
                {Part::target, "Actor2Name"},
                {Part::target_code, "Actor2Code"},
                {Part::target_country, "Actor2CountryCode"},
                {Part::code, "EventCode"},
                {Part::goldstein, "GoldsteinScale"},
                {Part::quad, "QuadClass"},
                {Part::address, "SOURCEURL"}});
  return layout;
}

Layout polecat() {
  Layout layout;
  layout.name = "polecat";
  layout.missing = {"NULL", "NA", "None", "N/A"};
  layout.dates = {"YYYY-MM-DD", "M/D/YYYY"};
  layout.list = ';';
  layout.map = "plover";
  // In the place of a header with more names than the rows have cells.
  layout.columns = words(
      "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|"
      "Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|"
      "Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient "
      "Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|"
      "Recipient Title|Recipient Name Raw|Wikipedia Recipient "
      "ID|Placename|City|"
      "District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|"
      "Feature Type|Source|Publication Date|Story People|Story Organizations|"
      "Story Locations|Language|Version");
  name(layout, {{Part::id, "Event ID"},
                {Part::date, "Event Date"},
                {Part::actor, "Actor Name"},
                {Part::actor_country, "Actor Country"},
                {Part::target, "Recipient Name"},
                {Part::target_country, "Recipient Country"},
                {Part::code, "Event Type"},
                {Part::mode, "Event Mode"},
                {Part::goldstein, "Intensity|Event Intensity"},
                {Part::quad, "Quad Code"},
                {Part::publisher, "Source"}});
  return layout;
}

Layout ucdp() {
  Layout layout;
  layout.name = "ucdp";
  layout.separator = ',';
  layout.quotes = Quotes::rfc4180;
  layout.header = Header::may_be_missing;
  layout.map = "ucdp";
  layout.month_words = {"4"};
  layout.year_words = {"5"};
  layout.columns = words(
      "id|relid|year|active_year|code_status|type_of_violence|conflict_dset_id|"
      "conflict_new_id|conflict_name|dyad_dset_id|dyad_new_id|dyad_name|"
      "side_a_dset_id|side_a_new_id|side_a|side_b_dset_id|side_b_new_id|side_b|"
      "number_of_sources|source_article|source_office|source_date|"
      "source_headline|source_original|where_prec|where_coordinates|"
      "where_description|adm_1|adm_2|latitude|longitude|geom_wkt|priogrid_gid|"
      "country|country_id|region|event_clarity|date_prec|date_start|date_end|"
      "deaths_a|deaths_b|deaths_civilians|deaths_unknown|best|high|low|gwnoa|"
      "gwnob");
  layout.widths = {layout.columns.size()};
  name(layout, {{Part::id, "id"},
                {Part::date, "date_start"},
                {Part::precision, "date_prec"},
                {Part::actor, "side_a"},
                {Part::actor_code, "gwnoa"},
                {Part::target, "side_b"},
                {Part::target_code, "gwnob"},
                {Part::code, "type_of_violence"},
                {Part::publisher, "source_office"},
                {Part::text, "source_headline"}});
  return layout;
}

Layout acled() {
  Layout layout;
  layout.name = "acled";
  layout.separator = ',';
  layout.quotes = Quotes::rfc4180;
  layout.dates = {"YYYY-MM-DD", "D Month YYYY"};
  layout.map = "acled";
  layout.month_words = {"3"};
  name(layout, {{Part::id, "event_id_cnty"},
                {Part::date, "event_date"},
                {Part::precision, "time_precision"},
                {Part::actor, "actor1"},
                {Part::target, "actor2"},
                {Part::code, "event_type"},
                {Part::mode, "sub_event_type"},
                {Part::publisher, "source"},
                {Part::text, "notes"}});
  return layout;
}

}  // namespace

const std::vector<std::string>& part_names() {
  static const std::vector<std::string> names = words(
      "id|date|added|precision|actor|actor_code|actor_country|target|"
      "target_code|target_country|code|mode|goldstein|quad|publisher|text|"
      "address");
  ENTENTE_EXPECTS(names.size() == kParts);
  return names;
}

const std::vector<std::string>& known_layouts() {
  static const std::vector<std::string> names =
      words("icews|gdelt1|gdelt2|polecat|ucdp|acled");
  return names;
}

const Layout* known_layout(const std::string& name) {
  static const std::vector<Layout> all = {
      icews(), gdelt("gdelt1"), gdelt("gdelt2"), polecat(), ucdp(), acled()};
  const auto found =
      std::find_if(all.begin(), all.end(),
                   [&](const Layout& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace entente::candidates
