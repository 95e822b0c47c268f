import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { HawserError } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import { plainAddress } from '../../../server/plain-address.ts';
import { documentOf, headersOf, type Page } from '../pages/page.ts';
import { expiredPage, failedPage } from '../pages/refusal-pages.ts';
import { formToken, type Interacting, type Interaction, type Outcome } from './interaction.ts';
import { readForm } from './read-form.ts';
import { nextStep } from './sign-in-step.ts';
import { told } from './sign-in-trail.ts';

export interface Answering extends Pick<Interacting, 'provider' | 'store' | 'signIns' | 'audit'> {
  readonly log: Log;
}

/** Asks somebody who he is, and takes what he says: the pages of a sign-in. */
export async function answerInteraction(
  { log, ...asking }: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const outcome = await outcomeOf(asking, request, response);
    if (outcome === 'next') goTo(response, request.url ?? '');
    else if ('page' in outcome) show(response, outcome.page);
    else await asking.provider.interactionFinished(request, response, outcome.result);
  } catch (error) {
    const status = error instanceof HawserError ? error.status : 500;
    log.error({ err: error }, 'a sign-in failed');
    show(response, failedPage(status === 503 ? 503 : 500));
  }
}

async function outcomeOf(
  asking: Omit<Answering, 'log'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Outcome> {
  const isAnswer = request.method === 'POST';
  const isOwn = isAnswer && !isFromElsewhere(request, asking.provider);
  // Before it is looked how far the sign-in has come: whoever sends slowly gains nothing by that.
  const form = isOwn ? await readForm(request) : undefined;
  const interaction = await found(asking.provider, request, response);
  if (interaction === undefined) return { page: expiredPage() };
  const from = plainAddress(request.socket.remoteAddress) ?? '';
  const step = await nextStep({ ...asking, interaction, from });
  const trailing = { ...asking, interaction, from };
  if (!isAnswer) return await told(trailing, await step.ask());
  if (form === undefined || !isSame(form.get('xsrf') ?? '', formToken(interaction))) {
    return { page: expiredPage() };
  }
  // Sent twice, or by a page from before: what is to be asked now is asked.
  if (form.get('step') !== step.name) return 'next';
  return await told(trailing, await step.take(form));
}

/** The sign-in that the browser has begun, and that its address names. */
async function found(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Interaction | undefined> {
  try {
    const interaction = await provider.interactionDetails(request, response);
    const [path = ''] = (request.url ?? '').split('?', 1);
    return path.endsWith(`/${interaction.uid}`) ? interaction : undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'SessionNotFound') return undefined;
    throw error;
  }
}

function isFromElsewhere({ headers: { origin } }: IncomingMessage, { issuer }: Provider): boolean {
  return origin !== undefined && origin !== new URL(issuer).origin;
}

function isSame(given: string, wanted: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === wanted.length && timingSafeEqual(bytes, Buffer.from(wanted));
}

function goTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store', 'content-length': 0 }).end();
}

function show(response: ServerResponse, page: Page): void {
  const text = documentOf(page);
  response
    .writeHead(page.status ?? 200, {
      ...headersOf(page),
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}
