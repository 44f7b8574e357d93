// An SVG picture as it is drawn: shapes with classes, titles on marks, one
// description for all. Looks come from brief.css; coordinates are rounded to a
// tenth.
#pragma once

#include <string>
#include <string_view>

namespace entente::report {

// A coordinate with at most one decimal: "12", "12.3", never "-0".
std::string coordinate(double value);

enum class Anchor { start, middle, end };

// Marks with a non-empty `title` show it on
// hover and to screen readers.
class Drawing {
 public:
  // `size_class` says how wide a phone may make it scroll: "wide", "mid", ...
  Drawing(double width, double height, std::string size_class = "");

  // role=img with title and description; without it the picture is hidden
  // from screen readers, since the text beside it says the same.
  Drawing& described(std::string_view id,
                     std::string_view title,
                     std::string_view description);

  void group(std::string_view cls);
  void end_group();
  void rect(std::string_view cls,
            double x,
            double y,
            double w,
            double h,
            std::string_view title = "");
  void line(std::string_view cls,
            double x1,
            double y1,
            double x2,
            double y2,
            std::string_view title = "");
  void circle(std::string_view cls,
              double x,
              double y,
              double r,
              std::string_view title = "");
  void path(std::string_view cls,
            std::string_view d,
            std::string_view title = "");
  void text(std::string_view cls,
            double x,
            double y,
            Anchor anchor,
            std::string_view words);
  // Words of which the first part is bold and leads somewhere.
  void linked_text(double x,
                   double y,
                   Anchor anchor,
                   std::string_view href,
                   std::string_view strong,
                   std::string_view plain);
  std::string svg() const;

 private:
  void mark(std::string element, std::string_view title);

  double width_, height_;
  std::string size_class_, head_, body_;
  std::string id_;
};

}  // namespace entente::report
