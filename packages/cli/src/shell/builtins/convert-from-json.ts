import { defineBuiltIn } from '../built-in.ts';
import { elementsOf } from '../values/elements.ts';
import { gatheredText } from './gathered-text.ts';
import { builtInErrors } from './built-in-errors.ts';

export const convertFromJson = defineBuiltIn({
  name: 'ConvertFrom-Json',
  summary: 'Makes objects of JSON.',
  parameters: {
    text: { type: 'string', help: 'The text; or it comes down the pipeline.', position: 0 },
  },
  examples: [{ line: 'get-content printers.json | convertfrom-json', says: 'From a file.' }],
  start({ parameters: { text }, out }) {
    return gatheredText(text, async (whole) => {
      for (const each of elementsOf(parsed(whole))) await out.write(each);
    });
  },
});

function parsed(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is not JSON';
    throw builtInErrors('unreadable', { what: 'The JSON', reason }, { cause: error });
  }
}
