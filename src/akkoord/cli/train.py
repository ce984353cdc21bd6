"""`akkoord train`: learn from people's answers, on files alone."""

from pathlib import Path

import click

from akkoord.engine.errors import AkkoordError
from akkoord.engine.matching.files.training_run import TrainingOrder, train_files
from akkoord.engine.matching.learning.errors import ModelMeasuresWorse
from akkoord.engine.matching.learning.fitting import PRIOR_PAIRS
from akkoord.engine.matching.learning.thresholds import Costs
from akkoord.engine.matching.learning.training import Training

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
POSITIVE = click.FloatRange(min=0.0)
FIGURES = (
    ("log_loss", "surprise at the answers (log-loss)", "{:.4f}"),
    ("brier", "Brier score", "{:.4f}"),
    ("recall", "found at 97 % precision", "{:.1%}"),
    ("joined", "pairs joined", "{}"),
    ("joined_wrong", "of these wrongly", "{}"),
    ("asked", "pairs asked", "{}"),
    ("missed", "pairs missed", "{}"),
    ("cost", "cost in questions per pair", "{:.3f}"),
)


@click.command()
@click.option(
    "--rows", multiple=True, required=True, type=FILE, help="rows.csv of a result, or a list; repeat it."
)
@click.option("--judgements", required=True, type=FILE, help="Answers, as for akkoord match.")
@click.option("--register", type=FILE, help="The register, when answers name its rows.")
@click.option("--model", "start", type=FILE, help="The model to start from; else the shipped one.")
@click.option("--out", required=True, type=NEW_FILE, help="File for the learned model.")
@click.option("--report", type=NEW_FILE, help="File for the figures as JSON.")
@click.option("--wrong-merge", type=float, help="Its cost in questions; else thresholds stay as they are.")
@click.option("--missed-match", type=float, help="Its cost in questions; goes with --wrong-merge.")
@click.option(
    "--prior", type=POSITIVE, default=PRIOR_PAIRS, show_default=True, help="Answers the old model counts for."
)
def command(wrong_merge: float | None, missed_match: float | None, prior: float, **files: object) -> None:
    """Learn from answers, and write the model only when it measures better than the one in use.

    \b
    akkoord train --rows result/rows.csv --judgements answers.csv --out model.json
    akkoord match lists/*.csv --model model.json --out result

    Each answer is weighed by a model that has seen neither it nor another answer about one of its rows.
    Ends with 1 when the learned model measures worse, with 2 when a file cannot be used.
    """
    try:
        costs = _costs(wrong_merge, missed_match)
    except ValueError as fault:
        raise click.UsageError(str(fault)) from fault
    try:
        training = train_files(TrainingOrder(costs=costs, prior_pairs=prior, **files))  # type: ignore[arg-type]
    except ModelMeasuresWorse as worse:
        _show(worse.training)
        click.echo(f"Error: {worse}", err=True)
        raise SystemExit(1) from worse
    except AkkoordError as fault:
        click.echo(f"Error: {fault}", err=True)
        raise SystemExit(2) from fault
    _show(training)
    click.echo(f"Model {training.model.version} is in {click.format_filename(str(files['out']))}.")


def _costs(wrong_merge: float | None, missed: float | None) -> Costs | None:
    """Both or neither; raises ValueError for one, and for costs that nobody has."""
    if wrong_merge is None and missed is None:
        return None
    if wrong_merge is None or missed is None:
        raise ValueError("--wrong-merge and --missed-match go together.")
    return Costs(wrong_merge=wrong_merge, missed=missed)


def _show(training: Training) -> None:
    """Both models side by side."""
    click.echo(f"{training.after.pairs} answers, weighed by models that have not seen them:")
    click.echo(f"{'':36}{'before':>10}{'learned':>10}")
    for name, words, form in FIGURES:
        before, after = (form.format(getattr(each, name)) for each in (training.before, training.after))
        click.echo(f"{words:36}{before:>10}{after:>10}")
    click.echo(f"Joined from {training.model.same:.3f} on, asked from {training.model.ask:.3f} on.")
