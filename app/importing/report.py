"""What became of each order of a file: taken, skipped or refused, and why; as text and as JSON."""

import json
from dataclasses import dataclass, field
from enum import StrEnum

from models.words import Label

__all__ = ["Outcome", "Report", "Verdict"]


class Verdict(StrEnum):
    """TAKEN: now in the desk. SKIPPED: it was there already. REFUSED: it is not there."""

    TAKEN = "TAKEN"
    SKIPPED = "SKIPPED"
    REFUSED = "REFUSED"


_HEADS = {
    Verdict.TAKEN: Label("Tomadas", "Taken"),
    Verdict.SKIPPED: Label("Ya estaban", "Already there"),
    Verdict.REFUSED: Label("Rechazadas", "Refused"),
}


@dataclass(frozen=True)
class Outcome:
    """What became of one order: `position` counts from 1 in the file, `name` is its number there.

    `number` is the order's in the desk; `field` and `why` tell of a refusal; `remarks` are what
    somebody should look at.
    """

    position: int
    name: str
    verdict: Verdict
    number: int | None = None
    field: str | None = None
    why: Label | None = None
    remarks: tuple[Label, ...] = ()

    def text(self, language: str) -> str:
        """The outcome in one line."""
        ours = f" → #{self.number}" if self.number else ""
        words = "; ".join(filter(None, (self.reason(language), *self._told(language))))
        return f"{self.name}{ours}{': ' if words else ''}{words}"

    def reason(self, language: str) -> str:
        """Why the order was refused, with the field that is to blame; `""` when it was not."""
        why = self.why.text(language) if self.why else ""
        return why if not self.field or why.startswith(self.field) else f"{self.field}: {why}"

    def as_dict(self, language: str) -> dict[str, object]:
        """The outcome for programs, sentences in `language`."""
        return {
            "position": self.position,
            "name": self.name,
            "verdict": self.verdict,
            "number": self.number,
            "field": self.field,
            "reason": self.reason(language) or None,
            "remarks": self._told(language),
        }

    def _told(self, language: str) -> list[str]:
        return [remark.text(language) for remark in self.remarks]


@dataclass
class Report:
    """The outcomes of one import, and the payment methods that it added to the shop."""

    outcomes: list[Outcome] = field(default_factory=list)
    methods_added: list[str] = field(default_factory=list)

    def those(self, verdict: Verdict) -> list[Outcome]:
        """The outcomes of one kind, in the file's order."""
        found = [outcome for outcome in self.outcomes if outcome.verdict is verdict]
        return sorted(found, key=lambda outcome: outcome.position)

    def text(self, language: str) -> str:
        """The sums, then each order that has something to tell; uneventful ones are not listed."""
        lines = []
        for verdict, head in _HEADS.items():
            outcomes = self.those(verdict)
            lines.append(f"{head.text(language)}: {len(outcomes)}")
            lines += [f"  {o.text(language)}" for o in outcomes if o.why or o.remarks]
        added = Label("Medios de pago agregados", "Payment methods added").text(language)
        if self.methods_added:
            lines.append(f"{added}: {', '.join(self.methods_added)}")
        return "\n".join(lines)

    def as_json(self, language: str) -> str:
        """All of it for programs, every order listed; sentences in `language`."""
        outcomes = sorted(self.outcomes, key=lambda outcome: outcome.position)
        found = {
            **{verdict.lower(): len(self.those(verdict)) for verdict in Verdict},
            "paymentMethodsAdded": self.methods_added,
            "orders": [outcome.as_dict(language) for outcome in outcomes],
        }
        return json.dumps(found, ensure_ascii=False, indent=2)
