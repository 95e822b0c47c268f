import type { Scalar } from 'yaml';
import { hasMarks, withoutMarks } from './json-text.ts';

/** Makes YAML that readers of version 1.1, which are most, take for the same as those of 1.2. */
export async function yamlText(): Promise<(value: unknown) => string> {
  const { Document, stringify, visit } = await import('yaml');
  const options = { compat: 'yaml-1.1', aliasDuplicateObjects: false } as const;
  const quote = (_: unknown, node: Scalar): void => {
    const { value } = node;
    if (typeof value === 'string' && (value === '=' || hasMarks(value))) node.type = 'QUOTE_DOUBLE';
  };
  return (value) => {
    const text = stringify(value, options);
    if (!hasMarks(text) && !text.includes('=')) return text;
    // Of these some end a line in YAML 1.1, and an = alone is a type of its own.
    const document = new Document(value, options);
    visit(document, { Scalar: quote });
    return withoutMarks(document.toString());
  };
}
