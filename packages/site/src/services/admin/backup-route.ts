import { pipeline } from 'node:stream/promises';
import { backUpSite, backupProblemTrailer } from '@hawser/core/api/contracts/backup';
import { HawserError, toProblem } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import { Secret } from '@hawser/core/secret';
import type { Routes } from '../../server/routes.ts';

export interface BackupRouteOptions {
  readonly backup: (
    keyPassword: Secret | undefined,
    signal: AbortSignal,
  ) => AsyncIterable<Uint8Array>;
  readonly log: Log;
}

const patienceMs = 60_000;

/** Streams a backup; whoever stops reading stops it. */
export function addBackupRoute(routes: Routes, { backup, log }: BackupRouteOptions): void {
  routes.addStream(backUpSite, async ({ body, caller, failed, reply: { raw } }) => {
    const gone = new AbortController();
    raw.on('close', () => gone.abort());
    // Who does not read any more keeps what is read for him from being tidied up.
    raw.setTimeout(patienceMs, () => raw.destroy());
    const password = body.keyPassword === undefined ? undefined : new Secret(body.keyPassword);
    log.info({ caller: caller?.name, keys: password !== undefined }, 'a backup is made');
    raw.writeHead(200, {
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
      trailer: backupProblemTrailer,
    });
    try {
      await pipeline(backup(password, gone.signal), raw, { end: false });
      log.info('the backup is made');
    } catch (error) {
      await failed(error);
      if (gone.signal.aborted) {
        log.warn('the backup was not fetched to its end');
        return;
      }
      log.error({ err: error }, 'the backup failed');
      const told = error instanceof HawserError ? error : undefined;
      raw.addTrailers({
        [backupProblemTrailer]: encodeURIComponent(JSON.stringify(toProblem(told))),
      });
    }
    raw.end();
  });
}
