import { defineCommand } from '@hawser/command/declaration/command';
import { cloudPrinterOutput } from '../cloud-print/cloud-printer-output.ts';
import { cloudPrinter } from '../cloud-print/cloud-printer-parameters.ts';
import { filter } from '../site-directory/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'CloudPrinter',
  summary: 'Shows the printers that a site publishes.',
  description:
    'Who has the role Printers.Publish sees all of them, and how they stand. Everybody else finds those that he may use.',
  parameters: {
    name: {
      ...cloudPrinter,
      position: 0,
      list: true,
      aliases: ['printer'],
      pipeline: 'property',
      help: 'Only these, by the name, the id, or a pattern such as b1-*.',
    },
    filter,
    text: {
      type: 'string',
      minimum: 1,
      maximum: 200,
      help: 'Only those with these words in their name, manufacturer, model or location; the last may be only begun, as laser*.',
    },
    location: {
      type: 'string',
      minimum: 1,
      maximum: 16_384,
      takes: 'country=USA;building=Building 1',
      help: 'Only those in all of these places.',
    },
    building: { type: 'string', minimum: 1, maximum: 255, help: 'Only those in this building.' },
    near: {
      type: 'string',
      pattern: {
        source: String.raw`\s*-?[0-9.]{1,24}\s*,\s*-?[0-9.]{1,24}\s*`,
        says: 'a latitude and a longitude in degrees, as 52.09,5.12',
      },
      help: 'The nearest ones to this place: latitude,longitude.',
    },
  },
  impact: 'none',
  output: cloudPrinterOutput,
  examples: [
    { line: 'hawser get-cloud-printer', says: 'Lists all of them.', notRun: 'no site runs' },
    {
      line: "hawser get-cloud-printer 'b1-*'",
      says: 'Shows those whose names are like that.',
      notRun: 'no site runs',
    },
    {
      line: "hawser get-cloud-printer -Building 'Building 1' -Text laser*",
      says: 'Looks for one as people do who want to print.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-cloud-printer Office -Output yaml',
      says: 'Shows everything about one.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { cloudPrinters } = await import('../cloud-print/cloud-printers.ts');
    yield* cloudPrinters(site, parameters, { signal, attempt });
  },
});
