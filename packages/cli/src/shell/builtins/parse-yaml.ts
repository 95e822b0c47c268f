/**
 * What a text in YAML says, as far as JSON could say it, too; otherwise the error says why. No tag makes
 * anything else of a value, and what is said once and meant often becomes no larger than somebody would write.
 */
export async function parseYaml(text: string): Promise<unknown> {
  const { isScalar, parseDocument, visit } = await import('yaml');
  const document = parseDocument(text, {
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    logLevel: 'error',
    // It looks at all names for each.
    uniqueKeys: false,
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw problem;
  visit(document, {
    Map(_, { items }) {
      const names = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) throw new Error('a name in it is no text, but a list or a table');
        const name = String(key.value);
        if (names.has(name)) throw new Error(`the name "${name}" is in it twice`);
        names.add(name);
      }
    },
  });
  return document.toJS({ maxAliasCount: 100 }) as unknown;
}
