import { callSite } from '@hawser/core/api/call-site';
import {
  lookAtPrinterDevices,
  listPrinterDevices,
} from '@hawser/core/api/contracts/printer-devices';
import { printerLookTopicOf } from '@hawser/core/api/contracts/connectors';
import { tellAgents } from '../../agents/agent-change.ts';
import { printerWaits } from '../../printing/jobs/printer-waits.ts';
import {
  askPrinter,
  askPrintSystem,
  explainPrinterAccess,
  getPrinter,
  listPrinters,
  publishPrinter,
  setPrinterState,
} from '@hawser/core/api/contracts/printers';
import { HawserError } from '@hawser/core/errors';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { FastifyRequest } from 'fastify';
import type { Log } from '@hawser/core/log';
import { accessErrors } from '../../access/access-errors.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { KnownPrinters } from '../../printing/known-printers.ts';
import { PrinterAccesses } from '../../printing/printer-accesses.ts';
import { printerDevices } from '../../printing/printer-devices.ts';
import { printingErrors } from '../../printing/printing-errors.ts';
import { printersOf } from '../../printing/printers.ts';
import type { Service } from '../service.ts';
import { answerIpp, type CarryOut } from './answer-ipp.ts';
import { ArrivingDocuments } from './arriving/arriving-documents.ts';
import type { PrintServiceOptions } from './ipp-operation.ts';
import { letIn } from './let-in.ts';
import { addPrintJobRoutes } from './print-job-routes.ts';
import { addPrintUsageRoute } from './print-usage-route.ts';
import { printerOperations } from './operations/printer-operations.ts';
import { requireBodySize } from './require-body-size.ts';
import { requireProof } from './require-proof.ts';
import { requireRight, requireSystemRight } from './require-right.ts';
import { requireServed } from './require-served.ts';
import { requireSound } from './require-sound.ts';
import { requireTarget } from './require-target.ts';
import { systemOperations } from './system/system-operations.ts';

/** Takes jobs from clients, and hands them to the proxies of devices: IPP, and its shared infrastructure. */
export function printService(
  given: Omit<PrintServiceOptions, 'accesses' | 'arriving'> & { readonly log: Log },
): Service {
  const { store, log } = given;
  const options = {
    ...given,
    accesses: new PrinterAccesses(store),
    arriving: new ArrivingDocuments(),
  };
  const offering = { ...options, offered: [...printerOperations.keys()] };
  const knownPrinters = new KnownPrinters(store, given.clock);
  const printers = printersOf(options);
  return {
    name: 'print',
    version: '1',
    addRoutes(routes) {
      routes.add(listPrinters, async ({ query }) => printers.list(query));
      routes.add(getPrinter, async ({ params }) => printers.get(params.printer));
      routes.add(publishPrinter, async ({ body, reply, change }) => {
        const published = await printers.publish(change, body);
        reply.header('location', `${publishPrinter.path}/${published.id}`);
        return published;
      });
      routes.add(explainPrinterAccess, async ({ params, query }) =>
        printers.explainAccess(params.printer, query.user),
      );
      routes.add(
        setPrinterState,
        async ({ params, body: wanted, caller, change, requireProofOf }) => {
          if (caller === undefined) throw accessErrors('open', {});
          await requireProof(caller, requireProofOf);
          return await printers.setState(change, caller, { named: params.printer, wanted });
        },
      );
      addPrintJobRoutes(routes, options);
      routes.add(listPrinterDevices, async ({ params }) => {
        const id = params.printer.toLowerCase();
        const printer = await knownPrinters.get(id);
        if (printer === undefined) throw printingErrors('not-found', { name: id }, { target: id });
        return printerDevices(printer, store);
      });
      routes.add(lookAtPrinterDevices, async ({ params, change }) => {
        const id = params.printer.toLowerCase();
        const printer = await knownPrinters.get(id);
        if (printer === undefined) throw printingErrors('not-found', { name: id }, { target: id });
        const now = options.clock.now();
        const { devices } = await printerWaits(store, id, now);
        const connectors = devices.filter(({ isConnector, isAway }) => isConnector && !isAway);
        if (connectors.length > 0) {
          await tellAgents(change, { topic: printerLookTopicOf(id), role: 'connector' });
        }
        return { at: new Date(now).toISOString(), connectors: connectors.length };
      });
      addPrintUsageRoute(routes, options);
      routes.addRaw(askPrinter, async (call) => {
        const caller = await letIn(call);
        const { printer: id } = call.params;
        const limits = options.limits();
        await requireBodySize(call.request, id, { printers: knownPrinters, limits });
        const carryOut: CarryOut = async (name, asked) => {
          const operation = requireOffered(printerOperations, name);
          requireTarget(asked.operation, id);
          const printer = await knownPrinters.get(id);
          if (printer === undefined) {
            throw ippRefusals('client-error-not-found', { what: 'such printer' });
          }
          const access = await options.accesses.of(caller, printer);
          const described = printer.descriptor_id !== null;
          requireRight(caller, operation.right, { access, described });
          await requireServed(caller, printer, store);
          if (operation.right !== 'device') requireSound(asked.operation);
          return operation.run({ ...asked, caller, printer, access }, offering);
        };
        return async (...exchange) => answerIpp(...exchange, { carryOut, log });
      });
      routes.addRaw(askPrintSystem, async (call) => {
        const caller = await letIn(call);
        const { change, request } = call;
        const carryOut: CarryOut = async (name, asked) => {
          const operation = requireOffered(systemOperations, name);
          requireSystemRight(caller, operation.right);
          if (operation.right !== 'device') requireSound(asked.operation);
          const reachedAt = reachedBy(request, options.publicUrl());
          return operation.run(
            { ...asked, caller, change, reachedAt },
            {
              ...options,
              offered: systemOperations.keys(),
              offeredByPrinters: offering.offered,
            },
          );
        };
        return async (...exchange) => answerIpp(...exchange, { carryOut, log });
      });
    },
    async probe(site, signal) {
      const refusal: unknown = await callSite(site, listPrinters, { query: {} }, { signal }).catch(
        (error: unknown) => error,
      );
      if (refusal instanceof HawserError && refusal.status === 401)
        return 'it answers, and asks who is calling';
      throw refusal instanceof Error ? refusal : accessErrors('open', {});
    },
  };
}

/** Certificates are asked for at an address of their own; who shows one goes on where he has begun. */
function reachedBy(
  { host, headers }: Pick<FastifyRequest, 'host' | 'headers'>,
  publicUrl: string,
): string {
  const url = `https://${host}`;
  return headers.authorization === undefined && URL.canParse(url) ? url : publicUrl;
}

function requireOffered<Operation>(
  operations: ReadonlyMap<OperationName, Operation>,
  name: OperationName,
): Operation {
  const operation = operations.get(name);
  if (operation !== undefined) return operation;
  throw ippRefusals('server-error-operation-not-supported', { operation: name });
}
