"""Background work for tests: done at once, but what is to wait for a moment stays undone."""

from django_tasks.backends.dummy import DummyBackend
from django_tasks.backends.immediate import ImmediateBackend


class AtOnce(ImmediateBackend):
    """Carries a task out when it is queued; a deferred one, such as sending letters, is only noted."""

    supports_defer = True

    def enqueue(self, task, args, kwargs):
        if task.run_after is not None:
            return DummyBackend(self.alias, {}).enqueue(task, args, kwargs)
        return super().enqueue(task, args, kwargs)
