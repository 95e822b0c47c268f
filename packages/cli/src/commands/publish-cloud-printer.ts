import { defineCommand } from '@hawser/command/declaration/command';
import { publishedOutput } from '../cloud-print/cloud-printer-output.ts';
import {
  connector,
  device,
  location,
  manufacturer,
  model,
  orgLocation,
  sddl,
} from '../cloud-print/cloud-printer-parameters.ts';

export default defineCommand({
  verb: 'Publish',
  noun: 'CloudPrinter',
  summary: 'Publishes a printer, so that people find it by its place and print to it.',
  description:
    'A line of Microsoft’s Publish-CloudPrinter works as it is once its endpoints are those of the site; all that a profile or the real printer knows can be left out. A printer that is published by that very name is updated: what is not given stays as it is. Objects of get-available-printer publish what connectors reach. With -WhatIf the site says what would come of it, and what it would refuse; what a new printer gets only when it is published, such as its url, is empty then.',
  parameters: {
    printer: {
      type: 'string',
      mandatory: true,
      position: 0,
      minimum: 1,
      maximum: 127,
      aliases: ['publishedAs', 'name'],
      pipeline: 'property',
      from: {
        'Hawser.AvailablePrinter': ['publishedAs', 'name'],
        'Hawser.CloudPrinter': 'name',
        'Hawser.PublishedCloudPrinter': 'name',
        'Hawser.CloudPrinterImport': 'name',
      },
      sets: ['Publish'],
      help: 'What the printer is called; on a print server the name by which it is shared.',
    },
    manufacturer: { ...manufacturer, pipeline: 'property', sets: ['Publish'] },
    model: { ...model, pipeline: 'property', sets: ['Publish'] },
    orgLocation: { ...orgLocation, pipeline: 'property', sets: ['Publish'] },
    location: { ...location, pipeline: 'property', sets: ['Publish'] },
    locationRule: {
      type: 'string',
      list: true,
      sets: ['Publish'],
      takes:
        '{building}-{floor}.{room}, or an expression between slashes with groups of these names',
      help: 'How the words in which printers say where they are become locations; the first rule that is for them holds.',
    },
    sddl: {
      ...sddl,
      pipeline: 'property',
      sets: ['Publish'],
      otherwise: 'roles say who prints',
      help: 'Who may print, manage documents and manage the printer, as Windows writes it.',
    },
    connector: { ...connector, pipeline: 'property', sets: ['Publish'] },
    device: {
      ...device,
      aliases: ['uri'],
      pipeline: 'property',
      sets: ['Publish'],
      otherwise: 'with -Connector the one of the same name',
    },
    discoveryEndpoint: {
      type: 'string',
      maximum: 2000,
      otherwise: 'that of the profile',
      help: 'Where the site has people find printers: its address with /mcs.',
    },
    printServerEndpoint: {
      type: 'string',
      maximum: 2000,
      otherwise: 'that of the profile',
      help: 'Where the site has people print: its address with /ecp.',
    },
    azureClientId: {
      type: 'string',
      maximum: 200,
      otherwise: 'that of the profile',
      help: 'The program that people of Entra ID sign in with.',
    },
    azureTenantGuid: {
      type: 'string',
      maximum: 200,
      otherwise: 'that of the profile',
      help: 'The directory of Entra ID that people sign in to.',
    },
    discoveryResourceId: {
      type: 'string',
      maximum: 2000,
      otherwise: 'that of the site',
      help: 'What tokens for the site are for.',
    },
    query: {
      type: 'switch',
      mandatory: true,
      sets: ['Query'],
      help: 'Publishes nothing, and lists what is published.',
    },
  },
  sets: { Publish: 'Publishes a printer.', Query: 'Lists those that are published.' },
  impact: 'medium',
  output: publishedOutput,
  examples: [
    {
      line: "hawser publish-cloud-printer Office -Connector basement -Location 'country=USA;site=Redmond, WA;building=Building 1;floor=1;room=1111'",
      says: 'Publishes the printer Office that a connector reaches.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-available-printer -Unpublished -Output jsonl | hawser publish-cloud-printer -InputObject - -WhatIf',
      says: 'Shows what would be published of all that connectors reach.',
      notRun: 'no site runs',
    },
    {
      line: `hawser Publish-CloudPrinter -Printer Office -Manufacturer Brandt -Model 'LaserPro 200' -OrgLocation '{"attrs":[{"category":"country","vs":"USA","depth":0}]}' -Sddl 'O:BAG:DUD:(A;OICI;FA;;;WD)' -DiscoveryEndpoint https://site.example.com/mcs -PrintServerEndpoint https://site.example.com/ecp`,
      says: 'Publishes a printer by a line of before.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser publish-cloud-printer -Query',
      says: 'Lists what is published.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, warn, whatIf, suggest }) {
    const { query, printer: name = '' } = parameters;
    const { shownCloudPrinter } = await import('../cloud-print/shown-cloud-printer.ts');
    const { detailsToPublish } = await import('../cloud-print/publish/details-to-publish.ts');
    const { siteToPublishAt } = await import('../cloud-print/publish/site-to-publish-at.ts');
    const body = query ? undefined : { name, ...detailsToPublish(parameters, { name, warn }) };
    const site = await siteToPublishAt(parameters, { session, signal, warn });
    if (body === undefined) {
      const { allPublished } = await import('../cloud-print/all-published.ts');
      for await (const printer of allPublished(site, signal)) {
        yield { isNew: null, changes: [], ...shownCloudPrinter(printer) };
      }
      return;
    }
    const { callSite } = await import('@hawser/core/api/call-site');
    const { previewListedPrinter, publishListedPrinter } =
      await import('@hawser/core/api/contracts/discovery');
    if (whatIf) {
      const preview = await callSite(site, previewListedPrinter, { body }, { signal });
      const { publishingOf } = await import('../cloud-print/publish/publishing-of.ts');
      const { wouldBePublished } = await import('../cloud-print/publish/would-be-published.ts');
      await should(name, publishingOf(preview));
      yield await wouldBePublished(site, body, preview, signal);
      return;
    }
    if (!(await should(name, 'Publish CloudPrinter'))) return;
    const published = await callSite(site, publishListedPrinter, { body }, { signal });
    const { isNew, changes, ...printer } = published;
    const shown = { isNew, changes, ...shownCloudPrinter(printer) };
    yield shown;
    const quoted = /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
    suggest(
      shown.connectors.length === 0
        ? `Jobs wait until a connector prints for it: hawser set-cloud-printer ${quoted} -Connector NAME`
        : `See whether it prints: hawser test-cloud-printer ${quoted} -PrintTestPage`,
    );
  },
});
