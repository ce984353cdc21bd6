"""How Numba is used: a kernel is compiled in one piece with all that it calls.

By itself Numba improves a function, and makes machine code of it, anew at each level of calls. Here what
kernels call is only translated; where Python calls a kernel, all its parts are brought together and improved
once. `loaded_code` runs what comes of it; this module is needed only where something is to be compiled.
"""

from collections.abc import Callable
from typing import Any

from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler, Flags
from numba.core.compiler_lock import global_compiler_lock
from numba.core.dispatcher import _FunctionCompiler  # type: ignore[attr-defined]  # as hints leave it out
from numba.core.registry import CPUDispatcher
from numba.core.runtime import rtsys
from numba.core.types.misc import unliteral

from akkoord.engine.loaded_code import Environment, MachineCode

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
    """A function as Python calls it."""

    def __init__(self, function: Callable[..., Any], options: dict[str, bool]) -> None:
        super().__init__(function, targetoptions=options, pipeline_class=_into(_Whole))

    def _compilation_chain_init_hook(self) -> None:
        """Nothing that other packages add to Numba is needed."""

    @global_compiler_lock
    def made_for(self, given: tuple[Any, ...]) -> MachineCode:
        """The function for arguments of such types."""
        made = self._compiler.compile(tuple(map(self.typeof_pyval, given)), None)
        environments = {made.environment, *(each for each in made._find_referenced_environments())}
        return MachineCode(
            entry=made.fndesc.llvm_cpython_wrapper_name,
            own=made.environment.env_name,
            environments=tuple(
                Environment(each.env_name, tuple(each.consts))
                for each in sorted(environments, key=lambda each: str(each.env_name))
            ),
            code=made.library._get_compiled_object(),
        )


def within_kernels(function: Callable[..., Any], options: dict[str, bool]) -> Any:
    """A function as kernels call it."""
    return _WithinKernels(function, options)


def machine_code_of(
    function: Callable[..., Any], options: dict[str, bool], given: tuple[Any, ...]
) -> MachineCode:
    """A function compiled for arguments of the types of those that are `given`."""
    made: MachineCode = _FromPython(function, options).made_for(given)
    return made
