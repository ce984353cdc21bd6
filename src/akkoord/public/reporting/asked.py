"""What somebody filled in: read, looked over, and told back in their own language when it is not whole."""

from dataclasses import dataclass, field

from django.http import QueryDict

from akkoord.engine.sealing.reports import Identity, Voice, Words

THEMES = ("wages", "safety", "union", "child", "forced", "discrimination", "water", "animals", "other")
MOST = 20_000
"""Letters of what happened, far more than anybody types on a telephone."""
MOST_OF_A_LINE = 500
_LINES = ("location_id", "place", "name", "contact", "help")


@dataclass(frozen=True, slots=True)
class Asked:
    """The form as it was filled in, so that nothing is lost when it must be shown again."""

    language: str
    values: dict[str, str] = field(repr=False)

    @classmethod
    def read(cls, language: str, posted: QueryDict) -> "Asked":
        """What was sent."""
        names = (*_LINES, "theme", "what", "affected", "danger", "voice", "may_tell", "may_forward")
        return cls(language, {name: posted.get(name, "").strip() for name in names})

    @classmethod
    def about(cls, language: str, location_id: str) -> "Asked":
        """An empty form about one location of the list; an address fills in nothing else."""
        return cls(language, {"location_id": location_id.strip()})

    @property
    def problems(self) -> list[str]:
        """Names of texts that say what is missing or too much, in the order of the form."""
        found = {
            "problem_place": not self.values["place"] and not self.values["location_id"],
            "problem_theme": self.values["theme"] not in THEMES,
            "problem_what": not self.values["what"],
            "problem_long": self._is_too_long,
        }
        return [name for name, is_so in found.items() if is_so]

    @property
    def words(self) -> Words:
        """What is said, for those who work on the report."""
        voice = self.values["voice"]
        return Words(
            language=self.language,
            location_id=self.values["location_id"],
            place=self.values["place"],
            theme=self.values["theme"],
            what=self.values["what"],
            who_is_affected=self.values["affected"],
            is_danger_now=self.values["danger"] == "yes",
            help_needed=self.values["help"],
            voice=Voice(voice) if voice in set(Voice) else Voice.AFFECTED,
            may_tell_companies=self.values["may_tell"] == "yes",
            may_forward=self.values["may_forward"] == "yes",
        )

    @property
    def identity(self) -> Identity:
        """Who reported, for the custodian alone."""
        return Identity(self.values["name"], self.values["contact"])

    @property
    def _is_too_long(self) -> bool:
        lines = any(len(self.values[name]) > MOST_OF_A_LINE for name in _LINES)
        return lines or any(len(self.values[name]) > MOST for name in ("what", "affected"))
