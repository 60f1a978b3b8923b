"""Drafts filled from a case file: application, complaint, letter to the employer, list of evidence."""

from advisor.exports.drafts.arbitration import arbitration_paper
from advisor.exports.drafts.complaint import complaint_paper
from advisor.exports.drafts.demand import demand_paper
from advisor.exports.drafts.evidence import evidence_items, evidence_paper

__all__ = ["arbitration_paper", "complaint_paper", "demand_paper", "evidence_items", "evidence_paper"]
