"""The shape of a policy document: strict, frozen, refusing every word it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from niangjia.kernel.figure import Figure, Force, Status, Step, Value
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.columns.program import Program
from niangjia.policy.dates import LegalDate, WrittenDate, WrittenOrUnknown
from niangjia.policy.errors import Wrong
from niangjia.policy.facts import Facts


def _exact(number: object) -> object:
    """Whole numbers and decimals as written; anything else is left for the schema to refuse."""
    return Decimal(number) if isinstance(number, int) and not isinstance(number, bool) else number


def _known_unit(unit: str) -> str:
    if unit not in words.UNITS:
        raise Wrong(f"没有“{unit}”这个计量单位", f"unknown unit {unit!r}; known: {', '.join(words.UNITS)}")
    return unit


Amount = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(gt=0)]
WrittenForce = Annotated[Force, Field(strict=False)]
UnitKind = Annotated[str, AfterValidator(words.unit_kind)]
Form = Annotated[str, AfterValidator(words.employment_form)]
Unit = Annotated[str, AfterValidator(_known_unit)]
Code = Annotated[str, Field(pattern=r"^\d{6}(\d{3}){0,2}$")]
ProvisionId = Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z_]+$")]


class Strict(BaseModel):
    """Base of everything read from a document."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class Words(Strict):
    """A phrase in both languages."""

    zh: str
    en: str

    @property
    def wording(self) -> Wording:
        """The phrase as figures carry it."""
        return Wording(self.zh, self.en)


class Modal(Strict):
    """Part of a clause with its own modal word: 须 for the base, 可 for what is added."""

    force: WrittenForce
    word: str | None = None

    @model_validator(mode="after")
    def _word_has_this_force(self) -> Self:
        if words.force_of(self.word) is not self.force:
            raise Wrong(
                f"情态词“{self.word or '无'}”的力度不是 {self.force}",
                f"the word {self.word!r} maps to {words.force_of(self.word)}, not to {self.force}",
                at="word",
            )
        return self


class Setting(Strict):
    """An ambiguity of the text: its named readings, and which one is taken by default."""

    default: str
    readings: Mapping[str, Words]

    @model_validator(mode="after")
    def _default_is_a_reading(self) -> Self:
        if self.default not in self.readings:
            raise Wrong(
                "默认的读法不在所列读法之中，请重选",
                f"the default {self.default!r} is not among the readings {sorted(self.readings)}",
                at="default",
            )
        return self


class Amounts(NamedTuple):
    """Posts for a number of workers; None where the document says nothing of that force."""

    must: int | None
    may: int | None
    value: int | None


NO_AMOUNTS = Amounts(None, None, None)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one provision: the facts, the reading chosen for each setting, the date, the unit."""

    facts: Facts
    readings: Mapping[str, str]
    on: date
    unit: str

    def reading(self, setting: str, otherwise: str) -> str:
        """The reading chosen for a setting; what the terms themselves say where it is no setting."""
        return self.readings.get(setting, otherwise)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a provision's terms answer, before citations, chain and other readings are put round it."""

    value: Value | None = None
    must: int | None = None
    may: int | None = None
    steps: tuple[Step, ...] = ()
    parts: Mapping[str, Figure] = field(default_factory=dict)
    warnings: tuple[Wording, ...] = ()
    status: Status = Status.VALUE
    reason: Wording | None = None


