import { defineBuiltIn } from '../built-in.ts';
import { elementsOf } from '../values/elements.ts';
import { builtInErrors } from './built-in-errors.ts';
import { gatheredText } from './gathered-text.ts';
import { parseYaml } from './parse-yaml.ts';

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
  try {
    return await parseYaml(text);
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw builtInErrors('unreadable', { what: 'The YAML', reason }, { cause: error });
  }
}
