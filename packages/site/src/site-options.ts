import type { Clock } from '@hawser/core/clock';
import type { KeptAdmin } from '@hawser/core/site/kept-admin';
import type { RunningSite } from '@hawser/core/site/running-site';
import type { WrittenSettings } from '@hawser/core/site/settings-text';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import type { GivenSiteSettings } from '@hawser/core/site/site-settings';
import type { Administrator } from './certificates/admin-access.ts';
import type { AnyOperationKind } from './operations/operation-kind.ts';
import type { ReadAgain } from './reload-site.ts';
import type { SignIns } from './services/directory/sign-ins.ts';

/** What a site is started with. */
export interface SiteOptions {
  readonly folder: SiteFolder;
  readonly settings: GivenSiteSettings;
  readonly version: string;
  /** Somebody watches: what is logged is also shown. */
  readonly foreground: boolean;
  /** What a first start that goes well writes as the settings file, where there is none. */
  readonly firstSettings: WrittenSettings | undefined;
  /** All that was given, for a backup. */
  readonly writtenSettings: () => Promise<WrittenSettings>;
  /** Says what is being done while the site starts. */
  readonly report: (text: string) => void;
  readonly administrator: Administrator;
  /** Called when the site is ready, before anybody on this machine can know of it. */
  readonly beforeAnnounced?: () => void;
  readonly clock?: Clock;
  /** Long work of other kinds than the site's own. */
  readonly operationKinds?: readonly AnyOperationKind[];
  /** Who is let in as a person, where that is not for the directory of the site to say. */
  readonly signIns?: SignIns;
}

export interface Site {
  readonly running: RunningSite;
  readonly admin: KeptAdmin & { readonly isNew: boolean };
  /**
   * Takes what has changed in the settings and the certificates, as far as a running site can. What
   * came of it is announced; after a mistake the site goes on as it was.
   */
  reload(readAgain: () => Promise<ReadAgain>): Promise<void>;
  /** Takes nothing more, finishes what runs, and ends. */
  stop(): Promise<void>;
}
