"""English words of change and approximation, as tables: what rises, what falls, what is about, over, under.

All in small letters. Source: the wording of English statistical releases and the plain English verbs of
movement. A verb says a change by the number behind it (fell 3%, fell by 3%, a fall of 3%) and a level behind
*to* (fell to 12 per cent).
"""

from __future__ import annotations

from typing import Final

from cqbrief.briefing.quantities.quantity import Qualifier


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def _meanings(table: dict[Qualifier, str]) -> dict[str, Qualifier]:
    return {word: meaning for meaning, words in table.items() for word in words.split(",")}


RISING_VERBS: Final = _words(
    "rise,rises,rose,risen,rising,increase,increases,increased,increasing,grow,grows,grew,grown,"
    "growing,gain,gains,gained,gaining,climb,climbs,climbed,climbing,jump,jumps,jumped,jumping,surge,"
    "surges,surged,surging,soar,soars,soared,soaring,advances,advanced,advancing,expand,expands,"
    "expanded,expanding,widen,widens,widened,widening,strengthen,strengthens,strengthened,"
    "strengthening,accelerate,accelerates,accelerated,accelerating,recover,recovers,recovered,"
    "recovering,rebound,rebounds,rebounded,rebounding,add,adds,added,adding,lifted,lifting,boost,"
    "boosts,boosted,boosting,up"
)
"""Before a number, with *by* or without: grew 3%, up by 3%. Words that are as often something else
(raise, lift) and judgements without a direction (improve, worsen) are none."""

FALLING_VERBS: Final = _words(
    "fall,falls,fell,fallen,falling,drop,drops,dropped,dropping,decline,declines,declined,declining,"
    "decrease,decreases,decreased,decreasing,shrink,shrinks,shrank,shrunk,shrinking,slump,slumps,"
    "slumped,slumping,slipped,slipping,slide,slides,slid,sliding,sank,sunk,sinking,ease,eases,eased,"
    "easing,contracted,contracting,lose,loses,lost,losing,dip,dips,dipped,dipping,plunge,plunges,"
    "plunged,plunging,plummet,plummets,plummeted,plummeting,tumble,tumbles,tumbled,tumbling,narrows,"
    "narrowed,narrowing,weaken,weakens,weakened,weakening,retreat,retreats,retreated,retreating,"
    "diminish,diminishes,diminished,diminishing,cut,cuts,cutting,reduce,reduces,reduced,reducing,"
    "lowered,lowering,slash,slashes,slashed,slashing,trimmed,trimming,shed,sheds,shedding,down"
)
"""Before a number, with *by* or without: fell 3%, down by 3%, lost 40,000 jobs."""

RISING_NOUNS: Final = _words(
    "rise,rises,increase,increases,growth,gain,gains,climb,jump,jumps,surge,surges,expansion,rebound,"
    "uplift,upturn,boost,addition,acceleration,widening,upward revision"
)
"""Before *of* and a number: a rise of 3%; before *in … of*: a rise in output of 3%; behind one: a 3% rise."""

FALLING_NOUNS: Final = _words(
    "fall,falls,drop,drops,decline,declines,decrease,decreases,reduction,reductions,dip,dips,slump,"
    "slide,contraction,loss,losses,cut,cuts,shrinkage,plunge,slowdown,downturn,easing,narrowing,"
    "downward revision,negative growth"
)
"""As `RISING_NOUNS`: a dip in output of 1.1%, a 3% fall, negative growth of 2%, a loss of 300 jobs."""

RISING_ADVERBS: Final = _words(
    "higher,more,greater,larger,bigger,faster,longer,stronger,up,up on,above,ahead of"
)
"""Behind a number that says by how much: 3.1% higher, 20 more, 2.9% above its previous peak, 3% up on."""

FALLING_ADVERBS: Final = _words(
    "lower,less,fewer,smaller,slower,shorter,weaker,down,down on,below,short of,behind"
)
"""Behind a number that says by how much: 3.1% lower, 40 fewer, 0.7% below the peak, 3% down on."""

MINUS: Final = ("minus", "negative")
"""Before a number: it is below nought: minus 3 per cent."""

KINDS_OF_CHANGE: Final = _words(
    "sharp,slight,small,modest,further,net,overall,annual,annualised,quarterly,monthly,weekly,real,nominal,"
    "average,total,cumulative,year-on-year,quarter-on-quarter,month-on-month,year-over-year"
)
"""Between a number and the noun that names it: a 3% year-on-year fall."""

BALANCES: Final = {
    **dict.fromkeys(_words("surplus,surpluses,profit,profits,net inflow,net inflows,net gain"), 1),
    **dict.fromkeys(_words("deficit,deficits,shortfall,net outflow,net outflows,net loss,net losses"), -1),
}
"""Before *of* and a number: levels that have a sign: a deficit of £3 million is minus three."""

BY: Final = _words(
    "by,of,by a further,by another,of a further,by just,by only,by exactly,by a mere,of just,of only,"
    "of a mere"
)
"""Between a word of change and a number: the number is the change."""

TO: Final = _words("to,to a low of,to a high of,to a record,at,from")
"""Between a word of change and a number: the number is a level, and has no sign."""

ADVERBS_OF_DEGREE: Final = _words(
    "sharply,slightly,strongly,significantly,substantially,markedly,modestly,steadily,further,"
    "a further,another,a very impressive,an impressive,only,just,some,again,also,even,still,annually,"
    "overall,in total,dramatically,rapidly,marginally,moderately,considerably,a record"
)
"""May stand between a word of change, *by* and the number without changing what they say."""

QUALIFIERS_BEFORE: Final[dict[str, Qualifier]] = _meanings(
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

QUALIFIERS_AFTER: Final[dict[str, Qualifier]] = _meanings(
    {
        "about": "or so,or thereabouts",
        "at_least": (
            "or more,or over,or above,or higher,or greater,and over,and above,and more,at least,upwards"
        ),
        "at_most": "or less,or fewer,or under,or below,or lower,and under,and below,at most,at the most",
    }
)
"""What stands behind a number and its unit: 50 people or more."""

EXACT: Final = _words("exactly,precisely,only,just,a total of,altogether")
"""Before a number, without making it any less exact."""

COMPARING: Final = frozenset(_words("over,above,exceeding,under,below"))
"""Words that belong to the sentence's verb where a goal follows the number: above its 2% target."""

GOALS: Final = _words("target,goal,plan,forecast,objective,ceiling,threshold,benchmark")
"""What the number is then: that of the goal itself, without the word."""
