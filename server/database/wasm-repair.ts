/**
 * PGlite's PostGIS is compiled so that no C++ `catch` works: an exception GEOS throws (a
 * self-crossing polygon in ST_Intersection, an unclosed ring in ST_IsValid) unwinds into
 * PostgreSQL's own setjmp, which takes it for nothing. The statement then "succeeds" with no rows,
 * half written rows are committed, PL/pgSQL goes on. And every SQL error, also a plain duplicate
 * key, leaves 1,120 bytes on the C stack, so that after about 1,870 of them each statement fails
 * with "stack depth limit exceeded" (both measured on PGlite 0.5.8).
 *
 * Both are mended from outside: `__cxa_throw`, a JavaScript function of PGlite's glue, is replaced
 * by one that raises an ordinary PostgreSQL ERROR (XX000) with the exception's own text, as a real
 * server does; and the stack pointer is set back before each statement.
 */
export type WasmRepair = {
  /** C++ exceptions turned into SQL errors so far. Each leaks about 30 KB that GEOS had in hand. */
  raised(): number;
  /** Call before each statement, when no C code is running. */
  resetStack(): void;
};

/** The parts of PGlite's main module that are used here; their absence means another build. */
type PostgresExports = {
  errstart(level: number, domain: number): number;
  errmsg_internal(format: number, variableArguments: number): number;
  errfinish(file: number, line: number, routine: number): void;
  _emscripten_stack_alloc(bytes: number): number;
};
/** Filled once the module is loaded: its imports must exist before its exports do. */
type Link = { exports: PostgresExports | null };
type Memory = { buffer: ArrayBuffer };
type Environment = {
  __cxa_throw: (exception: number, type: number, destructor: number) => void;
  __stack_pointer: { value: number };
  __indirect_function_table: { get(slot: number): (self: number) => number };
  memory: Memory;
};
/** The one function of WebAssembly used here; the compiler's Node types leave it out. */
type Loaded = { exports: object } | { instance: { exports: object } };
type WebAssemblyHost = {
  instantiate(source: unknown, imports?: Record<string, unknown>): Promise<Loaded>;
};

/** `ERROR` in PostgreSQL's elog.h. */
const ERROR_LEVEL = 21;
/** `what()` is the third entry of std::exception's virtual table: two destructors come first. */
const WHAT_SLOT_BYTES = 8;
const LONGEST_TEXT_BYTES = 500;

/**
 * Runs `start`, which loads PGlite, and mends the module it loads. Only for a thread of its own:
 * `WebAssembly.instantiate` is replaced meanwhile. Throws when the build is not the one known.
 */
export async function repaired<T>(
  start: () => Promise<T>,
): Promise<{ value: T; repair: WasmRepair }> {
  const host = (globalThis as unknown as { WebAssembly: WebAssemblyHost }).WebAssembly;
  const instantiate = host.instantiate;
  let repair: WasmRepair | null = null;
  host.instantiate = async (source, imports) => {
    const link: Link = { exports: null };
    const mended = isEnvironment(imports?.env) ? mend(imports.env, link) : null;
    const loaded = await instantiate.call(host, source, imports);
    const { exports } = 'instance' in loaded ? loaded.instance : loaded;
    if (mended !== null && isPostgres(exports)) {
      link.exports = exports;
      repair = mended;
    }
    return loaded;
  };
  try {
    const value = await start();
    if (repair === null)
      throw new Error('unknown build of PGlite: its exceptions cannot be mended');
    return { value, repair };
  } finally {
    host.instantiate = instantiate;
  }
}

function mend(environment: Environment, link: Link): WasmRepair {
  const original = environment.__cxa_throw;
  const stack = environment.__stack_pointer;
  let raised = 0;
  let idleStack: number | null = null;
  environment.__cxa_throw = (exception, type, destructor) => {
    if (link.exports === null) return original(exception, type, destructor);
    raised += 1;
    raiseError(link.exports, environment.memory, exceptionText(environment, exception));
  };
  return {
    raised: () => raised,
    resetStack() {
      idleStack ??= stack.value;
      stack.value = idleStack;
    },
  };
}

/** Does not return: errfinish jumps to PostgreSQL's own error handling. */
function raiseError(postgres: PostgresExports, memory: Memory, text: string): void {
  const bytes = new TextEncoder().encode(text.replaceAll('%', '%%'));
  const at = postgres._emscripten_stack_alloc(bytes.length + 1);
  const target = new Uint8Array(memory.buffer, at, bytes.length + 1);
  target.set(bytes);
  target[bytes.length] = 0;
  postgres.errstart(ERROR_LEVEL, 0);
  postgres.errmsg_internal(at, 0);
  postgres.errfinish(0, 0, 0);
}

/** The exception's `what()`; a fixed text when it is no std::exception. */
function exceptionText(environment: Environment, exception: number): string {
  try {
    const words = new DataView(environment.memory.buffer);
    const slot = words.getUint32(words.getUint32(exception, true) + WHAT_SLOT_BYTES, true);
    const what = environment.__indirect_function_table.get(slot);
    const start = what(exception);
    const bytes = new Uint8Array(environment.memory.buffer, start, LONGEST_TEXT_BYTES);
    return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)).slice());
  } catch {
    return 'GEOS could not process this geometry';
  }
}

function isEnvironment(candidate: unknown): candidate is Environment {
  return (
    typeof candidate === 'object' && candidate !== null && Object.hasOwn(candidate, '__cxa_throw')
  );
}

function isPostgres(exports: object): exports is PostgresExports {
  return ['errstart', 'errmsg_internal', 'errfinish', '_emscripten_stack_alloc'].every(
    (name) => name in exports,
  );
}
