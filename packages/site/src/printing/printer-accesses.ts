import { allows } from '@hawser/core/identity/roles';
import type { CompiledDescriptor } from '@hawser/core/printing/access/compile-descriptor';
import type { PrinterAccess } from '@hawser/core/printing/access/printer-access';
import type { Caller } from '../access/caller.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { PrinterTable } from '../store/tables/printer.ts';
import { sidsOfCaller } from './caller-sids.ts';
import { KnownDescriptors } from './known-descriptors.ts';

/**
 * Who may do what with printers. Where a printer has a security descriptor it says who prints, and without one
 * the role Printers.Use does; who publishes printers looks after them all, whatever their descriptors say, for
 * he could change these. No descriptor lets an agent print, nor one who has shown a password alone do more.
 */
export class PrinterAccesses {
  readonly #store: Pick<Store, 'read' | 'site'>;
  readonly #descriptors: KnownDescriptors;
  readonly #sids = new WeakMap<Caller, ReadonlySet<string>>();

  constructor(store: Pick<Store, 'read' | 'site'>) {
    this.#store = store;
    this.#descriptors = new KnownDescriptors(store);
  }

  /** What somebody may do with a printer. */
  async of(
    caller: Caller,
    { descriptor_id: id }: Pick<PrinterTable, 'descriptor_id'>,
  ): Promise<PrinterAccess> {
    const byRole = roleAccess(caller);
    return id === null ? byRole : this.#byDescriptor(caller, await this.#descriptors.get(id));
  }

  /** The same with one of an id; by roles alone where there is none any more. */
  async ofPrinter(caller: Caller, printer: string): Promise<PrinterAccess> {
    const { rows } = await this.#store.read(async (db) => selectDescriptor(db, { printer }));
    return await this.of(caller, rows[0] ?? { descriptor_id: null });
  }

  /** The descriptors by which somebody may use a printer in any way. */
  async usable(caller: Caller): Promise<ReadonlySet<number>> {
    const usable = new Set<number>();
    for (const [id, descriptor] of await this.#descriptors.all()) {
      if (mayUse(this.#byDescriptor(caller, descriptor))) usable.add(id);
    }
    return usable;
  }

  /** The descriptors that let somebody manage the documents of others. */
  async manageable(caller: Caller): Promise<readonly number[]> {
    const manageable: number[] = [];
    for (const [id, descriptor] of await this.#descriptors.all()) {
      if (this.#byDescriptor(caller, descriptor).manageDocuments) manageable.push(id);
    }
    return manageable;
  }

  #byDescriptor(caller: Caller, descriptor: CompiledDescriptor): PrinterAccess {
    if (!isPerson(caller)) return nothing;
    const access = descriptor.accessOf(this.#sidsOf(caller));
    const { manageDocuments, managePrinter } = roleAccess(caller);
    const mayManage = caller.onlyPrints !== true;
    return {
      print: access.print,
      manageDocuments: manageDocuments || (mayManage && access.manageDocuments),
      managePrinter: managePrinter || (mayManage && access.managePrinter),
    };
  }

  #sidsOf(caller: Caller): ReadonlySet<string> {
    const before = this.#sids.get(caller);
    if (before !== undefined) return before;
    const sids = sidsOfCaller(caller, this.#store.site.id);
    this.#sids.set(caller, sids);
    return sids;
  }
}

const nothing: PrinterAccess = { print: false, manageDocuments: false, managePrinter: false };

/** Whether he may do anything at all with it. */
export function mayUse({ print, manageDocuments, managePrinter }: PrinterAccess): boolean {
  return print || manageDocuments || managePrinter;
}

/** Whether it is somebody, or a program of somebody's, rather than a part of Hawser. */
export function isPerson({ kind }: Pick<Caller, 'kind'>): boolean {
  return kind !== 'agent' && kind !== 'registration';
}

/** What roles alone let somebody do. */
export function roleAccess(caller: Caller): PrinterAccess {
  if (!isPerson(caller)) return nothing;
  const looksAfter = allows(caller.roles, 'Printers.Publish');
  return {
    print: allows(caller.roles, 'Printers.Use'),
    manageDocuments: looksAfter,
    managePrinter: looksAfter,
  };
}

const selectDescriptor = statement((db, { printer }: { readonly printer: string }) =>
  db.selectFrom('printer').select('descriptor_id').where('id', '=', printer),
);
