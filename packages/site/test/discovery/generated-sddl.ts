import { groupsLetIn } from './generated-printers.ts';

const everybody = 'S-1-1-0';

/** A security descriptor that lets some groups print, and is no other's. */
export function generatedSddl(descriptor: number): string {
  const letIn = groupsLetIn(descriptor).map(
    (group) => `(A;;SWRC;;;${group === 0 ? everybody : groupSid(group)})`,
  );
  return `O:BAD:${letIn.join('')}(A;;RC;;;${groupSid(100_000 + descriptor)})`;
}

export function groupSid(group: number): string {
  return `S-1-5-21-1000-2000-3000-${10_000 + group}`;
}
