import type * as sqlite from 'node:sqlite';

/**
 * SQLite, loaded when it is first needed. The first versions of node 24 say on standard error that
 * it is experimental; that is our concern, not the user's. Every other warning still gets through.
 */
export function openSqlite(): typeof sqlite {
  // oxlint-disable-next-line typescript/unbound-method -- put back as it was
  const { emitWarning } = process;
  process.emitWarning = (...warning: unknown[]) => {
    if (!/SQLite is an experimental/.test(String(warning[0]))) {
      Reflect.apply(emitWarning, process, warning);
    }
  };
  try {
    // Unlike import() this has loaded it on return, so that nothing else runs in between.
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
