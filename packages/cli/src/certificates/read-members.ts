// What is read of the documents of this machine; the reasons are read by the person whose they are.

export type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members {
  if (typeof value === 'object' && value !== null) return { ...value };
  throw new Error('something in it is no object');
}

export function textIn(members: Members, name: string): string {
  const text = optionalTextIn(members, name);
  if (text === undefined) throw new Error(`"${name}" is missing`);
  return text;
}

export function optionalTextIn(members: Members, name: string): string | undefined {
  const text = members[name];
  if (text === undefined || typeof text === 'string') return text;
  throw new Error(`"${name}" is no text`);
}

export function textsIn(members: Members, name: string): readonly string[] {
  const texts = members[name];
  if (Array.isArray(texts) && texts.every((text) => typeof text === 'string')) return texts;
  throw new Error(`"${name}" is no list of texts`);
}

export function numberIn(members: Members, name: string): number {
  const number = members[name];
  if (typeof number === 'number') return number;
  throw new Error(`"${name}" is no number`);
}

export function flagIn(members: Members, name: string): boolean {
  const flag = members[name];
  if (typeof flag === 'boolean') return flag;
  throw new Error(`"${name}" is neither true nor false`);
}
