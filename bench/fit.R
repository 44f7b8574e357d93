# The same fit in plain R: optim's BFGS with the gradient, on the panel and
# model that `entente panel` wrote. Arguments: folder, log RR60, log density of
# entente's fit. Stops where the two differ; then prints milliseconds a fit.
args <- commandArgs(trailingOnly = TRUE)
folder <- args[1]
panel <- read.csv(file.path(folder, "panel.csv"), check.names = FALSE)
model <- paste(readLines(file.path(folder, "model.json")), collapse = " ")

# The numbers of a key, in the order of the columns.
field <- function(key, value) {
  found <- regmatches(model, gregexpr(paste0('"', key, '": *', value), model))
  sub(paste0('"', key, '": *'), "", found[[1]])
}
role <- gsub('"', "", field("role", '"[a-z]+"'))
mean <- as.numeric(field("mean", "[-+.0-9eE]+"))
sd <- as.numeric(field("sd", "[-+.0-9eE]+"))
tested <- which(field("tested", "[a-z]+") == "true")
unit <- as.numeric(field("log_rr60_per_theta", "[-+.0-9eE]+"))

used <- panel$covered == 1 & panel$at_risk == 1
y <- panel$y[used]
x <- as.matrix(panel[used, -(1:4)])
excited <- role == "excitation"
e <- x[, excited[-1], drop = FALSE]
x <- cbind(1, x[, !excited[-1], drop = FALSE])
k <- ncol(x)
j <- ncol(e)

offspring <- function(z) {
  left <- 1
  n <- numeric(j)
  for (i in seq_len(j)) {
    stick <- if (i < j) 1 - pnorm(-z[i + 1])^(1 / (j - i)) else 1
    n[i] <- left * stick
    left <- left * (1 - stick)
  }
  pnorm(z[1]) * n
}
offspring_slopes <- function(z) {
  h <- 1e-5
  sapply(seq_len(j), function(a) {
    step <- h * (seq_len(j) == a)
    (offspring(z + step) - offspring(z - step)) / (2 * h)
  })
}
minus_log_posterior <- function(q) {
  rate <- exp(x %*% q[1:k]) + e %*% offspring(q[-(1:k)])
  -sum(ifelse(y > 0, log(-expm1(-rate)), -rate)) -
    sum(dnorm(q, mean, sd, log = TRUE))
}
slope <- function(q) {
  z <- q[-(1:k)]
  background <- exp(x %*% q[1:k])
  rate <- background + e %*% offspring(z)
  first <- as.vector(ifelse(y > 0, 1 / expm1(rate), -1))
  -c(crossprod(x, first * background),
     crossprod(offspring_slopes(z), crossprod(e, first))) + (q - mean) / sd^2
}
fit <- function() {
  optim(mean, minus_log_posterior, slope, method = "BFGS",
        control = list(maxit = 1000, reltol = 1e-14, parscale = sd))
}

best <- fit()
spread <- sqrt(diag(solve(optimHess(best$par, minus_log_posterior, slope))))
own_sd <- spread[tested] * unit
se2 <- 1 / (1 / own_sd^2 - 1)
estimate <- best$par[tested] * unit * se2 / own_sd^2
cat(sprintf("log_rr60 %.6f\nlog_density %.6f\n", estimate, -best$value))
stopifnot(best$convergence == 0,
          abs(estimate - as.numeric(args[2])) < 1e-4,
          abs(-best$value - as.numeric(args[3])) < 1e-4)
times <- replicate(5, system.time(fit())["elapsed"])
cat(sprintf("milliseconds %.1f\n", 1000 * median(times)))
