"""Asking a company about one of its rows, and its answer; it never learns of any other row."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require, write_letter
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import people_holding
from akkoord.desk.people.rules import COMPANY_ROLES, Action, Actor, Kind, Thing
from akkoord.desk.register.actions.correcting import correct_rows
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.revision import count_up, lock_register
from akkoord.desk.register.actions.submissions import answered_by, list_of
from akkoord.desk.register.models import ListRow, Mention, PlaceQuestion, ScoredPair
from akkoord.desk.register.queries.asking import IS_OPEN, newest_row, words_to_keep
from akkoord.desk.register.queries.review import pairs_to_judge
from akkoord.desk.register.rules import (
    NobodyToAsk,
    PairChanged,
    QuestionClosed,
    QuestionTellsTooMuch,
)
from akkoord.desk.register.rules.asking import reminder_turn, words_that_tell


@transaction.atomic
def ask_company(actor: Actor, pair_id: int, about: str, question: str) -> PlaceQuestion:
    """Ask the company whose newest list has the text `about` of the pair; the pair waits for the answer.

    Asking about the same text of the same pair again is the question that is open. Raises
    `PairChanged` when the pair is gone, `NobodyToAsk` when no live list has the text or nobody signs in
    for its company, `QuestionTellsTooMuch` when the words name another company or the other row.
    """
    require(actor, Action.WRITE, Thing(Kind.REGISTER))
    lock_register()
    waiting = pairs_to_judge(without=actor.recused_from)
    pair = waiting.select_related("left", "right").filter(pk=pair_id).first()
    if pair is None or about not in {pair.left_id, pair.right_id}:
        raise PairChanged
    beside = pair.right if about == pair.left_id else pair.left
    if standing := PlaceQuestion.objects.filter(IS_OPEN, about=about, beside=beside).first():
        return standing
    row = newest_row(about)
    people = _people_of(row) if row else []
    if row is None or not people:
        raise NobodyToAsk
    _check_words(row, beside, question)
    asked = _write(actor, row, beside, question)
    ScoredPair.objects.filter(pk=pair.pk).update(lent_to=None, lent_at=None)
    for each in people:
        write_letter(
            each, "register/letters/place_question.txt", key=f"place-question/{asked.public_id}/{each.pk}"
        )
    return asked


@transaction.atomic
def answer_place_question(
    actor: Actor, asked: PlaceQuestion, answer: str, *, better_name: str = "", better_address: str = ""
) -> PlaceQuestion:
    """The company's answer in words, with its row as it should read; the pair comes back to the queue.

    A better name or address goes into the accepted list at once, and the location follows.
    The same answer again (a double click) is the answer that stands. Raises `QuestionClosed` when
    somebody answered otherwise, or the question is not needed any more.
    """
    require(actor, Action.WRITE, list_of(asked.submission))
    count_up()
    locked = PlaceQuestion.objects.select_for_update().get(pk=asked.pk)
    given = (answer, _if_new(better_name, locked.name), _if_new(better_address, locked.address))
    if locked.answered_by_id == actor.user_id and given == (
        locked.answer,
        locked.better_name,
        locked.better_address,
    ):
        return locked
    if not locked.is_open:
        raise QuestionClosed
    locked.answer, locked.better_name, locked.better_address = given
    locked.answered_by_id, locked.answered_at = actor.user_id, timezone.now()
    locked.save()
    if locked.better_name or locked.better_address:
        correct_rows(actor, locked)
    ends = [locked.about_id, locked.beside_id]
    ScoredPair.objects.filter(left__in=ends, right__in=ends).update(postponed_at=None)
    return locked


def remind_of_questions(*, today: date | None = None) -> int:
    """Write to the people of each company that owes an answer for long; doing it again writes nothing twice.

    One letter is about all that the company was asked. Answers the number of companies.
    """
    day = today or timezone.localdate()
    asked_of: dict[UUID, list[PlaceQuestion]] = defaultdict(list)
    for asked in PlaceQuestion.objects.filter(IS_OPEN).select_related("submission__cycle"):
        asked_of[answered_by(asked.submission)].append(asked)
    turns = [(company, turn) for company, asked in asked_of.items() if (turn := _turn_of(asked, day))]
    for company, turn in turns:
        for each in people_holding(COMPANY_ROLES, organisation=company):
            write_letter(
                each,
                "register/letters/questions_unanswered.txt",
                key=f"place-questions/{company}/{turn}/{each.pk}",
                context={"asked": asked_of[company]},
            )
    return len(turns)


def _turn_of(asked: Iterable[PlaceQuestion], day: date) -> date | None:
    oldest = min(timezone.localdate(each.asked_at) for each in asked)
    return reminder_turn(oldest, today=day)


def withdraw_questions(texts: tuple[str, str]) -> None:
    """The pair was judged: what was asked about it needs no answer any more."""
    PlaceQuestion.objects.filter(IS_OPEN, about__in=texts, beside__in=texts).update(
        withdrawn_at=timezone.now()
    )


def _people_of(row: ListRow) -> list[User]:
    return list(people_holding(COMPANY_ROLES, organisation=answered_by(row.submission)).order_by("pk"))


def _check_words(row: ListRow, beside: Mention, question: str) -> None:
    own = f"{row.name} {row.address}"
    if words := words_that_tell(question, own, words_to_keep(row, beside)):
        raise QuestionTellsTooMuch(words=words)


def _write(actor: Actor, row: ListRow, beside: Mention, question: str) -> PlaceQuestion:
    return PlaceQuestion.objects.create(
        submission=row.submission,
        about_id=str(row.mention_id),
        beside=beside,
        sheet=row.sheet,
        row=row.row,
        name=row.name,
        address=row.address,
        country=row.country,
        question=question,
        asked_by_id=person_id(actor),
        asked_at=timezone.now(),
    )


def _if_new(better: str, own: str) -> str:
    """A text that was changed; one that is left as it is says nothing."""
    return "" if better.strip() == own else better.strip()
