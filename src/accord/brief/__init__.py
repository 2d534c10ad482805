"""Results and evidence, told so that a person can read them and check every sentence."""

from accord.brief.brief import Brief, Section
from accord.brief.compose import compose
from accord.brief.render.data import as_data
from accord.brief.render.html import render_html
from accord.brief.render.judged import tell_judged
from accord.brief.render.markdown import render_markdown
from accord.brief.render.terminal import tell_analysis, tell_deals
from accord.brief.sentence import Assumed, Computed, Label, Reported, Sentence, Unfounded

__all__ = [
    "Assumed", "Brief", "Computed", "Label", "Reported", "Section", "Sentence", "Unfounded",
    "as_data", "compose", "render_html", "render_markdown", "tell_analysis", "tell_deals", "tell_judged",
]  # fmt: skip
