"""What could be agreed: packages, the zone, the frontier and bargaining solutions."""

from accord.analysis.deals.deals import find_deals

__all__ = ["find_deals"]
