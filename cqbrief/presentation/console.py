"""The presenter's console: what the presenter sees, and nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cqbrief.briefing.model import Figure
from cqbrief.cards.button_row import ButtonRow
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import Detail, StyledSpan, styled, styled_details, styled_prose
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.translator import Translator
from cqbrief.look.roles import ColourRole, TextRole
from cqbrief.presentation.console_widgets import LabelColumn, SlidePreview, StatusBand
from cqbrief.presentation.key_bindings import KeyBinding, PresentationCommand
from cqbrief.presentation.key_window import KeyWindow
from cqbrief.presentation.pace import duration_text, pace_seconds, planned_seconds
from cqbrief.presentation.slide_passages import figure_passages, source_sentence
from cqbrief.presentation.state import PresentationState
from cqbrief.presentation.status_text import status_text
from cqbrief.text.figure_text import figure_text
from cqbrief.text.theme_name import theme_name

SHARES, GAP = (3, 2), 6
"""How wide the sides with this slide and with the next one are, and what lies between them."""
HIGHEST = 0.58
"""Share of the console's height that a slide takes at most."""
QUIET_PACE = 60.0
"""Seconds before or behind the plan that are not worth a colour."""
_BUTTONS: Sequence[PresentationCommand] = (
    "back", "next", "black", "freeze", "source", "question", "overview", "messages_only", "swap", "keys",
    "leave",
)  # fmt: skip


