import { defineCommand } from '@hawser/command/declaration/command';
import { cloudPrinter } from '../cloud-print/cloud-printer-parameters.ts';
import { legs } from '../cloud-print/walk/walk-check.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Test',
  noun: 'CloudPrinter',
  summary: 'Goes the whole way from here to the paper of a printer, and says where it breaks.',
  description:
    'It finds the site by discovery, shows its token, looks for the printer and asks the print service, looks whether a device of a connector serves it, and how the printer is; as whoever the profile signs in. What is beyond the first thing that is wrong is not reached. Whoever has the role Printers.Publish, and Devices.Manage, sees more of the connector.',
  parameters: {
    printer: {
      ...cloudPrinter,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The printer, by its name, or for who publishes printers also by its id.',
    },
    printTestPage: {
      type: 'switch',
      help: 'Prints a page at the end, and follows it until it is over.',
    },
    waitSec: {
      type: 'int',
      minimum: 1,
      maximum: 3600,
      default: 120,
      help: 'How many seconds the page may take. One that no device has begun by then is canceled.',
    },
  },
  impact: 'none',
  output: {
    name: 'Hawser.CloudPrinterCheck',
    properties: {
      step: {
        type: 'string',
        enum: legs,
        description: 'How far on the way it is.',
      },
      check: { type: 'string', description: 'What was looked at there.' },
      result: {
        type: 'string',
        enum: ['ok', 'warning', 'failed', 'not-reached'],
        description: 'How it is.',
      },
      detail: {
        type: 'string',
        description: 'What was found.',
        wraps: ({ result }: { readonly result: string }) => result !== 'ok',
      },
      hint: { type: ['string', 'null'], description: 'What to do about it.' },
    },
    view: ['step', 'check', 'result', 'detail'],
  },
  examples: [
    {
      line: 'hawser test-cloud-printer Office',
      says: 'Says whether something is wrong between here and the printer, and where.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser test-cloud-printer Office -PrintTestPage -WaitSec 60',
      says: 'And prints a page, which is to be on paper within a minute.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, steps, error }) {
    const { printer: named, printTestPage, waitSec: waitSeconds } = parameters;
    const profile = await session.profile();
    const site = await signedInSite(session);
    const { takeWalk } = await import('../cloud-print/walk/take-walk.ts');
    const walked = await takeWalk(
      { named, profile, site, signal, vault: async () => session.vault() },
      {
        steps,
        ...(printTestPage
          ? { page: { waitSeconds, should: async () => should(named, 'Print TestPage', 'low') } }
          : {}),
      },
    );
    yield* walked.rows;
    if (walked.failure !== undefined) await error(walked.failure);
  },
});
