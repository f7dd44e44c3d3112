"""English words of change and approximation, as tables: what rises, what falls, what is about, over, under.

All in small letters. Source: the wording of English statistical releases and the plain English verbs of
movement. A verb says a change by the number behind it (fell 3%, fell by 3%, a fall of 3%) and a level behind
*to* (fell to 12 per cent).
"""

from __future__ import annotations

from typing import Final

from cqbrief.briefing.quantities.quantity import Qualifier
from cqbrief.briefing.quantities.word_tables import meanings, words

STRONG_CHANGES: Final = (
    words("surge,surges,surged,surging,soar,soars,soared,soaring"),
    words("plunge,plunges,plunged,plunging,plummet,plummets,plummeted,plummeting"),
)
"""Rises and falls that say that it was much."""

STRENGTHENERS: Final = words("sharply,steeply,dramatic,dramatically")
"""Beside a word of change: that it was much."""

TRANSITIVE_VERBS: Final = (
    words("add,adds,added,adding,lifted,lifting,boost,boosts,boosted,boosting"),
    words(
        "lose,loses,lost,losing,cut,cuts,cutting,reduce,reduces,reduced,reducing,lowered,lowering,slash,"
        "slashes,slashed,slashing,trimmed,trimming,shed,sheds,shedding"
    ),
)
"""Rises and falls of something else than what the sentence is about: spending that cut emissions."""

RISING_VERBS: Final = (
    *words(
        "rise,rises,rose,risen,rising,increase,increases,increased,increasing,grow,grows,grew,grown,growing,"
        "gain,gains,gained,gaining,climb,climbs,climbed,climbing,jump,jumps,jumped,jumping,advances,advanced,"
        "advancing,expand,expands,expanded,expanding,widen,widens,widened,widening,strengthen,strengthens,"
        "strengthened,strengthening,accelerate,accelerates,accelerated,accelerating,recover,recovers,"
        "recovered,recovering,rebound,rebounds,rebounded,rebounding,up"
    ),
    *STRONG_CHANGES[0],
    *TRANSITIVE_VERBS[0],
)
"""Before a number, with *by* or without: grew 3%, up by 3%. Words that are as often something else
(raise, lift) and judgements without a direction (improve, worsen) are none."""

FALLING_VERBS: Final = (
    *words(
        "fall,falls,fell,fallen,falling,drop,drops,dropped,dropping,decline,declines,declined,declining,"
        "decrease,decreases,decreased,decreasing,shrink,shrinks,shrank,shrunk,shrinking,slump,slumps,slumped,"
        "slumping,slipped,slipping,slide,slides,slid,sliding,sank,sunk,sinking,ease,eases,eased,easing,"
        "contracted,contracting,dip,dips,dipped,dipping,tumble,tumbles,tumbled,tumbling,narrows,narrowed,"
        "narrowing,weaken,weakens,weakened,weakening,retreat,retreats,retreated,retreating,diminish,"
        "diminishes,diminished,diminishing,down"
    ),
    *STRONG_CHANGES[1],
    *TRANSITIVE_VERBS[1],
)
"""Before a number, with *by* or without: fell 3%, down by 3%, lost 40,000 jobs."""

RISING_NOUNS: Final = words(
    "rise,rises,increase,increases,growth,gain,gains,climb,jump,jumps,surge,surges,expansion,rebound,"
    "uplift,upturn,boost,addition,acceleration,widening,upward revision"
)
"""Before *of* and a number: a rise of 3%; before *in … of*: a rise in output of 3%; behind one: a 3% rise."""

FALLING_NOUNS: Final = words(
    "fall,falls,drop,drops,decline,declines,decrease,decreases,reduction,reductions,dip,dips,slump,"
    "slide,contraction,cut,cuts,shrinkage,plunge,slowdown,downturn,easing,narrowing,"
    "downward revision,negative growth"
)
"""As `RISING_NOUNS`: a dip in output of 1.1%, a 3% fall, negative growth of 2%."""

COMPARATIVES: Final = (
    words("higher,more,greater,larger,bigger,faster,longer,stronger"),
    words("lower,less,fewer,smaller,slower,shorter,weaker"),
)
"""Rises and falls as adjectives."""

RISING_ADVERBS: Final = (*COMPARATIVES[0], *words("up,up on,above,ahead of"))
"""Behind a number that says by how much: 3.1% higher, 20 more, 2.9% above its previous peak, 3% up on."""

FALLING_ADVERBS: Final = (*COMPARATIVES[1], *words("down,down on,below,short of,behind"))
"""Behind a number that says by how much: 3.1% lower, 40 fewer, 0.7% below the peak, 3% down on."""

