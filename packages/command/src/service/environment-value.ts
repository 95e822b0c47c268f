/** What a variable holds; one that is empty is not set. */
export function environmentValue(
  env: Readonly<Record<string, string | undefined>>,
  variable: string,
): string | undefined {
  const value = env[variable];
  return value === '' ? undefined : value;
}
