import { yamlText } from '@hawser/command/output/yaml-text';
import { defineBuiltIn } from '../built-in.ts';
import { gathered } from './gathered.ts';
import { plain } from './plain-value.ts';

export const convertToYaml = defineBuiltIn({
  name: 'ConvertTo-Yaml',
  summary: 'Writes objects as YAML.',
  parameters: {},
  examples: [{ line: 'get-cloud-printer Office | convertto-yaml', says: 'One printer.' }],
  start({ out }) {
    return gathered('ConvertTo-Yaml', async (objects) => {
      const write = await yamlText();
      const values = objects.map((object) => plain(object, 20));
      await out.write(write(values.length === 1 ? values[0] : values).trimEnd());
    });
  },
});
