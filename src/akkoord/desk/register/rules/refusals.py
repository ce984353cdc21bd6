"""Why something cannot be done in the register now."""

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class IllegalMove(AkkoordError):
    """The thing is not in a state from which this can be done."""

    code = "illegal_move"
    sentence = gettext_noop("This is not possible now: it is %(state)s.")


class CycleNotOpen(AkkoordError):
    """Lists are taken in only while the year is open."""

    code = "cycle_not_open"
    sentence = gettext_noop("The year %(year)s does not take lists at this moment.")


class NotTakingPart(AkkoordError):
    """Only who is bound by the agreement hands in."""

    code = "not_taking_part"
    sentence = gettext_noop("Your company does not take part in this agreement now, so it hands in no list.")


class ListNotAcceptable(AkkoordError):
    """The file as a whole cannot be taken in."""

    code = "list_not_acceptable"
    sentence = gettext_noop(
        "This list cannot be handed in yet: first mend what is marked as blocking, then upload it again."
    )


class StillBeingRead(AkkoordError):
    """The list changed a moment ago, or came a moment ago, and is being read."""

    code = "still_being_read"
    sentence = gettext_noop("Your list is still being read. Please try again in a moment.")


class ListChanged(AkkoordError):
    """The list is not the one any more that the signer has seen."""

    code = "list_changed"
    sentence = gettext_noop(
        "The list changed while you looked at it, so it is not signed. Please look at it again first."
    )


class RowGone(AkkoordError):
    """The row is not in the list any more."""

    code = "row_gone"
    sentence = gettext_noop("This row is not in the list any more. Please open the list again.")


class FileGone(AkkoordError):
    """The file of the list was taken out or replaced meanwhile."""

    code = "file_gone"
    sentence = gettext_noop(
        "This file is not in the list any more: a colleague took it out or put another in its place. Nothing "
        "was changed; please open the list again."
    )


class TooManyFiles(AkkoordError):
    """The list has as many files as it may."""

    code = "too_many_files"
    sentence = gettext_noop("A list has at most %(limit)s files. Put some of them together in one workbook.")


class NoListsHere(AkkoordError):
    """The agreement gives insight into something else than places."""

    code = "no_lists_here"
    sentence = gettext_noop("In this agreement no lists of locations are handed in.")


class SitesUndecided(AkkoordError):
    """A site of last year's list is neither found again nor ended."""

    code = "sites_undecided"
    sentence = gettext_noop(
        "Say first what became of each site of last year's list: %(count)s are still undecided."
    )


class ExitsUnanswered(AkkoordError):
    """A site was left by the company's own choice, and the questions of a responsible exit are open."""

    code = "exits_unanswered"
    sentence = gettext_noop(
        "Answer first how you left the sites that you chose to leave: %(count)s are still to be answered."
    )


class QuestionsOpen(AkkoordError):
    """The secretariat asked something that is not answered."""

    code = "questions_open"
    sentence = gettext_noop("First answer the questions of the secretariat: %(count)s are still open.")


class NothingAsked(AkkoordError):
    """A list is returned with at least one question."""

    code = "nothing_asked"
    sentence = gettext_noop("Write what the company should look at, or ask something at a row.")


class NothingOfLastYear(AkkoordError):
    """There is no accepted list of an earlier year to begin with."""

    code = "nothing_of_last_year"
    sentence = gettext_noop("There is no accepted list of an earlier year to begin with.")


class TokenUsedElsewhere(AkkoordError):
    """The form was already used for another company or year."""

    code = "token_used_elsewhere"
    sentence = gettext_noop("This form was already used. Please open the upload page again.")


class PairAlreadyJudged(AkkoordError):
    """Somebody else judged the pair a moment ago."""

    code = "pair_already_judged"
    sentence = gettext_noop(
        "A colleague has judged this pair already: %(verdict)s. Your answer was not needed and nothing "
        "was changed; if you do not agree, undo that judgement first."
    )


class PairChanged(AkkoordError):
    """The pair is no longer there to be judged."""

    code = "pair_changed"
    sentence = gettext_noop("This pair is no longer in the queue. Nothing was changed.")


class JudgementAlreadyUndone(AkkoordError):
    """The judgement does not count any more."""

    code = "judgement_already_undone"
    sentence = gettext_noop("This judgement was undone already. Nothing was changed.")


class QuestionTellsTooMuch(AkkoordError):
    """The words of a question would let the company learn of another company's row."""

    code = "question_tells_too_much"
    sentence = gettext_noop(
        "Your question names “%(words)s”, which this company must not learn from us. Ask only about its "
        "own row."
    )


class NobodyToAsk(AkkoordError):
    """No live list has the row any more, or nobody signs in for its company."""

    code = "nobody_to_ask"
    sentence = gettext_noop("Nobody can be asked about this row: its list does not count any more.")


class QuestionClosed(AkkoordError):
    """The question was answered or is not needed any more."""

    code = "question_closed"
    sentence = gettext_noop("This question was answered already, or is no longer needed. Thank you.")


class NothingToJudge(AkkoordError):
    """A merge or split that names no two different sets of rows."""

    code = "nothing_to_judge"
    sentence = gettext_noop(
        "There is nothing to join or to take apart: both sides need a text that stands in an accepted list."
    )


class ContradictsJudgement(AkkoordError):
    """A person said the opposite about these locations."""

    code = "contradicts_judgement"
    sentence = gettext_noop(
        "%(who)s said on %(day)s that “%(left)s” and “%(right)s” are %(verdict)s. Nothing was changed. "
        "If that is not right any more, undo it first."
    )


class PreviewChanged(AkkoordError):
    """Something else would follow now than the person was shown."""

    code = "preview_changed"
    sentence = gettext_noop(
        "The register changed while you looked, so nothing was done. Please look at the preview again."
    )


class LocationChanged(AkkoordError):
    """A colleague wrote something down about the location meanwhile."""

    code = "location_changed"
    sentence = gettext_noop(
        "A colleague changed this location while you were writing. Look at it again first; nothing was saved."
    )


class NothingChanged(AkkoordError):
    """A correction that corrects nothing."""

    code = "nothing_changed"
    sentence = gettext_noop("Everything is as it was already, so nothing was saved.")


class MovedInACircle(AkkoordError):
    """A location cannot have moved to itself, or to one that moved to it."""

    code = "moved_in_a_circle"
    sentence = gettext_noop("These two locations cannot both have moved to each other.")


class FactAlreadyUndone(AkkoordError):
    """What was written down does not count any more."""

    code = "fact_already_undone"
    sentence = gettext_noop("This was taken back already. Nothing was changed.")


class FactSaidAnew(AkkoordError):
    """Something that was written down later stands in its place."""

    code = "fact_said_anew"
    sentence = gettext_noop("This was changed later. First take the later change back; nothing was changed.")


class AlreadyRunning(AkkoordError):
    """Only one run over the lists at a time."""

    code = "consolidation_running"
    sentence = gettext_noop("The lists are being compared already. Please wait until that is finished.")


class RegisterChanged(AkkoordError):
    """Somebody kept changing the register while it was computed."""

    code = "register_changed"
    sentence = gettext_noop("The register changed while the lists were compared. Please start again.")


class CompanyHasLeft(AkkoordError):
    """What a company that left handed in is kept for few purposes only."""

    code = "company_has_left"
    sentence = gettext_noop(
        "This company has left the agreement. Until it is destroyed, its list is open only for a case, a "
        "legal request, or a request about own data."
    )
