import type { errors, KoaContextWithOIDC } from 'oidc-provider';
import { devicePage } from './pages/device-page.ts';
import { documentOf, headersOf, type Page } from './pages/page.ts';
import { expiredPage, failedPage, refusedPage } from './pages/refusal-pages.ts';
import { otherPersonPage, signOutPage } from './pages/sign-out-page.ts';
import { toldPage } from './pages/told-page.ts';
import { enteredCode } from './mounted-request.ts';

const ours = new WeakSet<object>();

/** Answers with a page. */
function show(ctx: KoaContextWithOIDC, page: Page): void {
  if (page.status !== undefined) ctx.status = page.status;
  ctx.set(headersOf(page));
  ctx.body = documentOf(page);
  ours.add(ctx);
}

/** The page on which a code is entered; an error is one of the code, or of what came of it. */
export function showDevicePage(
  ctx: KoaContextWithOIDC,
  error: (Error & { readonly userCode?: string }) | undefined,
): void {
  if (error?.name === 'AbortedError') return show(ctx, notConnected());
  if (error !== undefined && forgetNewSession(ctx)) return show(ctx, expiredPage());
  const userCode = error?.userCode ?? enteredCode(ctx.req);
  const problem = error === undefined ? undefined : (codeProblems.get(error.name) ?? otherProblem);
  show(ctx, devicePage({ ...stateForm(ctx, 'code_verification'), userCode, problem }));
}

/**
 * Who sends a form of no page that he was given has no session, and gets none by it: what oidc-provider
 * puts into one for its next form it could not keep. Tells whether it was so.
 */
function forgetNewSession({ oidc: { session } }: KoaContextWithOIDC): boolean {
  // One that was never kept has no end yet.
  if (session === undefined || Object.hasOwn(session, 'exp')) return false;
  Object.assign(session, { touched: false });
  return true;
}

const otherProblem = 'That did not work. Start again on the device, and enter its new code.';
const codeProblems = new Map([
  ['NoCodeError', 'Enter the code that your device shows.'],
  ['NotFoundError', 'There is no such code. Look at it again on the device.'],
  ['ExpiredError', 'The code has expired. Start again on the device, and enter its new code.'],
  ['AlreadyUsedError', 'The code was used already. Start again on the device.'],
]);

function notConnected(): Page {
  return toldPage('The device was not connected', 'You can close this page.');
}

export function showConnected(ctx: KoaContextWithOIDC): void {
  show(ctx, toldPage('The device is connected', 'You can close this page, and go on there.'));
}

export function showSignOut(ctx: KoaContextWithOIDC): void {
  show(ctx, signOutPage(stateForm(ctx, 'end_session_confirm')));
}

export function showSignedOut(ctx: KoaContextWithOIDC): void {
  show(ctx, toldPage('You are signed out', 'You can close this page.'));
}

export function showError(
  ctx: KoaContextWithOIDC,
  out: { readonly error: string; readonly error_description?: string | undefined },
  error: Error | errors.OIDCProviderError,
): void {
  if (error.name === 'SessionNotFound') return show(ctx, expiredPage());
  if (ctx.status >= 500) return show(ctx, failedPage(ctx.status));
  show(ctx, refusedPage(`${out.error}: ${out.error_description ?? ''}`, ctx.status));
}

/**
 * In two places oidc-provider has a page of its own that sends itself by a script. Neither runs here:
 * in their place there is one with a button, or one that asks for nothing.
 */
export function replaceForeignPage(ctx: KoaContextWithOIDC): void {
  // What leads elsewhere is a page, too, which nobody sees.
  const isShown = ctx.response.is('html') === 'html' && !isRedirect(ctx.status);
  if (ours.has(ctx) || !isShown) return;
  const { route } = ctx.oidc;
  if (route === 'end_session') return showSignedOut(ctx);
  if (route === 'resume' || route === 'device_resume') {
    return show(ctx, otherPersonPage(stateForm(ctx, 'end_session_confirm')));
  }
  // The form by which somebody wants the answer sent, who is told why he gets none.
  if (ctx.status < 500) return show(ctx, refusedPage('response_mode: it has to be query', 400));
  show(ctx, failedPage(500));
}

/** Whatever has gone wrong; the log says what. */
export function showFailed(ctx: KoaContextWithOIDC): void {
  show(ctx, failedPage(ctx.status));
}

function stateForm(
  ctx: KoaContextWithOIDC,
  route: string,
): { readonly action: string; readonly xsrf: string } {
  const secret = ctx.oidc.session?.state?.['secret'];
  return { action: ctx.oidc.urlFor(route), xsrf: typeof secret === 'string' ? secret : '' };
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
