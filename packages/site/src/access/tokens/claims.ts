/** What a token says, as it was signed. */
export type Claims = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A claim that is a text, no longer than what a person reads. */
export function textIn(claims: Claims, name: string): string | undefined {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return isText(value) ? value : undefined;
}

const most = 1000;

/** The texts of a claim, whether it is one or a list of them. What is inside of another stands after a dot. */
export function textsIn(claims: Claims, path: string): readonly string[] {
  const value = claimAt(claims, path);
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.slice(0, most).filter(isText);
}

function claimAt(claims: Claims, path: string): unknown {
  // Some have dots in their own names, as those that are URLs.
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const name of path.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** PostgreSQL takes no text with a NUL. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 500 && !value.includes('\0');
}
