import { readFileSync } from 'node:fs';

/**
 * What tells a process from another one of the same number, later or in another container: when it
 * was started, in the clock ticks of this machine. Undefined where no such process is, or the system
 * does not say it as Linux does.
 */
export function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold anything; what follows are numbers (proc(5), field 22).
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** This process, as others on this machine may know it. */
export function runningProcess(): { readonly pid: number; readonly processStart?: string } {
  const { pid } = process;
  const start = processStart(pid);
  return start === undefined ? { pid } : { pid, processStart: start };
}