class Console(KeyWindow):
    """Show the presenter this slide and the next, notes, figures and sources, clock, pace and status."""

    def __init__(self, context: ViewContext, note_scale: float, bindings: Sequence[KeyBinding]) -> None:
        """Make the console, with buttons for commands among `bindings` only."""
        super().__init__("console")
        self.context = context
        self.bindings = bindings
        self.note_scale = note_scale
        self._slide_shown: tuple[object, ...] = ()
        self._looking_around = False
        tr = context.tr
        self.setWindowTitle(tr.text("Presenter's console"))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, context.colour("ground"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.status = StatusBand(context, "accent", "on_accent")
        self.notice = StatusBand(context, "mark", "on_mark")
        self.clock = _line("", "title", context)
        self.elapsed = _line("", "title", context)
        self.pace = _line("", "heading", context)
        self.position = _line("", "heading", context)
        self.this_slide, self.next_slide = SlidePreview(context), SlidePreview(context)
        self._this_heading = Label(tr.text("Now"), "eyebrow", context)
        self._next_heading = Label(tr.text("Next"), "eyebrow", context)
        self.this_slide.pointer_moved.connect(self.pointer_moved)
        self.figures, self.notes = LabelColumn(context), LabelColumn(context)
        self._lay_out(tr)
        context.apply_style(self)

    def _lay_out(self, tr: Translator) -> None:
        context = self.context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.status)
        column.addWidget(self.notice)
        top = QHBoxLayout()
        margin = context.space(4)
        top.setContentsMargins(margin, context.space(2), margin, context.space(2))
        # Beside the audience's window the console is narrow; elsewhere the stretches part these texts.
        top.setSpacing(context.space(3))
        top.addWidget(self.elapsed)
        top.addWidget(self.pace)
        top.addStretch(1)
        top.addWidget(self.position)
        top.addStretch(1)
        top.addWidget(self.clock)
        column.addLayout(top)
        halves = QHBoxLayout()
        halves.setContentsMargins(margin, 0, margin, context.space(2))
        halves.setSpacing(context.space(GAP))
        # Each side by itself: what the smaller slide leaves is for the notes.
        sides = (
            (self._this_heading, self.this_slide,
             Label(tr.text("Figures on this slide"), "eyebrow", context), self.figures),
            (self._next_heading, self.next_slide,
             Label(tr.text("Speaker's notes"), "eyebrow", context), self.notes),
        )  # fmt: skip
        for share, parts in zip(SHARES, sides, strict=True):
            side = QVBoxLayout()
            side.setSpacing(context.space(2))
            for part in parts:
                side.addWidget(part, 1 if part is parts[-1] else 0)
            halves.addLayout(side, share)
        column.addLayout(halves, 1)
        column.addWidget(self._buttons())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        for preview in (self.this_slide, self.next_slide):
            preview.set_highest(round(self.height() * HIGHEST))
        super().resizeEvent(event)

    def _buttons(self) -> QWidget:
        context = self.context
        holder = QWidget()
        margin = context.space(4)
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(margin, 0, margin, context.space(2))
        names = {
            "back": context.tr.text("Back"), "next": context.tr.text("Next"),
            "black": context.tr.text("Black"), "freeze": context.tr.text("Freeze"),
            "source": context.tr.text("Source"), "question": context.tr.text("Question"),
            "overview": context.tr.text("Overview"), "messages_only": context.tr.text("Five minutes"),
            "swap": context.tr.text("Swap screens"), "keys": context.tr.text("Keys"),
            "leave": context.tr.text("End"),
        }  # fmt: skip
        buttons: list[QPushButton] = []
        keys = {binding.command: binding.keys[0] for binding in self.bindings}
        for command in _BUTTONS:
            key = keys.get(command)
            if key is None:
                continue
            button = QPushButton(f"{names[command]}  {key}", holder)
            button.setProperty("kind", "quiet")
            button.setFont(context.font("small"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, command=command: self.command_requested.emit(command, ""))
            buttons.append(button)
        context.apply_style(holder)
        for button in buttons:
            button.ensurePolished()  # only styled does it know its width
        row = ButtonRow(context.space(1))
        for button in buttons:
            row.addWidget(button)
        outer.addLayout(row)
        return holder

    # --- what is shown ----------------------------------------------------------------------

    def show_state(
        self,
        state: PresentationState,
        this_slide: QPixmap | None,
        next_slide: QPixmap | None,
        *,
        cut_off: bool = False,
    ) -> None:
        """Show all of `state` but the clock; with `cut_off` the slide has more than the audience sees."""
        # Where the audience's window itself is here and frozen, the presenter looks around at its side.
        embedded = self.this_slide.embeds_window
        self._looking_around = state.frozen is not None and embedded
        tr = self.context.tr
        self._this_heading.setText(tr.text("The wall") if embedded else tr.text("Now"))
        self._next_heading.setText(tr.text("Now") if self._looking_around else tr.text("Next"))
        self.this_slide.show_pixmap(this_slide)
        self.next_slide.show_pixmap(this_slide if self._looking_around else next_slide)
        self.status.show_text(status_text(state, self.context.tr, cut_off=cut_off))
        slide = state.slide
        theme = theme_name(state.deck.edition.briefing, slide.theme, tr) if slide.theme else ""
        page = f"{slide.number} / {state.deck.main_count}"
        if slide.backup:
            page = tr.text("backup {number}", number=slide.number)
        self.position.setText(self.context.tr.beside((theme, page)))
        shown = (state.deck, state.view, self.note_scale)
        if shown != self._slide_shown:
            self._slide_shown = shown
            self._show_notes(state)
            self._show_figures(state)

    def show_next_slide(self, pixmap: QPixmap) -> None:
        """Show the next slide, rendered only now."""
        if not self._looking_around:
            self.next_slide.show_pixmap(pixmap)

    def show_time(self, state: PresentationState) -> None:
        """Show clock, elapsed time and pace as they are now."""
        tr = self.context.tr
        self.clock.setText(QTime.currentTime().toString("HH:mm"))
        paused = "" if state.clock.running or not state.clock.elapsed else " ⏸"
        self.elapsed.setText(duration_text(state.clock.elapsed) + paused)
        planned = planned_seconds(state)
        colour: ColourRole = "text_quiet"
        if planned is None:
            text = ""
        elif not state.clock.elapsed:
            whole = sum(float(minutes) for minutes in state.deck.minutes.values()) * 60
            text = tr.text("planned {time}", time=duration_text(whole))
        else:
            late = state.clock.elapsed - pace_seconds(state, planned)
            if abs(late) <= QUIET_PACE:
                text = tr.text("on time")
            elif late > 0:
                text, colour = tr.text("{time} behind", time=duration_text(late)), "bad"
            else:
                text, colour = tr.text("{time} ahead", time=duration_text(-late)), "good"
        self.pace.setText(text)
        palette = self.pace.palette()
        palette.setColor(palette.ColorRole.WindowText, self.context.colour(colour))
        self.pace.setPalette(palette)

    def _show_notes(self, state: PresentationState) -> None:
        context = replace(self.context, zoom=self.context.zoom * self.note_scale)
        notes = state.slide.notes
        labels: list[QWidget] = []
        if notes is not None:
            for line in _lines(styled_prose(notes, "body", context)):
                labels.append(SpanLabel(line, context))
        self.notes.show_labels(labels)

    def _show_figures(self, state: PresentationState) -> None:
        context, edition = self.context, state.deck.edition
        labels: list[QWidget] = []
        shown = (state.view.target,) if state.view.target in edition.figures else state.slide.figures
        # Figures of one sentence stand together above it: it is read once.
        groups: dict[tuple[str, ...], list[Figure]] = {}
        for id_ in shown:
            said = dict.fromkeys(source_sentence(owner, edition) for owner in figure_passages([id_], edition))
            groups.setdefault(tuple(text for text in said if text), []).append(edition.figures[id_])
        for sentences, figures in groups.items():
            labels += [self._figure(figure) for figure in figures]
            labels += [Label(text, "small", context) for text in sentences]
        self.figures.show_labels(labels)

    def _figure(self, figure: Figure) -> SpanLabel:
        """Make a figure on a line of its own."""
        context = self.context
        text = figure_text(figure, context.figures, context.tr)
        name = styled(context.tr.beside((text.number, f"{text.label} ")), "body")
        behind = [*name, *styled(text.printed, "number_small", "accent")]
        details: tuple[Detail, ...] = (text.period, *text.marks, *text.comparisons)
        return SpanLabel(styled_details(details, context, "label", behind=behind), context)


def _line(text: str, role: TextRole, context: ViewContext) -> Label:
    label = Label(text, role, context)
    label.setWordWrap(False)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label


def _lines(spans: Sequence[StyledSpan]) -> list[list[StyledSpan]]:
    """Divide the spans at their line ends."""
    lines: list[list[StyledSpan]] = [[]]
    for styled_span in spans:
        span = styled_span.span
        first, *rest = (styled_span._replace(span=span._replace(text=text)) for text in span.text.split("\n"))
        lines[-1].append(first)
        lines += [[other] for other in rest]
    return [line for line in lines if any(styled_span.span.text.strip() for styled_span in line)]
