import { blobErrors } from './blob-errors.ts';

/** Azure's own code of a failed call, as BlobNotFound, or the system's; nothing for other errors. */
export function azureCodeOf(error: unknown): string {
  if (!isRestError(error)) return '';
  // An answer to HEAD has no body, and so its code only among its headers.
  const code = error.code ?? error.details?.errorCode;
  return code ?? `status ${error.statusCode ?? 'unknown'}`;
}

/** What Azure refuses, and that it cannot be reached, is the store's trouble; the rest is told as it is. */
export function azureTrouble(store: string, error: unknown): unknown {
  const code = azureCodeOf(error);
  if (code === '' || !isRestError(error)) return error;
  const reason = /^E[A-Z_]+$/.test(code) ? `it cannot be reached (${code})` : `Azure says ${code}`;
  // Not the error itself: it holds the request, with what authorised it.
  const request = error.details?.['x-ms-request-id'] ?? 'that got no answer';
  const cause = new Error(`${code} for request ${request}`);
  return blobErrors('store-unavailable', { store, reason }, { target: store, cause });
}

interface RestError extends Error {
  readonly code?: string;
  readonly statusCode?: number;
  readonly details?: { readonly errorCode?: string; readonly 'x-ms-request-id'?: string };
}

// By its name, for its class is loaded only where a store in Azure is opened.
function isRestError(error: unknown): error is RestError {
  return error instanceof Error && error.name === 'RestError';
}
