let leaving: (() => void)[] = [];

/**
 * Has answers of one turn of the event loop leave one right after the other. Whoever reads several of them is
 * woken once: to wake a process that sleeps takes as long as to make the answer.
 */
export function leaveTogether(leave: () => void): void {
  if (leaving.length === 0) setImmediate(leaveAll);
  leaving.push(leave);
}

function leaveAll(): void {
  const all = leaving;
  leaving = [];
  for (const leave of all) leave();
}
