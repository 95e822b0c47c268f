import { defineCommand } from '@hawser/command/declaration/command';
import { cloudPrinter } from '../cloud-print/cloud-printer-parameters.ts';
import { user } from '../site-directory/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Test',
  noun: 'PrinterAccess',
  summary:
    'Says what somebody may do with a printer, and by which entry of its security descriptor.',
  description:
    'First comes each right with what decides it, then each entry with what comes of it for this person, in the order in which they decide. The role Printers.Publish lets somebody manage every printer, whatever descriptors say.',
  parameters: {
    printer: {
      ...cloudPrinter,
      mandatory: true,
      position: 0,
      help: 'The printer, by its name or its id.',
    },
    user: {
      ...user,
      mandatory: true,
      position: 1,
      help: 'Somebody of the site’s directory by name or id, or anybody by a SID.',
    },
  },
  impact: 'none',
  output: {
    name: 'Hawser.PrinterAccess',
    properties: {
      subject: { type: 'string', description: 'A right, or the number of an entry.' },
      result: {
        type: 'string',
        enum: ['granted', 'denied', 'allows', 'denies'],
        description: 'Whether it is granted, or what the entry does.',
      },
      reason: { type: 'string', description: 'What decides it, or what the entry decides.' },
      ace: { type: ['string', 'null'], description: 'The entry.', whole: true },
      isFor: { type: ['boolean', 'null'], description: 'Whether the entry is for this person.' },
    },
    view: ['subject', 'result', 'reason', 'ace'],
  },
  examples: [
    {
      line: 'hawser test-printer-access Office ada',
      says: 'Says whether ada may print there, and why.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser test-printer-access -Printer Office -User S-1-5-21-1-2-3-1105',
      says: 'The same for whoever has that SID, and is in no group.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { printer, user: named }, session, signal }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { explainPrinterAccess } = await import('@hawser/core/api/contracts/printers');
    const { accessRows } = await import('../cloud-print/access-rows.ts');
    const given = { params: { printer }, query: { user: named } };
    yield* accessRows(await callSite(site, explainPrinterAccess, given, { signal }));
  },
});
