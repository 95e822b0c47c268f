import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const printJob: Migration = {
  number: 20,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('print_job')
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('number', integer, (column) => column.notNull())
      .addColumn('uuid', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('owner_name', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('holds', 'text', (column) => column.notNull())
      .addColumn('ending', 'text')
      .addColumn('paper', 'text', (column) => column.notNull())
      .addColumn('lease_state', 'text', (column) => column.notNull())
      .addColumn('lease_token', integer, (column) => column.notNull())
      .addColumn('lease_device', 'text')
      .addColumn('lease_until', integer)
      .addColumn('impressions', integer, (column) => column.notNull())
      .addColumn('device_says', bytes)
      .addColumn('attributes', bytes, (column) => column.notNull())
      .addColumn('priority', integer, (column) => column.notNull())
      .addColumn('place', integer, (column) => column.notNull())
      .addColumn('documents', integer, (column) => column.notNull())
      .addColumn('octets', integer, (column) => column.notNull())
      .addColumn('incoming_until', integer)
      .addColumn('waits_since', integer)
      .addColumn('hold_until', integer)
      .addColumn('retain_seconds', integer, (column) => column.notNull())
      .addColumn('retain_until', integer)
      .addColumn('password', 'text')
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('processing', integer)
      .addColumn('completed', integer)
      .addPrimaryKeyConstraint('print_job_key', ['printer', 'number'])
      .execute();
    await db.schema
      .createIndex('print_job_by_state')
      .on('print_job')
      .columns(['printer', 'state', 'number'])
      .execute();
    // Everybody finds his own jobs, however many others there were.
    await db.schema
      .createIndex('print_job_by_owner')
      .on('print_job')
      .columns(['printer', 'owner', 'number'])
      .execute();
    for (const time of times) {
      await db.schema.createIndex(`print_job_by_${time}`).on('print_job').column(time).execute();
    }
    await db.schema
      .createTable('print_job_refusal')
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('job', integer, (column) => column.notNull())
      .addColumn('device', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('print_job_refusal_key', ['printer', 'job', 'device'])
      .execute();
    await db.schema
      .createTable('print_account')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('open_jobs', integer, (column) => column.notNull())
      .addColumn('octets', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('print_account_key', ['owner', 'printer'])
      .execute();
    await db.schema
      .createTable('print_use')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('hour', integer, (column) => column.notNull())
      .addColumn('jobs', integer, (column) => column.notNull())
      .addColumn('octets', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('print_use_key', ['owner', 'hour'])
      .execute();
    await db.schema.createIndex('print_use_by_hour').on('print_use').column('hour').execute();
    await db.schema
      .createTable('print_document')
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('job', integer, (column) => column.notNull())
      .addColumn('number', integer, (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('format', 'text', (column) => column.notNull())
      .addColumn('compression', 'text', (column) => column.notNull())
      .addColumn('attributes', bytes)
      .addColumn('size', integer, (column) => column.notNull())
      .addColumn('bytes', bytes)
      .addColumn('blob', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('handed', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('print_document_key', ['printer', 'job', 'number'])
      .execute();
    await db.schema
      .createIndex('print_document_by_blob')
      .on('print_document')
      .column('blob')
      .execute();
  },
};

/** When something happens to a job because nothing else does, or has ended it. */
const times = [
  'incoming_until',
  'hold_until',
  'lease_until',
  'waits_since',
  'retain_until',
  'completed',
] as const;
