"""Quantities: figures that several parties name for one thing become one option with several values."""

from accord.case.drafting.quantities.figures import figures_in
from accord.case.drafting.quantities.scales import quantified

__all__ = ["figures_in", "quantified"]
