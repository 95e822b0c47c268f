import type { Page } from './page.ts';
import { toldPage } from './told-page.ts';

/** A sign-in that is over, or was begun elsewhere. */
export function expiredPage(): Page {
  const again = 'Go back to where you began to sign in, and begin again.';
  return {
    ...toldPage(
      'This page has expired',
      'It is of a sign-in that has ended, or was begun in another browser.',
      again,
    ),
    status: 400,
  };
}

/** A request that no sign-in can come of; the reason is for who has made the program that sent it. */
export function refusedPage(reason: string, status: number): Page {
  return {
    ...toldPage(
      'This did not work',
      'The program that led you here has asked for something that cannot be.',
      `The reason: ${reason}`,
    ),
    status,
  };
}

/** Something went wrong that the person can do nothing about. */
export function failedPage(status: number): Page {
  return {
    ...toldPage(
      'The site has a problem',
      'You could not be signed in now. Try again in a moment.',
      'If that does not help, tell an administrator of the site; the log of the site says more.',
    ),
    status,
  };
}
