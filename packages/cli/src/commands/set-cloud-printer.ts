import { defineCommand } from '@hawser/command/declaration/command';
import { cloudPrinterOutput } from '../cloud-print/cloud-printer-output.ts';
import {
  cloudPrinter,
  connector,
  device,
  location,
  manufacturer,
  model,
  orgLocation,
  sddl,
} from '../cloud-print/cloud-printer-parameters.ts';
import { limitParameters } from '../cloud-print/limit-parameters.ts';
import { version } from '../site-directory/directory-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Set',
  noun: 'CloudPrinter',
  summary: 'Changes what is said of a published printer; what is not given stays as it is.',
  description:
    'A change of who may use it holds from the next request on. With -Version nothing is changed where somebody else has changed the printer meanwhile.',
  parameters: {
    name: {
      ...cloudPrinter,
      mandatory: true,
      position: 0,
      aliases: ['printer'],
      pipeline: 'property',
      help: 'The printer, by the name or the id.',
    },
    newName: {
      type: 'string',
      minimum: 1,
      maximum: 127,
      help: 'What it is to be called; its address stays the same.',
    },
    manufacturer: { ...manufacturer, help: 'Who made it; an empty text takes it away.' },
    model: { ...model, help: 'Its model; with an empty text it is what its device says.' },
    location: { ...location, help: 'Where it is; an empty text takes it away.' },
    orgLocation,
    sddl: {
      ...sddl,
      help: 'Who may use it, as Windows writes it; with none roles say who prints.',
    },
    connector,
    device: { ...device, otherwise: 'with -Connector the one of the same name' },
    withoutConnector: {
      type: 'string',
      minimum: 1,
      maximum: 100,
      help: 'A connector, by name or id, that is to print for it no more; * for all of them.',
    },
    ...limitParameters,
    version,
  },
  impact: 'medium',
  passThru: 'Writes the printer as it is now.',
  output: cloudPrinterOutput,
  examples: [
    {
      line: "hawser set-cloud-printer Office -NewName 'Office 2' -Location 'country=NL;city=Utrecht;building=Dom'",
      says: 'Calls it something else, and says where it stands now.',
      notRun: 'no site runs',
    },
    {
      line: "hawser set-cloud-printer Office -Sddl 'O:BAG:BAD:(A;OICI;FA;;;BA)(A;;SWRC;;;WD)'",
      says: 'Has everybody print there, and administrators do the rest.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser set-cloud-printer Office -JobMegabytes 50 -OpenJobs default',
      says: 'Has it take no larger jobs than that, and as many as other printers.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, passThru, ...call }) {
    const { changedDetails } = await import('../cloud-print/changed-details.ts');
    const body = changedDetails(parameters);
    const site = await signedInSite(session);
    const { name, version: known } = parameters;
    const { warnOfUnknown } = await import('../cloud-print/warn-of-unknown.ts');
    await warnOfUnknown(site, name, { ...call, signal });
    if (!(await should(name, 'Set CloudPrinter'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { describeListedPrinter } = await import('@hawser/core/api/contracts/discovery');
    const { shownCloudPrinter } = await import('../cloud-print/shown-cloud-printer.ts');
    const given = { params: { printer: name }, body, ifMatch: known ?? ('*' as const) };
    const changed = await callSite(site, describeListedPrinter, given, { signal });
    if (passThru) yield shownCloudPrinter(changed);
  },
});
