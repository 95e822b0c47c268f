import { defineBuiltIn } from '../built-in.ts';
import { elementsOf } from '../values/elements.ts';
import { builtInErrors } from './built-in-errors.ts';
import { gatheredText } from './gathered-text.ts';

export const convertFromYaml = defineBuiltIn({
  name: 'ConvertFrom-Yaml',
  summary: 'Makes objects of YAML.',
  parameters: {
    text: { type: 'string', help: 'The text; or it comes down the pipeline.', position: 0 },
  },
  examples: [{ line: 'get-content printers.yaml | convertfrom-yaml', says: 'From a file.' }],
  start({ parameters: { text }, out }) {
    return gatheredText(text, async (whole) => {
      for (const each of elementsOf(await parsed(whole))) await out.write(each);
    });
  },
});

async function parsed(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    // What is said once and meant often would become larger than anybody has written.
    return parse(text, { maxAliasCount: 100 }) as unknown;
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw builtInErrors('unreadable', { what: 'The YAML', reason }, { cause: error });
  }
}
