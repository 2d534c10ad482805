"""What the reporting says, claim by claim, each with the passage that says it."""

from accord.dossier.check import check_dossier
from accord.dossier.claim import ICD203, STANCES, Claim, Likelihood, claim_id
from accord.dossier.dossier import Contrast, Copy, Dossier, Doubt, Fact, Meeting, PartyMention, ReportedPoint
from accord.dossier.file import load_dossier, save_dossier
from accord.dossier.join import independent_sources, joined
from accord.dossier.renew import renewed

__all__ = [
    "ICD203",
    "STANCES",
    "Claim",
    "Contrast",
    "Copy",
    "Dossier",
    "Doubt",
    "Fact",
    "Likelihood",
    "Meeting",
    "PartyMention",
    "ReportedPoint",
    "check_dossier",
    "claim_id",
    "independent_sources",
    "joined",
    "load_dossier",
    "renewed",
    "save_dossier",
]
