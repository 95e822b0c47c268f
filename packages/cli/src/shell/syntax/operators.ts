/** How strongly the operators of two sides bind; a higher number binds first. */
const binaryOperators: ReadonlyMap<string, number> = new Map([
  ...level(1, '-and -or -xor'),
  ...level(2, '-eq -ne -gt -ge -lt -le -like -notlike -match -notmatch'),
  ...level(2, '-contains -notcontains -in -notin -split -join -replace'),
  ...level(3, '+ -'),
  ...level(4, '* / %'),
  ...level(5, '-f'),
  ...level(6, '..'),
]);

/** Those that compare texts have a form that minds case, and one that says that it does not. */
const comparing = new Set(
  '-eq -ne -gt -ge -lt -le -like -notlike -match -notmatch -contains -notcontains -in -notin -split -replace'.split(
    ' ',
  ),
);

export const unaryOperators: ReadonlySet<string> = new Set(['-not', '-join', '-split']);

/** The operator as the table has it, with c- in front of its name where case is minded. */
export function knownOperator(written: string): string | undefined {
  const folded = written.toLowerCase().replace(/^[\u2013-\u2015]/, '-');
  if (binaryOperators.has(folded)) return folded;
  const [, form, name = ''] = /^-([ci])(\w+)$/.exec(folded) ?? [];
  if (!comparing.has(`-${name}`)) return undefined;
  return form === 'c' ? folded : `-${name}`;
}

/** The names there are, for who has written another; what c- or i- make of them goes without saying. */
export const operatorNames: string = [...new Set([...binaryOperators.keys(), ...unaryOperators])]
  .filter((name) => /^-\w/.test(name))
  .join(', ');

/** How strongly an operator binds that knownOperator has given. */
export function strengthOf(operator: string): number {
  return binaryOperators.get(operator) ?? 2;
}

function level(strength: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, strength]);
}