class Terms(Strict):
    """What a provision says for a stretch of time; each kind of provision has its own."""

    since: WrittenDate = Field(alias="from")
    until: WrittenDate | None = Field(default=None, alias="to")

    # The settings this kind understands, with their readings; None: the terms themselves name the readings.
    SETTINGS: ClassVar[Mapping[str, tuple[str, ...] | None]] = {}

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until is not None and self.until.last < self.since.first:
            raise Wrong(
                f"截止日期{self.until}早于起始日期{self.since}，请改正其一",
                f"ends {self.until} before it begins {self.since}",
                at="to",
            )
        return self

    def answer(self, asked: Asked) -> Outcome:
        """The explained answer. Raises FactMissing or FactError."""
        raise NotImplementedError

    def program(self, readings: Mapping[str, str]) -> Program:
        """The same answer as trees for columns, under these readings."""
        raise NotImplementedError

    def sentence(self) -> Wording:
        """What the terms say, in one plain sentence."""
        raise NotImplementedError

    def readings_of(self, setting: str) -> tuple[str, ...]:
        """The readings the terms can follow for one of their settings."""
        return self.SETTINGS[setting] or ()

    def default_of(self, setting: str) -> str | None:
        """The reading the terms write into themselves, which a setting's default must agree with."""
        return None

    def weakens(self, higher: Terms) -> bool:
        """Whether these terms ask less than a must of a higher level, where both speak with must."""
        return False


class Derogation(Strict):
    """The permission to weaken a must of a higher level: which provision, on what ground."""

    provision: str
    ground: str


class Provision(Modal):
    """One rule of a document: the clause that says it, its force, whom it names, its dated terms."""

    id: ProvisionId
    clause: str
    quote: Annotated[str, Field(max_length=200)]
    unit: Unit
    applies_to: tuple[UnitKind, ...] = ()
    settings: Mapping[str, Setting] = Field(default_factory=dict)
    replaces: str | None = None
    derogates: Derogation | None = None
    note: str = ""
    kind: str
    values: tuple[Terms, ...]

    @model_validator(mode="after")
    def _settings_are_understood(self) -> Self:
        if not self.values:
            raise Wrong("至少要有一段从某日起的内容", "a provision has at least one dated value", at="values")
        for name, setting in self.settings.items():
            for terms in self.values:
                if name not in terms.SETTINGS:
                    raise Wrong(
                        f"这一类规定没有“{name}”这种读法，请删去",
                        f"{self.kind} knows no setting {name!r}; known: {sorted(terms.SETTINGS)}",
                        at="settings",
                    )
                unknown = set(setting.readings) - set(terms.readings_of(name))
                if unknown:
                    raise Wrong(
                        f"“{'、'.join(sorted(unknown))}”不是这里能有的读法，请删去",
                        f"setting {name!r} has no reading {sorted(unknown)}",
                        at="settings",
                    )
                if terms.default_of(name) not in (None, setting.default):
                    raise Wrong(
                        "默认的读法和正文填写的不一致：请把默认改成正文的写法，或修改正文",
                        f"setting {name!r}: the terms say {terms.default_of(name)!r} by default",
                        at="settings",
                    )
        return self


class Cited(Strict):
    """A document that a document names. One that is not held puts a warning on the answers of its area."""

    titles: Annotated[tuple[str, ...], Field(min_length=1)]
    number: str | None = None
    issuer: str | None = None
    jurisdiction: Code
    held: bool
    background: bool = False
    bears_on: tuple[str, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """Number and titles as one writes them in a sentence."""
        return (self.number or "") + "、".join(f"《{title}》" for title in self.titles)

    def touches(self, provision_id: str) -> bool:
        """Whether answers to this provision must warn of it."""
        return not self.background and (not self.bears_on or provision_id.startswith(self.bears_on))


class Header(Strict):
    """Who says it, where, and since when: the three dates apart, an unknown one written as unknown."""

    number: str | None
    title: str
    issuers: Annotated[tuple[str, ...], Field(min_length=1)]
    jurisdiction: Code
    dated: WrittenOrUnknown
    issued: WrittenOrUnknown
    effective: WrittenOrUnknown
    reported: bool = False
    note: str = ""
    cites: tuple[Cited, ...] = ()

    @property
    def name(self) -> str:
        """The document's number, or its title where it has none."""
        return self.number or f"《{self.title}》"

    @property
    def issuer(self) -> str:
        """All issuers in one phrase."""
        return "、".join(self.issuers)

    @property
    def known_from(self) -> LegalDate | None:
        """The date of effect, else of issue, else of the document; None where all are unknown."""
        return self.effective or self.issued or self.dated
