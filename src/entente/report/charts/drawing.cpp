#include "entente/report/charts/drawing.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/words/markup.hpp"
#include "entente/report/words/words.hpp"

namespace entente::report {

std::string coordinate(double value) {
  const long tenths = std::lround(10 * value);
  const long whole = std::labs(tenths) / 10, rest = std::labs(tenths) % 10;
  const char* minus = tenths < 0 ? "-" : "";
  return rest == 0 ? fmt::format("{}{}", minus, whole)
                   : fmt::format("{}{}.{}", minus, whole, rest);
}

Drawing::Drawing(double width, double height, std::string size_class)
    : width_(width), height_(height), size_class_(std::move(size_class)) {}

Drawing& Drawing::described(std::string_view id,
                            std::string_view title,
                            std::string_view description) {
  id_ = id;
  head_ = fmt::format(
      "<title id=\"{0}-t\">{1}</title>"
      "<desc id=\"{0}-d\">{2}</desc>\n",
      escape_attribute(id), escape(title), escape(description));
  return *this;
}

void Drawing::group(std::string_view cls) {
  body_ += fmt::format("<g class=\"{}\">\n", cls);
}

void Drawing::end_group() {
  body_ += "</g>\n";
}

// `element` is an open tag without its end: "<rect ...".
void Drawing::mark(std::string element, std::string_view title) {
  body_ += element;
  if (title.empty()) {
    body_ += "/>\n";
    return;
  }
  const std::string name = element.substr(1, element.find(' ') - 1);
  body_ += fmt::format("><title>{}</title></{}>\n", escape(title), name);
}

void Drawing::rect(std::string_view cls,
                   double x,
                   double y,
                   double w,
                   double h,
                   std::string_view title) {
  mark(fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" "
                   "height=\"{}\"",
                   cls, coordinate(x), coordinate(y),
                   coordinate(std::max(0.0, w)), coordinate(std::max(0.0, h))),
       title);
}

void Drawing::line(std::string_view cls,
                   double x1,
                   double y1,
                   double x2,
                   double y2,
                   std::string_view title) {
  mark(fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"",
                   cls, coordinate(x1), coordinate(y1), coordinate(x2),
                   coordinate(y2)),
       title);
}

void Drawing::circle(std::string_view cls,
                     double x,
                     double y,
                     double r,
                     std::string_view title) {
  mark(fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"", cls,
                   coordinate(x), coordinate(y), coordinate(r)),
       title);
}

void Drawing::path(std::string_view cls,
                   std::string_view d,
                   std::string_view title) {
  if (d.empty()) return;
  mark(fmt::format("<path class=\"{}\" d=\"{}\"", cls, d), title);
}

namespace {

const char* anchor_attribute(Anchor anchor) {
  switch (anchor) {
    case Anchor::start:
      return "";
    case Anchor::middle:
      return " text-anchor=\"middle\"";
    case Anchor::end:
      return " text-anchor=\"end\"";
  }
  return "";
}

}  // namespace

void Drawing::text(std::string_view cls,
                   double x,
                   double y,
                   Anchor anchor,
                   std::string_view words) {
  body_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>\n",
                       cls, coordinate(x), coordinate(y),
                       anchor_attribute(anchor), escape(words));
}

void Drawing::linked_text(double x,
                          double y,
                          Anchor anchor,
                          std::string_view href,
                          std::string_view strong,
                          std::string_view plain) {
  body_ += fmt::format(
      "<text class=\"t\" x=\"{}\" y=\"{}\"{}><a href=\"{}\"><tspan "
      "class=\"b\">{}</tspan></a>{}</text>\n",
      coordinate(x), coordinate(y), anchor_attribute(anchor),
      escape_attribute(href), escape(strong), escape(plain));
}

std::string Drawing::svg() const {
  const std::string about =
      id_.empty() ? "aria-hidden=\"true\""
                  : fmt::format("role=\"img\" aria-labelledby=\"{0}-t {0}-d\"",
                                escape_attribute(id_));
  const std::string cls =
      size_class_.empty() ? "" : fmt::format(" class=\"{}\"", size_class_);
  return fmt::format("<svg viewBox=\"0 0 {} {}\"{} {}>\n{}{}</svg>",
                     coordinate(width_), coordinate(height_), cls, about, head_,
                     body_);
}

}  // namespace entente::report
