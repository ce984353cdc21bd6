"""How Numba is used: a kernel is compiled in one piece with all that it calls, and loaded without a compiler.

By itself Numba improves a function, and makes machine code of it, anew at each level of calls. Here what
kernels call is only translated; where Python calls a kernel, all its parts are brought together and improved
once. And before Numba loads what stands on disk, it readies its compiler; here it does not.
"""

import hashlib
import pickle
import sys
import tempfile
from collections.abc import Callable
from functools import cache, cached_property, update_wrapper
from pathlib import Path
from typing import Any

import llvmlite.binding
import numba
from numba.core import types
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler, Flags
from numba.core.compiler_lock import global_compiler_lock
from numba.core.dispatcher import _FunctionCompiler  # type: ignore[attr-defined]  # as hints leave it out
from numba.core.registry import CPUDispatcher
from numba.core.runtime import _nrt_python, rtsys
from numba.core.serialize import dumps
from numba.core.types.misc import unliteral

Types = tuple[Any, ...]
_FROM_PYTHON = "_ZN7cpython"
"""What the names begin with of the functions that Python calls."""


class _Part(JITCodeLibrary):
    """Code that is to become part of a kernel: neither improved nor run by itself."""

    def add_linking_library(self, library: Any) -> None:
        self._linking_libraries.append(library)

    def finalize(self) -> None:
        self._finalized = True

    def _get_module_for_linking(self) -> Any:
        return self._final_module


class _Whole(JITCodeLibrary):
    """A kernel with all its parts, of which nothing is seen from outside but what Python calls."""

    def add_linking_library(self, library: Any) -> None:
        super().add_linking_library(library)
        for inner in library._linking_libraries if isinstance(library, _Part) else ():
            if inner not in self._linking_libraries:
                self.add_linking_library(inner)

    def finalize(self) -> None:
        """Numba's own code comes after the parts: what nobody needs yet would be left out."""
        self._linking_libraries.sort(key=_order)
        super().finalize()

    def _optimize_final_module(self) -> None:
        for function in self._final_module.functions:
            if not function.is_declaration and not function.name.startswith(_FROM_PYTHON):
                function.linkage = "internal"
        super()._optimize_final_module()


def _order(library: Any) -> int:
    if isinstance(library, _Part):
        return 0
    return 2 if library is rtsys.library else 1


def _into(library: type[JITCodeLibrary]) -> type[Compiler]:
    """Numba's own steps, into such a library."""

    class Pipeline(Compiler):
        def __init__(self, typing: Any, target: Any, _: None, *rest: Any) -> None:
            code = library(target.codegen(), library.__name__)
            code.enable_object_caching()
            super().__init__(typing, target, code, *rest)

    return Pipeline


class _PartCompiler(_FunctionCompiler):
    def _customize_flags(self, flags: Flags) -> Flags:
        flags.no_compile = flags.no_cpython_wrapper = True
        return flags


class _WithinKernels(CPUDispatcher):
    """A function as kernels call it."""

    def __init__(self, function: Callable[..., Any], options: dict[str, bool]) -> None:
        super().__init__(function, targetoptions=options)
        self._compiler = _PartCompiler(function, self.targetdescr, options, {}, _into(_Part))

    def get_call_template(self, given: Types, named: dict[str, Any]) -> Any:
        """As Numba does, but a number that a caller writes out is no type of its own."""
        alone = {name: unliteral(each) for name, each in named.items()}
        return super().get_call_template(tuple(map(unliteral, given)), alone)

    @global_compiler_lock
    def compile(self, sig: Types) -> Any:
        """Translate it for these types, and tell Numba where it is found."""
        if sig not in self.overloads:
            with self._compiling_counter:
                made = self._compiler.compile(sig, None)._replace(entry_point=object())
            self.targetctx.insert_user_function(made.entry_point, made.fndesc, [made.library])
            self.overloads[sig] = made
        return self.overloads[sig].entry_point


class _FromPython(CPUDispatcher):
    """A function as Python calls it, kept in `folder`."""

    def __init__(self, function: Callable[..., Any], options: dict[str, bool], folder: Path) -> None:
        super().__init__(function, targetoptions=options, pipeline_class=_into(_Whole))
        self._folder = folder
        self._entries: dict[Types, Any] = {}

    def _compilation_chain_init_hook(self) -> None:
        """Nothing that other packages add to Numba is needed."""

    @global_compiler_lock
    def compile(self, sig: Types) -> Any:
        """What Python calls for these types: loaded, or made and kept."""
        if sig not in self._entries:
            path = self._path(sig)
            self._entries[sig] = self._load(path) or self._make(sig, path)
            self._insert([each._code for each in sig], self._entries[sig], False)
        return self._entries[sig]

    def _path(self, sig: Types) -> Path:
        made_by = (sig, self.targetctx.codegen().magic_tuple(), numba.__version__, sys.version)
        digest = hashlib.blake2b(repr(made_by).encode(), digest_size=8).hexdigest()
        return self._folder / f"{self.py_func.__module__}.{self.py_func.__qualname__}-{digest}"

    def _make(self, sig: Types, path: Path) -> Any:
        made = self._compiler.compile(sig, None)
        constants = [each for each in made._find_referenced_environments() if each.consts]
        for each in constants:
            made.codegen.set_env(each.env_name, each)
        made.fndesc.typemap = made.fndesc.calltypes = None
        kept = (made.fndesc, made.environment, constants, made.library._get_compiled_object())
        _write(path, dumps(kept))
        return made.entry_point

    def _load(self, path: Path) -> Any:
        if not path.exists():
            return None
        described, environment, constants, code = pickle.loads(path.read_bytes())
        _tell_helpers()
        codegen = self.targetctx.codegen()
        library = JITCodeLibrary(codegen, described.qualname)
        library.enable_object_caching()
        library._set_compiled_object(code)
        library._finalize_final_module()
        codegen._engine._defined_symbols.add(described.llvm_cpython_wrapper_name)
        entry = self.targetctx.get_executable(library, described, environment)
        for each in constants:
            codegen.set_env(each.env_name, each)
        return entry


@cache
def _tell_helpers() -> None:
    """Tell LLVM where the functions of Numba stand that manage memory: all that loaded kernels need of it.

    Numba itself compiles some more for those that are made anew.
    """
    for name, address in _nrt_python.c_helpers.items():
        llvmlite.binding.add_symbol(name if name.startswith("_") else f"NRT_{name}", address)


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, whoever else writes it."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


class Kernel:
    """A function that is compiled for Python once Python calls it, and for kernels once they do."""

    def __init__(self, function: Callable[..., Any], options: dict[str, bool], folder: Path) -> None:
        update_wrapper(self, function)
        self._function, self._options, self._folder = function, options, folder

    def __call__(self, *given: Any) -> Any:
        return self._from_python(*given)

    @cached_property
    def _from_python(self) -> _FromPython:
        return _FromPython(self._function, self._options, self._folder)

    @cached_property
    def _within_kernels(self) -> _WithinKernels:
        return _WithinKernels(self._function, self._options)

    @property
    def _numba_type_(self) -> Any:
        """What Numba takes it for within kernels."""
        return types.Dispatcher(self._within_kernels)
