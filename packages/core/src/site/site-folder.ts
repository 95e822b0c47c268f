import { join } from 'node:path';
import { paths } from '../paths.ts';

/** Where a site keeps what is its own on this machine. */
export interface SiteFolder {
  readonly root: string;
  /** What a person writes. */
  readonly settings: string;
  /** What everything secret in the database is sealed with. */
  readonly key: string;
  readonly database: string;
  readonly blobs: string;
  readonly certificates: string;
  readonly logs: string;
  /** What tells this process from the other replicas of the site. */
  readonly replica: string;
  /** Who runs the site, while it runs. */
  readonly running: string;
  /** Is there from the beginning of a restore to its end. */
  readonly restoring: string;
  /** What a site without a terminal said that is in no log. */
  readonly output: string;
  /** How far the chains of audit records have come, so that nothing vanishes at their end. */
  readonly auditHeads: string;
  /** Is there from a restore to the first start after it, which tells the audit trail. */
  readonly restored: string;
  /** Which admin certificate the first start has made, and where it went. */
  readonly admin: string;
}

/** The parts of a data folder; without a root, of the one that is this user's. */
export function siteFolder(root: string = join(paths().data, 'site')): SiteFolder {
  return {
    root,
    settings: join(root, 'site.yaml'),
    key: join(root, 'site.key'),
    database: join(root, 'site.db'),
    blobs: join(root, 'blobs'),
    certificates: join(root, 'certificates'),
    logs: join(root, 'logs'),
    replica: join(root, 'replica.id'),
    running: join(root, 'running.json'),
    restoring: join(root, 'restoring'),
    output: join(root, 'output.txt'),
    auditHeads: join(root, 'audit.heads'),
    restored: join(root, 'restored'),
    admin: join(root, 'admin.json'),
  };
}
