/** The operators of two sides, those that bind alike together, the weakest first; each with what it does. */
export const operatorLevels: readonly Readonly<Record<string, string>>[] = [
  {
    '-and': 'both are so',
    '-or': 'one of them is so',
    '-xor': 'only one of them is so',
  },
  {
    '-eq': 'is the same',
    '-ne': 'is not the same',
    '-gt': 'is greater',
    '-ge': 'is greater, or the same',
    '-lt': 'is less',
    '-le': 'is less, or the same',
    '-like': 'is like a pattern with * and ?',
    '-notlike': 'is not like a pattern',
    '-match': 'matches a regular expression',
    '-notmatch': 'does not match a regular expression',
  },
  {
    '-contains': 'has it in its list',
    '-notcontains': 'has it not in its list',
    '-in': 'is in the list',
    '-notin': 'is not in the list',
    '-split': 'makes a list of a text',
    '-join': 'makes one text of a list',
    '-replace': 'changes what matches',
  },
  { '+': 'adds, and puts texts and lists together', '-': 'takes away' },
  { '*': 'multiplies, and repeats texts and lists', '/': 'divides', '%': 'is what is left' },
  { '-f': 'puts values into a text' },
  { '..': 'gives the numbers from one to the other' },
];

/** How strongly the operators of two sides bind; a higher number binds first. */
const binaryOperators: ReadonlyMap<string, number> = new Map(
  operatorLevels.flatMap((level, index) =>
    Object.keys(level).map((name): [string, number] => [name, index + 1]),
  ),
);

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
