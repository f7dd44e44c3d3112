"""What every rule of `cqbrief check` is for, by the name that stands in brackets behind each problem."""

from __future__ import annotations

from cqbrief.briefing.validation.lint.table import RULES
from cqbrief.i18n.messages import N_

_TOGETHER: tuple[tuple[str, str], ...] = (
    (
        "value-not-in-quote",
        N_(
            "The quote is the evidence for the value: it has to hold the same number, with its unit, "
            "its scale and its words of approximation and of change. So 500万 does not pass for 近500万, "
            "nor 0.4亿元 for 减少0.4亿元. Write the value as the source prints it, or quote the words that "
            "print it."
        ),
    ),
    (
        "value-cut-short",
        N_(
            "A value is the whole number that stands there: 1亿2000万人 and not 2000万人, "
            "三成五 and not 三成, 16.1/10万 and not 10万. Where a mark such as 、 or a bracket "
            "leaves two readings, as in 1206、5亿元, no part of it is taken for the number."
        ),
    ),
    (
        "value-not-in-table",
        N_(
            "Where a chart or table of the briefing draws from the CSV file of the table that a `locator:` "
            "names, or a text among the sources has that table, the cell in that row and column has to hold "
            "the value: number, scale, unit and sign. "
            "Under a head such as 下降 a number without a sign is a fall, under 增减 or change a rise."
        ),
    ),
    (
        "change-word-left-out",
        N_(
            "增长, 提高 and rose say which way a number goes, as 减少 and fell do. Written in the value they "
            "are printed wherever the figure is, and a comparison reads 同比增长20%. A fall without its "
            "word is an error, for its number would be another; a rise without it is a warning."
        ),
    ),
    (
        "quote-not-found quote-repeated source-not-named",
        N_(
            "A quote leads the reader to one place of one source, so it stands there word for word and "
            "exactly once. Line ends, widths and the forms of quotation marks do not matter. Where the "
            "words repeat, quote more of them, or add `before:` or `after:`; where there are several "
            "sources, name one."
        ),
    ),
    (
        "quote-unchecked source-encoding",
        N_(
            "A quote can be checked only where the text of its source is in the folder and can be "
            "read. Save the text as UTF-8 and name its file after `file:`."
        ),
    ),
    (
        "value-missing evidence-missing",
        N_(
            "A figure is a number with its evidence: a value with the words of the source (`quote:`) "
            "or its place in a table (`locator:`), or else a formula over other figures."
        ),
    ),
    (
        "only-with-formula not-with-formula derived-incomplete decimals-range",
        N_(
            "A reported figure is shown exactly as printed; a derived one is worked out from its "
            "formula and needs the decimals and the unit it is shown in. What belongs to the one has "
            "no meaning for the other."
        ),
    ),
    (
        "formula formula-unit formula-circle",
        N_(
            "A formula is arithmetic over the ids of figures: + - * / and brackets. A percentage is a "
            "fraction in it, and a fall such as 减少6所 is negative. Amounts of different units are not "
            "summed, the result has to be in the unit it is shown in, and no figure may be derived from "
            "itself. People over firms is 人/家; percentages differ by percentage points."
        ),
    ),
    (
        "check-disagrees",
        N_(
            "`check:` says how other figures imply a printed one. The two disagree only when no values "
            "that round to what is printed fit both: then one of them was copied wrong, the formula "
            "says something else than the source, or the source is wrong, which `reads_as:` and a note "
            "can say. Where the source moved the last digit of a share, so that all add up to 100, "
            "`adjusted: true` says so and allows for it."
        ),
    ),
    (
        "period-not-stated period-label-missing period-why-missing period-why-unused",
        N_(
            "A number without its time can mislead. The period is stated in the source, inferred (then "
            "`why:` says from what), or `not_stated`; it is never made up."
        ),
    ),
    (
        "share-of-no-percentage attained-no-percentage",
        N_(
            "`share_of:` says of what a percentage is taken, and `attained` how many per cent of a "
            "target were reached: both speak of percentages only."
        ),
    ),
    (
        "target-unit-differs comparison-year compared-with-itself",
        N_(
            "A figure is compared with another one in a unit that fits: with a target or plan, the time "
            "before, or (`against`) a time that is named after `year:`."
        ),
    ),
    (
        "unit-unknown not-a-quantity",
        N_(
            "A value is one number as printed, with its words and its unit: 近500万个, 增长14.5%. A unit "
            "that the program does not know is declared under `units:`; words that are no part of the "
            "number belong to the label."
        ),
    ),
    (
        "unknown-id wrong-kind duplicate-id id-form",
        N_(
            "Figures, charts, people and everything else are named by their ids. An id begins with a "
            "small letter and goes on with a–z, 0–9 and _; it stands for one thing in the whole "
            "briefing, and what is named has to be there and of the kind that is wanted."
        ),
    ),
    (
        "reference-form wide-braces brace-stray",
        N_(
            "A figure is printed where its id stands between two braces: {{new_jobs}}. Full-width "
            "braces, a brace without its partner and anything else between braces are printed as they "
            "stand."
        ),
    ),
    (
        "unknown-key misplaced-key missing-key duplicate-key",
        N_(
            "Only known keys are read, each at its place and once, so that a slip of the pen does not "
            "leave something out in silence. An editor that reads `.cqbrief-schema.json` completes "
            "them; the example of `cqbrief new` shows them all."
        ),
    ),
    (
        "keys-expected key-expected value-expected list-expected empty-value",
        N_(
            "Each key takes one kind of thing: a plain value, a text (in one language or two), a list, "
            "or a group of keys. What stands here is of another kind, or nothing does."
        ),
    ),
    (
        "not-a-choice true-or-false whole-number decimal-number",
        N_(
            "Some keys take only certain words, true or false, or a number without a unit. What is "
            "possible is named with the problem."
        ),
    ),
    (
        "not-yaml unclosed-quote unclosed-bracket after-quote quotes-needed bad-escape colon-missing "
        "space-after-colon full-width-colon full-width-space indentation tab list-on-key-line",
        N_(
            "The files are YAML: “key: value” with a colon and a blank of half width, lists with “- ” "
            "on lines of their own, and two blanks (no tab) for each level. A text that begins with a "
            "sign such as a brace, [ or @, or has “: ” in it, stands in quotation marks."
        ),
    ),
    (
        "alias anchor tag several-documents too-deep too-many-entries",
        N_(
            "YAML can do more than a briefing needs. Aliases, anchors, tags, second documents and "
            "endless nesting are not read: what is read is what stands there."
        ),
    ),
    (
        "text-too-long",
        N_(
            "A value is a word, a number or a few sentences, never a book: what is longer than some thirty "
            "printed pages got there by mistake, and would only cost time."
        ),
    ),
    (
        "not-a-text",
        N_(
            "What quotes are found in, and what charts are drawn from, is text: .txt, .md and .csv files. A "
            "document, a workbook or a picture is not read, whatever its name ends in."
        ),
    ),
    (
        "not-utf8 yaml-encoding",
        N_(
            "The YAML files are UTF-8 text, which every editor can save, so that 约 and £ are read as they "
            "were typed."
        ),
    ),
    (
        "control-character",
        N_(
            "A character that shows nothing, mostly from copying out of a PDF, would spoil searching "
            "and printing."
        ),
    ),
    (
        "empty-file form-version theme-empty theme-twice",
        N_(
            "A briefing is `briefing.yaml`, which says `cqbrief: 1`, and the theme files that it "
            "lists, each once and each with something in it."
        ),
    ),
    (
        "folder-missing folder-unreadable briefing-missing file-missing file-unreadable file-too-large "
        "path-outside",
        N_(
            "A briefing is one folder with everything in it, so that it can be copied and passed on. "
            "Files are named relative to it, with / and without “..”; links that lead out of it are "
            "not followed, and a file has to be readable and of a reasonable size."
        ),
    ),
    (
        "one-file-name one-file-changed one-file-damaged one-file-encrypted one-file-refused "
        "one-file-too-large",
        N_(
            "A `.cqbrief` file holds a whole briefing. It is taken only as `cqbrief pack` makes it: "
            "whole, of a reasonable size, without a password, and with nothing in it that leads "
            "outside. Ask for it again, or for the folder."
        ),
    ),
    (
        "not-a-picture picture-too-large svg-doctype svg-encoding svg-malformed svg-refers-outside "
        "svg-too-large",
        N_(
            "Pictures are PNG, JPEG or SVG files of a reasonable size. An SVG is drawn only if it "
            "needs nothing from outside; saved as PNG it always will be."
        ),
    ),
    (
        "picture-without-alternative",
        N_(
            "Whoever cannot see the picture, on paper read aloud or with a screen reader, gets the "
            "sentence after `alternative:`."
        ),
    ),
    (
        "chart-empty chart-points-and-data point-figure-or-gap point-twice point-missing series-missing",
        N_(
            "A chart's points name figures, or else its data come from one CSV file. A point is a "
            "figure or a gap with its reason; each stands once, and where there are series each has a "
            "point at every x, so that nothing is missing in silence."
        ),
    ),
    (
        "chart-units-differ",
        N_(
            "A chart has one axis and one unit: 万人 and % drawn side by side would compare what cannot "
            "be compared."
        ),
    ),
    (
        "series-not-drawn line-too-short slope-not-two too-many-bars too-many-series",
        N_(
            "Each kind of chart is for something: a line for four or more points, bars for few, a "
            "slope for two times, and no more series than can be told apart. Choose the kind that "
            "fits, or make several small charts."
        ),
    ),
    (
        "stacked-not-additive stacked-negative not-additive-unsaid",
        N_(
            "Whatever is stacked is summed by the eye, and whatever stands side by side is compared. "
            "Figures that must not be summed, or that differ in meaning, are not stacked, and the "
            "chart says so with `not_additive:`."
        ),
    ),
    (
        "nested-without-base nested-not-a-share nested-not-a-part band-without-end",
        N_(
            "Nested bars and bands show parts of a whole that is named as `base:`; a part is a "
            "percentage and not larger than what it is a part of."
        ),
    ),
    (
        "time-without-year time-out-of-order time-not-proportional break-unknown",
        N_(
            "On an axis of time the years stand in order and at their true distance, for 1978, 1980 "
            "and 1985 are not equally far apart. A break in the series is shown where it is."
        ),
    ),
    (
        "target-missing target-not-drawn target-at-gap",
        N_("A target is drawn at the point it belongs to, by the kinds target, column, bar and grouped."),
    ),
    (
        "csv-column-missing csv-column-twice csv-malformed csv-not-utf8 csv-not-a-number csv-row-length "
        "csv-too-large csv-values-above csv-x-missing csv-x-twice",
        N_(
            "A CSV file has a head with one name for each column and then rows of as many cells: an x that "
            "stands once, and numbers. Titles, units and notes may stand above and below. Commas, semicolons "
            "and tabs part cells; UTF-8, UTF-16 and GB18030 are read. An empty cell is a gap."
        ),
    ),
    (
        "csv-mark-unexplained",
        N_(
            "A mark such as * or [1] beside a number of a table is shown with it. What it means is said in a "
            "note: marks for revised, provisional and estimated values need none."
        ),
    ),
    (
        "csv-two-readings",
        N_(
            "Where a comma may part cells, group digits or begin decimals, and nothing in the file tells "
            "which, it is asked for: no number is guessed."
        ),
    ),
    (
        "csv-unit-differs",
        N_(
            "A file that states its unit, above the table, in a row or head or behind a number, is converted "
            "into the unit of the chart: 人 into 万人. Where the two do not measure the same, one of them "
            "is wrong."
        ),
    ),
    (
        "table-rows-or-data row-length cell-text-or-figure",
        N_(
            "A table has rows written here or data from a CSV file. A row has one cell for each "
            "column, and a cell holds a text or a figure."
        ),
    ),
    (
        "headline-of-another-theme slide-of-another-theme slide-twice",
        N_(
            "A theme shows its own content: its headline is one of its figures, and its rules for "
            "slides speak of its own items, once each."
        ),
    ),
    (
        "slide-overflow slide-columns",
        N_(
            "On the wall, text below a certain size cannot be read from the last row, so a slide holds "
            "only so much. Say it shorter; notes and the hand-out have room for the rest."
        ),
    ),
    (
        "silenced-in-vain",
        N_(
            "An entry under `silenced:` that takes away no warning excuses nothing, and would hide the "
            "next one. Remove it."
        ),
    ),
    (
        "too-many-problems",
        N_("One mistake can make a thousand. Mend the first ones and check again."),
    ),
)
"""Names of rules that say the same thing of different slips, and why they are there."""

EXPLANATIONS = {
    **{rule.id: rule.explanation for rule in RULES},
    **{name: explanation for names, explanation in _TOGETHER for name in names.split()},
}
"""Name of a rule -> why it is there and what to do; English source text of the catalogue."""
