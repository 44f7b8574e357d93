# Rscript bench/peers/hhh4.R FOLDER RECORDS: hhh4 of R's surveillance on weekly
# counts, as its vignette "hhh4" does for one series (Meyer, Held and Hoehle 2017,
# doi:10.18637/jss.v077.i11): an autoregressive part, and an endemic part with a
# season, negative binomial (NegBin1). The dose of the tested acts of the last 30
# days enters the endemic part as a covariate, beside the other treatments' doses
# and the era; log of the observed days is the offset. Wald test of its
# coefficient. Where a record is not dispersed, or does not follow itself, and the
# fit runs to that edge, the model is fitted without what is at its edge. Writes CELL/said/hhh4.csv; started again it goes on.
suppressMessages(library(surveillance))

given <- commandArgs(trailingOnly = TRUE)
folder <- given[1]
records <- as.integer(given[2])
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
fixed <- c("date", "era", "observed", "outcome", "tested", "tested_dose")

# Sum over the `days` days before each of `at`.
last_days <- function(values, at, days) {
  total <- c(0, cumsum(values))
  total[at] - total[pmax(at - days, 1)]
}

weeks_of <- function(days) {
  start <- which(days$observed > 0)[1]
  number <- (nrow(days) - start + 1) %/% 7
  begin <- start + 7 * (seq_len(number) - 1)
  summed <- function(values) {
    colSums(matrix(values[start - 1 + seq_len(7 * number)], nrow = 7))
  }
  others <- days[!(names(days) %in% fixed)]
  x <- c(list(dose = last_days(days$tested_dose, begin, 30)),
         lapply(unname(as.list(others)), last_days, begin, 30))
  eras <- unique(days$era[begin])
  x <- c(x, lapply(eras[-1], function(era) as.numeric(days$era[begin] == era)))
  names(x) <- c("dose", paste0("x", seq_len(length(x) - 1)))
  list(count = summed(days$outcome * days$observed),
       observed = summed(days$observed), x = x)
}

says <- function(days) {
  week <- weeks_of(days)
  series <- sts(observed = week$count, frequency = 52)
  endemic <- addSeason2formula(
    reformulate(c("1", names(week$x))), S = 2, period = 365.2425 / 7)
  control <- list(
    end = list(f = endemic, offset = matrix(pmax(week$observed, 1e-6))),
    data = c(list(t = seq_along(week$count)), lapply(week$x, matrix)))
  for (simpler in list(list(ar = list(f = ~1), family = "NegBin1"),
                       list(ar = list(f = ~1), family = "Poisson"),
                       list(family = "NegBin1"), list(family = "Poisson"))) {
    fit <- tryCatch(suppressMessages(suppressWarnings(hhh4(series, c(control, simpler)))),
                    error = function(e) NULL)
    if (!is.null(fit) && fit$convergence) break
  }
  if (is.null(fit) || !fit$convergence) return(c(NaN, NaN, NaN))
  estimate <- fit$coefficients[["end.dose"]]
  z <- estimate / fit$se[["end.dose"]]
  c(estimate, z, 2 * pnorm(-abs(z)))
}

known <- function(file) {
  if (!file.exists(file)) return(character())
  vapply(strsplit(readLines(file), ","), function(row) paste(row[1:2], collapse = ","), "")
}

for (cell in sort(dirname(Sys.glob(file.path(folder, "*", "verdicts.csv"))))) {
  dir.create(file.path(cell, "said"), showWarnings = FALSE)
  file <- file.path(cell, "said", "hhh4.csv")
  done <- known(file)
  cat(if (length(done)) "\n" else "record,of,estimate,score,p,seconds\n",
      file = file, append = TRUE)
  for (number in seq_len(records) - 1) {
    path <- file.path(cell, paste0(number, ".csv"))
    of <- paste0(substr(tools::md5sum(c(path, script)), 1, 6), collapse = "")
    if (paste(number, of, sep = ",") %in% done) next
    days <- read.csv(path, check.names = FALSE)
    took <- system.time(said <- says(days))
    cat(sprintf("%d,%s,%.17g,%.17g,%.17g,%.4f\n", number, of, said[1], said[2],
                said[3], took[["user.self"]] + took[["sys.self"]]),
        file = file, append = TRUE)
  }
  message(basename(cell), ": hhh4")
}
