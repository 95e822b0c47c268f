import { errorTable } from '@hawser/core/errors';

/** What can go wrong around a site's process. */
export const siteProcessErrors = errorTable('site-process', {
  'not-started': {
    kind: 'failed',
    message: 'The site ended while it was starting ({ending}).',
    hint: 'What it said last is in {output}; in the foreground it says all: hawser start-site',
  },
  'start-stopped': {
    kind: 'interrupted',
    message: 'The start was stopped, and no site runs in {folder}.',
    hint: 'What was made so far stays there, and the next start goes on with it: hawser start-site',
  },
  'not-stopped': {
    kind: 'failed',
    message: 'The site in {folder}, process {pid}, has not ended after {seconds} s.',
    hint: 'See what it still does: hawser get-site-log. To end it at once, whatever is lost: hawser stop-site -Force',
  },
  'not-reached': {
    kind: 'failed',
    message: 'The process {pid} that holds {folder} cannot be told to {what}: {reason}.',
    hint: 'It may run under another user or in another container; do it there.',
  },
  'not-updated': {
    kind: 'failed',
    message: 'The site in {folder} has not read its settings again after {seconds} s.',
    hint: 'See what it does: hawser get-site-log. What it reads holds from its next start on in any case.',
  },
  'no-signal': {
    kind: 'failed',
    message: 'On Windows nothing can tell the site in {folder} to read its settings again.',
    hint: 'Start it again: hawser stop-site, then hawser start-site. It takes them then.',
  },
  elsewhere: {
    kind: 'conflict',
    message: 'The site in {folder} runs on another machine or in a container: {host}.',
    hint: 'Repeat the command there.',
  },
  'still-starting': {
    kind: 'conflict',
    message: 'A site is starting or stopping in {folder}.',
    hint: 'Repeat the command in a moment.',
  },
  'no-profile': {
    kind: 'denied',
    message:
      'A site runs in {folder}, process {pid}, but no profile of yours is its administrator.',
    hint: 'Name one that is by -Profile. Or delete {admin} and start the site again: that makes one.',
  },
  'not-running': {
    kind: 'not-found',
    message: 'No site runs in {folder}.',
    hint: 'Start it: hawser start-site. If it is in another folder, name that by -DataFolder.',
  },
});