STANDALONE_ADVERBS: Final = frozenset(("up", "down"))
"""Behind them below and above say how far: up just under 3% is a rise, rose above 3% is none."""

COUNTING_ADVERBS: Final = frozenset(words("more,fewer,less"))
"""Of these the ones that count on their own: 20 more, 10 fewer people."""

PREPOSITIONS: Final = frozenset(words("up on,down on,above,below,ahead of,short of,behind"))
"""Of these the ones that something follows: 14 below the peak; behind 5 larger, firms would be counted."""

BEFORE_COMPARED: Final = frozenset(
    words(
        "is,are,was,were,be,been,being,stand,stands,stood,remain,remains,remained,ended,finished,now,still,"
        "just,only"
    )
)
"""Before a bare number that is compared: was 14 lower than. Elsewhere it may be a year: 2014 below that."""

MINUS: Final = ("minus", "negative")
"""Before a number: it is below nought: minus 3 per cent."""

CHANGE_ADJECTIVES: Final = words(
    "sharp,slight,small,modest,further,net,overall,annual,annualised,quarterly,monthly,weekly,real,nominal,"
    "average,total,cumulative,year-on-year,quarter-on-quarter,month-on-month,year-over-year"
)
"""Between a number and the noun that names it: a 3% year-on-year fall."""

SIGNED_LEVELS: Final = {
    **dict.fromkeys(words("surplus,surpluses,profit,profits,net inflow,net inflows,net gain"), 1),
    **dict.fromkeys(
        words("deficit,deficits,shortfall,loss,losses,net outflow,net outflows,net loss,net losses"), -1
    ),
}
"""Before *of* and a number: levels that have a sign: a deficit of £3 million is minus three."""

UNDIRECTED_NOUNS: Final = words("change,changes,increase or decrease,up or down")
"""Names of a change whose number has its sign printed."""

PERIOD_COMPARISONS: Final = words("year on year,quarter on quarter,month on month")
"""What a change is on, of the period itself; with hyphens too."""

CHANGE_LINKS: Final = words(
    "by,of,by a further,by another,of a further,by just,by only,by exactly,by a mere,of just,of only,"
    "of a mere"
)
"""Between a word of change and a number: the number is the change."""

LEVEL_LINKS: Final = words("to")
"""Between a word of change and a number: the number is a level, and has no sign."""

LINKS: Final = words("a further,another,only,just")
"""Between a word of change and its number, without changing what they say: rose a further 3%."""

RANGE_WORDS: Final = frozenset(
    words("range,ranges,ranged,ranging,vary,varies,varied,varying,anything,anywhere")
)
"""Before *from* and two numbers: these are the ends of a range, not two levels."""

QUALIFIER_PREFIXES: Final[dict[str, Qualifier]] = meanings(
    {
        "about": (
            "about,around,roughly,approximately,approx,approx.,circa,c.,ca.,some,in the region of,"
            "in the order of,an estimated,~,≈"
        ),
        "nearly": (
            "nearly,almost,close to,just under,a little under,slightly under,just short of,just below,"
            "approaching"
        ),
        "over": (
            "more than,over,above,exceeding,in excess of,just over,well over,slightly over,"
            "a little over,upwards of,upward of,greater than,higher than,larger than,just above,>"
        ),
        "under": "under,less than,fewer than,below,well under,lower than,smaller than,<",
        "at_least": (
            "at least,no less than,not less than,no fewer than,not fewer than,a minimum of,minimum of,≥,>="
        ),
        "at_most": (
            "up to,at most,no more than,not more than,as many as,as much as,a maximum of,maximum of,"
            "at the most,not exceeding,capped at,≤,<="
        ),
    }
)
"""What stands before a number; *only*, *just* and *exactly* leave it exact."""

QUALIFIER_SUFFIXES: Final[dict[str, Qualifier]] = meanings(
    {
        "about": "or so,or thereabouts",
        "at_least": "or more,or over,or above,or higher,or greater,and more,and over,and above,and higher",
        "at_most": "or less,or fewer,or under,or below,or lower,and less,and fewer,and under,and below",
    }
)
"""What stands behind a number and its unit: 50 people or more."""

ESTIMATE_WORDS: Final = words("estimated,expected,forecast,projected,preliminary,provisional")
"""Before a number that is not final, in the same clause."""

SURPASSING_WORDS: Final = words("exceed,exceeds,exceeded,beyond,past")
"""Before a figure's name they claim no less than it says, as words of `over` do."""

COMPARISON_VERBS: Final = frozenset(words("over,above,exceeding,under,below"))
"""Words that belong to the sentence's verb where a goal follows the number: above its 2% target."""

GOALS: Final = words("target,goal,plan,forecast,objective,ceiling,threshold,benchmark")
"""What the number is then: that of the goal itself, without the word."""
