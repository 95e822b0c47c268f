import { defineBuiltIn, eachObject } from '../built-in.ts';

export const outNull = defineBuiltIn({
  name: 'Out-Null',
  summary: 'Lets nothing through.',
  parameters: {},
  examples: [{ line: 'publish-cloud-printer Office | out-null', says: 'Shows nothing.' }],
  start: () => eachObject(() => undefined),
});
