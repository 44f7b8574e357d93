"""What the table of peers is made of: counts, Wilson's interval, thresholds, areas."""
import dataclasses
import math
import statistics


@dataclasses.dataclass
class Said:
    """What a method said of a record; `score` grows with a rise. A method that gave up says
    neither a rise nor a fall."""
    rise: bool
    fall: bool
    score: float
    seconds: float
    gave_up: bool = False


def wilson(count, number):
    """The 95 % interval of a share (Wilson 1927)."""
    z, share = 1.959964, count / number
    middle = (share + z * z / (2 * number)) / (1 + z * z / number)
    half = (z / (1 + z * z / number)) * math.sqrt(
        share * (1 - share) / number + z * z / (4 * number * number))
    return max(0.0, middle - half), min(1.0, middle + half)


def threshold(scores, alarms=0.05):
    """The least of the scores that at most this share of them lie above."""
    ordered = sorted(scores)
    return ordered[len(ordered) - 1 - math.floor(alarms * len(ordered) + 1e-9)]


def above(scores, limit):
    return sum(score > limit for score in scores)


def area(without, with_effect):
    """P(score with an effect > score without), ties one half: the area under the curve."""
    wins = sum((b > a) + 0.5 * (b == a) for a in without for b in with_effect)
    return wins / (len(without) * len(with_effect))


@dataclasses.dataclass
class Cell:
    records: int
    rise: int
    fall: int
    gave_up: int
    seconds: float  # median
    scores: list

    @property
    def any(self):
        return self.rise + self.fall


def cell_of(said):
    return Cell(len(said), sum(one.rise for one in said), sum(one.fall for one in said),
                sum(one.gave_up for one in said), statistics.median(one.seconds for one in said),
                [one.score for one in said])
