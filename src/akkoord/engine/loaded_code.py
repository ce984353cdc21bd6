"""Machine code that Numba has made, loaded without Numba: that takes a fifth of a second, each time anew.

Of Numba only the three extension modules in C are loaded by themselves that the code calls; the package
around them is the compiler. The code is linked by LLVM, as Numba does it.
"""

import builtins
import ctypes
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any, NamedTuple

import llvmlite.binding

_UNPICKLING = "numba.core.serialize"
"""Where the code looks, once, for what makes objects of those parts of it that are pickled."""
_loading = RLock()
Helpers = dict[str, int]
"""Functions of an extension module by their names: where they stand."""


class Environment(NamedTuple):
    """The Python objects that a function refers to, under the name by which the code knows them."""

    name: str
    objects: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class MachineCode:
    """A function for arguments of certain types."""

    entry: str
    """The name of what Python calls."""
    own: str
    """The name of its own environment; the others are those of functions within."""
    environments: tuple[Environment, ...]
    code: bytes
    """As a compiler writes it for a linker."""


@cache
def numba_folder() -> Path:
    """Where Numba stands; nothing of it is loaded."""
    found = find_spec("numba")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("numba is not installed", name="numba")
    return Path(found.origin).parent


@contextmanager
def _without_the_package(*names: str) -> Iterator[None]:
    """Within, these packages of Numba are there and empty, unless they are loaded already."""
    added = []
    for name in names:
        if name not in sys.modules:
            sys.modules[name] = ModuleType(name)
            sys.modules[name].__path__ = [str(numba_folder().joinpath(*name.split(".")[1:]))]
            added.append(name)
    try:
        yield
    finally:
        for name in added:
            del sys.modules[name]


class _Linker:
    """Links code into this process."""

    def __init__(self) -> None:
        with _without_the_package("numba", "numba.core", "numba.core.runtime"):
            self._making = import_module("numba._dynfunc")
            helping = import_module("numba._helperlib")
            memory = import_module("numba.core.runtime._nrt_python")
        _add_symbols(memory.c_helpers, self._making.c_helpers, helping.c_helpers)
        memory.memsys_use_cpython_allocator()
        _teach_unpickling(helping.c_helpers["unpickle"])
        self._engine = _engine()

    def linked(self, made: MachineCode) -> Callable[..., Any]:
        """The function that Python calls."""
        self._engine.add_object_file(llvmlite.binding.ObjectFileRef.from_data(made.code))
        self._engine.finalize_object()
        environments = {each.name: self._environment(each) for each in made.environments}
        for name, each in environments.items():
            place = self._engine.get_global_value_address(name)
            ctypes.c_void_p.from_address(place).value = id(each)
        entry = self._engine.get_function_address(made.entry)
        kept = (self._engine, *environments.values())
        module = ModuleType("kernels")
        made_function: Callable[..., Any] = self._making.make_function(
            module, made.entry, "", entry, environments[made.own], kept
        )
        return made_function

    def _environment(self, given: Environment) -> Any:
        found = self._making.Environment({"__name__": __name__})
        found.consts[:] = given.objects
        return found


def _add_symbols(memory: Helpers, making: Helpers, helping: Helpers) -> None:
    """Tell LLVM, by the names that the code uses, where functions and objects stand."""
    errors = (each for each in vars(builtins).values() if isinstance(each, type))
    found = {
        "_Py_NoneStruct": id(None),
        **{f"PyExc_{each.__name__}": id(each) for each in errors if issubclass(each, BaseException)},
        **{f"numba_{name}": address for name, address in (making | helping).items()},
        **{name if name[0] == "_" else f"NRT_{name}": address for name, address in memory.items()},
    }
    for name, address in found.items():
        llvmlite.binding.add_symbol(name, address)


def _engine() -> Any:
    binding = llvmlite.binding
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    target = binding.Target.from_triple(binding.get_process_triple())
    machine = target.create_target_machine(opt=0, jit=True)
    return binding.create_mcjit_compiler(binding.parse_assembly(""), machine)


_unpickled: dict[tuple[int, bytes], Any] = {}


def _unpickle(place: int, pickled: bytes, digest: bytes) -> Any:
    """The object that stands pickled in the code, made once."""
    if (place, digest) not in _unpickled:
        _unpickled[place, digest] = pickle.loads(pickled)
    return _unpickled[place, digest]


def _teach_unpickling(address: int) -> None:
    """Let the code find `_unpickle` where it looks for Numba's, unless Numba is loaded."""
    unpickled = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)(address)
    nothing = pickle.dumps(None)
    with _without_the_package("numba", "numba.core", _UNPICKLING):
        if not hasattr(sys.modules[_UNPICKLING], "_numba_unpickle"):
            vars(sys.modules[_UNPICKLING])["_numba_unpickle"] = _unpickle
        unpickled(nothing, len(nothing), b"\0" * 20)


_linker = cache(_Linker)


def linked(made: MachineCode) -> Callable[..., Any]:
    """The function of some machine code."""
    with _loading:
        return _linker().linked(made)
